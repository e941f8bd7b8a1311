"""Do nodes have only the classes, and so the colours, of the site?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.flowcharts.examples import CHART
from guideline.checks.registry import Context, Example, Report, check
from guideline.flowcharts.graph import CLASSES
from guideline.model.findings import Severity
from guideline.model.suggestions import did_you_mean_or_list

_OWN_STYLE = re.compile(r"(?:^|;)\s*(classDef|style|linkStyle)\b", re.IGNORECASE)

_CLASS = re.compile(r"(?:^|;)\s*class\s+\S+\s+([\w-]+)|:::\s*([\w-]+)", re.IGNORECASE)
"""A class that a node gets: on a line of its own, or behind the node."""


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
            for number, line in enumerate(diagram.source.splitlines()):
                place = context.place(page, (diagram.at[0] + number, len(line) - len(line.lstrip()) + 1))
                if match := _OWN_STYLE.search(line):
                    yield (
                        place,
                        f"‘{match[1]}’ geeft het schema eigen kleuren",
                        "verwijder de regel en gebruik de klassen",
                    )
                for match in _CLASS.finditer(line):
                    if (name := match[1] or match[2]) not in CLASSES:
                        yield place, f"de klasse ‘{name}’ bestaat niet", did_you_mean_or_list(name, CLASSES)
