"""The settings mean the same however they are typed."""

from __future__ import annotations

import re

import pytest
from guideline.model.roles import USUAL, Audience
from guideline.reading.settings import SETTINGS, read_settings
from project import Project


@pytest.mark.parametrize("typed", ["https://richtlijn.example/pad", "https://richtlijn.example/pad/"])
def test_the_address_of_the_site_ends_in_a_slash(
    project: Project, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setenv("RICHTLIJN_ADRES", typed)
    assert read_settings(project.root).site_url == "https://richtlijn.example/pad/"


def test_a_site_without_an_address_has_none(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RICHTLIJN_ADRES", raising=False)
    assert "RICHTLIJN_ADRES" in project.read(SETTINGS)
    assert read_settings(project.root).site_url == ""


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("fout_melden: loket", "richtlijn@ziekenhuis.nl"),
        ("epd_herkomst: http://epd.ziekenhuis.nl/venster", "https://epd.ziekenhuis.nl"),
        ("epd_herkomst: '*'", "https://epd.ziekenhuis.nl"),
        ("bewaren: misschien", "true"),
    ],
)
def test_what_a_site_adds_to_its_pages_is_asked_for_as_it_must_be(
    project: Project, line: str, remedy: str
) -> None:
    project.replace(SETTINGS, "    bewaren: true\n", f"    {line}\n")
    (problem,) = read_settings(project.root).problems
    assert remedy in problem.suggestion
    assert read_settings(project.root).embedder == ""


def test_data_carry_the_names_in_the_settings(project: Project) -> None:
    found = read_settings(project.root)
    assert (found.name, found.licence) == ("Richtlijn Wervelmetastasen", "CC-BY-4.0")
    project.replace(
        SETTINGS, "    uitgever: Redactie Richtlijn Wervelmetastasen\n    licentie: CC-BY-4.0\n", ""
    )
    project.replace(SETTINGS, "site_name: Richtlijn Wervelmetastasen", "site_name: Richtlijn Hersenen")
    found = read_settings(project.root)
    assert (found.publisher, found.licence) == ("Redactie Richtlijn Hersenen", "")


def test_a_licence_has_its_short_name(project: Project) -> None:
    project.replace(SETTINGS, "licentie: CC-BY-4.0", "licentie: CC BY 4.0")
    (problem,) = read_settings(project.root).problems
    assert "CC-BY-4.0" in problem.suggestion


def test_one_other_site_may_show_this_one(project: Project) -> None:
    project.replace(SETTINGS, "    bewaren: true\n", "    epd_herkomst: https://epd.ziekenhuis.nl\n")
    assert read_settings(project.root).embedder == "https://epd.ziekenhuis.nl"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("spoedpagina: Acute zorg.md", "‘map/pagina.md’"),
        ("spoedpagina: index.md", "‘map/pagina.md’"),
        ("spoedpagina: acuut", "‘map/pagina.md’"),
        ("patienten: Voor patiënten", "kleine letters"),
        ("patienten: assets", "de site zelf"),
        ("spoedpagin: acuut.md", "spoedpagina"),
        ("redactie: patienten", "een eigen naam"),
    ],
)
def test_a_place_with_a_task_has_a_name_that_can_be_one(project: Project, typed: str, told: str) -> None:
    """What is wrong is told at its line and counts as not typed; the others keep what was typed for them."""
    project.replace(SETTINGS, "      over: over\n", "      over: dit\n")
    project.write(SETTINGS, re.sub(rf"(?m)^      {typed.split(':')[0]}: .*\n", "", project.read(SETTINGS)))
    project.replace(SETTINGS, "    plaatsen:\n", f"    plaatsen:\n      {typed}\n")
    found = read_settings(project.root)
    (problem,) = found.problems
    assert told in problem.suggestion
    line = project.read(SETTINGS).split("\n")[problem.at[0] - 1]
    assert line.strip() in (typed, "plaatsen:")
    assert (found.roles.emergency, found.roles.patients) == (USUAL.emergency, USUAL.patients)
    assert found.roles.about == "dit" or line.strip() == "plaatsen:"


def test_a_guideline_may_have_no_page_or_folder_for_a_task(project: Project) -> None:
    project.replace(SETTINGS, "      redactie: redactie\n", '      redactie: ""\n      spoedpagina: ""\n')
    found = read_settings(project.root)
    assert found.problems == ()
    assert found.roles.audience_of("redactie/taken.md") is Audience.CLINICIANS
    assert found.roles.role_of("") is None
    assert found.roles.role_of("spoed.md") is None
    assert found.roles.checks == "controles"
