"""Tables carry what a phone and a screen reader need: names of rows, and in stacked ones of columns."""

from __future__ import annotations

from typing import Any

import pytest
from guideline.rendering.extension import GuidelineMarkdown
from lxml import html
from markdown import Markdown

THREE = (
    "| Wie | Bij wat | Wanneer |\n|---|---|---|\n"
    "| Neuroloog | uitval | direct |\n| Huisarts | pijn | morgen |\n"
)
FIVE = "| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |\n"


def table(source: str) -> Any:
    made = Markdown(extensions=["tables", GuidelineMarkdown()]).convert(source)
    return html.fromstring(f"<div>{made}</div>").xpath("//table")[0]


def test_the_first_cell_names_its_row() -> None:
    assert table(THREE).xpath("//tbody//th[@scope='row']/text()") == ["Neuroloog", "Huisarts"]


@pytest.mark.parametrize(
    "rows",
    ["| a | b |\n| a | c |", "|  | b |\n| d | c |", f"| {'lang ' * 13} | b |"],
    ids=["twice the same", "an empty one", "a whole sentence"],
)
def test_a_cell_that_names_no_row_stays_a_cell(rows: str) -> None:
    assert table(f"| A | B |\n|---|---|\n{rows}\n").xpath("//tbody//th") == []


def test_a_narrow_table_stacks_with_the_names_of_its_columns() -> None:
    made = table(THREE)
    assert "data-stapel" in made.attrib
    assert made.xpath("//tbody/tr[1]/*/@data-kolom") == ["Wie", "Bij wat", "Wanneer"]


def test_a_wide_table_stacks_only_in_a_recommendation() -> None:
    assert "data-stapel" not in table(FIVE).attrib
    inside = table(f"/// aanbeveling\n    id: een\n\n{FIVE}\n///\n")
    assert "data-stapel" in inside.attrib
    assert inside.xpath("//tbody/tr/*/@data-kolom") == ["a", "b", "c", "d", "e"]
