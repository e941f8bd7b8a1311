"""What changed when, from the change logs of all pages: the log is the history, so a copy without git has
it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guideline.model.metadata import ChangeEntry, Fate
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


def last_changes(page: Page) -> dict[str, str]:
    """Return how the recommendations of a page changed last, in words, by their id: ‘aangepast 2026-11: nieuw
    bewijs’."""
    last: dict[str, str] = {}
    for item in history([page]):
        for name, fate in item.entry.recommendations.items():
            if fate is not Fate.WITHDRAWN:
                last.setdefault(name, f"{fate.value} {item.entry.day:%Y-%m}: {item.reason}")
    return last
