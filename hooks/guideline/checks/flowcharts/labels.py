"""Does the text fit in the nodes, and does the flowchart have a title and a description?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.flowcharts.charts import drawn_charts
from guideline.checks.flowcharts.examples import CHART, DECISION
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity

LONGEST_LINE = 30


MOST_LINES = 4
"""How much text fits in a node: letters in a line, and lines."""


@check(
    "S008",
    "Te veel tekst in een knoop",
    Severity.ERROR,
    f"""In een knoop passen {MOST_LINES} regels van {LONGEST_LINE} tekens. Breek de tekst af met `<br/>`, of
    zet de uitleg in de module.""",
    Example(
        DECISION.replace("Uitval?", "Is er uitval van kracht of gevoel in een been?"), DECISION, file=CHART
    ),
)
def too_much_text(context: Context) -> Iterator[Report]:
    for chart in drawn_charts(context):
        for node in chart.graph.nodes:
            lines = re.split(r"<br\s*/?>", node.text)
            longest = max(lines, key=len)
            if len(longest) > LONGEST_LINE:
                yield (
                    chart.node_place(node),
                    f"in de knoop ‘{node.id}’ is een regel {len(longest)} tekens lang: ‘{longest}’",
                    f"breek af met <br/> na hoogstens {LONGEST_LINE} tekens",
                )
            elif len(lines) > MOST_LINES:
                yield (
                    chart.node_place(node),
                    f"de knoop ‘{node.id}’ heeft {len(lines)} regels",
                    f"gebruik hoogstens {MOST_LINES} regels",
                )


@check(
    "S010",
    "Schema zonder titel of omschrijving",
    Severity.ERROR,
    "Een schermlezer noemt eerst de titel (`accTitle`) en de omschrijving (`accDescr`) van het schema.",
    Example("    accDescr: Zonder titel.", "    accTitle: Proef", file=CHART, line=-1),
)
def no_title(context: Context) -> Iterator[Report]:
    for chart in drawn_charts(context):
        for name, value in (("accTitle", chart.graph.title), ("accDescr", chart.graph.description)):
            if not value:
                yield (
                    chart.context.place(chart.page, chart.diagram.at),
                    f"het schema heeft geen ‘{name}’",
                    f"voeg na de eerste regel ‘{name}: …’ toe",
                )
