"""The accountability answers every item with its proof, without a score; the makers agree with each other."""

from __future__ import annotations

import re

import pytest
from guideline.model.accounts import INSTRUMENTS
from guideline.site import Site
from project import TODAY, Project

ANSWERS, MAKERS, PAGE = "docs/instrumenten.yml", "docs/werkgroep.yml", "docs/over/verantwoording.md"
ITEMS = [item for instrument in INSTRUMENTS for item in instrument.items]
PARTS = ("verantwoording", "werkgroep", "belangen", "commentaar", "financiering")
GROUP = """werkgroep:
  - {naam: A. Voorbeeld, functie: neuroloog, namens: NVN, rol: voorzitter}
belangen:
  - {naam: A. Voorbeeld, datum: 2026-01-10, belangen: Geen., maatregel: Niet nodig.}
commentaar:
  - {partij: Een vereniging, van: 2026-02-01, tot: 2026-03-01, verwerkt: Twee zinnen zijn gewijzigd.}
financiering: []
"""

DECLARED = GROUP[GROUP.index("belangen:") : GROUP.index("commentaar:")]


def answer(name: str, proof: str = "{telling: aanbevelingen-met-bron, controle: L005}") -> str:
    return (
        f"- id: {name}\n  onderwerp: Een onderwerp\n  antwoord: Dit is gedaan.\n  bewijs: {proof}\n"
        "  wie: werkgroep\n  datum: 2026-05-01\n"
    )


@pytest.fixture
def project(project: Project) -> Project:
    project.write(ANSWERS, "".join(map(answer, ITEMS)))
    markers = "\n\n".join(f"<!-- richtlijn:{name} -->" for name in PARTS)
    project.write(PAGE, f"---\ntitle: Verantwoording\n---\n\n{markers}\n")
    old = "      - over/literatuur.md\n"
    project.replace("mkdocs.yml", old, f"{old}      - over/verantwoording.md\n")
    return project


def page(project: Project) -> str:
    return Site.read(project.root, TODAY).source("over/verantwoording.md")


def test_the_instruments_have_as_many_items_as_their_makers_gave_them() -> None:
    agree, right = INSTRUMENTS
    assert (len(agree.items), len(agree.parts)) == (23, 6)
    assert (len(right.items), len({re.sub(r"[a-z]$", "", item) for item in right.items})) == (35, 22)


def test_every_item_shows_with_its_proof_and_there_is_no_score(project: Project) -> None:
    project.replace(ANSWERS, "  bewijs", "  ontbreekt: Een commentaarronde.\n  bewijs")
    text = page(project)
    assert "AGREE II: 23 items beantwoord; bij 1 staat wat er ontbreekt." in text
    assert "RIGHT: 35 items beantwoord; bij 0" in text
    assert text.count("| Een onderwerp |") == len(ITEMS)
    assert (
        "2 van 3 aanbevelingen met een bron, [controle L005](../redactie/controles/literatuur.md#l005)"
        in text
    )
    assert "Dit is gedaan. **Ontbreekt:** Een commentaarronde." in text
    assert "%" not in text
    assert project.check() == []


def test_without_makers_that_is_said_plainly(project: Project) -> None:
    text = page(project)
    assert "nog geen werkgroep benoemd" in text
    assert "nog niet voor commentaar voorgelegd" in text


def test_the_makers_show_when_they_are_there(project: Project) -> None:
    project.write(MAKERS, GROUP)
    assert project.check() == []
    text = page(project)
    assert "| A. Voorbeeld | neuroloog | NVN | voorzitter |" in text
    assert "| A. Voorbeeld | 2026-01-10 | Geen. | Niet nodig. |" in text
    assert "Twee zinnen zijn gewijzigd." in text


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line"),
    [
        (ANSWERS, "agree-1\n", "agree-24\n", "M048", 1),
        (ANSWERS, "id: agree-2\n", "id: agree-1\n", "M048", 7),
        (ANSWERS, answer("right-22"), "", "M050", 1),
        (ANSWERS, "  bewijs: {telling: aanbevelingen-met-bron, controle: L005}\n", "", "M048", 1),
        (ANSWERS, "telling: aanbevelingen-met-bron", "telling: aanbevelingen-met-bon", "M046", 4),
        (ANSWERS, "2026-05-01", "2026-07-01", "M048", 6),
        (ANSWERS, "Dit is gedaan.", "Dit is nog in te vullen.", "M040", 3),
        (MAKERS, "naam: A. Voorbeeld, functie", "naam: B. Voorbeeld, functie", "M049", 4),
        (MAKERS, DECLARED, "belangen: []\n", "M049", 2),
        (MAKERS, "tot: 2026-03-01", "tot: 2026-01-01", "M049", 6),
        (MAKERS, "datum: 2026-01-10", "datum: 2027-01-10", "M049", 4),
        (MAKERS, "rol: voorzitter", "rool: voorzitter", "M011", 2),
        (MAKERS, "verwerkt: Twee", "verwerkt: Bel 010-7040704. Twee", "G003", 6),
    ],
)
def test_a_mistake_is_found_at_its_line(
    project: Project, file: str, old: str, new: str, code: str, line: int
) -> None:
    project.write(MAKERS, GROUP)
    project.replace(file, old, new)
    found = {(finding.code, finding.place.path, finding.place.line) for finding in project.check()}
    assert (code, file, line) in found
    assert {path for _, path, _ in found} == {file}
