"""What only follows a rename or a move is no change for patients; a link that leads to another rule is."""

from __future__ import annotations

import shutil

import pytest
from guideline.cli import main
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"
LOG = "wijzigingen:\n  - {datum: 2026-02-01, reden: correctie, aanbevelingen: {doe-dit: aangepast}}\n"
LINKED = "Overweeg dit schema te volgen na [de aanbeveling](voorbeeld.md#doe-dit)."
SCHEMA = "docs/diagnostiek/stroomschema-voorbeeld.md"


@pytest.fixture
def before(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small guideline, with links and a log, and a copy of it in ``eerder``."""
    project.replace(MODULE, "zoektermen:", f"{LOG}zoektermen:")
    project.replace(SCHEMA, "Overweeg dit schema te volgen.", LINKED)
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("RICHTLIJN_VANDAAG", "2026-06-01")
    (project.root / "eerder").mkdir()
    shutil.copytree(project.root / "docs", project.root / "eerder" / "docs")
    shutil.copy(project.root / "mkdocs.yml", project.root / "eerder")
    return project


def compared(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["wijzigingen", "--van", "./eerder"])
    return code, capsys.readouterr().out


@pytest.mark.parametrize(
    "typed",
    [
        ("hernoemen", "doe-dit", "doe-zo"),
        ("hernoemen", "voorbeeld", "proef"),
        ("verplaatsen", "oud", "therapie"),
    ],
)
def test_what_a_command_takes_along_asks_for_no_entry_in_a_log(
    before: Project, capsys: pytest.CaptureFixture[str], typed: tuple[str, ...]
) -> None:
    assert main(typed) == 0
    code, told = compared(capsys)
    assert (code, "klinische" in told.split("\n")[0]) == (0, False), told


def test_a_link_to_another_recommendation_is_still_a_change(
    before: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["hernoemen", "doe-dit", "doe-zo"]) == 0
    before.replace(SCHEMA, "voorbeeld.md#doe-zo).", "#volg-het-schema).")
    code, told = compared(capsys)
    assert code == 1
    assert "1 klinische" in told


def test_links_to_what_was_withdrawn_lead_to_another_rule(
    before: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before.replace(SCHEMA, "voorbeeld.md#doe-dit).", "#volg-het-schema).")
    before.replace(MODULE, "id: doe-dit", "id: doe-anders")
    _, told = compared(capsys)
    assert "Aanbeveling vervallen: doe-dit" in told
    assert "Tekst van een aanbeveling: volg-het-schema" in told
