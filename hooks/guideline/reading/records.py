"""Lists of groups of keys, as the YAML data files have them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from guideline.model.places import At, KeyPath, Problem
from guideline.model.validation import MetadataProblem, validate
from guideline.reading.yaml_explained import yaml_problems
from guideline.reading.yaml_source import YamlSource, read_yaml

Row = TypeVar("Row", bound=BaseModel)
Made = TypeVar("Made")

Problems = tuple[Problem, ...]


def read_rows(
    text: str, model: type[Row], make: Callable[[Row, YamlSource, KeyPath], Made]
) -> tuple[tuple[Made, ...], Problems]:
    """Return what ``make`` makes of every row in the text of a file, and what is wrong with the others."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    made: list[Made] = []
    for record in records(model, source.data, source) if source.data is not None else ():
        if isinstance(record, Problem):
            problems.append(record)
        else:
            row, path = record
            made.append(make(row, source, path))
    return tuple(made), tuple(problems)


def row_places(row: BaseModel, source: YamlSource, path: KeyPath) -> tuple[At, dict[str, At]]:
    """Return where a row stands, and where each of its keys."""
    return source.place(path), {key: source.place((*path, key)) for key in row.model_dump(by_alias=True)}


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
