"""What the list of retracted publications says of our sources, and that file as text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field

from guideline.model.metadata import Day, StrictModel, Text
from guideline.model.retractions import MARKS, Retraction, RetractionList, plain_doi
from guideline.model.validation import validate
from guideline.reading.records import Problems, shape_problems
from guideline.reading.yaml_explained import yaml_problems
from guideline.reading.yaml_source import read_yaml


class _Row(StrictModel):
    doi: str = ""
    pmid: str = ""
    kind: Literal[tuple(MARKS)] = Field(alias="aard")  # type: ignore[valid-type]
    day: Day | None = Field(None, alias="datum")
    notice: str = Field("", alias="bericht")
    seen: Day = Field(alias="gezien")


class _File(StrictModel):
    since: Day = Field(alias="sinds")
    read: Day | None = Field(None, alias="lijst")
    found: list[_Row] = Field(default_factory=list, alias="gevonden")
    source: Text | None = Field(None, alias="bron")


def read_retractions(text: str) -> tuple[tuple[RetractionList, ...], Problems]:
    """Return what stands in the text of the file, and what is wrong with it."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    if source.data is None:
        return (), tuple(problems)
    file, found = validate(_File, source.data)
    problems.extend(shape_problems(found, source))
    if file is None:
        return (), tuple(problems)
    rows = tuple(
        Retraction(
            plain_doi(row.doi),
            row.pmid,
            row.kind,
            row.day,
            row.notice,
            row.seen,
            source.place(("gevonden", index)),
        )
        for index, row in enumerate(file.found)
    )
    at = source.place(("lijst",) if file.read else ("sinds",))
    return (RetractionList(file.since, file.read, rows, at),), tuple(problems)


def retractions_text(since: date, read: date, found: Iterable[Retraction]) -> str:
    """Return the file with what stood in the list of the day ``read``."""
    rows = sorted(found, key=lambda item: (item.doi, item.pmid))
    lines = [
        "# Gemaakt met ‘python -m guideline intrekkingen <bestand.csv>’; wijzig dit niet met de hand.",
        f"sinds: {since}",
        f"lijst: {read}",
        "bron: Retraction Watch, via Crossref",
        "gevonden:" if rows else "gevonden: []",
    ]
    for row in rows:
        keys = {
            "doi": _quoted(row.doi) if row.doi else "",
            "pmid": _quoted(row.pmid) if row.pmid else "",
            "aard": row.kind,
            "datum": str(row.day or ""),
            "bericht": _quoted(row.notice) if row.notice else "",
            "gezien": str(row.seen),
        }
        typed = [f"{key}: {value}" for key, value in keys.items() if value]
        lines += [f"{'  - ' if not number else '    '}{line}" for number, line in enumerate(typed)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return a text between quotes, its characters as they are: half of a pair would be refused."""
    return json.dumps(text, ensure_ascii=False)
