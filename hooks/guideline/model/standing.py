"""Where a page stands: its status, when it was last assessed and when that is due again.

A module has this in its own front matter. The emergency page has none: it says nothing of its own, so it
stands where the modules stand that it takes its lines from, the least settled and the oldest of them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guideline.model.guideline import Guideline
from guideline.model.metadata import Status
from guideline.model.page import Page
from guideline.model.review import in_words, review_state

STATUS_TEXTS: Mapping[Status, str] = {
    Status.CONCEPT: "Concept",
    Status.COMMENTS: "Commentaarfase",
    Status.AUTHORISED: "Geautoriseerd",
    Status.WITHDRAWN: "Vervallen",
}
"""The statuses in words."""

_LEAST_SETTLED_FIRST = (Status.WITHDRAWN, Status.CONCEPT, Status.COMMENTS, Status.AUTHORISED)
"""Whoever rests on several texts stands where the first of these stands that occurs."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A status with the dates of the last assessment and the next; no dates when the review log gives
    none."""

    status: Status
    last: date | None
    due: date | None

    @property
    def status_text(self) -> str:
        """The status in words."""
        return STATUS_TEXTS[self.status]


def standing(page: Page, guideline: Guideline, today: date) -> Standing | None:
    """Return where ``page`` stands on ``today``, or None for a page that is not under review."""
    if page.maintained:
        state = review_state(page.maintained, guideline.settings, today)
        return Standing(page.maintained.status, state.last if state else None, state.due if state else None)
    if not page.is_emergency:
        return None
    found = [
        result
        for path in dict.fromkeys(posixpath.normpath(link.target.partition("#")[0]) for link in page.links)
        if (target := guideline.by_path.get(path))
        and target.maintained
        and (result := standing(target, guideline, today))
    ]
    if not found:
        return None
    return Standing(
        min((item.status for item in found), key=_LEAST_SETTLED_FIRST.index),
        min((item.last for item in found if item.last), default=None),
        min((item.due for item in found if item.due), default=None),
    )


def imprint(
    name: str,
    title: str,
    found: Standing | None,
    today: date,
    version: str,
    address: str,
    check: str = "",
) -> str:
    """Return what a page says of itself on paper: the ``name`` of the guideline, its title, the version, how
    it stands (``found``, when it is under review), the day, its ``address``, and the address that says
    whether the sheet still holds (``check``, empty when none does)."""
    parts = [name, title, f"versie {version}"]
    if found:
        parts.append(f"status: {found.status_text.casefold()}")
    if found and found.last and found.due:
        parts.append(f"laatst beoordeeld {in_words(found.last)}")
        parts.append(f"volgende beoordeling vóór {in_words(found.due)}")
    parts += [f"gebouwd {in_words(today)}", address, f"nog gelijk? {check}" if check else ""]
    return " · ".join(part for part in parts if part)
