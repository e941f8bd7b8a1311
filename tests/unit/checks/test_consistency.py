"""Family C: a rule is told once, told again in the same sense, and its values stand with its situation."""

from __future__ import annotations

import pytest
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"
CHART = "docs/diagnostiek/stroomschema-voorbeeld.md"
VALUES = "docs/waarden.yml"

OWNER = """/// aanbeveling
    id: eigenaar
    sterkte: sterk
    richting: voor
    zekerheid: laag
    bronnen: [bron2020]
    situaties: [met-klacht]
    handelingen: [bellen:wanneer]
    voor: [neurologie]
    rijen:
      - id: bel-bij-rugpijn
        rij: Pijn in de rug
        situatie: met-klacht
      - id: bel-altijd
        rij: Geen pijn
        situatie: alle

Bel binnen de tijd die past:

| Klacht | Binnen |
|---|---|
| Pijn in de [rug](#eigenaar) | {waarde:bel-snel} |
| Geen pijn | {waarde:bel-rustig} |
///

/// aanbeveling
    id: volger
    sterkte: sterk
    richting: voor
    zekerheid: laag
    bronnen: [bron2020]
    situaties: [met-klacht]
    handelingen: [bellen:wanneer]
    voor: [neurologie]
    volgt: {bellen:wanneer: eigenaar}

Bel bij klachten binnen {waarde:bel-snel}.
///
"""

NEW_VALUES = """- naam: bel-snel
  tekst: 3 uur
  betekenis: Bij een klacht.
  bron: bron2020
  module: voorbeeld
  getal: 3
  eenheid: uur
  van: 1
  tot: 24
  situatie: met-klacht
  handeling: bellen:wanneer
- naam: bel-rustig
  tekst: 9 uur
  betekenis: Zonder klacht.
  bron: bron2020
  module: voorbeeld
  getal: 9
  eenheid: uur
  van: 1
  tot: 24
  situatie: alle
  handeling: bellen:wanneer
- naam: reden
  tekst: nieuwe klachten van kracht, gevoel of lopen bij een ziekte
  betekenis: Een vaste formulering.
  bron: bron2020
  module: voorbeeld
  soort: frase
  aanbeveling: eigenaar
"""

START = """Bel [bij klachten](diagnostiek/voorbeeld.md#bel-bij-rugpijn) binnen {waarde:bel-snel}, en
[anders](diagnostiek/voorbeeld.md#bel-altijd) binnen {waarde:bel-rustig}. Dat is bij {waarde:reden}.
"""


@pytest.fixture
def consistent(project: Project) -> Project:
    """The small guideline with a rule in a table, told again by another, on the start page."""
    project.replace(MODULE, "## Overwegingen", f"{OWNER}\n## Overwegingen")
    project.append(VALUES, NEW_VALUES)
    project.append("docs/index.md", f"\n{START}")
    assert project.check() == []
    return project


def found(project: Project) -> list[tuple[str, str, int]]:
    return [(finding.code, finding.place.path, finding.place.line) for finding in project.check()]


def line_of(project: Project, path: str, text: str) -> int:
    read = project.read(path)
    return read.count("\n", 0, read.index(text)) + 1


@pytest.mark.parametrize(
    ("code", "path", "old", "new", "at"),
    [
        pytest.param(
            *("C001", MODULE, "    volgt: {bellen:wanneer: eigenaar}\n", "", ""), id="a relation is missing"
        ),
        pytest.param(
            *("C003", MODULE, "id: volger\n    sterkte: sterk", "id: volger\n    sterkte: zwak"),
            "    sterkte: zwak\n",
            id="a follower has another strength",
        ),
        pytest.param(
            *("C003", MODULE, "volger\n    sterkte: sterk\n    richting: voor"),
            *("volger\n    sterkte: sterk\n    richting: tegen", "    richting: tegen\n"),
            id="a follower has the other direction",
        ),
        pytest.param(
            *("C004", MODULE, "| Geen pijn | {waarde:bel-rustig} |", "| Geen pijn | {waarde:bel-snel} |"),
            "| Geen pijn | {waarde:bel-snel} |",
            id="a row has the deadline of another",
        ),
        pytest.param(
            *("C004", "docs/index.md", "binnen {waarde:bel-snel}, en", "binnen {waarde:bel-rustig}, en"),
            "binnen {waarde:bel-rustig}, en",
            id="a line has the deadline of a wider situation",
        ),
        pytest.param(
            *("C004", "docs/index.md", "binnen {waarde:bel-rustig}", "binnen {waarde:bel-snel}"),
            "[anders]",
            id="a line has the deadline of a narrower situation",
        ),
        pytest.param(
            *("C004", "docs/index.md", "#bel-bij-rugpijn", "#eigenaar"),
            "Bel [bij klachten]",
            id="a line leads to the table instead of its row",
        ),
        pytest.param(
            *("C005", "docs/index.md", "bij {waarde:reden}"),
            *("bij nieuwe klachten van kracht, gevoel of lopen door een ziekte", "[anders]"),
            id="a near-copy of a phrase",
        ),
        pytest.param(
            *("C007", MODULE, "{bellen:wanneer: eigenaar}", "{bellen:wie: eigenaar}", "{bellen:wie:"),
            id="it follows what it is not about",
        ),
        pytest.param(
            *("C008", MODULE, "rij: Geen pijn", "rij: Geen klacht", "rij: Geen klacht"),
            id="a row that is not there",
        ),
    ],
)
def test_a_contradiction_is_found_at_its_line(
    consistent: Project, code: str, path: str, old: str, new: str, at: str
) -> None:
    consistent.replace(path, old, new)
    expected = line_of(consistent, path, at) if at else 0
    places = [(where, line) for kind, where, line in found(consistent) if kind == code]
    assert places
    assert {where for where, _ in places} == {path}
    assert not at or expected in {line for _, line in places}


