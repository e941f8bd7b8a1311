"""``intrekkingen``: what the list of Retraction Watch, a CSV that Crossref publishes, says of our sources.

Its columns are described at crossref.org (Retrieve metadata, Retraction Watch). It has sixty thousand rows
and some characters that are no UTF-8; only the rows of our own DOIs and PMIDs are kept. Corrections are left
out: Crossref says itself that those are far from complete.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from guideline.editing.refusal import RefusedError
from guideline.model.guideline import Guideline
from guideline.model.metadata import FIRST_YEAR, LAST_YEAR
from guideline.model.retractions import DOUBTED, RETRACTED, RETRACTIONS, Retraction, plain_doi
from guideline.reading.characters import untrue_characters
from guideline.reading.retractions import read_retractions, retractions_text

COLUMNS = (
    *("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "RetractionDate", "RetractionDOI"),
)
"""The columns that are read."""

RENEWED_AFTER = 30
"""After how many days a list in which nothing is new still renews the file: its date must not grow old, and
a proposal every week that changes only a date would not be read."""

_NATURES = {"retraction": RETRACTED, "expression of concern": DOUBTED, "reinstatement": ""}
_LONGEST_FIELD = 10_000_000

_NOTICE = re.compile(r"10\.[0-9]{4,9}/[-._;()/:A-Za-z0-9]{1,200}")
"""A DOI as they are given out now (Crossref, "DOIs and matching regular expressions")."""


def retractions_from(path: Path, guideline: Guideline, today: date) -> tuple[str, str]:
    """Return the new text of the file, empty when it stays as it is, and what to say about it.

    Raises RefusedError when ``path`` is no such list, or the new text could not be read again. The day of the
    list is that of the file, and never later than ``today``.
    """
    if not path.is_file():
        raise RefusedError(f"‘{path}’ is er niet; noem het bestand met de lijst, zoals retraction_watch.csv")
    read = min(today, datetime.fromtimestamp(path.stat().st_mtime).date())
    before = guideline.retractions
    found = _as_seen(_matching(path, guideline), before.found if before else (), read)
    since = before.since if before else today
    if before and before.read:
        if read < before.read:
            raise RefusedError(
                f"deze lijst is van {read}, en die van {before.read} is al gelezen; neem een nieuwere"
            )
        same = {_content(item) for item in found} == {_content(item) for item in before.found}
        if same and (read - before.read).days < RENEWED_AFTER:
            return "", f"Niets nieuws; de lijst van {before.read} blijft staan."
    retracted = sum(item.kind == RETRACTED for item in found)
    told = (
        f"docs/{RETRACTIONS}: lijst van {read}, {retracted} van onze bronnen ingetrokken,"
        f" {len(found) - retracted} in twijfel."
    )
    return _that_can_be_read(retractions_text(since, read, found)), told


def _that_can_be_read(text: str) -> str:
    """Return the text of the file; raise RefusedError for one that would itself be refused: then nothing of
    it would count, and since when we knew would be lost."""
    _, problems = read_retractions(text)
    for problem in (*problems, *untrue_characters(text)):
        raise RefusedError(
            f"uit deze lijst komt een docs/{RETRACTIONS} dat niet kan worden gelezen ({problem.message});"
            " er is niets geschreven"
        )
    return text


def _content(item: Retraction) -> tuple[str, ...]:
    return item.doi, item.pmid, item.kind, str(item.day), item.notice


def _as_seen(found: Iterator[Retraction], before: tuple[Retraction, ...], read: date) -> list[Retraction]:
    """Return what was found, each with the day on which we first saw it."""
    seen = {(item.doi, item.pmid, item.kind): item.seen for item in before}
    return [replace(item, seen=seen.get((item.doi, item.pmid, item.kind), read)) for item in found]


def _matching(path: Path, guideline: Guideline) -> Iterator[Retraction]:
    """Yield what holds now of each of our sources that stands in the list: the last that was said."""
    dois = {plain_doi(item.fields["doi"]): item.key for item in guideline.references if "doi" in item.fields}
    pmids = {item.fields["pmid"].strip(): item.key for item in guideline.references if "pmid" in item.fields}
    said: dict[str, list[Retraction]] = {}
    for row in _rows(path):
        doi, pmid = plain_doi(row["OriginalPaperDOI"]), row["OriginalPaperPubMedID"].strip()
        key = dois.get(doi) or pmids.get(pmid.lstrip("0"))
        kind = _NATURES.get(row["RetractionNature"].strip().casefold())
        if key and kind is not None:
            fields = guideline.by_key[key].fields
            ours = plain_doi(fields.get("doi", "")), fields.get("pmid", "").strip()
            day = _day(row["RetractionDate"])
            notice = _notice(row["RetractionDOI"])
            said.setdefault(key, []).append(Retraction(*ours, kind, day, notice, date.min, (1, 1)))
    for items in said.values():
        items.sort(key=lambda item: item.day or date.min)
        if items[-1].kind == DOUBTED and any(item.kind == RETRACTED for item in items):
            items = [item for item in items if item.kind != DOUBTED]
        if items[-1].kind:
            yield items[-1]


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    """Yield the rows; raise RefusedError for a file that is no such list, or holds nothing."""
    csv.field_size_limit(_LONGEST_FIELD)
    number = 0
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            reader = csv.DictReader(file, restval="")
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise RefusedError(
                    f"‘{path.name}’ is niet de lijst van Retraction Watch: de kolom ‘{missing[0]}’ ontbreekt"
                )
            for number, row in enumerate(reader, start=1):  # noqa: B007 (counted for what follows)
                yield {name: row[name] or "" for name in COLUMNS}
    except csv.Error as error:
        raise RefusedError(f"‘{path.name}’ kan niet worden gelezen als CSV: {error}") from None
    if not number:
        raise RefusedError(f"in ‘{path.name}’ staat geen enkele publicatie; haal de lijst opnieuw op")


def _notice(text: str) -> str:
    """Return the DOI in a cell, empty when it is none of the signs that Crossref gives out: it becomes a
    link, and the list has what others typed."""
    return found[0] if (found := _NOTICE.fullmatch(text.strip())) else ""


def _day(text: str) -> date | None:
    """Return the day in a cell, written as ``4/15/2021 0:00`` or ``2021-04-15``; None for anything else, and
    for a day in a year that the guideline does not take."""
    if match := re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})\b", text.strip()):
        month, day, year = map(int, match.groups())
    elif match := re.match(r"(\d{4})-(\d{2})-(\d{2})\b", text.strip()):
        year, month, day = map(int, match.groups())
    else:
        return None
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
