"""A flowchart as a table: every arrow a row, with the recommendation it rests on."""

from __future__ import annotations

import csv
import io
import re

import exported
import pytest
from guideline.exports.chart_table import harmless
from project import Project

CHART = "diagnostiek/stroomschema-voorbeeld.csv"
SOURCE = "docs/diagnostiek/stroomschema-voorbeeld.md"


def rows(project: Project) -> list[dict[str, str]]:
    text = exported.site(project).data(exported.place)[CHART]
    assert text.startswith("\ufeff")
    return [*csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";")]


def test_every_arrow_is_a_row_and_so_is_every_end(project: Project) -> None:
    found = rows(project)
    assert [(row["stap"], row["voorwaarde"], row["volgende_stap"]) for row in found] == [
        *(("1", "", "2"), ("2", "ja", "3"), ("2", "nee", "4"), ("3", "", ""), ("4", "", "")),
    ]
    assert found[1]["tekst"] == "Uitval?"
    assert found[3]["soort"] == "spoed einde"
    assert {row["status"] for row in found} == {"concept"}
    assert {row["gebouwd"] for row in found} == {"2026-06-01"}


def test_a_step_names_its_recommendation_and_where_that_stands(project: Project) -> None:
    row = rows(project)[3]
    assert (row["aanbeveling"], row["sterkte"], row["richting"]) == ("doe-dit", "sterk", "voor")
    assert row["adres"] == "diagnostiek/voorbeeld/#doe-dit"
    assert rows(project)[0]["aanbeveling"] == ""


@pytest.mark.parametrize(
    ("step", "deadline"), [("Wacht {waarde:termijn}", "12 uur"), ("Al {waarde:lang} pijn", "")]
)
def test_only_a_registered_deadline_is_one(project: Project, step: str, deadline: str) -> None:
    project.replace("docs/waarden.yml", "eenheid: uur", "eenheid: uur\n  handeling: mri:wanneer")
    project.append(
        "docs/waarden.yml",
        "\n- naam: lang\n  tekst: langer dan 12 uur\n  betekenis: Duur.\n  soort: frase\n"
        "  bron: bron2020\n  module: voorbeeld\n",
    )
    project.replace(SOURCE, "Wacht {waarde:termijn}", step)
    project.replace(SOURCE, "Tekst.\n", "Tekst: {waarde:termijn}, {waarde:lang}.\n")
    assert rows(project)[4]["termijn"] == deadline


def test_a_spreadsheet_runs_nothing(project: Project) -> None:
    project.replace(SOURCE, 'wacht(["Wacht {waarde:termijn}"])', 'wacht(["=1+1,=2 {waarde:termijn}"])')
    assert rows(project)[4]["tekst"].startswith("'=1+1,'=2")


@pytest.mark.parametrize("cell", ["Pijn, een-twee = 3", "38,5 °C", "a@b", "één; -2"])
def test_a_text_that_is_no_formula_stays(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize(
    "cell", ["a,=1", "a, @b", "a\t=1", "\t=1", "a\n+1", "-1", " =1", "＝1", "a,＠b", "﹢1"]
)
def test_no_program_that_divides_a_row_otherwise_finds_a_formula(cell: str) -> None:
    parts = re.split(r"[,\t\r\n]", harmless(cell))
    assert not any(part.strip().startswith((*"=+-@＝＋－＠﹢",)) for part in parts)


def test_the_page_of_the_chart_offers_the_table(built_small: Project) -> None:
    page = built_small.read("site/diagnostiek/stroomschema-voorbeeld/index.html")
    assert 'href="../stroomschema-voorbeeld.csv" download' in page
    assert built_small.path(f"site/{CHART}").is_file()
