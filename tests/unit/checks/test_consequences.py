"""One slip is one finding, and what it says to type is right."""

from __future__ import annotations

import pytest
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"
BIB = "docs/literatuur.bib"


def findings(project: Project) -> list[tuple[str, str, int, str]]:
    return [
        (item.code, item.place.path, item.place.line, f"{item.message} ({item.suggestion})")
        for item in project.check()
    ]


def line_of(project: Project, file: str, text: str) -> int:
    return project.read(file)[: project.read(file).index(text)].count("\n") + 1


def block(name: str) -> str:
    return (
        f"/// aanbeveling\n    id: {name}\n    sterkte: sterk\n    richting: voor\n    zekerheid: laag\n"
        "    bronnen: [bron2020]\n    situaties: [met-klacht]\n    handelingen: [mri:of]\n"
        "    voor: [neurologie]\n\nMaak op tijd een scan.\n///\n"
    )


def entry(title: str, year: str, doi: str) -> str:
    return (
        f"@article{{nieuw2025,\n  author = {{Ander, W.}},\n  title = {{{title}}},\n  year = {{{year}}},\n"
        f"  doi = {{{doi}}},\n  note = {{geverifieerd}}\n}}\n"
    )


def test_a_block_that_begins_in_another_is_found_at_the_one_without_an_end(project: Project) -> None:
    project.replace(MODULE, "Doe dit.\n///\n", f"Doe dit.\n\n{block('doe-dat')}")
    ((code, _, line, text),) = findings(project)
    assert (code, line) == ("M023", line_of(project, MODULE, "/// aanbeveling"))
    second = line_of(project, MODULE, "    id: doe-dat") - 1
    assert f"zet boven regel {second} een regel met alleen ///" in text
    lines = project.read(MODULE).split("\n")
    project.write(MODULE, "\n".join([*lines[: second - 1], "///", "", *lines[second - 1 :]]))
    assert findings(project) == []


def test_a_block_in_a_longer_one_is_sound(project: Project) -> None:
    project.replace(MODULE, "Afweging.\n", "//// let-op\nPas op.\n\n/// spoed\nBel.\n///\n////\n")
    assert findings(project) == []


def test_capitals_in_options_are_one_finding_for_each_key(project: Project) -> None:
    project.replace(MODULE, "    id: doe-dit\n    sterkte:", "    Id: doe-dit\n    Sterkte:")
    assert [(code, line) for code, _, line, _ in findings(project)] == [("M009", 21), ("M009", 22)]


def test_an_empty_line_above_options_is_one_finding(project: Project) -> None:
    project.replace(MODULE, "/// aanbeveling\n", "/// aanbeveling\n\n")
    ((code, _, line, text),) = findings(project)
    assert (code, line) == ("M020", 21)
    assert "verwijder de lege regel" in text


def test_code_in_a_recommendation_is_not_taken_for_its_options(project: Project) -> None:
    project.replace(MODULE, "/// aanbeveling\n", "/// aanbeveling\n\n    Nog iets.\n\n")
    assert "M020" in {code for code, _, _, _ in findings(project)}


def test_a_wrong_date_asks_for_no_new_addresses(project: Project) -> None:
    record = (
        "ankers:\n  - diagnostiek/voorbeeld.md#verantwoording\n  - diagnostiek/voorbeeld.md#uitgangsvraag\n"
    )
    project.write("docs/gepubliceerd.yml", record)
    assert findings(project) == []
    project.replace(MODULE, "datum: 2026-01-10", "datum: 2026-01-32")
    assert [code for code, _, _, _ in findings(project)] == ["H002"]


def test_an_unreadable_glossary_is_the_only_finding(project: Project) -> None:
    project.append("docs/engelse-termen.yml", "- Spinal  Cord Term\n")
    project.replace("docs/woordenlijst.yml", "definitie: Een woord", "definitie: Een spinal cord\n    term")
    assert findings(project) == []
    project.replace("docs/woordenlijst.yml", "afkorting: MRI", "afkorting: MRI: x")
    assert {path for _, path, _, _ in findings(project)} == {"docs/woordenlijst.yml"}


def test_of_a_new_source_with_an_error_nobody_asks_who_cites_it(project: Project) -> None:
    project.append(BIB, entry("Iets", "2025", "10.1016/j.a.1. Epub 2025"))
    ((code, _, _, text),) = findings(project)
    assert code == "L004"
    assert "‘doi = {10.1016/j.a.1},’" in text
    project.replace(BIB, "10.1016/j.a.1. Epub 2025", "10.1016/j.a.1")
    assert [code for code, _, _, _ in findings(project)] == ["L002"]


