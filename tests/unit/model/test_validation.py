"""What a finding says of a value: what was typed, the words that there are, and a remedy that is valid."""

from __future__ import annotations

import pytest
from corrections import follow, line_to_type
from guideline.model.findings import Finding
from guideline.model.metadata import IDENTIFIER, identifier_of
from guideline.model.suggestions import nearest
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"


def finding(project: Project, code: str, path: str = MODULE) -> Finding:
    (item,) = (item for item in project.check() if item.code == code and item.place.path == path)
    return item


@pytest.mark.parametrize(
    ("typed", "valid"),
    [
        ("gewijzigd", ["nieuw", "ongewijzigd", "aangepast"]),
        ("ongeverifieerd", ["geverifieerd"]),
        ("niet-geautoriseerd", ["geautoriseerd"]),
    ],
)
def test_the_opposite_is_never_suggested(typed: str, valid: list[str]) -> None:
    assert nearest(typed, valid) is None


def test_a_slip_in_a_word_that_denies_is_still_understood() -> None:
    assert nearest("ongewijzgid", ["nieuw", "ongewijzigd"]) == "ongewijzigd"


def test_the_words_for_an_outcome_are_listed(project: Project) -> None:
    project.replace(MODULE, "uitkomst: nieuw", "uitkomst: gewijzigd")
    item = finding(project, "M011")
    assert item.suggestion == "kies uit: nieuw, ongewijzigd, aangepast, vervalt"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("één-röntgen", "een-rontgen"),
        ("Ångström & co", "angstrom-co"),
        ("straße", "strasse"),
        ("2026-01", "id-2026-01"),
        ("12", "id-12"),
    ],
)
def test_the_id_that_is_advised_is_valid(typed: str, expected: str) -> None:
    assert identifier_of(typed) == expected
    assert IDENTIFIER.fullmatch(expected)


@pytest.mark.parametrize("typed", ["2026-01", "12", "één-röntgen", "Doe Dit!"])
def test_an_id_that_is_none_gets_one_that_is(project: Project, typed: str) -> None:
    project.replace(MODULE, "id: doe-dit", f"id: {typed}")
    assert IDENTIFIER.fullmatch(line_to_type(finding(project, "M020")))


def test_a_file_name_of_digits_gets_one_that_is_an_address(project: Project) -> None:
    project.write("docs/over/2026-01.md", "---\ntitle: X\n---\nTekst.\n")
    assert "‘pagina-2026-01.md’" in finding(project, "M005", "docs/over/2026-01.md").suggestion


def test_an_authorisation_is_shown_as_it_is_typed(project: Project) -> None:
    project.replace(MODULE, "status: concept", "status: geautoriseerd\nautorisatie: NVN")
    follow(project, finding(project, "M011"))
    project.replace(MODULE, "2026-11-22", "2026-01-11")
    assert project.check() == []


def test_a_status_without_authorisation_gets_the_line_to_add(project: Project) -> None:
    project.replace(MODULE, "status: concept", "status: geautoriseerd")
    suggestion = finding(project, "H010").suggestion
    line = suggestion[suggestion.index("‘") + 1 : suggestion.index("’")]
    project.replace(MODULE, "status: geautoriseerd", f"status: geautoriseerd\n{line}")
    assert project.check() == []


def test_a_person_among_the_societies_is_found(project: Project) -> None:
    project.replace(
        MODULE,
        "status: concept",
        "status: geautoriseerd\nautorisatie: {datum: 2026-01-11, door: [NVN, Jansen]}",
    )
    item = finding(project, "M011")
    assert "‘Jansen’" in item.message
    assert item.place.line == 6


@pytest.mark.parametrize(("typed", "shown"), [("[a, b]", "‘[a, b]’"), ("{a: 12:30}", "‘{a: 12:30}’")])
def test_a_finding_shows_what_was_typed(project: Project, typed: str, shown: str) -> None:
    project.replace(MODULE, "title: Voorbeeld", f"title: {typed}")
    assert shown in finding(project, "M011").message


def test_a_space_that_cannot_be_seen_is_named(project: Project) -> None:
    project.replace(MODULE, "status: concept", "status: \u00a0concept")
    item = finding(project, "M011")
    assert "U+00A0" in item.message
    assert "bedoelde u ‘concept’?" in item.suggestion


@pytest.mark.parametrize(
    ("typed", "meant"), [("2026-1-5", "2026-01-05"), ("20260105", "2026-01-05"), ("5/1/2026", "2026-01-05")]
)
def test_a_day_in_another_form_is_understood(project: Project, typed: str, meant: str) -> None:
    project.replace(MODULE, "datum: 2026-01-10", f"datum: {typed}")
    assert f"‘{meant}’" in finding(project, "H002").suggestion


def test_a_minimum_above_the_maximum_is_found(project: Project) -> None:
    project.replace("mkdocs.yml", "{minimum: 3, maximum: 60}", "{minimum: 60, maximum: 3}")
    assert "minimum" in finding(project, "M032", "mkdocs.yml").message


def test_a_domain_is_a_name(project: Project) -> None:
    project.replace("mkdocs.yml", "- palliaweb.nl", "- https://palliaweb.nl/richtlijnen")
    assert [item.code for item in project.check()] == ["M032"]
    assert "‘palliaweb.nl’" in finding(project, "M032", "mkdocs.yml").suggestion
