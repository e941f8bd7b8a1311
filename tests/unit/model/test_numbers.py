"""The number of a recommendation is for ever, and the year beside it is that of its last change."""

from __future__ import annotations

from datetime import date

import pytest
from guideline.model.numbers import FIRST_NUMBER, label, last_change, with_new_numbers
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"


def test_numbers_are_given_in_order_and_what_is_gone_keeps_its_own() -> None:
    first = with_new_numbers({}, ["een", "twee"])
    assert first == {"een": FIRST_NUMBER, "twee": FIRST_NUMBER + 1}
    assert with_new_numbers(first, ["drie", "een"]) == {**first, "drie": FIRST_NUMBER + 2}


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("", date(2026, 1, 10)),
        (
            "wijzigingen:\n"
            "  - {datum: 2026-05-02, reden: correctie, toelichting: Taal.}\n"
            "  - {datum: 2026-03-01, reden: veiligheid, aanbevelingen: {doe-dit: aangepast}}\n"
            "  - {datum: 2026-02-01, reden: veiligheid, aanbevelingen: {doe-dit: aangepast}}\n",
            date(2026, 3, 1),
        ),
    ],
)
def test_the_last_change_is_that_of_the_recommendation_itself(
    project: Project, log: str, expected: date
) -> None:
    project.replace(MODULE, "---\n\n## Aanbevelingen", f"{log}---\n\n## Aanbevelingen")
    page = read_guideline(project.root, generated_files).by_path["diagnostiek/voorbeeld.md"]
    assert last_change(page, "doe-dit") == expected


def test_a_reader_sees_the_number_with_the_year_and_nothing_before_there_is_one() -> None:
    assert label(137, date(2026, 3, 1)) == "Aanbeveling 137 (2026)"
    assert label(None, date(2026, 3, 1)) == ""
