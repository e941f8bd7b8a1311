"""What changed in the bibliography, each source by its key."""

from __future__ import annotations

from collections.abc import Iterator

from guideline.changes.pair import Pair
from guideline.changes.registry import Change, Level, comparer, kind, place
from guideline.changes.witnesses import source_key
from guideline.model.guideline import Reference
from guideline.reading.bibliography import BIBLIOGRAPHY

_ENTRY = "@article{bron2020,\n  title = {Titel},\n  …\n}"
NEW = kind(
    "A100", "Bron nieuw", Level.CONTENT, "Er is een bron bij gekomen in docs/literatuur.bib.", "", _ENTRY
)
GONE = kind("A101", "Bron weg", Level.CONTENT, "Een bron staat niet meer in docs/literatuur.bib.", _ENTRY, "")
FIELD = kind(
    "A102",
    "Gegeven van een bron",
    Level.CONTENT,
    "Een veld van een bron is anders: jaar, titel, DOI, nagelezen of niet.",
    "year = {2020}",
    "year = {2021}",
)
LANGUAGE = kind(
    "A103",
    "Taal of vorm van een bron",
    Level.TECHNICAL,
    "Een veld dat niet zegt welke publicatie het is, is anders: de taal van de titel, trefwoorden.",
    "",
    "langid = {english}",
)
_NO_CONTENT = frozenset({"langid", "language", "keywords", "abstract", "file"})


@comparer
def literature(pair: Pair) -> Iterator[Change]:
    """Yield what changed in each source."""
    if pair.unreadable(BIBLIOGRAPHY):
        return
    old, new = pair.old.guideline.by_key, pair.new.guideline.by_key
    for key, reference in old.items():
        if key not in new:
            where = place(pair.source(BIBLIOGRAPHY, old=True), reference.at)
            yield Change(GONE, key, where, _title(reference), "", (source_key(key),))
    for key, reference in new.items():
        if key not in old:
            where = place(pair.source(BIBLIOGRAPHY), reference.at)
            yield Change(NEW, key, where, "", _title(reference), (source_key(key),))
        else:
            yield from _fields(pair, old[key], reference)


def _fields(pair: Pair, old: Reference, new: Reference) -> Iterator[Change]:
    before, after = ({**item.fields, "soort": item.kind} for item in (old, new))
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) == after.get(name):
            continue
        line = new.lines.get(name, new.at[0])
        was, now = (f"{name} = {{{side[name]}}}" if name in side else "" for side in (before, after))
        where = place(pair.source(BIBLIOGRAPHY), (line, 1))
        found = LANGUAGE if name in _NO_CONTENT else FIELD
        yield Change(found, new.key, where, was, now, (source_key(new.key),))


def _title(reference: Reference) -> str:
    return reference.fields.get("title", reference.key)