@pytest.mark.parametrize(
    ("title", "year", "part"),
    [("Titel", "2020", "gebruik overal"), ("Iets anders", "2025", "titel of jaar verschilt: neem de doi")],
)
def test_a_copied_source_is_told_to_take_its_own_doi(
    project: Project, title: str, year: str, part: str
) -> None:
    project.append(BIB, entry(title, year, "10.1000/182"))
    ((code, _, _, text),) = findings(project)
    assert code == "L008"
    assert f"({part}" in text


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "part"),
    [
        (MODULE, "[bron2020]\n", "[bron2020 onzeker2019]\n", "L001", "‘bron2020, onzeker2019’"),
        (MODULE, "[@bron2020]", "[@bron2020 onzeker2019]", "L010", "[@bron2020; @onzeker2019]"),
        (MODULE, "[@bron2020]", "[@bron2020, @onzeker2019]", "L010", "[@bron2020; @onzeker2019]"),
        (MODULE, "[@bron2020]", "[@bron2020 blz. 3]", "L010", "[@sleutel]"),
        (MODULE, "[stroomschema-voorbeeld]", "[stroomschema-voorbeeld oud]", "V015", "-voorbeeld, oud’"),
        ("docs/patienten/uitleg.md", "[doe-dit]", "[doe-dit deed-dit]", "V016", "‘doe-dit, deed-dit’"),
    ],
)
def test_a_missing_comma_is_named(
    project: Project, file: str, old: str, new: str, code: str, part: str
) -> None:
    project.replace(file, old, new)
    (text,) = (text for found, _, _, text in findings(project) if found == code)
    assert part in text


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Een.\n\n=======\n\nTwee.", 2),
        ("<<<<<<< HEAD\nEen.", 0),
        ("Een.\n>>>>>>> main", 1),
        ("||||||| basis", 0),
    ],
)
def test_what_is_left_of_a_merge_is_named_in_a_page(project: Project, typed: str, line: int) -> None:
    project.replace(MODULE, "Afweging.\n", f"{typed}\n")
    ((code, _, at, text),) = findings(project)
    assert (code, at) == ("M004", line_of(project, MODULE, typed) + line)
    assert "overgebleven van een samenvoeging" in text


def test_what_is_left_of_a_merge_is_named_in_data(project: Project) -> None:
    for file in ("docs/woordenlijst.yml", "docs/literatuur.bib"):
        project.append(file, "=======\n")
    assert [code for code, _, _, _ in findings(project)] == ["M004", "M004"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("oktober 2025", "2025-10-31"),
        ("2025-02", "2025-02-28"),
        ("3-2025", "2025-03-31"),
        ("5 mrt 2025", "2025-03-05"),
    ],
)
def test_of_a_month_the_last_day_is_proposed(project: Project, typed: str, expected: str) -> None:
    project.replace(MODULE, "literatuur_tot: 2025-12-31", f"literatuur_tot: {typed}")
    ((code, _, _, text),) = findings(project)
    assert code == "H002"
    assert f"‘{expected}’" in text


def test_a_recommendation_that_was_pasted_twice_may_go(project: Project) -> None:
    one = block("doe-dat")
    project.replace(MODULE, "## Overwegingen", f"{one}\n{one}\n## Overwegingen")
    (text,) = (text for code, _, _, text in findings(project) if code == "M021")
    assert "verwijder deze aanbeveling" in text


def test_a_value_with_a_hard_space_is_said_to_have_one_at_its_place(project: Project) -> None:
    project.replace(MODULE, "Afweging.\n", "Het is 12\u00a0uur [@bron2020].\n")
    (item,) = (item for item in project.check() if item.code == "W004")
    assert "met een harde spatie" in item.message
    assert item.place.column == 8


def test_one_word_gets_one_advice(project: Project) -> None:
    """An abbreviation that is none of a list is near to one of that list, and may be nearer to another."""
    project.replace(BIB, "title = {", "title = {NVVP: ")
    project.replace(
        MODULE, "status: concept", "status: geautoriseerd\nautorisatie: {datum: 2026-05-01, door: [NVVN]}"
    )
    assert [code for code, *_ in findings(project)] == ["M011"]
    project.replace(MODULE, "Afweging.", "Afweging van de NVVN.")
    assert sorted(code for code, *_ in findings(project)) == ["M011", "T014"]
