"""Can every diagram be drawn, whole and when the site is built?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.flowcharts.examples import CHART, DECISION
from guideline.checks.registry import Context, Example, Report, check
from guideline.flowcharts.drawing import configuration_line
from guideline.flowcharts.graph import DiagramError
from guideline.model.findings import Severity


@check(
    "S001",
    "Stroomschema kan niet worden getekend",
    Severity.ERROR,
    """Het schema wordt bij het bouwen getekend met Mermaid. Begrijpt Mermaid een regel niet, of raakt in de
    tekening iets kwijt, dan staat hier de regel. Zet teksten tussen aanhalingstekens, en noem geen knoop
    ‘end’. Een schema dat te groot is om te volgen, of te veel rekentijd kost, wordt ook niet getekend.""",
    Example("    vraag[MRI (T1)] --> bellen", DECISION, file=CHART),
)
def cannot_be_drawn(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        drawings = context.guideline.drawings.get(page.path, ())
        for diagram, drawing in zip(page.diagrams, drawings, strict=False):
            if configuration_line(diagram.source):
                continue  # S012 says so
            if isinstance(drawing, DiagramError) and not drawing.understood:
                place = context.place(page, (diagram.at[0] + drawing.line - 1, 1))
                yield place, drawing.message, drawing.remedy


@check(
    "S002",
    "Kleiner-dan-teken dat tekst laat verdwijnen",
    Severity.ERROR,
    """Mermaid leest `<` gevolgd door een letter als het begin van HTML en laat de tekst erna weg: `PSA<pg`
    wordt ‘PSA’. Schrijf ‘kleiner dan’ of zet een spatie na het teken. Alleen `<br/>` mag.""",
    Example(DECISION.replace("Uitval?", "PSA<pg?"), DECISION, file=CHART),
)
def vanishing_text(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for diagram in page.diagrams:
            for number, line in enumerate(diagram.source.splitlines()):
                for match in re.finditer(r"<(?!br\s*/?>)[A-Za-z/!?][\w-]*", line):
                    yield (
                        context.place(page, (diagram.at[0] + number, match.start() + 1)),
                        f"‘{match[0]}’ laat in het schema tekst verdwijnen",
                        "schrijf ‘kleiner dan’, of zet een spatie na <",
                    )


@check(
    "S011",
    "Diagram wordt pas in de browser getekend",
    Severity.NOTICE,
    """Alleen een stroomschema (`flowchart`) wordt bij het bouwen getekend. Een ander diagram tekent de
    browser van de lezer: zonder scripts ziet die de tekst ervan. De controles op de logica gelden niet.""",
    Example('```mermaid\npie\n    "Een" : 1\n```', "De verdeling staat in een tabel.", line=1),
)
def drawn_in_browser(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        drawings = context.guideline.drawings.get(page.path, ())
        for diagram, drawing in zip(page.diagrams, drawings, strict=False):
            if isinstance(drawing, DiagramError) and drawing.understood:
                yield (
                    context.place(page, diagram.at),
                    drawing.message,
                    "gebruik een stroomschema, een tabel of tekst",
                )


@check(
    "S012",
    "Schema met eigen instellingen",
    Severity.ERROR,
    """Een regel met `%%{init: …}%%`, of een kop tussen streepjes boven het schema, stelt Mermaid anders in:
    met andere kleuren, en zelfs met opmaak van elders. De site stelt Mermaid voor alle schema’s in.""",
    Example("%%{init: {}}%%\n    start([", "    start([", file=CHART),
    since="0.2.0",
)
def own_settings(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for diagram in page.diagrams:
            if line := configuration_line(diagram.source):
                yield (
                    context.place(page, (diagram.at[0] + line - 1, 1)),
                    "het schema geeft Mermaid eigen instellingen",
                    "verwijder deze regel",
                )
