"""What a release writes down for its readers: what became of each recommendation since the release before it,
and a digest of everything that can be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from guideline.changes.compare import Comparison
from guideline.changes.pair import Held
from guideline.changes.registry import Level
from guideline.editing.refusal import RefusedError
from guideline.model.editions import Edition, Readable, edition_of, readable_at
from guideline.model.guideline import Guideline
from guideline.model.metadata import Fate
from guideline.pages.paper import readable

_OF_RECOMMENDATIONS = ("A00", "A01")
"""How the codes begin of changes whose id is that of a recommendation."""


def earlier(editions: Sequence[Edition], version: str) -> list[Edition]:
    """Return the releases before ``version``, newest first: one that was begun before is made again."""
    return [edition for edition in editions if edition.version != version]


def with_edition(
    guideline: Guideline, version: str, today: date, comparison: Comparison | None
) -> list[Edition]:
    """Return the history of the guideline with the release of ``version``, newest first.

    ``comparison`` is that with the release before; None for the first one, of which nothing before it is
    known. Raises RefusedError when something could not be compared.
    """
    if comparison and comparison.failed:
        told = "\n".join(f"- {reason}" for reason in comparison.failed)
        raise RefusedError(f"Niet alles kan worden vergeleken met de vorige uitgave:\n{told}")
    before = earlier(guideline.editions, version)
    now = readable(guideline)
    then = [*readable_at(before)][-1][1] if before else Readable()
    fates = _fates(comparison, now) if comparison else {}
    return [edition_of(version, today, fates, then, now), *before]


def _fates(comparison: Comparison, now: Readable) -> dict[str, Fate]:
    """Return what became of each recommendation that is new, gone, or reads as something else: spelling,
    layout and another place change nothing for a reader."""
    clinical = {
        change.id
        for change in comparison.changes
        if change.kind.level is Level.CLINICAL and change.kind.code.startswith(_OF_RECOMMENDATIONS)
    }
    then = readable(comparison.pair.old.guideline)
    found: dict[str, Fate] = {}
    for old, new in comparison.pair.recommendations:
        if new and not old:
            found[new.item.id] = Fate.NEW
        elif old and not new:
            found[old.item.id] = Fate.WITHDRAWN
        elif old and new and (new.item.id in clinical or _reads_otherwise(comparison, old, new, then, now)):
            found[new.item.id] = Fate.CHANGED
    return found


def _reads_otherwise(comparison: Comparison, old: Held, new: Held, then: Readable, now: Readable) -> bool:
    """Return whether readers get another text, in more than its spelling: also where only a value in it is
    another."""
    if then.texts.get(old.item.id) == now.texts.get(new.item.id):
        return False
    pair = comparison.pair
    was, reads = pair.shown(old.item.text, old=True), pair.shown(new.item.text)
    return not pair.lexicon.is_editorial(was, reads)
