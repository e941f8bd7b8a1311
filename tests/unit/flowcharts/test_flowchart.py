"""Flowcharts are parsed and drawn by the real Mermaid, whole and the same every time."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import mermaidx
import pytest
from guideline.flowcharts.completeness import missing_from_drawing
from guideline.flowcharts.drawing import draw, embed, outline
from guideline.flowcharts.graph import DiagramError, Flowchart

SOURCE = """flowchart TD
    accTitle: Proef
    accDescr: Van vraag naar actie
    start(["Pijn bij<br/>kanker ≥ 1 week"]) --> vraag{"Uitval?"}
    vraag -->|"ja, snel"| spoed["MRI: vóór morgen"]
    vraag -->|nee| wacht(["Wacht"])
    spoed --> klaar(["Behandeling"])
    click spoed "scan.md#mri" "Naar de termijnen"
    class spoed spoed
"""

MERMAID_SHA256 = "74d7c46dabca328c2294733910a8aa1ed0c37451776e8d5295da38a2b758fb9b"


def draw_sample() -> Flowchart:
    result = draw(SOURCE)
    assert isinstance(result, Flowchart), result
    return result


drawn = cache(draw_sample)
"""The sample, drawn once: a drawing takes seconds."""


def test_graph_has_every_node_arrow_and_link() -> None:
    chart = drawn()
    assert [node.id for node in chart.nodes] == ["start", "vraag", "spoed", "wacht", "klaar"]
    assert chart.nodes[0].plain_text == "Pijn bij kanker ≥ 1 week"
    assert chart.nodes[2].target == "scan.md#mri"
    assert chart.nodes[2].classes == ("spoed",)
    assert [(edge.start, edge.end, edge.text) for edge in chart.edges] == [
        ("start", "vraag", ""),
        ("vraag", "spoed", "ja, snel"),
        ("vraag", "wacht", "nee"),
        ("spoed", "klaar", ""),
    ]


def test_an_outline_is_the_same_chart_without_a_drawing() -> None:
    assert outline(SOURCE) == replace(drawn(), svg="")


def test_what_cannot_be_drawn_has_no_outline_either() -> None:
    broken = SOURCE.replace("vraag{", "vraag{{")
    assert isinstance(outline(broken), DiagramError)
    assert outline(broken) == draw(broken)


def test_same_source_gives_same_bytes() -> None:
    assert draw_sample().svg == drawn().svg


def test_embedded_drawing_has_own_ids_resolved_links_and_no_styles() -> None:
    svg = embed(drawn().svg, "stroomschema-7", lambda target: f"../{target}")
    assert 'href="../scan.md#mri"' in svg
    assert "my-svg" not in svg
    assert "<style" not in svg
    assert "xlink:" not in svg
    assert len(set(re.findall(r' id="([^"]+)"', svg))) == len(re.findall(r' id="([^"]+)"', svg))


def test_text_that_looks_like_the_id_of_a_drawing_stays_as_typed() -> None:
    chart = draw('flowchart TD\n  my-svg["my-svg"] --> b\n  click b "my-svg.md"\n')
    assert isinstance(chart, Flowchart)
    svg = embed(chart.svg, "stroomschema-7", lambda target: target)
    assert ">my-svg</tspan>" in svg
    assert 'href="my-svg.md"' in svg
    assert 'id="stroomschema-7-flowchart-my-svg-0"' in svg


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        (lambda svg: svg.replace("Uitval?", "Uitval"), "de tekst van knoop ‘vraag’"),
        (lambda svg: svg.replace("ja, snel", ""), "de tekst ‘ja, snel’"),
        (lambda svg: svg.replace("flowchart-wacht-", "flowchart-weg-"), "knoop ‘wacht’"),
        (
            lambda svg: svg.replace('class="edge-thickness-normal', 'class="x', 1).replace(
                "flowchart-link", "", 1
            ),
            "1 van de 4 pijlen",
        ),
        (lambda svg: svg.replace("scan.md#mri", "x"), "een of meer links"),
    ],
)
def test_what_the_drawing_lacks_is_named(change, lost: str) -> None:
    chart = drawn()
    broken = Flowchart(chart.title, chart.description, chart.nodes, chart.edges, change(chart.svg))
    assert any(lost in item for item in missing_from_drawing(broken))
    assert list(missing_from_drawing(chart)) == []


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("flowchart TD\n  a[MRI (T1)] --> b\n", 2),
        ("flowchart TD\n  a --> b\n  b --> end\n", 3),
        ("pie\n  a: 1\n", 2),
        ("", 1),
        ("\n%% opmerking\n", 1),
        ("flowchart TD\n", 1),
        ('flowchart TD\n  a["x\x01"] --> b\n', 2),
        ('flowchart TD\n  a["x\ud800"] --> b\n', 2),
        ('%%{init: {"themeCSS": "x"}}%%\nflowchart TD\n  a --> b\n', 1),
        ('flowchart TD\n  a["%%{wrap}%%"] --> b\n', 2),
        ("\n---\nconfig: {}\n---\nsequenceDiagram\n  A->>B: x\n", 2),
        ("flowchart TD\n  " + "a" * 20_000, 1),
        ("flowchart TD\n" + "".join(f"  a{number}\n" for number in range(81)), 1),
        ("flowchart TD\n" + "  a --> b\n" * 121, 1),
        ("flowchart TD\n" + "subgraph x\n" * 21 + "a\n" + "end\n" * 21, 1),
    ],
)
def test_what_cannot_be_drawn_is_an_error_with_its_line(source: str, line: int) -> None:
    result = draw(source)
    assert isinstance(result, DiagramError)
    assert result.line == line
    assert not result.understood


def test_another_diagram_is_left_to_the_browser() -> None:
    result = draw('pie\n    "Een" : 1\n')
    assert isinstance(result, DiagramError)
    assert result.understood


def test_the_mermaid_that_draws_is_the_one_that_was_tried() -> None:
    content = (Path(mermaidx.__file__).parent / "assets" / "mermaid.js").read_bytes()
    assert hashlib.sha256(content).hexdigest() == MERMAID_SHA256


@pytest.mark.parametrize(
    "source",
    [
        'classDiagram\n    class Dier\n    click Dier href "https://elders.example/x"',
        'stateDiagram-v2\n    state "Rust" as s1; click s1 "//elders.example/x"',
        'sequenceDiagram\n    participant A as Arts\n    links A: {"Bron": "/elders"}',
        "mindmap\n    wortel((kern))\n        javascript:kwaad()",
        'C4Context\n    Person(a, "Piet", "x", $link="https:elders.example")',
        "C4Context\n    UpdateElementStyle(a, $bgColor=url (#a))",
        "stateDiagram-v2\n    [*] --> s1; CLASSDEF kw fill:red",
        "erDiagram\n    classdef kw fill:red",
    ],
)
def test_a_diagram_of_the_browser_leads_nowhere(source: str) -> None:
    found = draw(source)
    assert isinstance(found, DiagramError)
    assert "link" in found.message
    assert not found.understood
    assert found.line > 1
