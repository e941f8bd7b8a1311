"""A release sets version, changelog, history and record together, or says what is not in order."""

from __future__ import annotations

import pytest
from project import Project
from release import main, release_problem

SETTINGS = '[project]\nversion = "0.1.0"\n'
CHANGELOG = "# Wijzigingen\n\n## [Nog niet uitgebracht]\n\n- Iets nieuws.\n"


@pytest.mark.parametrize(
    ("version", "changelog", "message"),
    [
        ("", CHANGELOG, "geen versie"),
        ("1.0", CHANGELOG, "geen versie"),
        ("0.1.0", CHANGELOG, "niet nieuwer"),
        ("0.0.9", CHANGELOG, "niet nieuwer"),
        ("0.2.0", "# Wijzigingen\n\n## [Nog niet uitgebracht]\n\n## [0.1.0]\n\n- Iets.\n", "staat niets"),
    ],
)
def test_what_is_not_in_order_is_said(version: str, changelog: str, message: str) -> None:
    assert message in release_problem(version, SETTINGS, changelog)


def test_a_release_writes_all_four(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write("pyproject.toml", SETTINGS)
    project.write("CHANGELOG.md", CHANGELOG)
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("RICHTLIJN_VANDAAG", "2026-06-01")
    assert main(["0.10.0"]) == 0
    assert 'version = "0.10.0"' in project.read("pyproject.toml")
    assert "## [Nog niet uitgebracht]\n\n## [0.10.0] – 2026-06-01\n\n- Iets nieuws." in project.read(
        "CHANGELOG.md"
    )
    assert "diagnostiek/voorbeeld.md#doe-dit" in project.read("docs/gepubliceerd.yml")
    assert "- versie: 0.10.0\n  datum: 2026-06-01\n" in project.read("docs/uitgaven.yml")
    assert project.check() == []


def test_a_release_without_the_one_before_changes_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("pyproject.toml", SETTINGS)
    project.write("CHANGELOG.md", CHANGELOG)
    project.write("docs/uitgaven.yml", "- {versie: 0.1.0, datum: 2026-01-01}\n")
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("RICHTLIJN_VANDAAG", "2026-06-01")
    assert main(["0.2.0"]) == 1
    assert project.read("pyproject.toml") == SETTINGS
    assert "0.2.0" not in project.read("docs/uitgaven.yml")
    assert main(["0.2.0", str(project.root)]) == 0
    assert "- versie: 0.2.0\n" in project.read("docs/uitgaven.yml")


def test_a_guideline_with_findings_is_not_released(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write("pyproject.toml", SETTINGS)
    project.write("CHANGELOG.md", CHANGELOG)
    project.replace("docs/diagnostiek/voorbeeld.md", "[@bron2020]", "[@bron2002]")
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("RICHTLIJN_VANDAAG", "2026-06-01")
    assert main(["0.2.0"]) == 1
    assert project.read("pyproject.toml") == SETTINGS
