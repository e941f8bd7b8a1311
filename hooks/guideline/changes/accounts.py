"""What changed in what the guideline says of itself: its risks, how it was made and by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from guideline.changes.pair import Pair
from guideline.changes.registry import Change, Level, comparer, kind, place
from guideline.model.guideline import Guideline
from guideline.model.places import At
from guideline.model.proofs import ACCOUNTS, HAZARDS, QUALITY
from guideline.model.retractions import RETRACTIONS
from guideline.reading.accounts import MAKERS

ACCOUNT = kind(
    "A133",
    "Risico’s en verantwoording",
    Level.CONTENT,
    f"""In docs/{HAZARDS}, docs/{ACCOUNTS} of docs/{MAKERS} is een risico, een antwoord of een gegeven over de
    makers anders, nieuw of weg, of in docs/{RETRACTIONS} een ingetrokken bron, of in docs/{QUALITY} een
    belofte of een cijfer.""",
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


def _answers(guideline: Guideline) -> _Rows:
    return {
        item.id: (
            " ".join(
                (
                    *(text for _, text in item.texts if text),
                    *(proof.name for proof in item.proofs),
                    item.judge,
                    item.day.isoformat(),
                )
            ),
            item.at,
        )
        for item in guideline.answers
    }


def _promises(guideline: Guideline) -> _Rows:
    return {
        item.id: (
            " ".join(
                (
                    *(text for _, text in item.texts if text),
                    *(command for _, command in item.commands),
                    *(figure.day.isoformat() for figure in item.figures),
                    *(proof.name for proof in item.proofs),
                    item.kept,
                )
            ),
            item.at,
        )
        for item in guideline.promises
    }


def _makers(guideline: Guideline) -> _Rows:
    file = guideline.makers
    return {
        f"{part} {index + 1}": (", ".join(row.values()), file.place(part, index))
        for part, rows in file.makers.model_dump(by_alias=True, mode="json").items()
        for index, row in enumerate(rows)
    }


def _retractions(guideline: Guideline) -> _Rows:
    known = guideline.retractions
    if known is None:
        return {}
    rows = {
        item.doi or item.pmid: (f"{item.kind} {item.day or ''} {item.notice}".strip(), item.at)
        for item in known.found
    }
    return {"lijst": (str(known.read or ""), known.at), **rows}


_FILES: Mapping[str, Callable[[Guideline], _Rows]] = {
    HAZARDS: _hazards,
    ACCOUNTS: _answers,
    QUALITY: _promises,
    MAKERS: _makers,
    RETRACTIONS: _retractions,
}


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
