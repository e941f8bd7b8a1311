"""The map of the guideline: its chapters and their modules, with their permanent ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guideline.model.addresses import RESERVED_NAMES
from guideline.model.guideline import Chapter, PlannedModule
from guideline.model.places import At, Problem
from guideline.model.suggestions import did_you_mean_or_list
from guideline.reading.records import records
from guideline.reading.source_text import yaml_problems
from guideline.reading.yaml_source import read_yaml

MODULE_MAP = "modules.yml"

KINDS = ("module", "stroomschema", "patient")
"""What a module can be; the first where nothing is said."""


def read_module_map(text: str) -> tuple[tuple[Chapter, ...], tuple[Problem, ...]]:
    """Return what stands in the text of the file, and what is wrong with it."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    chapters: list[Chapter] = []
    items = source.data.get("rubrieken") if isinstance(source.data, dict) else None
    if items is None:
        return (), tuple(problems)
    for record in records(items, source, ("rubrieken",), ("id", "titel", "modules"), ()):
        if isinstance(record, Problem):
            problems.append(record)
            continue
        chapter, path = record
        modules: list[PlannedModule] = []
        keys = (("id", "titel"), ("soort", "gepland"))
        for entry in records(chapter["modules"], source, (*path, "modules"), *keys):
            if isinstance(entry, Problem):
                problems.append(entry)
                continue
            item, module_path = entry
            module = _module(item, str(chapter["id"]), source.place(module_path))
            if isinstance(module, Problem):
                problems.append(module)
            else:
                modules.append(module)
        chapters.append(Chapter(str(chapter["id"]), str(chapter["titel"]), tuple(modules)))
    return tuple(chapters), tuple(problems)


def _module(item: Mapping[str, Any], chapter: str, at: At) -> PlannedModule | Problem:
    """Return a module of the map, or what is wrong with it."""
    identifier, kind = str(item["id"]), str(item.get("soort", KINDS[0]))
    if f"{identifier}.md" in RESERVED_NAMES:
        message = f"‘{identifier}’ is de naam van een pagina die de site zelf maakt"
        return Problem("data-shape", at, message, "kies een andere id")
    if kind not in KINDS:
        suggestion = did_you_mean_or_list(kind, KINDS)
        return Problem("data-shape", at, f"‘{kind}’ is geen geldige soort", suggestion)
    return PlannedModule(identifier, str(item["titel"]), chapter, kind, bool(item.get("gepland")), at)
