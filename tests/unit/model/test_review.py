"""Review dates follow from the log, and the calendar alone never blocks a correction."""

from __future__ import annotations

from datetime import date

import pytest
from guideline.model.review import add_months, today_from
from project import Project


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 22), 12, date(2027, 11, 22)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_adding_months_keeps_to_the_calendar(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_today_can_be_fixed() -> None:
    assert today_from({"RICHTLIJN_VANDAAG": "2027-01-31", "SOURCE_DATE_EPOCH": "0"}) == date(2027, 1, 31)
    assert today_from({"SOURCE_DATE_EPOCH": "86400"}) == date(1970, 1, 2)
    with pytest.raises(ValueError, match="RICHTLIJN_VANDAAG=morgen is geen datum"):
        today_from({"RICHTLIJN_VANDAAG": "morgen"})


@pytest.mark.parametrize("epoch", ["9" * 30, "9" * 18, "-" + "9" * 18, "1e9", "x", "9" * 5000])
def test_an_epoch_that_is_no_day_is_said_in_dutch(epoch: str) -> None:
    with pytest.raises(ValueError, match="geen aantal seconden sinds 1970"):
        today_from({"SOURCE_DATE_EPOCH": epoch})


@pytest.mark.parametrize(
    ("today", "code", "fails"),
    [
        (date(2026, 6, 1), None, False),
        (date(2026, 11, 10), None, False),
        (date(2026, 11, 11), "H007", False),
        (date(2027, 1, 10), "H007", False),
        (date(2027, 1, 11), "H008", False),
        (date(2027, 4, 10), "H008", False),
        (date(2027, 4, 11), "H009", True),
    ],
)
def test_a_module_grows_old_in_steps(project: Project, today: date, code: str | None, fails: bool) -> None:
    findings = [
        finding for finding in project.check(today) if finding.place.path == "docs/diagnostiek/voorbeeld.md"
    ]
    assert [finding.code for finding in findings] == ([code] if code else [])
    assert any(finding.severity.fails for finding in findings) == fails


def test_editing_text_moves_no_review_date(project: Project) -> None:
    project.replace("docs/diagnostiek/voorbeeld.md", "Afweging.", "Een heel andere afweging.")
    assert [finding.code for finding in project.check(date(2027, 4, 11))].count("H009") == 3
