"""The lists from which recommendations are classified: situations, actions and disciplines."""

from __future__ import annotations

from pydantic import Field

from guideline.model.classification import Action, Discipline, Situation
from guideline.model.metadata import Identifier, StrictModel, Text
from guideline.model.places import KeyPath
from guideline.reading.records import Problems, read_rows, row_places
from guideline.reading.yaml_source import YamlSource

SITUATIONS = "situaties.yml"
ACTIONS = "handelingen.yml"
DISCIPLINES = "disciplines.yml"


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
        at, places = row_places(row, source, path)
        return Situation(row.id, row.name, row.definition, row.term, row.source, row.wider, at, places)

    return read_rows(text, _SituationRow, make)


def read_actions(text: str) -> tuple[tuple[Action, ...], Problems]:
    """Return what stands in the text of the file, and what is wrong with it."""

    def make(row: _ActionRow, source: YamlSource, path: KeyPath) -> Action:
        return Action(row.id, row.name, row.definition, *row_places(row, source, path))

    return read_rows(text, _ActionRow, make)


def read_disciplines(text: str) -> tuple[tuple[Discipline, ...], Problems]:
    """Return what stands in the text of the file, and what is wrong with it."""
    return read_rows(
        text, _DisciplineRow, lambda row, source, path: Discipline(row.id, row.name, source.place(path))
    )
