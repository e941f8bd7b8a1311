"""The sheet to sign holds all that editors say they chose, most risk first, with a line for who decides."""

from __future__ import annotations

import pytest
from guideline.site import Site
from project import TODAY, Project

SHEET = "docs/over/besluiten.md"
MODULE = "docs/diagnostiek/voorbeeld.md"


@pytest.fixture
def project(project: Project) -> Project:
    project.write(
        SHEET,
        "---\ntitle: Te besluiten\n---\n\n<!-- richtlijn:besluiten -->\n\n<!-- richtlijn:openpunten -->\n",
    )
    return project


def sheet(project: Project) -> dict[str, list[str]]:
    """Return the rows of the sheet by the title of their table."""
    source = Site.read(project.root, TODAY).source("over/besluiten.md")
    tables = [part.partition("\n") for part in source.split("### ")[1:]]
    return {
        title: [row for row in table.splitlines() if row.startswith("| ")][1:] for title, _, table in tables
    }


def test_what_editors_say_they_chose_is_on_the_sheet(project: Project) -> None:
    project.replace("docs/waarden.yml", "betekenis: ", "betekenis: Voorstel van de redactie. ")
    project.replace(MODULE, "zekerheid: laag", "zekerheid: expert-opinion")
    project.replace(MODULE, "## Overwegingen\n", "## Overwegingen\n\nDit is een keuze van de redactie.\n")
    project.replace(MODULE, "- Open punt.", "- Of het anders kan, is\n  onbekend.\n- En dit.")
    found = sheet(project)
    assert next(iter(found)) == "Doses, termijnen en grenzen"
    assert "12 uur" in found["Doses, termijnen en grenzen"][0]
    assert "(../diagnostiek/voorbeeld.md#" in found["Sterke aanbevelingen op mening van deskundigen"][0]
    assert "Dit is een keuze van de redactie." in found["Keuzes van de redactie in de tekst"][0]
    points = [row.split(" | ")[1] for row in found["Open punten"]]
    assert {"Of het anders kan, is onbekend.", "En dit."} <= set(points)
    assert all("schrijfruimte" in row for rows in found.values() for row in rows)


def test_a_text_from_its_sources_asks_for_no_decision(project: Project) -> None:
    before = sheet(project)
    assert "Doses, termijnen en grenzen" not in before
    assert "Sterke aanbevelingen op mening van deskundigen" not in before
    assert "Keuzes van de redactie in de tekst" not in before
