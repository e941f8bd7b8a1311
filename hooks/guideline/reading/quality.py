"""The promises of quality as editors type them, and the commands that there are to show them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from pydantic import Field

from guideline.model.metadata import Day, Identifier, StrictModel, Text
from guideline.model.places import KeyPath
from guideline.model.quality import STANDINGS, Figure, Promise
from guideline.reading.data_file import data_text
from guideline.reading.proofs import ProofRow, proofs_in
from guideline.reading.records import Problems, read_rows, row_places
from guideline.reading.yaml_source import YamlSource

_MAKEFILE, _MEASUREMENTS = "Makefile", "benchmarks"

_TARGETS = re.compile(r"^(?:\.PHONY:|EDITING :=)(.*)$", re.MULTILINE)
"""Where the Makefile of this project names what it can do."""


class _FigureRow(StrictModel):
    what: Text = Field(alias="wat", max_length=200)
    figure: Text = Field(alias="cijfer", max_length=200)
    goal: str = Field("", alias="doel", max_length=200)
    day: Day = Field(alias="datum")
    command: Text = Field(alias="opdracht", max_length=200)


class _PromiseRow(StrictModel):
    id: Identifier
    name: Text = Field(alias="naam", max_length=60)
    says: Text = Field(alias="belofte", max_length=400)
    command: Text = Field(alias="opdracht", max_length=200)
    kept: Literal[tuple(STANDINGS)] = Field(alias="gehaald")  # type: ignore[valid-type]
    missing: str = Field("", alias="tekort")
    proof: ProofRow = Field(default_factory=lambda: ProofRow.model_validate({}), alias="bewijs")
    figures: list[_FigureRow] = Field(default_factory=list, alias="metingen")


def read_promises(text: str) -> tuple[tuple[Promise, ...], Problems]:
    """Return what stands in the text of the file, and what is wrong with it."""

    def make(row: _PromiseRow, source: YamlSource, path: KeyPath) -> Promise:
        figures = tuple(
            Figure(
                *(item.what, item.figure, item.goal, item.day, item.command),
                *row_places(item, source, (*path, "metingen", index)),
            )
            for index, item in enumerate(row.figures)
        )
        proofs = proofs_in(row.proof, source, (*path, "bewijs"))
        texts = (row.id, row.name, row.says, row.command, row.kept, row.missing)
        return Promise(*texts, proofs, figures, *row_places(row, source, path))

    return read_rows(text, _PromiseRow, make)


def commands_there(root: Path) -> frozenset[str] | None:
    """Return the first two words of each command that the project in ``root`` has (``make site``, ``python
    benchmarks/scale.py``), or None for a copy without its Makefile: then nobody can tell."""
    makefile = data_text(root / _MAKEFILE)
    if makefile is None or makefile.text is None:
        return None
    words = " ".join(_TARGETS.findall(makefile.text)).split()
    folder = root / _MEASUREMENTS
    scripts = [] if folder.is_symlink() else folder.glob("*.py")
    return frozenset(
        (
            *(f"make {word}" for word in words if not word.startswith("$")),
            *(f"python {_MEASUREMENTS}/{path.name}" for path in scripts if path.is_file()),
        )
    )