def test_a_collision_is_reported_where_the_relation_is_missing(consistent: Project) -> None:
    another = OWNER[OWNER.index("/// aanbeveling\n    id: volger") :].replace("id: volger", "id: derde")
    consistent.replace(
        MODULE,
        "## Overwegingen",
        another.replace("    volgt: {bellen:wanneer: eigenaar}\n", "") + "\n## Overwegingen",
    )
    (finding,) = consistent.check()
    assert finding.code == "C001"
    assert finding.place.line > line_of(consistent, MODULE, "id: derde")
    assert "‘Bel bij klachten binnen {waarde:bel-snel}.’" in finding.message
    assert "‘Bel binnen de tijd die past:" in finding.message
    consistent.replace(
        MODULE,
        "id: derde\n    sterkte: sterk\n    richting: voor\n    zekerheid: laag\n    bronnen: [bron2020]\n",
        "id: derde\n    sterkte: sterk\n    richting: voor\n    zekerheid: laag\n    bronnen: [bron2020]\n"
        "    volgt: {bellen:wanneer: eigenaar}\n",
    )
    assert consistent.check() == []


def test_the_situation_of_a_line_without_a_link_can_be_said(consistent: Project) -> None:
    consistent.append("docs/index.md", "\nBel binnen {waarde:bel-snel}. <!-- situatie: met-klacht -->\n")
    assert consistent.check() == []
    consistent.replace("docs/index.md", "<!-- situatie: met-klacht", "<!-- situatie: alle")
    assert [code for code, _, _ in found(consistent)] == ["C004"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bel bij klachten binnen", "Bel snel bij klachten, binnen"),
        ("Bel binnen de tijd die past:", "Bel altijd binnen de tijd die past:"),
        ("| Pijn in de [rug](#eigenaar) |", "| Pijn in de **rug** |"),
        ("| Pijn in de [rug](#eigenaar) |", "| Pijn in de rug of de nek |"),
        ("    voor: [neurologie]\n    volgt:", "    voor: [neurologie]\n    # zie de tabel\n    volgt:"),
        ("situaties: [met-klacht]\n    handelingen: [bellen:wanneer]\n    voor: [neurologie]\n    volgt",)
        * 2,
        ("Afweging.", "Bij klachten is {waarde:bel-snel} lang, anders {waarde:bel-rustig}."),
        ("Afweging.", "Nieuwe klachten van kracht vragen aandacht."),
        (
            "Afweging.",
            "Vertel wat de scan betekent: of er haast is.\n\nZeg wat de scan betekent: of het kan.",
        ),
    ],
)
def test_a_harmless_edit_gives_no_finding(consistent: Project, old: str, new: str) -> None:
    consistent.replace(MODULE, old, new)
    assert consistent.check() == []


def test_a_row_has_an_address_of_its_own(consistent: Project) -> None:
    build = consistent.build("--strict")
    assert build.returncode == 0, build.stderr
    page = consistent.read("site/diagnostiek/voorbeeld/index.html")
    assert '<tr id="bel-bij-rugpijn">' in page
    assert '<tr id="bel-altijd">' in page


def test_of_two_rules_the_one_that_was_never_published_is_told(project: Project) -> None:
    project.run("guideline", "vastleggen")
    assert project.check() == []
    block = OWNER.split("    rijen:")[0].replace("eigenaar", "nieuw").replace("bellen:wanneer", "bellen:hoe")
    project.replace(MODULE, "## Aanbevelingen\n", f"## Aanbevelingen\n\n{block}\nBel snel.\n///\n")
    (found,) = [item for item in project.check() if item.code == "C001"]
    assert found.place.path == MODULE
    assert "‘volgt: {bellen:hoe: volg-het-schema}’" in found.suggestion
