"""Does every end lead on to a recommendation?"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from guideline.checks.flowcharts.charts import drawn_charts
from guideline.checks.flowcharts.examples import CHART
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity


@check(
    "S006",
    "Einde zonder aanbeveling",
    Severity.ERROR,
    """Waar het schema eindigt, moet de lezer verder kunnen: elke knoop van de klasse ‘einde’ heeft een link
    naar een aanbeveling.""",
    Example(
        '    click wacht "voorbeeld.md" "Naar de module"',
        '    click wacht "voorbeeld.md#doe-dit" "Naar de aanbeveling"',
        file=CHART,
        line=-2,
    ),
)
def end_without_recommendation(context: Context) -> Iterator[Report]:
    for chart in drawn_charts(context):
        for node in chart.graph.nodes:
            if "einde" not in node.classes:
                continue
            path, _, anchor = node.target.partition("#")
            target = context.pages.get(
                posixpath.normpath(posixpath.join(chart.page.folder, path)) if path else chart.page.path
            )
            known = [recommendation.id for recommendation in target.recommendations] if target else []
            if anchor not in known:
                yield (
                    chart.node_place(node),
                    f"het einde ‘{node.id}’ verwijst niet naar een aanbeveling",
                    f'schrijf click {node.id} "module.md#id-van-de-aanbeveling"',
                )
