"""A proposal that touches only content runs nothing, reads nothing and leads nowhere: it is a finding at its
line, or text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from guideline.model.findings import Finding
from hostile import BODIES, FILES, MARK, MODULE, SECRET, Refused, plant_refused
from project import Project


@pytest.fixture(scope="module")
def refused(hostile_refused: Project) -> list[Finding]:
    return hostile_refused.check()


@pytest.mark.parametrize("attack", BODIES, ids=lambda attack: attack.name)
def test_what_may_not_be_published_is_found_at_its_line(refused: list[Finding], attack: Refused) -> None:
    lines = {item.place.line for item in refused if item.place.path == attack.path and item.severity.fails}
    assert attack.line in lines


@pytest.mark.parametrize("path", [*FILES, MODULE, "docs/geheim.md", "docs/assets/geheim.png"])
def test_a_file_that_is_no_content_is_found(refused: list[Finding], path: str) -> None:
    assert any(item.place.path == path and item.severity.fails for item in refused)


def test_nothing_of_it_is_in_the_site(hostile_refused: Project) -> None:
    assert [path for path in published(hostile_refused) if MARK.encode() in path.read_bytes()] == []


def published(project: Project) -> Iterator[Path]:
    return (path for path in project.path("site").rglob("*") if path.is_file())


def test_a_strict_build_stops_with_the_same_findings(project: Project) -> None:
    plant_refused(project)
    built = project.build("--strict")
    assert built.returncode != 0
    found = {(item.place.path, item.code) for item in project.check() if item.severity.fails}
    for path, code in found:
        assert f"{path}:" in built.stderr
        assert f" {code} " in built.stderr


def test_a_linked_folder_stops_the_build(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "buiten"
    outside.mkdir()
    (outside / "geheim.md").write_text(f"---\ntitle: {MARK}\n---\n", encoding="utf-8")
    os.symlink(outside, project.path("docs/map"))
    assert [item.code for item in project.check()] == ["M035"]
    built = project.build()
    assert built.returncode != 0
    assert "koppeling" in built.stderr
    assert "Traceback" not in built.stderr
    assert not any(MARK in path.read_text("utf-8", "replace") for path in published(project))


def test_content_cannot_read_the_environment(project: Project) -> None:
    project.replace("docs/waarden.yml", "tekst: 12 uur", f"tekst: !ENV {MARK}")
    built = project.build(**{MARK: SECRET})
    assert not any(SECRET in path.read_text("utf-8", "replace") for path in published(project))
    assert SECRET not in built.stderr
    assert any(item.place.path == "docs/waarden.yml" and item.severity.fails for item in project.check())
