"""Are the kind, the year, the note and the names of the fields of a source those that the site knows?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.literature.entries import BIB, sound, typed
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.suggestions import nearest
from guideline.reading.bibliography import BIBLIOGRAPHY
from guideline.reading.bibtex_slips import ENTRY_TYPES

NO_YEAR = "zonder jaar"
"""What stands in the field for a publication without a year."""

VERIFIED, UNVERIFIED = "geverifieerd", "ongeverifieerd"

_OTHER_TYPES = {
    "booklet": "misc",
    "bookinbook": "inbook",
    "collection": "book",
    "conference": "inproceedings",
    "dataset": "misc",
    "electronic": "misc",
    "inreference": "incollection",
    "manual": "book",
    "mastersthesis": "phdthesis",
    "mvbook": "book",
    "online": "misc",
    "patent": "misc",
    "periodical": "misc",
    "proceedings": "book",
    "reference": "book",
    "report": "techreport",
    "software": "misc",
    "thesis": "phdthesis",
    "unpublished": "misc",
    "webpage": "misc",
    "website": "misc",
    "www": "misc",
}
"""Kinds that other programs write, and the one that the site shows them as."""

_SHOWN = frozenset(
    [
        "author",
        "title",
        "journal",
        "booktitle",
        "publisher",
        "howpublished",
        "school",
        "institution",
        "volume",
        "number",
        "pages",
        "year",
        "doi",
        "pmid",
        "url",
        "isbn",
        "note",
        "annote",
        "langid",
    ]
)
"""The fields that the site uses."""

_HARMLESS = frozenset(
    [
        "abstract",
        "address",
        "archive",
        "archiveprefix",
        "chapter",
        "copyright",
        "day",
        "edition",
        "editor",
        "eprint",
        "eprinttype",
        "eventdate",
        "eventtitle",
        "file",
        "hyphenation",
        "id",
        "issn",
        "keyword",
        "keywords",
        "language",
        "lccn",
        "month",
        "nlmuniqueid",
        "organization",
        "owner",
        "pmcid",
        "pmc",
        "primaryclass",
        "pubstate",
        "rights",
        "series",
        "shorttitle",
        "source",
        "timestamp",
        "translator",
        "type",
        "urldate",
        "version",
        "venue",
    ]
)
"""What other programs write beside them, and the site has no place for."""

_OTHER_FIELDS = {
    "afzender": "publisher",
    "auteur": "author",
    "auteurs": "author",
    "authors": "author",
    "date": "year",
    "issue": "number",
    "jaar": "year",
    "journal-title": "journal",
    "journaltitle": "journal",
    "link": "url",
    "page": "pages",
    "paginas": "pages",
    "shortjournal": "journal",
    "tijdschrift": "journal",
    "titel": "title",
    "uitgever": "publisher",
}
"""Names that other programs and editors give a field, and the one that the site reads."""

_ELSEWHERE = frozenset({"crossref", "xref", "xdata"})
"""Fields that point to another entry for what is not in this one."""


@check(
    "L015",
    "Onbekende soort bron",
    Severity.ERROR,
    f"Een bron begint met haar soort: {', '.join(f'`@{name}`' for name in ENTRY_TYPES)}. Aan de soort ziet de"
    " site hoe zij de bron moet tonen.",
    Example("@artcle{bron2020,", "@article{bron2020,", file=BIB),
    since="0.2.0",
)
def unknown_type(context: Context) -> Iterator[Report]:
    for reference in sound(context):
        if reference.kind not in ENTRY_TYPES:
            better = _OTHER_TYPES.get(reference.kind) or nearest(reference.kind, ENTRY_TYPES) or "misc"
            yield (
                context.data_place(BIBLIOGRAPHY, reference.at),
                f"de soort ‘@{reference.kind}’ van ‘{reference.key}’ bestaat niet",
                f"schrijf ‘@{better}{{{reference.key},’",
            )


@check(
    "L016",
    "Jaar klopt niet",
    Severity.ERROR,
    f"Het jaar van een bron is een getal van vier cijfers, of de woorden ‘{NO_YEAR}’ als de publicatie er"
    " geen noemt of nog moet verschijnen.",
    Example("  year = {in press},", "  year = {2020},", file=BIB),
    since="0.2.0",
)
def wrong_year(context: Context) -> Iterator[Report]:
    latest = context.today.year + 1
    for reference in sound(context):
        value = reference.fields.get("year")
        if not value or value == NO_YEAR or (re.fullmatch(r"[12]\d{3}", value) and int(value) <= latest):
            continue
        years = [year for year in re.findall(r"(?<!\d)[12]\d{3}(?!\d)", value) if int(year) <= latest]
        is_a_year = re.fullmatch(r"\d{4}", value)
        yield (
            context.data_place(BIBLIOGRAPHY, (reference.lines["year"], 1)),
            f"‘{value}’ kan niet het jaar van een publicatie zijn (bron ‘{reference.key}’)",
            "neem het jaar over uit de publicatie zelf"
            if is_a_year
            else f"schrijf {typed('year', years[-1] if years else NO_YEAR)}",
        )


@check(
    "L017",
    "Onbekend woord bij note",
    Severity.ERROR,
    f"Bij `note` staat of de bron is nagelezen: `{VERIFIED}` of `{UNVERIFIED}`, zo nodig met wat er niet is"
    " nagelezen: `geverifieerd; jaar ongeverifieerd`. Een andere opmerking hoort bij `annote`.",
    Example("  note = {geverifieert}", "  note = {geverifieerd}", file=BIB),
    since="0.2.0",
)
def unknown_note(context: Context) -> Iterator[Report]:
    for reference in sound(context):
        value = reference.fields.get("note", "")
        if not value or _is_agreed(value):
            continue
        better = _better_note(value)
        remedy = f"schrijf {typed('note', better or UNVERIFIED)}"
        yield (
            context.data_place(BIBLIOGRAPHY, (reference.lines["note"], 1)),
            f"‘{value}’ bij note van ‘{reference.key}’ zegt niet of de bron is nagelezen",
            remedy if better else f"{remedy} en zet de opmerking bij annote",
        )


def _is_agreed(note: str) -> bool:
    """Return whether a note is the agreed word, with or without what was not read."""
    return bool(re.match(rf"(?:on)?{VERIFIED}(?:$|[ (;,])", note.casefold()))


def _better_note(note: str) -> str:
    """Return the note that was meant, with what stands after the word; empty when that is not clear."""
    match = re.match(r"\W*+((?:nog )?(?:niet|on|geen)[ -]*+)?([^\W\d_]*+)(.*)", note, re.I)
    if not match:
        return ""
    near = nearest(match[2], (VERIFIED, UNVERIFIED)) or (VERIFIED if match[2] == "nagelezen" else "")
    if not near:
        return ""
    rest = match[3].rstrip(" .")
    word = UNVERIFIED if match[1] else near
    return f"{word}{rest}" if rest[:1] in (" ", "(", ";", ",") else word


@check(
    "L018",
    "Veld dat de site niet leest",
    Severity.ERROR,
    "Een veld met een andere naam dan de site kent, telt niet mee: `journaltitle` is hier `journal`, `date`"
    " is `year`. Gegevens die bij een andere bron staan (`crossref`) neemt u over.",
    Example("  titel = {Titel},", "  title = {Titel},", file=BIB),
    since="0.2.0",
)
def unread_field(context: Context) -> Iterator[Report]:
    for reference in sound(context):
        for name, value in reference.fields.items():
            if name in _SHOWN or (name in _HARMLESS and name not in _OTHER_FIELDS):
                continue
            better = _OTHER_FIELDS.get(name) or nearest(name, sorted(_SHOWN))
            if name in _ELSEWHERE:
                remedy = "neem de velden van die bron hier over en verwijder deze regel"
            elif better and better in reference.fields:
                remedy = f"verwijder de regel: het veld ‘{better}’ staat er al"
            elif better:
                year = re.search(r"[12]\d{3}", value) if better == "year" else None
                remedy = f"schrijf {typed(better, year[0] if year else value)}"
            else:
                continue
            yield (
                context.data_place(BIBLIOGRAPHY, (reference.lines[name], 1)),
                f"het veld ‘{name}’ van ‘{reference.key}’ telt niet mee",
                remedy,
            )
