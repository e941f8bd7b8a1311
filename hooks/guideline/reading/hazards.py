"""The hazard log as editors type it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from guideline.model.hazards import HAZARD_KINDS, Control, Hazard
from guideline.model.metadata import Identifier, StrictModel, Text
from guideline.model.places import KeyPath
from guideline.reading.proofs import ProofRow, Role, proofs_in
from guideline.reading.records import Problems, read_rows, row_places
from guideline.reading.yaml_source import YamlSource


class _ControlRow(ProofRow):
    what: Text = Field(alias="wat", max_length=400)


class _HazardRow(StrictModel):
    id: Identifier
    name: Text = Field(alias="naam", max_length=100)
    kind: Literal[tuple(HAZARD_KINDS)] = Field(alias="soort")  # type: ignore[valid-type]
    cause: Text = Field(alias="oorzaak")
    harm: Text = Field(alias="gevolg")
    controls: list[_ControlRow] = Field(alias="beheersing", min_length=1)
    remains: Text = Field(alias="blijft_over")
    watcher: Role = Field(alias="wie")  # type: ignore[valid-type]


def read_hazards(text: str) -> tuple[tuple[Hazard, ...], Problems]:
    """Return what stands in the text of the file, and what is wrong with it."""

    def make(row: _HazardRow, source: YamlSource, path: KeyPath) -> Hazard:
        controls = tuple(
            Control(item.what, proofs_in(item, source, here), source.place(here))
            for index, item in enumerate(row.controls)
            for here in ((*path, "beheersing", index),)
        )
        at, places = row_places(row, source, path)
        texts = (row.cause, row.harm)
        return Hazard(row.id, row.name, row.kind, *texts, controls, row.remains, row.watcher, at, places)

    return read_rows(text, _HazardRow, make)
