"""What still has to be filled in is found wherever readers would see it; so are a slip in an abbreviation
and a sentence that was pasted twice."""

from __future__ import annotations

import pytest
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"
CHART = "docs/diagnostiek/stroomschema-voorbeeld.md"


def found(project: Project, code: str) -> list[tuple[str, int]]:
    return [(item.place.path, item.place.line) for item in project.check() if item.code == code]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (MODULE, "title: Voorbeeld", "title: Voorbeeld XX"),
        (MODULE, "toelichting: Eerste versie.", "toelichting: Nog in te vullen."),
        ("docs/waarden.yml", "betekenis: Een voorbeeld.", "betekenis: Een voorbeeld voor [naam]."),
        ("docs/woordenlijst.yml", "definitie: Een woord om mee", "definitie: Een woord (n.t.b.) om mee"),
        ("docs/literatuur.bib", "title = {Titel}", "title = {Titel TODO}"),
    ],
)
def test_what_is_to_be_filled_in_is_found_in_data(project: Project, file: str, old: str, new: str) -> None:
    project.replace(file, old, new)
    line = project.read(file)[: project.read(file).index(new)].count("\n") + 1
    path, at = found(project, "M040")[0]
    assert path == file
    assert at <= line < at + 4


def test_what_is_to_be_filled_in_is_found_in_a_flowchart(project: Project) -> None:
    text = project.read(CHART)
    line = next(
        number for number, typed in enumerate(text.splitlines(), 1) if "[" in typed and "-->" in typed
    )
    typed = text.splitlines()[line - 1]
    project.replace(CHART, typed, typed.replace("[", "[Geef XX mg; ", 1))
    assert (CHART, line) in found(project, "M040")


def test_a_title_of_a_source_may_have_a_roman_number(project: Project) -> None:
    project.replace("docs/literatuur.bib", "title = {Titel}", "title = {Titel XX}")
    assert found(project, "M040") == []


def test_an_abbreviation_that_is_like_one_of_the_glossary_is_found(project: Project) -> None:
    project.replace("docs/woordenlijst.yml", "afkorting: MRI", "afkorting: SINS")
    project.replace(MODULE, "Afweging.\n", "Afweging bij SINS.\nBij een SINDS van 7, en bij SNIS.\n")
    line = project.read(MODULE).splitlines().index("Bij een SINDS van 7, en bij SNIS.") + 1
    assert found(project, "T014") == [(MODULE, line), (MODULE, line)]


def test_an_abbreviation_in_a_source_or_on_three_pages_is_known(project: Project) -> None:
    project.replace("docs/woordenlijst.yml", "afkorting: MRI", "afkorting: ESTRO")
    project.replace("docs/literatuur.bib", "title = {Titel}", "title = {Titel van ASTRO}")
    project.replace(MODULE, "Afweging.\n", "Afweging van ASTRO en ESTROS.\n")
    for name in ("docs/index.md", "docs/patienten/uitleg.md"):
        project.append(name, "\nDit zegt ESTROS.\n")
    assert found(project, "T014") == []


def test_a_sentence_that_stands_twice_in_a_recommendation_is_found(project: Project) -> None:
    sentence = "Maak op tijd een nieuwe foto."
    project.replace(MODULE, "Doe dit.\n", f"{sentence}\n\n- Bel eerst.\n\n{sentence}\n")
    line = project.read(MODULE).splitlines().index(sentence) + 5
    assert found(project, "T015") == [(MODULE, line)]


def test_a_sentence_may_stand_in_two_recommendations(project: Project) -> None:
    text = project.read(MODULE)
    block = text[text.index("/// aanbeveling") : text.index("## Overwegingen")]
    sentence = "Maak op tijd een nieuwe foto."
    block = block.replace("Doe dit.", sentence)
    other = block.replace("doe-dit", "doe-dat")
    project.write(
        MODULE, text[: text.index("/// aanbeveling")] + block + other + text[text.index("## Overw") :]
    )
    assert found(project, "T015") == []
