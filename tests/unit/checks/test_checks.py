"""Every check of the registry finds its own wrong example, at its line, and accepts its right example."""

from __future__ import annotations

import pytest
from guideline.checks import REGISTRY, Check
from project import Project


def place_snippet(project: Project, check: Check, snippet: str) -> int:
    """Put ``snippet`` where the check's right example belongs in the small guideline; return its first line
    (from 1)."""
    example = check.example
    if example.values:
        project.append("docs/waarden.yml", example.values)
    for name, content in example.beside.items():
        project.write(name, content)
    path = project.path(example.file)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if example.right and example.right in text:
        start = text.index(example.right)
        text = text.replace(example.right, snippet, 1)
    else:
        text = text.rstrip("\n") + "\n\n"
        start = len(text)
        text += snippet + "\n"
    project.write(example.file, text)
    return text.count("\n", 0, start) + 1


@pytest.mark.parametrize("check", REGISTRY.values(), ids=lambda check: check.code)
def test_wrong_example_is_found_at_its_line(project: Project, check: Check) -> None:
    example = check.example
    if example.whole is not None:
        project.write(example.file, example.whole)
        first = 1
    elif example.linked:
        project.path(example.file).symlink_to(project.path("docs/index.md"))
        first = 1
    else:
        first = place_snippet(project, check, example.wrong)
    expected = 1 if example.line is None else first + example.line
    lines = [
        finding.place.line
        for finding in project.check()
        if finding.code == check.code and finding.place.path == example.file
    ]
    assert lines == [expected]


@pytest.mark.parametrize(
    "check",
    [check for check in REGISTRY.values() if check.example.whole is None and not check.example.linked],
    ids=lambda check: check.code,
)
def test_right_example_gives_no_finding(project: Project, check: Check) -> None:
    place_snippet(project, check, check.example.right)
    assert [finding for finding in project.check() if finding.code == check.code] == []


def test_small_guideline_is_sound(project: Project) -> None:
    assert project.check() == []
