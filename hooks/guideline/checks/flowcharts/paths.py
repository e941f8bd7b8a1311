"""Does the flowchart begin in one place, and does every path come to an end?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.flowcharts.charts import drawn_charts
from guideline.checks.flowcharts.examples import CHART, DECISION, OTHER_EXIT
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity


@check(
    "S003",
    "Stroomschema met meer dan één begin",
    Severity.ERROR,
    """Een schema begint op één plaats. Een tweede knoop zonder pijl ernaartoe is meestal een knoop waarvan
    de pijl is weggevallen: niemand komt daar ooit.""",
    Example(f'    los["Los eind"] --> vraag\n{DECISION}', DECISION, file=CHART),
)
def two_starts(context: Context) -> Iterator[Report]:
    for chart in drawn_charts(context):
        first, *others = chart.starts() or list(chart.graph.nodes)[:1]
        if not chart.starts():
            yield (
                chart.node_place(first),
                "het schema heeft geen begin: naar elke knoop wijst een pijl",
                "haal de pijl naar de eerste knoop weg",
            )
        for node in others:
            yield (
                chart.node_place(node),
                f"naar de knoop ‘{node.id}’ wijst geen pijl, terwijl het schema bij ‘{first.id}’ begint",
                "teken de pijl die hierheen leidt, of haal de knoop weg",
            )


@check(
    "S004",
    "Pad dat nergens eindigt",
    Severity.ERROR,
    """Elk pad eindigt in een knoop van de klasse ‘einde’. Een knoop zonder pijl eruit laat de lezer midden
    in het schema staan; uit een einde gaat geen pijl verder.""",
    Example("    class bellen einde", "    class bellen,wacht einde", file=CHART, line=-5),
)
def dead_end(context: Context) -> Iterator[Report]:
    for chart in drawn_charts(context):
        for node in chart.graph.nodes:
            ends = "einde" in node.classes
            if not chart.ways_out(node) and not ends:
                yield (
                    chart.node_place(node),
                    f"uit de knoop ‘{node.id}’ gaat geen pijl verder",
                    f"teken de pijl, of maak er een einde van: ‘class {node.id} einde’",
                )
            elif ends and chart.ways_out(node):
                yield (
                    chart.node_place(node),
                    f"de knoop ‘{node.id}’ is een einde, maar er gaat een pijl uit",
                    "haal de pijl of de klasse ‘einde’ weg",
                )


@check(
    "S007",
    "Kringloop in het schema",
    Severity.ERROR,
    """Wie de pijlen volgt, mag niet ongemerkt terugkeren. Is een terugweg bedoeld, teken hem dan met een
    gestippelde pijl (`-.->`).""",
    Example(
        OTHER_EXIT.replace('wacht(["Wacht {waarde:termijn}"])', "start"), OTHER_EXIT, file=CHART, line=-2
    ),
)
def cycle(context: Context) -> Iterator[Report]:
    for chart in drawn_charts(context):
        left = {node.id for node in chart.graph.nodes}
        edges = [edge for edge in chart.graph.edges if not edge.dotted]
        while free := {
            node for node in left if not any(edge.start in left and edge.end == node for edge in edges)
        }:
            left -= free
        while free := {
            node for node in left if not any(edge.end in left and edge.start == node for edge in edges)
        }:
            left -= free
        if left:
            first = next(node for node in chart.graph.nodes if node.id in left)
            names = ", ".join(f"‘{node.id}’" for node in chart.graph.nodes if node.id in left)
            yield (
                chart.node_place(first),
                f"deze knopen vormen een kringloop: {names}",
                "teken de bedoelde terugweg gestippeld: -.->",
            )
