"""What changed in what the guideline says of itself: its risks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from guideline.changes.pair import Pair
from guideline.changes.registry import Change, Level, comparer, kind, place
from guideline.model.guideline import Guideline
from guideline.model.places import At
from guideline.model.proofs import HAZARDS

ACCOUNT = kind(
    "A133",
    "Risico’s van de site",
    Level.CONTENT,
    f"In docs/{HAZARDS} is een risico anders, nieuw of weg.",
    "blijft_over: Niets.",
    "blijft_over: Wie niet kijkt, ziet het niet.",
)

_Rows = Mapping[str, tuple[str, At]]
"""The rows of a data file by a name that stays: what is typed there, and where."""


def _hazards(guideline: Guideline) -> _Rows:
    return {
        item.id: (
            " ".join(
                (
                    item.kind,
                    *(text for _, text in item.texts),
                    *(proof.name for control in item.controls for proof in control.proofs),
                    item.watcher,
                )
            ),
            item.at,
        )
        for item in guideline.hazards
    }


_FILES: Mapping[str, Callable[[Guideline], _Rows]] = {HAZARDS: _hazards}


@comparer
def accounts(pair: Pair) -> Iterator[Change]:
    """Yield which rows of these files came, went or say something else."""
    for name, rows in _FILES.items():
        if pair.unreadable(name):
            continue
        old, new = rows(pair.old.guideline), rows(pair.new.guideline)
        for key in dict.fromkeys((*old, *new)):
            before, after = old.get(key, ("", (1, 1))), new.get(key, ("", (1, 1)))
            if before[0] != after[0]:
                gone = key not in new
                where = place(pair.source(name, old=gone), (before if gone else after)[1])
                yield Change(ACCOUNT, key, where, before[0], after[0])
