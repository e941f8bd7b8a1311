"""The proofs in data files, and which of the tests that they name are there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field

from guideline.model.metadata import OneOrMore, StrictModel
from guideline.model.places import KeyPath
from guideline.model.proofs import ROLES, Proof, ProofKind
from guideline.reading.data_file import data_text
from guideline.reading.yaml_source import YamlSource

TESTS = "tests"
"""The folder of the tests, in the project folder; a copy of the site alone has none."""

Role = Literal[tuple(ROLES)]  # type: ignore[valid-type]
"""Who watches or judges, as typed."""


class ProofRow(StrictModel):
    """The keys with which proofs are typed, for what is proven by them."""

    checks: OneOrMore = Field(default_factory=list, alias="controle")
    tests: OneOrMore = Field(default_factory=list, alias="test")
    pages: OneOrMore = Field(default_factory=list, alias="pagina")
    counts: OneOrMore = Field(default_factory=list, alias="telling")


def proofs_in(row: ProofRow, source: YamlSource, path: KeyPath) -> tuple[Proof, ...]:
    """Return the proofs of the row that stands at ``path``."""
    typed = {
        ProofKind.COUNT: row.counts,
        ProofKind.CHECK: row.checks,
        ProofKind.TEST: row.tests,
        ProofKind.PAGE: row.pages,
    }
    return tuple(
        Proof(kind, name, source.place((*path, kind.value, index) if len(names) > 1 else (*path, kind.value)))
        for kind, names in typed.items()
        for index, name in enumerate(names)
    )


def tests_there(root: Path, proofs: Iterable[Proof]) -> Mapping[str, frozenset[str]] | None:
    """Return the names of the test functions in each file that a proof names (none for a file that is not
    there), or None where the project has no folder of tests: then nobody can tell.

    Only a file under that folder is read, and no link is followed: what names it comes from a proposal.
    """
    folder = root / TESTS
    if not folder.is_dir():
        return None
    return {name: _functions(root, name) for name in sorted({proof.test_file for proof in proofs} - {""})}


def _functions(root: Path, name: str) -> frozenset[str]:
    path = root / name
    inside = path.resolve().is_relative_to((root / TESTS).resolve())
    found = data_text(path) if inside else None
    return frozenset(re.findall(r"^def (test_[a-z0-9_]+)\(", (found and found.text) or "", re.MULTILINE))
