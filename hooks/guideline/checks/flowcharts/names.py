"""Does every line that names a node name one that is there, and does every node keep its text and lead on?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.flowcharts.charts import DrawnChart, drawn_charts
from guideline.checks.flowcharts.examples import CHART, OTHER_EXIT
from guideline.checks.registry import Context, Example, Report, check
from guideline.flowcharts.typed import CLASS, CLICK, Statement, labels, statements
from guideline.model.findings import Place, Severity
from guideline.model.suggestions import did_you_mean_or_list


def _place(chart: DrawnChart, statement: Statement) -> Place:
    at = (chart.diagram.at[0] + statement.line - 1, statement.column)
    return chart.context.place(chart.page, at)


@check(
    "S015",
    "Regel over een knoop die er niet is",
    Severity.ERROR,
    """Een tikfout in de naam van een knoop valt in het plaatje niet op: bij `class` wordt de knoop niet rood,
    en bij `click` krijgt zij geen link.""",
    Example("    class belen spoed", "    class bellen spoed", file=CHART),
    since="0.2.0",
)
def unknown_name(context: Context) -> Iterator[Report]:
    for chart in drawn_charts(context):
        targets = {node.id: node.target for node in chart.graph.nodes}
        for statement in statements(chart.diagram.source):
            place = _place(chart, statement)
            if named := CLASS.match(statement.text):
                for name in named[1].split(","):
                    yield from _unknown_node(place, name.strip(), targets)
            elif named := CLICK.match(statement.text):
                yield from _unknown_node(place, named[1], targets)
                if targets.get(named[1]) == "":
                    yield (
                        place,
                        f"deze regel geeft de knoop ‘{named[1]}’ geen link",
                        f'schrijf click {named[1]} "bestand.md#id" "Uitleg"',
                    )


def _unknown_node(place: Place, name: str, known: dict[str, str]) -> Iterator[Report]:
    if name not in known:
        yield place, f"er is geen knoop ‘{name}’", did_you_mean_or_list(name, known)


@check(
    "S016",
    "Knoop met twee teksten",
    Severity.ERROR,
    """Krijgt een knoop een tweede keer een tekst, dan telt in de tekening alleen de laatste, en verdwijnt de
    eerste. Schrijf de tekst één keer, en daarna alleen de naam.""",
    Example(OTHER_EXIT + '\n    bellen --> wacht(["Wacht af"])', OTHER_EXIT, file=CHART, line=1),
    since="0.2.0",
)
def two_texts(context: Context) -> Iterator[Report]:
    for chart in drawn_charts(context):
        first: dict[str, tuple[str, int]] = {}
        for label in labels(chart.diagram.source):
            line = chart.diagram.at[0] + label.line - 1
            text, seen = first.setdefault(label.node, (label.text, line))
            if text != label.text:
                yield (
                    chart.context.place(chart.page, (line, label.column)),
                    f"de knoop ‘{label.node}’ heeft al een tekst: ‘{text}’ (regel {seen})",
                    f"schrijf hier alleen ‘{label.node}’, of geef de andere knoop een eigen naam",
                )


@check(
    "S017",
    "Knoop die nergens heen leidt",
    Severity.ERROR,
    """Wie op een stap staat, wil weten waarom en hoe: elke knoop na het begin heeft een link met `click`, of
    een klasse die zegt wat zij is.""",
    Example(OTHER_EXIT + '\n    start -.-> kaal["Kaal"] --> bellen', OTHER_EXIT, file=CHART, line=1),
    since="0.2.0",
)
def node_without_link(context: Context) -> Iterator[Report]:
    for chart in drawn_charts(context):
        reached = {edge.end for edge in chart.graph.edges}
        for node in chart.graph.nodes:
            if node.id in reached and not node.target and not node.classes:
                yield (
                    chart.node_place(node),
                    f"de knoop ‘{node.id}’ heeft geen link en geen klasse",
                    f'schrijf click {node.id} "bestand.md#id" "Uitleg"',
                )
