"""What changed in what the guideline says of itself: its risks, how it was made and by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from guideline.changes.pair import Pair
from guideline.changes.registry import Change, Level, comparer, kind, place
from guideline.changes.witnesses import source_key
from guideline.model.guideline import Guideline
from guideline.model.places import At
from guideline.model.proofs import ACCOUNTS, HAZARDS, QUALITY
from guideline.model.retractions import RETRACTED, RETRACTIONS, Retraction
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

UNMARKED = kind(
    "A134",
    "Merk van een ingetrokken bron weg",
    Level.CLINICAL,
    f"""Een bron was volgens docs/{RETRACTIONS} ingetrokken of in twijfel, en is dat niet meer of minder:
    lezers zien het merk bij de verwijzing niet meer, ook als het bestand weg is of de DOI van de bron anders.
    Dat hoort alleen als het tijdschrift erop terugkwam.""",
    "ingetrokken 2026-05-14 10.1000/999",
    "",
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
    rows = {item.doi or item.pmid: (_told(item), item.at) for item in known.found}
    return {"lijst": (f"sinds {known.since}, gelezen {known.read or 'nog niet'}", known.at), **rows}


def _told(item: Retraction) -> str:
    """Return what was said of a source in words; the day on which we saw it decides when it is an error."""
    return " ".join(
        part for part in (item.kind, str(item.day or ""), item.notice, f"gezien {item.seen}") if part
    )


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
    yield from _unmarked(pair)


def _unmarked(pair: Pair) -> Iterator[Change]:
    """Yield each source, still in the bibliography, that readers saw marked and that says less now."""
    if pair.unreadable(RETRACTIONS):
        return
    new = pair.new.guideline
    for key, item in pair.old.guideline.retracted.items():
        now = new.retracted.get(key)
        if key in new.by_key and (now is None or item.kind == RETRACTED != now.kind):
            where = place(pair.source(RETRACTIONS, old=now is None), (now or item).at)
            after = _told(now) if now else ""
            yield Change(UNMARKED, key, where, _told(item), after, (source_key(key),))
