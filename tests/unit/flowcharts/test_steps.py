"""The steps in text carry the same nodes, arrows and links as the picture, in an order to follow."""

from __future__ import annotations

import re

from guideline.flowcharts.drawing import draw, embed
from guideline.flowcharts.graph import Flowchart
from guideline.flowcharts.steps import as_html, steps
from guideline.model.guideline import Guideline
from lxml import html


def charts(guideline: Guideline) -> list[Flowchart]:
    return [
        drawing for page in guideline.drawings.values() for drawing in page if isinstance(drawing, Flowchart)
    ]


def test_text_and_picture_carry_the_same(real: Guideline) -> None:
    assert charts(real)
    for chart in charts(real):
        carry_the_same(chart)


def carry_the_same(chart: Flowchart) -> None:
    text = html.fragment_fromstring(as_html(chart, "s", str))
    picture = html.fragment_fromstring(embed(chart.svg, "s", str))
    items = text.xpath("./li")
    named = {item.get("id").removeprefix("s-stap-"): item for item in items}
    drawn = {
        match[1]
        for group in picture.iter("g")
        if (match := re.fullmatch(r"s-flowchart-(.+)-\d+", group.get("id", "")))
    }
    assert set(named) == drawn, chart.title
    arrows = sorted(
        (start, link.get("href").removeprefix("#s-stap-"))
        for start, item in named.items()
        for link in item.xpath("./ul/li/a")
    )
    assert arrows == sorted((edge.start, edge.end) for edge in chart.edges), chart.title
    assert len(picture.xpath(".//path[contains(@class, 'flowchart-link')]")) == len(arrows), chart.title
    assert sorted(text.xpath("./li/a/@href")) == sorted(picture.xpath(".//a/@href")), chart.title


def test_every_arrow_leads_to_a_later_step(real: Guideline) -> None:
    for chart in charts(real):
        for step in steps(chart):
            for edge, number in step.exits:
                assert edge.dotted or number > step.number, chart.title


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
