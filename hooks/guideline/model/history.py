"""What changed when, from the change logs of all pages and from what each release wrote down: a copy without
git has both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from guideline.model.editions import Edition
from guideline.model.metadata import ChangeEntry, Fate, Outcome
from guideline.model.page import Page


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the change log of a page."""

    page: Page
    entry: ChangeEntry

    @property
    def reason(self) -> str:
        """The reason in words."""
        return self.entry.reason.value.replace("-", " ")


def history(pages: Iterable[Page]) -> list[Told]:
    """Return the change logs of all pages together, newest first, and in the order of the pages within a
    day."""
    told = [Told(page, entry) for page in pages if page.metadata for entry in page.metadata.changes]
    return sorted(told, key=lambda item: item.entry.day, reverse=True)


def last_changes(page: Page, editions: Sequence[Edition] = ()) -> dict[str, str]:
    """Return how the recommendations of a page changed last, in words, by their id: ‘aangepast 2026-11: nieuw
    bewijs’.

    The change log of the page says why. Where it does not tell of a change that a release wrote down
    (``editions``, newest first), the version stands there. A whole review after the last change is told too:
    ‘opnieuw beoordeeld 2027-03’.
    """
    last = _logged(page) | _released(_logged(page), editions)
    reviewed = _last_review(page)
    found = {}
    for item in page.recommendations:
        day, told = last.get(item.id, (date.min, ""))
        again = f"opnieuw beoordeeld {reviewed:%Y-%m}" if reviewed and reviewed > day else ""
        if text := "; ".join(part for part in (told, again) if part):
            found[item.id] = text
    return found


_Last = dict[str, tuple[date, str]]
"""The day and the words of the last change of recommendations, by id."""


def _logged(page: Page) -> _Last:
    last: _Last = {}
    for item in history([page]):
        for name, fate in item.entry.recommendations.items():
            if fate is not Fate.WITHDRAWN:
                told = f"{fate.value} {item.entry.day:%Y-%m}: {item.reason}"
                last.setdefault(name, (item.entry.day, told))
    return last


def _released(logged: _Last, editions: Sequence[Edition]) -> _Last:
    """Return the changes that a release brought and of which the log tells nothing: nothing after the release
    before it."""
    last: _Last = {}
    days = [edition.day for edition in editions]
    for edition, (_, before) in zip(editions, pairwise([*days, date.min]), strict=True):
        for name, fate in edition.fates.items():
            told = name in logged and logged[name][0] > before
            if fate is not Fate.WITHDRAWN and not told and name not in last:
                last[name] = (
                    edition.day,
                    f"{fate.value} {edition.day:%Y-%m}: in versie {edition.version}",
                )
    return last


def _last_review(page: Page) -> date | None:
    """Return the day of the last whole review of the page after its first."""
    reviews = page.maintained.upkeep.reviews if page.maintained else []
    again = (Outcome.UNCHANGED, Outcome.CHANGED)
    return max((review.day for review in reviews if review.outcome in again), default=None)
