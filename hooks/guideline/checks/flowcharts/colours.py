"""Do nodes have only the classes, and so the colours, of the site?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.flowcharts.examples import CHART
from guideline.checks.registry import Context, Example, Report, check
from guideline.flowcharts.graph import CLASSES
from guideline.flowcharts.typed import CLASS, statements
from guideline.model.findings import Severity
from guideline.model.suggestions import did_you_mean_or_list

_COLOURS = re.compile(r"(classDef|style|linkStyle)\b", re.IGNORECASE)


@check(
    "S009",
    "Eigen kleur of onbekende klasse",
    Severity.ERROR,
    """De klassen ‘spoed’, ‘keuze’ en ‘einde’ krijgen hun kleuren van de site, voor licht, donker en papier.
    Een kleur in het schema zelf wordt in het donker onleesbaar.""",
    Example("    class vraag keus", "    class vraag keuze", file=CHART),
)
def own_colours(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for diagram in page.diagrams:
            for statement in statements(diagram.source):
                place = context.place(page, (diagram.at[0] + statement.line - 1, statement.column))
                if colours := _COLOURS.match(statement.text):
                    yield (
                        place,
                        f"‘{colours[1]}’ geeft het schema eigen kleuren",
                        "verwijder de regel en gebruik de klassen",
                    )
                for name in _classes(statement.text):
                    if name not in CLASSES:
                        yield place, f"de klasse ‘{name}’ bestaat niet", did_you_mean_or_list(name, CLASSES)


def _classes(statement: str) -> list[str]:
    """Return the classes that a statement gives to nodes."""
    if given := CLASS.match(statement):
        return [given[2]]
    return re.findall(r":::\s?([\w-]*)", statement)
