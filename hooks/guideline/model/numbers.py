"""The number of a recommendation, to say on the telephone, and the year of its last change.

A number is given when a recommendation is first published and is kept for ever in the record of what is
published: also when its text moves, changes or goes. No other recommendation ever gets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from guideline.model.page import Page

FIRST_NUMBER = 101
"""The first number that is given: three figures, so that none is taken for that of a source or a step."""


def with_new_numbers(known: Mapping[str, int], ids: Iterable[str]) -> dict[str, int]:
    """Return the ``known`` numbers by id, completed with new ones for the ``ids`` that have none, in their
    order."""
    numbers = dict(known)
    free = max([FIRST_NUMBER - 1, *numbers.values()]) + 1
    for name in ids:
        if name not in numbers:
            numbers[name] = free
            free += 1
    return numbers


def last_change(page: Page, name: str) -> date | None:
    """Return the day of the last change of the recommendation with id ``name``: by the change log of its
    page, or else that of the first review; None when its page tells neither."""
    metadata = page.maintained
    if metadata is None:
        return None
    changed = [entry.day for entry in metadata.changes if name in entry.recommendations]
    first = [min(review.day for review in metadata.upkeep.reviews)] if metadata.upkeep.reviews else []
    return max(changed or first, default=None)


def label(number: int | None, day: date | None) -> str:
    """Return what a reader sees of both, empty when there is no number yet."""
    if number is None:
        return ""
    return f"Aanbeveling {number} ({day.year})" if day else f"Aanbeveling {number}"
