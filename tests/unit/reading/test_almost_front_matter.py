"""Data at the top of a page between other signs than three dashes: one finding, that says what to type."""

from __future__ import annotations

import pytest
from guideline.reading.front_matter import split_as_meant
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"


def findings(project: Project) -> list[tuple[str, int, str]]:
    return [(item.code, item.place.line, f"{item.message} ({item.suggestion})") for item in project.check()]


@pytest.mark.parametrize("typed", ["—", "–", "--", "----", " ---", "***", "```yaml", "- - -"])
def test_another_sign_for_the_first_dashes_is_the_only_finding(project: Project, typed: str) -> None:
    project.replace(MODULE, "---\n", f"{typed}\n")
    ((code, line, text),) = findings(project)
    assert (code, line) == ("M006", 1)
    assert typed.strip() in text
    assert "typ daar drie gewone streepjes" in text


def test_other_dashes_at_the_end_are_found_there(project: Project) -> None:
    project.replace(MODULE, "voorbeeld]\n---\n", "voorbeeld]\n—\n")
    line = project.read(MODULE).splitlines().index("—") + 1
    assert [item[:2] for item in findings(project)] == [("M006", line)]


def test_other_dashes_at_both_ends_are_named_together(project: Project) -> None:
    project.replace(MODULE, "voorbeeld]\n---\n", "voorbeeld]\n—\n")
    line = project.read(MODULE).splitlines().index("—") + 1
    project.replace(MODULE, "---\n", "—\n")
    ((code, _, text),) = findings(project)
    assert code == "M006"
    assert f"typ daar, en op regel {line} drie" in text


def test_no_dashes_at_all_at_the_end_are_put_under_the_last_key(project: Project) -> None:
    project.replace(MODULE, "voorbeeld]\n---\n", "voorbeeld]\n")
    ((code, line, text),) = findings(project)
    assert (code, line) == ("M006", 1)
    assert "zet onder regel 15 (‘verwant: [stroomschema-voorbeeld]’)" in text


@pytest.mark.parametrize(("typed", "line"), [("", 1), ("\n", 2), ("\n---\n", 1)])
def test_a_first_line_that_is_empty_or_not_there_is_found(project: Project, typed: str, line: int) -> None:
    project.replace(MODULE, "---\n", typed)
    assert [item[:2] for item in findings(project)] == [("M006", line)]


@pytest.mark.parametrize("text", ["Tekst: en meer.\n", "## Kop\n", "—\n\nTekst.\n", ""])
def test_a_text_without_data_is_not_taken_for_them(text: str) -> None:
    assert split_as_meant(text) is None
