"""Lists of groups of keys, as the YAML data files have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from guideline.model.places import KeyPath, Problem
from guideline.model.validation import MetadataProblem, validate
from guideline.reading.yaml_source import YamlSource

Row = TypeVar("Row", bound=BaseModel)


def records(
    model: type[Row], items: Any, source: YamlSource, path: KeyPath = ()
) -> Iterator[tuple[Row, KeyPath] | Problem]:
    """Yield every ``model`` in the list at ``path`` with its path, or a problem for everything that is wrong
    with it."""
    if not isinstance(items, list):
        yield Problem(
            "data-shape",
            source.place(path),
            "hier hoort een lijst: regels die met ‘- ’ beginnen",
            "zie de andere regels van dit bestand",
        )
        return
    for index, item in enumerate(items):
        here = (*path, index)
        row, found = validate(model, item)
        if row is not None:
            yield row, here
        yield from shape_problems(found, source, here)


def shape_problems(
    found: Iterable[MetadataProblem], source: YamlSource, path: KeyPath = ()
) -> Iterator[Problem]:
    """Yield what was found wrong with the data at ``path`` as problems at their lines."""
    for item in found:
        yield Problem("data-shape", source.place((*path, *item.path)), item.message, item.suggestion)
