"""A release writes down what became of recommendations since the release before it, by their meaning."""

from __future__ import annotations

import shutil

import pytest
from guideline.cli import main
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"
FILE = "docs/uitgaven.yml"
MORE = """
/// aanbeveling
    id: doe-meer
    sterkte: sterk
    richting: voor
    zekerheid: laag
    bronnen: [bron2020]
    situaties: [alle]
    handelingen: [mri:wanneer]
    voor: [neurologie]

Doe ook meer.
///

## Overwegingen
"""


@pytest.fixture
def released(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small guideline with one release, and a copy of it beside it in ``eerder``."""
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("RICHTLIJN_VANDAAG", "2026-06-01")
    assert main(["uitgave", "0.1.0"]) == 0
    (project.root / "eerder").mkdir()
    shutil.copytree(project.root / "docs", project.root / "eerder" / "docs")
    shutil.copy(project.root / "mkdocs.yml", project.root / "eerder")
    return project


def second(project: Project) -> str:
    """Return what the second release wrote above the first."""
    assert main(["uitgave", "0.2.0", "--van", "./eerder"]) == 0
    return project.read(FILE).partition("- versie: 0.1.0")[0]


def test_the_first_release_begins_the_history(released: Project) -> None:
    text = released.read(FILE)
    assert "- versie: 0.1.0\n  datum: 2026-06-01\n  teksten:\n" in text
    assert "    diagnostiek/voorbeeld.md: [doe-dit]\n" in text
    assert "nieuw" not in text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("Doe dit.", "Doe dit niet.", "  aangepast:\n    - doe-dit\n", id="text"),
        pytest.param("sterkte: sterk", "sterkte: zwak", "  aangepast:\n    - doe-dit\n", id="strength"),
        pytest.param("\n## Overwegingen\n", MORE, "  nieuw:\n    - doe-meer\n", id="new"),
        pytest.param("Doe dit.", "Doe dit!", "  datum: 2026-06-01\n  teksten:\n    doe-dit", id="spelling"),
        pytest.param("Afweging.", "Andere afweging.", "  datum: 2026-06-01\n", id="considerations"),
    ],
)
def test_what_became_of_recommendations_is_written_down(
    released: Project, old: str, new: str, told: str
) -> None:
    released.replace(MODULE, old, new)
    assert told in second(released)


def test_a_withdrawn_recommendation_is_gone_from_what_can_be_read(released: Project) -> None:
    released.replace(MODULE, "id: doe-dit", "id: doe-anders")
    text = second(released)
    assert "  nieuw:\n    - doe-anders\n  vervallen:\n    - doe-dit\n  weg:\n    - doe-dit\n" in text


def test_the_same_release_made_again_takes_its_own_place(released: Project) -> None:
    released.replace(MODULE, "Doe dit.", "Doe dat.")
    once = second(released)
    assert second(released) == once
    assert released.read(FILE).count("- versie: 0.2.0") == 1


def test_without_the_release_before_nothing_is_written(
    released: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = released.read(FILE)
    assert main(["uitgave", "0.2.0"]) == 2
    error = capsys.readouterr().err
    assert "‘v0.1.0’" in error
    assert "VORIGE=" in error
    assert released.read(FILE) == before


@pytest.mark.parametrize("version", ["", "1.0", "../0.1.0"])
def test_what_is_no_version_is_refused(released: Project, version: str) -> None:
    before = released.read(FILE)
    assert main(["uitgave", version]) == 2
    assert released.read(FILE) == before


def test_a_history_that_cannot_be_read_is_not_overwritten(released: Project) -> None:
    released.write(FILE, "- versie: twee\n")
    assert main(["uitgave", "0.2.0", "--van", "./eerder"]) == 2
    assert released.read(FILE) == "- versie: twee\n"
