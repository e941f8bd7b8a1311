"""The data between two lines ``---`` at the top of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from guideline.model.addresses import PATIENT_CHAPTER
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


def read_front_matter(path: str, text: str | None) -> FrontMatter:
    """Read the front matter of the page at ``path``; ``text`` is None when it is absent or not closed."""
    if text is None:
        return _absent(
            "het blok met gegevens bovenaan (tussen twee regels ---) ontbreekt of is niet afgesloten",
            "begin het bestand met ---, dan ‘title: …’ en de andere sleutels, en sluit af met ---",
        )
    source = read_yaml(text, first_line=2)
    problems = tuple(yaml_problems(source))
    data = source.data if isinstance(source.data, dict) else {}
    if source.data is None and problems:
        kept, places = _legible(path, text)
        return FrontMatter(None, kept, places, problems)
    if not isinstance(source.data, dict):
        return _absent(
            "het blok met gegevens bovenaan is leeg of geen lijst van sleutels",
            "schrijf per regel ‘sleutel: waarde’",
        )
    metadata, found = validate(_kind_of(path, data), data)
    wrong = (
        Problem(f"meta-{item.kind}", source.place(item.path), item.message, item.suggestion) for item in found
    )
    return FrontMatter(metadata, data, source.places, (*problems, *wrong))


_TITLE = re.compile(r"title\b[ \t]*:?[ \t]*(.*\S)")
_MODULE = re.compile(r"module\b")


def _legible(path: str, text: str) -> tuple[dict[str, Any], dict[KeyPath, At]]:
    """Return of data that cannot be read what the page is: its title, and whether it is under review.

    Without that, one slip would make every link to the page, and every recommendation on it, a mistake.
    """
    data: dict[str, Any] = {}
    places: dict[KeyPath, At] = {}
    for number, line in enumerate(text.split("\n"), start=2):
        if title := _TITLE.match(line):
            data["title"], places[("title",)] = title[1].strip("\"'"), (number, 1)
        elif _MODULE.match(line):
            data["module"], places[("module",)] = PurePosixPath(path).stem, (number, 1)
    return data, places


def _absent(message: str, suggestion: str) -> FrontMatter:
    return FrontMatter(problems=(Problem("no-front-matter", START, message, suggestion),))


def _kind_of(path: str, data: dict[str, Any]) -> type[BaseModel]:
    """Return what the front matter must be: that of a module, of a page for patients, or of neither."""
    if "module" not in data:
        return PageMetadata
    return PatientMetadata if path.startswith(f"{PATIENT_CHAPTER}/") else ModuleMetadata
