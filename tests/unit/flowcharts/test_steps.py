"""The steps in text carry the same nodes, arrows and links as the picture, in an order to follow."""

from __future__ import annotations

import re

import pytest
from guideline.flowcharts.drawing import draw, embed
from guideline.flowcharts.graph import Flowchart
from guideline.flowcharts.steps import as_html, steps
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from lxml import html
from project import ROOT


def real_charts() -> list[Flowchart]:
    drawings = read_guideline(ROOT, generated_files()).drawings.values()
    return [drawing for page in drawings for drawing in page if isinstance(drawing, Flowchart)]


@pytest.mark.parametrize("chart", real_charts(), ids=lambda chart: chart.title)
def test_text_and_picture_carry_the_same(chart: Flowchart) -> None:
    text = html.fragment_fromstring(as_html(chart, "s", str))
    picture = html.fragment_fromstring(embed(chart.svg, "s", str))
    items = text.xpath("./li")
    named = {item.get("id").removeprefix("s-stap-"): item for item in items}
    drawn = {
        match[1]
        for group in picture.iter("g")
        if (match := re.fullmatch(r"s-flowchart-(.+)-\d+", group.get("id", "")))
    }
    assert set(named) == drawn
    arrows = sorted(
        (start, link.get("href").removeprefix("#s-stap-"))
        for start, item in named.items()
        for link in item.xpath("./ul/li/a")
    )
    assert arrows == sorted((edge.start, edge.end) for edge in chart.edges)
    assert len(picture.xpath(".//path[contains(@class, 'flowchart-link')]")) == len(arrows)
    assert sorted(text.xpath("./li/a/@href")) == sorted(picture.xpath(".//a/@href"))


@pytest.mark.parametrize("chart", real_charts(), ids=lambda chart: chart.title)
def test_every_arrow_leads_to_a_later_step(chart: Flowchart) -> None:
    for step in steps(chart):
        for edge, number in step.exits:
            assert edge.dotted or number > step.number


def test_steps_read_as_sentences() -> None:
    chart = draw(
        'flowchart TD\n  a["Begin"] --> b{"Uitval?"}\n  b -->|"ja"| c["Bel"]\n'
        '  b -->|"nee"| d["Wacht<br/>even"]\n  d -.-> b\n'
    )
    assert isinstance(chart, Flowchart)
    items = html.fragment_fromstring(as_html(chart, "s", str)).xpath("./li")
    assert [" ".join(" ".join(item.itertext()).split()) for item in items] == [
        "Begin ga naar stap 2",
        "Uitval? ja: ga naar stap 3 nee: ga naar stap 4",
        "Bel",
        "Wacht even ga naar stap 2",
    ]
