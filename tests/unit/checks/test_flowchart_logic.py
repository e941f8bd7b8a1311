"""Faults in a flowchart are found at their line with the name of the node; the sound chart has none.

The chart has what the charts of a guideline have: decisions, an arrow that leads back, urgent steps, ends,
links to recommendations and a value. Faults that do not touch each other stand in one chart, so that few
charts are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from guideline.flowcharts import engine
from guideline.model.findings import Finding
from guideline.reading.drawings import MOST_CHARTS
from project import Project, copy_of_small

PAGE = "docs/diagnostiek/stroomschema-voorbeeld.md"
CHART = """flowchart TD
    accTitle: Proefschema
    accDescr: Van klacht tot behandeling.
    klacht(["Pijn bij<br/>kanker"]) --> uitval
    uitval{"Uitval?"}
    uitval -->|"ja"| spoedmri["MRI binnen<br/>{waarde:termijn}"]
    uitval -->|"nee"| mri["MRI, gewoon"]
    spoedmri --> beeld
    mri --> beeld
    beeld{"Past het beeld?"}
    beeld -->|"ja"| zoeken["Zoek de tumor"]
    beeld -->|"nee"| anders(["Andere oorzaak"])
    zoeken --> overleg
    overleg{"Behandelen?"}
    overleg -->|"ja, opereren"| operatie(["Operatie"])
    overleg -->|"ja, bestralen"| straling["Bestraling"]
    overleg -->|"nee"| wacht(["Wacht af"])
    straling -->|"daarna"| controle(["Controle"])
    straling -.->|"opnieuw klachten"| uitval
    click straling "voorbeeld.md#doe-dit" "Naar de bestraling"
    click mri "voorbeeld.md#doe-dit" "Naar de termijn"
    click zoeken "voorbeeld.md#doe-dit" "Naar het zoeken"
    click spoedmri "voorbeeld.md#doe-dit" "Naar de termijn"
    click anders "voorbeeld.md#doe-dit" "Naar de oorzaken"
    click operatie "voorbeeld.md#doe-dit" "Naar de operatie"
    click controle "voorbeeld.md#doe-dit" "Naar de controle"
    click wacht "voorbeeld.md#doe-dit" "Naar het beleid"
    class uitval,beeld,overleg,straling keuze
    class spoedmri spoed
    class anders,operatie,controle,wacht einde
