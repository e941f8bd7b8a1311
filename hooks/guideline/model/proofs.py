"""What shows that something about the guideline is so: a check, a test, a place on a page, or a count.

The hazard log, the accountability and the promises of quality name their proofs; a check sees that each is
there (``checks/metadata/proofs.py``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from guideline.model.places import At

HAZARDS = "risicos.yml"
"""The data file of the hazard log, at the root of the docs folder."""

ACCOUNTS = "instrumenten.yml"
"""The data file of the accountability, there too."""

QUALITY = "kwaliteit.yml"
"""The data file of the promises of quality, there too."""

FILES_WITH_PROOFS = (HAZARDS, ACCOUNTS, QUALITY)
"""The data files that name proofs."""


class ProofKind(StrEnum):
    """What a proof is; the values are the keys that editors type."""

    CHECK = "controle"
    TEST = "test"
    PAGE = "pagina"
    COUNT = "telling"


TEST_NAME = re.compile(r"(tests/(?:[a-z0-9_]+/)*+test_[a-z0-9_]+\.py)::(test_[a-z0-9_]+)")
"""How a test is named: its file from the project folder, and its function."""

ROLES: Mapping[str, str] = {
    "redactie": "de redactie",
    "regiehouder": "de regiehouder van de module",
    "werkgroep": "de werkgroep",
    "beheerder": "wie de site op het intranet zet",
    "ziekenhuis": "het ziekenhuis, voor zijn eigen afspraken",
    "ontvanger": "wie de gegevens overneemt",
}
"""Who watches or judges, with the words readers see: a role, for a person leaves and a list of names ages."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A check by its code, a test by file and function, a page by its path with or without an anchor, or a
    count by its name (``counts.py``)."""

    kind: ProofKind
    name: str
    at: At

    @property
    def test_file(self) -> str:
        """The file of a test that is named as it should be; empty for all other proofs."""
        match = TEST_NAME.fullmatch(self.name) if self.kind is ProofKind.TEST else None
        return match[1] if match else ""

    @property
    def test_function(self) -> str:
        """The function of a test, empty as for ``test_file``."""
        return self.name.partition("::")[2] if self.test_file else ""
