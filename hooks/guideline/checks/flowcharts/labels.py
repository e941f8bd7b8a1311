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


_MARKUP = re.compile(
    r"\*\*|__|~~|`|(?<![\w*])\*[^\s*][^*]{0,200}\*(?![\w*])|(?<!\w)_[^\s_][^_]{0,200}_(?!\w)"
)
_CURLED = re.compile(r"[“”„‟]{1,2}.*[“”„‟]|‘.*’$|’.*’$", re.DOTALL)


@check(
    "S018",
    "Opmaak of gekrulde aanhalingstekens om een tekst",
    Severity.ERROR,
    """In een knoop of bij een pijl bestaat geen vet of cursief: de sterretjes en streepjes blijven staan. Ook
    gekrulde aanhalingstekens om de hele tekst komen op de knoop. Typ rechte aanhalingstekens, en gewone
    tekst.""",
    Example(DECISION.replace("Bel direct", "**Bel** direct"), DECISION, file=CHART),
    since="0.2.0",
)
def markup_in_text(context: Context) -> Iterator[Report]:
    for chart in drawn_charts(context):
        texts = [(chart.node_place(node), f"de knoop ‘{node.id}’", node.text) for node in chart.graph.nodes]
        texts += [
            (
                chart.place(
                    rf"(?<![\w-]){re.escape(edge.start)}\b.*-.*(?<![\w-]){re.escape(edge.end)}(?![\w-])"
                ),
                f"de pijl van ‘{edge.start}’ naar ‘{edge.end}’",
                edge.text,
            )
            for edge in chart.graph.edges
        ]
        for place, where, text in texts:
            if markup := _MARKUP.search(text):
                yield (
                    place,
                    f"bij {where} blijft ‘{markup[0]}’ letterlijk staan",
                    "schrijf de tekst zonder opmaak",
                )
            elif _CURLED.fullmatch(text.strip()):
                yield (
                    place,
                    f"om de tekst bij {where} staan gekrulde aanhalingstekens: ‘{text}’",
                    'typ om de tekst alleen rechte: "' + text.strip("“”„‟‘’ ") + '"',
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