"""


@dataclass(frozen=True)
class Fault:
    """A fault in the chart and a finding it must give.

    ``new`` takes the place of ``old``, which is empty for a second finding of the fault before. The finding
    has this code, names the node, and stands at the first line of the faulty chart that holds ``at``.
    """

    name: str
    old: str
    new: str
    code: str
    node: str
    at: str


FAULTY: dict[str, Sequence[Fault]] = {
    "arrows": (
        Fault(
            "removed arrow leaves a dead end before a decision",
            "    mri --> beeld\n",
            "",
            "S004",
            "mri",
            '> mri["',
        ),
        Fault(
            "removed arrow leaves a node without a way in",
            "    zoeken --> overleg\n",
            "",
            "S003",
            "overleg",
            'overleg{"',
        ),
        Fault("removed arrow leaves a dead end", "", "", "S004", "zoeken", 'zoeken["'),
        Fault(
            "two starts",
            "    spoedmri --> beeld\n",
            '    spoedmri --> beeld\n    los["Los"] --> beeld\n',
            "S003",
            "los",
            "los[",
        ),
        Fault(
            "unlabelled way out",
            'uitval -->|"nee"| mri[',
            "uitval --> mri[",
            "S005",
            "uitval",
            "uitval --> mri",
        ),
        Fault("arrow out of an end", "", "", "S004", "anders", "anders(["),
        Fault(
            "decision that is not marked as one",
            "class uitval,beeld,overleg,straling keuze",
            "class uitval,beeld,overleg keuze\n    anders --> wacht",
            "S005",
            "straling",
            "straling[",
        ),
    ),
    "links": (
        Fault(
            "the same label twice",
            'overleg -->|"ja, bestralen"|',
            'overleg -->|"ja, opereren"|',
            "S005",
            "overleg",
            'overleg -->|"ja, opereren"|',
        ),
        Fault("the same label twice, the other arrow", "", "", "S005", "overleg", "| straling["),
        Fault(
            "end without a recommendation",
            'click wacht "voorbeeld.md#doe-dit"',
            'click wacht "voorbeeld.md#overwegingen"',
            "S006",
            "wacht",
            "wacht([",
        ),
        Fault(
            "end with a link to a page",
            'click anders "voorbeeld.md#doe-dit"',
            'click anders "voorbeeld.md"',
            "S006",
            "anders",
            "anders([",
        ),
        Fault(
            "renamed recommendation",
            'click operatie "voorbeeld.md#doe-dit"',
            'click operatie "voorbeeld.md#doe-it"',
            "V002",
            "doe-it",
            "click operatie",
        ),
        Fault("end that leads to a renamed recommendation", "", "", "S006", "operatie", "operatie(["),
        Fault(
            "cycle",
            "straling -.->|",
            "straling -->|",
            "S007",
            "uitval",
            "uitval{",
        ),
        Fault(
            "own colour",
            "    class spoedmri",
            "    classDef rood fill:#f00\n    class spoedmri",
            "S009",
            "classDef",
            "classDef",
        ),
        Fault(
            "class with a typing error",
            "class spoedmri spoed",
            "class spoedmri spoet",
            "S009",
            "spoet",
            "spoet",
        ),
        Fault(
            "class with a typing error, behind a node",
            "class anders,",
            "spoedmri:::spoet\n    class anders,",
            "S009",
            "spoet",
            ":::spoet",
        ),
        Fault(
            "typed deadline",
            "{waarde:termijn}",
            "12 uur",
            "W004",
            "12 uur",
            "12 uur",
        ),
    ),
    "syntax": (Fault("syntax error", 'zoeken["Zoek de', "zoeken[Zoek (de", "S001", "", "zoeken["),),
}


def faulty(faults: Sequence[Fault]) -> str:
    """Return the chart with these faults."""
    chart = CHART
    for fault in faults:
        assert fault.old in chart, fault.name
        chart = chart.replace(fault.old, fault.new, 1)
    return chart


def findings_in(project: Project, chart: str) -> tuple[int, list[Finding]]:
    """Put a chart in the place of the flowchart of the small guideline; return its first line and what is
    found on its page."""
    before, rest = project.read(PAGE).split("```mermaid\n")
    after = rest.split("```\n", 1)[1]
    project.write(PAGE, f"{before}```mermaid\n{chart}```\n{after}")
    found = [item for item in project.check() if item.place.path == PAGE]
    return before.count("\n") + 2, found


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> dict[str, list[tuple[str, str, int]]]:
    """What is found in each faulty chart: code, message, and line of the chart (from 0)."""
    results = {}
    for name, faults in FAULTY.items():
        project = copy_of_small(cache, tmp_path_factory.mktemp(name) / "project")
        first, findings = findings_in(project, faulty(faults))
        results[name] = [(item.code, item.message, item.place.line - first) for item in findings]
    return results


@pytest.mark.parametrize(
    ("chart", "fault"),
    [pytest.param(chart, fault, id=fault.name) for chart, faults in FAULTY.items() for fault in faults],
)
def test_fault_is_found_at_its_line(
    found: dict[str, list[tuple[str, str, int]]], chart: str, fault: Fault
) -> None:
    source = faulty(FAULTY[chart])
    line = source[: source.index(fault.at)].count("\n")
    assert [
        item for item in found[chart] if item[0] == fault.code and fault.node in item[1] and item[2] == line
    ]


@pytest.mark.parametrize("chart", FAULTY)
def test_nothing_else_is_found(found: dict[str, list[tuple[str, str, int]]], chart: str) -> None:
    assert sorted(code for code, _, _ in found[chart]) == sorted(fault.code for fault in FAULTY[chart])


def test_the_sound_chart_has_no_finding(project: Project) -> None:
    assert findings_in(project, CHART)[1] == []


def test_after_a_chart_that_is_stopped_no_new_one_is_begun(project: Project, monkeypatch) -> None:
    more = (
        CHART.replace("Proefschema", "Eerste")
        + "```\n\n```mermaid\n"
        + CHART.replace("Proefschema", "Tweede")
    )
    with monkeypatch.context() as small:
        small.setattr(engine, "DRAWING_SECONDS", 0.01)
        first, findings = findings_in(project, more)
    stopped, waiting = (item for item in findings if item.code == "S001")
    assert (stopped.place.line, waiting.place.line) == (first, first + CHART.count("\n") + 3)
    assert "te ingewikkeld" in stopped.message
    assert "nog niet getekend" in waiting.message


def test_settings_in_a_chart_are_one_finding(project: Project) -> None:
    first, findings = findings_in(project, "%%{init: {}}%%\n" + CHART)
    assert [(item.code, item.place.line) for item in findings if item.code[0] == "S"] == [("S012", first)]


def test_a_page_with_too_many_charts_has_a_finding_for_each_that_is_left(project: Project) -> None:
    small = "flowchart TD\n    a --> b\n"
    first, findings = findings_in(project, "```\n\n```mermaid\n".join([small] * (MOST_CHARTS + 2)))
    found = [item.place.line for item in findings if item.code == "S001"]
    assert found == [first + 5 * MOST_CHARTS, first + 5 * (MOST_CHARTS + 1)]
