"""The data between two lines ``---`` at the top of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from guideline.model.metadata import Metadata, ModuleMetadata, PageMetadata, PatientMetadata
from guideline.model.places import START, At, KeyPath, Problem
from guideline.model.validation import validate
from guideline.reading.yaml_explained import yaml_problems
from guideline.reading.yaml_source import read_yaml


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a page as data, and as metadata when it is valid; the place of every key."""

    metadata: Metadata | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[KeyPath, At] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def split(text: str) -> tuple[str | None, str, int]:
    """Split into front matter (None when absent or not closed), body, and the line the body starts on."""
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], start=1):
            if line.rstrip() in ("---", "..."):
                return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


_ALMOST_DASHES = re.compile(r"[ \t]*(?:[-–—−‐‑_*=~][ \t]{0,3}){1,12}|[ \t]*(?:```|~~~)[ \t]*(?:ya?ml)?[ \t]*")
"""What a text program makes of three dashes, or who types them by heart."""

_KEY = re.compile(r"([A-Za-z_]{2,40})[ \t]*:(?:[ \t]|$)")
_KEYS = frozenset(
    info.alias or name
    for model in (ModuleMetadata, PageMetadata, PatientMetadata)
    for name, info in model.model_fields.items()
)
"""The keys that may stand at the top of a page."""

_BEGINS_BODY = re.compile(r"\#{1,6}\s|/{3}|\[|\||>")


@dataclass(frozen=True, slots=True)
class AlmostSplit:
    """A page of which the lines around the front matter are wrong: the front matter that was meant, the line
    it starts on, the body, the line the body starts on, and what is wrong."""

    typed: str
    first_line: int
    body: str
    body_line: int
    problem: Problem


def split_as_meant(text: str) -> AlmostSplit | None:
    """Return the parts of a page that has no sound front matter, where it is clear which lines were meant as
    such; None when it is not. So the rest of the page is judged as if the slip were repaired."""
    lines = text.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    opened = bool(_ALMOST_DASHES.fullmatch(lines[first]))
    start = first + 1 if opened else first
    key = _KEY.match(lines[start]) if start < len(lines) else None
    if key is None or not (opened or key[1] in _KEYS):
        return None
    end, closed = _end_of_data(lines, start)
    return AlmostSplit(
        "\n".join(lines[start:end]) + "\n",
        start + 1,
        "\n".join(lines[end + closed :]),
        end + closed + 1,
        _what_is_wrong(lines, first, opened, end, closed),
    )


def _end_of_data(lines: list[str], start: int) -> tuple[int, bool]:
    """Return the index of the line after the data, and whether it was meant to close them."""
    for index in range(start, len(lines)):
        if _ALMOST_DASHES.fullmatch(lines[index]) or lines[index].rstrip() == "...":
            return index, True
        if _BEGINS_BODY.match(lines[index]):
            break
    data = (index for index in range(start, len(lines)) if not lines[index].strip())
    return next(data, len(lines)), False


def _what_is_wrong(lines: list[str], first: int, opened: bool, end: int, closed: bool) -> Problem:
    """Return the problem at the line that is wrong, and what to type there."""
    last = lines[end].strip() if closed else ""
    also = (
        ""
        if last == "---"
        else f", en op regel {end + 1}"
        if closed
        else f", en op een regel onder regel {end}"
    )
    if not opened:
        return Problem(
            "no-front-matter",
            (first + 1, 1),
            "boven de gegevens ontbreekt de regel ---",
            f"begin het bestand met een regel ---, direct boven ‘{lines[first].strip()[:40]}’"
            + (f"; typ ook{also.removeprefix(', en')} ---" if also else ""),
        )
    if lines[first].rstrip() != "---":
        return _wrong_dashes(lines, first, "opent", f"daar{also}")
    if first:
        message = "boven de eerste regel --- staat een lege regel"
        return Problem("no-front-matter", START, message, "verwijder de regels erboven: --- is regel 1")
    if closed:
        return _wrong_dashes(lines, end, "sluit", "daar")
    return Problem(
        "no-front-matter",
        START,
        "de gegevens bovenaan zijn niet afgesloten",
        f"zet onder regel {end} (‘{lines[end - 1].strip()[:40]}’) een regel met alleen ---",
    )


def _wrong_dashes(lines: list[str], index: int, does: str, where: str) -> Problem:
    return Problem(
        "no-front-matter",
        (index + 1, 1),
        f"regel {index + 1} is ‘{lines[index].strip()}’, en dat {does} de gegevens bovenaan niet",
        f"typ {where} drie gewone streepjes, zonder spatie ervoor: ---",
    )


_NOT_CLOSED = (
    "het blok met gegevens bovenaan (tussen twee regels ---) ontbreekt of is niet afgesloten",
    "begin het bestand met ---, dan ‘title: …’ en de andere sleutels, en sluit af met ---",
)


def read_front_matter(
    path: str, text: str | None, first_line: int = 2, *, for_patients: bool = False
) -> FrontMatter:
    """Read the front matter of the page at ``path``, which starts on ``first_line``; ``text`` is None when it
    is absent or not closed. That of a module differs from that of a page ``for_patients``."""
    if text is None:
        return _absent(*_NOT_CLOSED)
    source = read_yaml(text, first_line=first_line)
    problems = tuple(yaml_problems(source))
    data = source.data if isinstance(source.data, dict) else {}
    if source.data is None and problems:
        kept, places = _legible(path, text, first_line)
        return FrontMatter(None, kept, places, problems)
    if not isinstance(source.data, dict):
        return _absent(
            "het blok met gegevens bovenaan is leeg of geen lijst van sleutels",
            "schrijf per regel ‘sleutel: waarde’",
        )
    metadata, found = validate(_kind_of(data, for_patients), data)
    wrong = (
        Problem(f"meta-{item.kind}", source.place(item.path), item.message, item.suggestion) for item in found
    )
    return FrontMatter(metadata, data, source.places, (*problems, *wrong))


_TITLE = re.compile(r"title\b[ \t]*:?[ \t]*(.*\S)")
_MODULE = re.compile(r"module\b")


def _legible(path: str, text: str, first_line: int) -> tuple[dict[str, Any], dict[KeyPath, At]]:
    """Return of data that cannot be read what the page is: its title, and whether it is under review.

    Without that, one slip would make every link to the page, and every recommendation on it, a mistake.
    """
    data: dict[str, Any] = {}
    places: dict[KeyPath, At] = {}
    for number, line in enumerate(text.split("\n"), start=first_line):
        if title := _TITLE.match(line):
            data["title"], places[("title",)] = title[1].strip("\"'"), (number, 1)
        elif _MODULE.match(line):
            data["module"], places[("module",)] = PurePosixPath(path).stem, (number, 1)
    return data, places


def _absent(message: str, suggestion: str) -> FrontMatter:
    return FrontMatter(problems=(Problem("no-front-matter", START, message, suggestion),))


def _kind_of(data: dict[str, Any], for_patients: bool) -> type[BaseModel]:
    """Return what the front matter must be: that of a module, of a page for patients, or of neither."""
    if "module" not in data:
        return PageMetadata
    return PatientMetadata if for_patients else ModuleMetadata
