"""What an editor types to put a text beside a recommendation is read, or told with a remedy that works."""

from __future__ import annotations

import pytest
from guideline.model.anchors import heading_parts
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"
MARK = "{ bij=doe-dit }"
NEXT = "\n## Onderbouwing\n"


@pytest.fixture
def project(project: Project) -> Project:
    """The small guideline with a heading that belongs to a recommendation."""
    project.replace(MODULE, NEXT, f"\n### Waarom dit {MARK}\n\nOmdat het werkt [@bron2020].\n{NEXT}")
    return project


def told_of(project: Project, mark: str) -> list[tuple[str, str, str]]:
    project.replace(MODULE, MARK, mark)
    return [(item.code, item.message, item.suggestion) for item in project.check()]


@pytest.mark.parametrize(
    "mark",
    [
        "{ bij: doe-dit }",
        "{bij = doe-dit}",
        "(bij=doe-dit)",
        "{ bij doe-dit }",
        "{ Bij=doe-dit }",
        "{ bij= }",
    ],
)
def test_a_mark_that_is_typed_otherwise_is_told(project: Project, mark: str) -> None:
    told = [item for item in told_of(project, mark) if item[0] == "M044"]
    assert [mark.strip() in message for _, message, _ in told] == [True]
    if "doe-dit" in mark:
        assert MARK in told[0][2]


def test_a_recommendation_on_another_page_and_two_at_once_are_told(project: Project) -> None:
    assert [code for code, *_ in told_of(project, "{ bij=volg-het-schema }")] == ["M044"]
    project.replace(MODULE, "{ bij=volg-het-schema }", MARK)
    told = told_of(project, "{ bij=doe-dit bij=doe-dat }")
    assert any("meer dan één" in message for _, message, _ in told)


def test_a_mark_under_another_and_one_on_a_paragraph_are_told(project: Project) -> None:
    project.replace(MODULE, "Omdat het werkt", "#### Dieper { bij=doe-dit }\n\nOmdat het werkt")
    assert [item.code for item in project.check()] == ["M045"]
    project.replace(MODULE, "#### Dieper { bij=doe-dit }", "Dieper { bij=doe-dit }")
    assert "M027" in {item.code for item in project.check()}


def test_words_between_brackets_in_a_heading_are_no_mark(project: Project) -> None:
    assert told_of(project, f"(bij kanker) {MARK}") == []


def test_a_heading_may_have_an_address_of_its_own_too() -> None:
    for mark in ("{ #eigen bij=doe-dit }", "{: bij=doe-dit #eigen }", '{#eigen bij="doe-dit"}'):
        parts = heading_parts(f"Waarom {mark}")
        assert (parts.text, parts.anchor, parts.beside) == ("Waarom", "eigen", "doe-dit")
