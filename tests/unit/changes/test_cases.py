"""Every kind of change, and every mutation of meaning, is found in its case, with what rests on it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from cases import CASES, as_expected, compared, expected
from guideline.changes import KINDS, Level
from guideline.checks.registry import FAMILIES

MUTATIONS = (
    *(
        "dosis-cijfer",
        "eenheid",
        "ontkenning",
        "termijn-in-aanbeveling",
        "bron-in-aanbeveling",
        "geneesmiddel",
    ),
    *("werkwoord", "sterkte", "richting", "zekerheid", "bronnen", "waarde-tekst", "waarde-eenheid"),
    *("eenheid-in-tekst", "bereik-in-tekst", "ontkenning-in-tekst", "bron-verwisseld", "termijn-in-tabel"),
    *("rij-in-aanbeveling", "voorzetsel-in-aanbeveling", "waarde-geregistreerd-met-ander-getal", "alt-tekst"),
    *("pijl-omgekeerd", "pijlen-verwisseld", "ja-nee-verwisseld", "spoed-regel", "wanneer-bellen-regel"),
)
"""The cases in which one slip changes what happens to a patient."""


@pytest.mark.parametrize("case", CASES)
def test_what_changed_is_found_with_what_rests_on_it(case: str, tmp_path: Path, cache: Path) -> None:
    comparison = compared(case, tmp_path, cache)
    assert as_expected(comparison) == expected(case)
    assert comparison.failed == ()


def rows(case: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = expected(case)["wijzigingen"]
    return found


def test_every_kind_has_a_case() -> None:
    assert {row["code"] for case in CASES for row in rows(case)} == KINDS.keys()


@pytest.mark.parametrize("case", MUTATIONS)
def test_a_slip_that_patients_would_notice_is_clinical_and_has_witnesses(case: str) -> None:
    clinical = [row for row in rows(case) if row["niveau"] == Level.CLINICAL]
    assert clinical
    assert all(row["getuigen"] for row in clinical)


@pytest.mark.parametrize("code", sorted(KINDS))
def test_a_kind_explains_itself(code: str) -> None:
    kind = KINDS[code]
    assert re.fullmatch(r"A\d{3}", code)
    assert code[0] not in FAMILIES
    assert kind.name
    assert kind.explanation.endswith(".")
    assert kind.before != kind.after
