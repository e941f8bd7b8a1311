"""Does every decision have at least two ways out, each with a label of its own?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guideline.checks.flowcharts.charts import drawn_charts
from guideline.checks.flowcharts.examples import CHART, OTHER_EXIT
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity


@check(
    "S005",
    "Keuze met één uitweg of zonder opschrift",
    Severity.ERROR,
    """Een keuze (klasse ‘keuze’) heeft ten minste twee pijlen, elk met een eigen opschrift: anders weet de
    lezer niet welke hij moet nemen. Een knoop met meer dan één pijl eruit is een keuze.""",
    Example(OTHER_EXIT.replace('|"nee"|', ""), OTHER_EXIT, file=CHART),
)
def unclear_decision(context: Context) -> Iterator[Report]:
    for chart in drawn_charts(context):
        for node in chart.graph.nodes:
            exits = chart.ways_out(node)
            if "keuze" not in node.classes:
                if len(exits) > 1:
                    yield (
                        chart.node_place(node),
                        f"uit de knoop ‘{node.id}’ gaan {len(exits)} pijlen, maar zij is geen keuze",
                        f"schrijf ‘class {node.id} keuze’",
                    )
                continue
            if len(exits) < 2:
                yield (
                    chart.node_place(node),
                    f"de keuze ‘{node.id}’ heeft {len(exits)} uitweg",
                    "teken ten minste twee pijlen",
                )
            labels = Counter(edge.plain_text.casefold() for edge in exits)
            for edge in exits:
                place = chart.place(
                    rf"(?<![\w-]){re.escape(edge.start)}\b.*-.*(?<![\w-]){re.escape(edge.end)}(?![\w-])"
                )
                if not edge.plain_text:
                    yield (
                        place,
                        f"de pijl van de keuze ‘{edge.start}’ naar ‘{edge.end}’ heeft geen opschrift",
                        f'schrijf {edge.start} -->|"ja"| {edge.end}',
                    )
                elif labels[edge.plain_text.casefold()] > 1:
                    yield (
                        place,
                        f"bij de keuze ‘{edge.start}’ staat ‘{edge.plain_text}’ bij meer dan één pijl",
                        "geef elke pijl een eigen opschrift",
                    )
