"""The map of the guideline: its chapters and their modules, with their permanent ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from guideline.model.addresses import RESERVED_NAMES
from guideline.model.guideline import Chapter, PlannedModule
from guideline.model.metadata import Identifier, StrictModel, Text, Truth
from guideline.model.places import KeyPath, Problem
from guideline.model.validation import validate
from guideline.reading.records import records, shape_problems
from guideline.reading.yaml_explained import yaml_problems
from guideline.reading.yaml_source import YamlSource, read_yaml

MODULE_MAP = "modules.yml"


class _MapFile(StrictModel):
    chapters: list[Any] = Field(alias="rubrieken")


class _ChapterRow(StrictModel):
    id: Identifier
    title: Text = Field(alias="titel")
    modules: list[Any]


class _ModuleRow(StrictModel):
    id: Identifier
    title: Text = Field(alias="titel")
    kind: Literal["module", "stroomschema", "patient"] = Field("module", alias="soort")
    planned: Truth = Field(False, alias="gepland")


def read_module_map(text: str) -> tuple[tuple[Chapter, ...], tuple[Problem, ...]]:
    """Return what stands in the text of the file, and what is wrong with it."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    if source.problems and source.data is None:
        return (), tuple(problems)
    whole, found = validate(_MapFile, source.data if source.data is not None else {})
    problems.extend(shape_problems(found, source))
    chapters: list[Chapter] = []
    for record in records(_ChapterRow, whole.chapters, source, ("rubrieken",)) if whole else ():
        if isinstance(record, Problem):
            problems.append(record)
            continue
        row, path = record
        modules = list(_modules(row, source, (*path, "modules")))
        problems.extend(item for item in modules if isinstance(item, Problem))
        planned = tuple(item for item in modules if isinstance(item, PlannedModule))
        chapters.append(Chapter(row.id, row.title, planned))
    return tuple(chapters), tuple(problems)


def _modules(chapter: _ChapterRow, source: YamlSource, path: KeyPath) -> Iterator[PlannedModule | Problem]:
    """Yield the modules of a chapter, or what is wrong with them."""
    for record in records(_ModuleRow, chapter.modules, source, path):
        if isinstance(record, Problem):
            yield record
            continue
        row, module_path = record
        at = source.place(module_path)
        if f"{row.id}.md" in RESERVED_NAMES:
            message = f"‘{row.id}’ is de naam van een pagina die de site zelf maakt"
            yield Problem("data-shape", at, message, "kies een andere id")
        else:
            yield PlannedModule(row.id, row.title, chapter.id, row.kind, row.planned, at)
