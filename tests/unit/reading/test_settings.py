"""The settings mean the same however they are typed."""

from __future__ import annotations

import pytest
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
