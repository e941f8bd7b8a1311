"""What is typed in a chart is read right, or is an error with the line of the cause and what to type."""

from __future__ import annotations

import pytest
from guideline.flowcharts.drawing import draw
from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.flowcharts.steps import as_html
from guideline.flowcharts.typed import labels, statements

HEAD = "flowchart TD\n  accTitle: Proef\n  accDescr: Proef\n"


@pytest.mark.parametrize(
    "arrow", ["<-->", "--x", "--o", "x--x", "o--o", "---", "-.-", "<-.->", "<==>", "==x", "~~~", "<-- ja -->"]
)
def test_an_arrow_that_loses_a_head_is_an_error_at_its_line(arrow: str) -> None:
    found = draw(f'{HEAD}  a["A"] --> b["B"]\n  b {arrow} c["C"]\n')
    assert isinstance(found, DiagramError)
    assert found.line == 5
    assert "-->" in found.remedy


def test_an_arrow_glued_to_its_node_is_found() -> None:
    found = draw(f'{HEAD}  a["A"] --> wacht["B"]\n  a --xwacht\n')
    assert isinstance(found, DiagramError)
    assert (found.line, "‘--x’" in found.message) == (5, True)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("a[“A (b)”] --> b", "gekruld"),
        ('a["A”] --> b', "gekruld"),
        ('a["A] --> b', "oneven"),
        ('a[A"] --> b', "oneven"),
        ("a[MRI (T1)] --> b", 'a["MRI (T1)"]'),
        ("a --> end", "‘end’"),
        ("a -> b", "-->"),
        ('a[""] --> b', "een tekst"),
        ("a --> b %% daarna", "%%"),
    ],
)
def test_a_line_that_cannot_be_read_says_what_to_type(line: str, hint: str) -> None:
    found = draw(f'{HEAD}  x["X"] --> y["Y"]\n  {line}\n  y --> z["Z"]\n')
    assert isinstance(found, DiagramError)
    assert found.unreadable
    assert found.line == 5
    assert hint in found.remedy


def test_an_open_quote_is_found_where_it_opens() -> None:
    found = draw(f'{HEAD}  a["A] --> b["B"]\n  b --> c["C"]\n  c --> d["D"]\n')
    assert isinstance(found, DiagramError)
    assert found.line == 4


@pytest.mark.parametrize("typed", ["#3;", "#99;", "#65;", "#55296;", "#x1b;", "#99999999;"])
def test_a_number_that_becomes_another_character_is_an_error(typed: str) -> None:
    found = draw(f'{HEAD}  a["Graad {typed} bel"] --> b\n')
    assert isinstance(found, DiagramError)
    assert found.line == 4
    assert typed in found.message


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("#35;3", "#3"), ("#quot;nu#quot;", '"nu"'), ("a #lt; b", "a < b"), ("#8805; 7", "≥ 7"), ("#3", "#3")],
)
def test_a_character_by_number_or_name_is_read_right(typed: str, shown: str) -> None:
    found = draw(f'{HEAD}  a["{typed}"] --> b\n')
    assert isinstance(found, Flowchart), found
    assert found.nodes[0].plain_text == shown


def test_titles_of_frames_stand_in_the_steps() -> None:
    found = draw(
        f'{HEAD}  subgraph nu ["Nu <br/>doen"]\n    subgraph snel ["Snel & goed"]\n      a["A"]\n    end\n'
        '    b["B"]\n  end\n  a --> b --> c["C"]\n'
    )
    assert isinstance(found, Flowchart), found
    text = as_html(found, "s", str)
    assert "Nu doen: Snel &amp; goed: A" in text
    assert "Nu doen: B" in text
    assert ">C<" in text


def test_an_arrow_to_a_frame_is_an_error_at_its_line() -> None:
    found = draw(f'{HEAD}  subgraph nu ["Nu"]\n    a["A"] --> b["B"]\n  end\n  nu --> c["C"]\n')
    assert isinstance(found, DiagramError)
    assert (found.line, "kader" in found.message) == (7, True)


def test_what_is_lost_in_the_drawing_has_the_line_of_its_node() -> None:
    found = draw(f'{HEAD}  a["A"] --> b["B"]\n  b --> c["`**C**`"]\n')
    assert isinstance(found, DiagramError)
    assert found.line == 5


def test_what_begins_as_no_chart_says_how_to_begin() -> None:
    found = draw("\n%% opmerking\nflowchrt TD\n  a --> b\n")
    assert isinstance(found, DiagramError)
    assert (found.line, found.remedy) == (3, "begin met ‘flowchart TD’")


def test_statements_and_labels_know_where_they_stand() -> None:
    source = 'flowchart TD\n  a["x; y"] --> b(["B"]); class a spoed\n  %% class b spoed\n  c -->|"d[e]"| a\n'
    assert [(item.line, item.column, item.text) for item in statements(source)] == [
        (1, 1, "flowchart TD"),
        (2, 3, 'a["    "] --> b([" "])'),
        (2, 27, "class a spoed"),
        (4, 3, 'c -->|"    "| a'),
    ]
    assert [(item.line, item.node, item.text) for item in labels(source)] == [(2, "a", "x; y"), (2, "b", "B")]
