"""Does the guideline rest on publications that were retracted, and was that looked up of late?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.literature.entries import BIB
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Place, Severity
from guideline.model.retractions import DOUBTED, RETRACTED, RETRACTIONS, Retraction
from guideline.model.review import in_words
from guideline.reading.bibliography import BIBLIOGRAPHY

OLD_AFTER = 90
"""After how many days a list that was read counts as old."""

_FILE = f"docs/{RETRACTIONS}"
_COMMAND = "make intrekkingen BESTAND=retraction_watch.csv"


def _example(kind: str, seen: str) -> Example:
    """Return a source of which the list says this, first seen on that day."""
    return Example(
        "@article{studie2015,\n  author = {Achternaam, X.},\n  title = {Een studie},\n  year = {2015},\n"
        "  doi = {10.1000/999},\n  note = {geverifieerd}\n}\n",
        "",
        file=BIB,
        beside={
            _FILE: f"sinds: 2026-01-01\nlijst: 2026-05-30\ngevonden:\n  - doi: 10.1000/999\n"
            f"    aard: {kind}\n    datum: 2026-05-01\n    gezien: {seen}\n"
        },
    )


def _cited(context: Context, kind: str) -> Iterator[tuple[Place, str, Retraction]]:
    """Yield each source of which this was said, at the first place on each page that cites it, or in the
    bibliography when no page does."""
    guideline = context.guideline
    for key, item in guideline.retracted.items():
        if item.kind != kind:
            continue
        places: dict[str, Place] = {}
        for page in guideline.pages:
            for citation in page.citations:
                if citation.key == key:
                    places.setdefault(page.path, context.place(page, citation.at))
        if not places:
            places[""] = context.data_place(BIBLIOGRAPHY, guideline.by_key[key].at)
        for place in places.values():
            yield place, key, item


def _when(item: Retraction) -> str:
    return f" op {in_words(item.day)}" if item.day else ""


_REMEDY = (
    "lees het bericht van het tijdschrift, weeg opnieuw wat erop steunt, haal de verwijzing weg en de"
    f" bron uit {BIB}"
)


def _in_grace(context: Context, item: Retraction) -> bool:
    return (context.today - item.seen).days <= context.guideline.settings.retraction_grace_days


@check(
    "L021",
    "Ingetrokken bron, net bekend",
    Severity.WARNING,
    f"""Een bron waar de richtlijn naar verwijst, is volgens {_FILE} ingetrokken. Lezers zien dat meteen bij
    elke verwijzing en in de literatuurlijst; daarom houdt dit publiceren nog niet tegen. Na de dagen van
    `intrekking_respijt_dagen` in mkdocs.yml wordt het een fout (L022).""",
    _example(RETRACTED, "2026-05-30"),
    since="0.2.0",
    stops=False,
)
def retracted_in_grace(context: Context) -> Iterator[Report]:
    for place, key, item in _cited(context, RETRACTED):
        if _in_grace(context, item):
            yield place, f"de bron ‘{key}’ is{_when(item)} ingetrokken", _REMEDY


@check(
    "L022",
    "Ingetrokken bron, al langer bekend",
    Severity.ERROR,
    """De bron is ingetrokken, en dat is langer bekend dan de respijttijd (`intrekking_respijt_dagen` in
    mkdocs.yml). Weeg opnieuw wat erop steunt, en haal de verwijzing weg.""",
    _example(RETRACTED, "2026-01-05"),
    since="0.2.0",
)
def retracted(context: Context) -> Iterator[Report]:
    for place, key, item in _cited(context, RETRACTED):
        if not _in_grace(context, item):
            days = (context.today - item.seen).days
            yield (
                place,
                f"de bron ‘{key}’ is{_when(item)} ingetrokken; dat is al {days} dagen bekend",
                _REMEDY,
            )


@check(
    "L023",
    "Lang niet nagekeken op intrekkingen",
    Severity.NOTICE,
    f"""In {_FILE} staat van welke dag de lijst met intrekkingen is. Is die ouder dan {OLD_AFTER} dagen, of is
    er zo lang na `sinds` nog geen lijst gelezen, dan is dat een melding. Een taak van het platform haalt de
    lijst elke week op; zelf kan het met `{_COMMAND}`.""",
    Example(
        "sinds: 2025-01-01\nlijst: 2026-01-02\ngevonden: []\n",
        "sinds: 2025-01-01\nlijst: 2026-05-30\ngevonden: []\n",
        file="docs/intrekkingen.yml",
        line=1,
    ),
    since="0.2.0",
)
def list_is_old(context: Context) -> Iterator[Report]:
    known = context.guideline.retractions
    if known and (context.today - (known.read or known.since)).days > OLD_AFTER:
        message = (
            f"de lijst met intrekkingen is van {in_words(known.read)}"
            if known.read
            else f"sinds {in_words(known.since)} is nog geen lijst met intrekkingen gelezen"
        )
        yield context.data_place(RETRACTIONS, known.at), message, f"haal een nieuwe op: ‘{_COMMAND}’"


@check(
    "L024",
    "Bron waar het tijdschrift aan twijfelt",
    Severity.NOTICE,
    f"""Het tijdschrift heeft een bericht geplaatst dat het aan de publicatie twijfelt, zonder haar in te
    trekken.
    Dat staat in {_FILE}, en lezers zien het bij de verwijzing. Lees het bericht, en weeg of de aanbeveling
    er nog op kan steunen.""",
    _example(DOUBTED, "2026-05-30"),
    since="0.2.0",
)
def doubted(context: Context) -> Iterator[Report]:
    for place, key, item in _cited(context, DOUBTED):
        message = f"het tijdschrift plaatste{_when(item)} een bericht van twijfel over de bron ‘{key}’"
        yield place, message, "lees het bericht en weeg opnieuw wat erop steunt"
