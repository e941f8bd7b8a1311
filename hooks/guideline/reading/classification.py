"""The lists from which recommendations are classified: situations, actions and disciplines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pydantic import Field

from guideline.model.classification import Action, Discipline, Situation
from guideline.model.metadata import Identifier, StrictModel, Text
from guideline.model.places import At, KeyPath, Problem
from guideline.reading.records import records
from guideline.reading.yaml_explained import yaml_problems
from guideline.reading.yaml_source import YamlSource, read_yaml

SITUATIONS = "situaties.yml"
ACTIONS = "handelingen.yml"
DISCIPLINES = "disciplines.yml"

Row = TypeVar("Row", bound=StrictModel)
Made = TypeVar("Made")

Problems = tuple[Problem, ...]


class _SituationRow(StrictModel):
    id: Identifier
    name: Text = Field(alias="naam", max_length=80)
    definition: str = Field("", alias="definitie", max_length=400)
    term: str = Field("", alias="woordenlijst")
    source: Text = Field(alias="bron")
    wider: str = Field("", alias="ruimer")


class _ActionRow(StrictModel):
    id: Identifier
    name: Text = Field(alias="naam", max_length=80)
    definition: Text = Field(alias="definitie", max_length=400)


class _DisciplineRow(StrictModel):
    id: Identifier
    name: Text = Field(alias="naam", max_length=80)


def read_situations(text: str) -> tuple[tuple[Situation, ...], Problems]:
    """Return what stands in the text of the file, and what is wrong with it."""

    def make(row: _SituationRow, source: YamlSource, path: KeyPath) -> Situation:
        at, places = _places(row, source, path)
        return Situation(row.id, row.name, row.definition, row.term, row.source, row.wider, at, places)

    return _read(text, _SituationRow, make)


def read_actions(text: str) -> tuple[tuple[Action, ...], Problems]:
    """Return what stands in the text of the file, and what is wrong with it."""

    def make(row: _ActionRow, source: YamlSource, path: KeyPath) -> Action:
        return Action(row.id, row.name, row.definition, *_places(row, source, path))

    return _read(text, _ActionRow, make)


def read_disciplines(text: str) -> tuple[tuple[Discipline, ...], Problems]:
    """Return what stands in the text of the file, and what is wrong with it."""
    return _read(
        text, _DisciplineRow, lambda row, source, path: Discipline(row.id, row.name, source.place(path))
    )


def _places(row: StrictModel, source: YamlSource, path: KeyPath) -> tuple[At, dict[str, At]]:
    """Return where a row stands, and where each of its keys."""
    return source.place(path), {key: source.place((*path, key)) for key in row.model_dump(by_alias=True)}


def _read(
    text: str, model: type[Row], make: Callable[[Row, YamlSource, KeyPath], Made]
) -> tuple[tuple[Made, ...], Problems]:
    """Return what ``make`` makes of every row, and what is wrong with the others."""
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
