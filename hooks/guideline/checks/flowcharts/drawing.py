"""Can every diagram be drawn, whole and when the site is built?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.flowcharts.examples import CHART, DECISION
from guideline.checks.registry import Context, Example, Report, check
from guideline.flowcharts.graph import DiagramError
from guideline.model.findings import Severity


@check(
    "S001",
    "Stroomschema kan niet worden getekend",
    Severity.ERROR,
    """Het schema wordt bij het bouwen getekend met Mermaid. Begrijpt Mermaid een regel niet, of raakt in de
    tekening iets kwijt, dan staat hier de regel. Zet teksten tussen aanhalingstekens, en noem geen knoop
    ‘end’.""",
    Example("    vraag[MRI (T1)] --> bellen", DECISION, file=CHART),
)
def cannot_be_drawn(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        drawings = context.guideline.drawings.get(page.path, ())
        for diagram, drawing in zip(page.diagrams, drawings, strict=False):
            if isinstance(drawing, DiagramError) and not drawing.understood:
                place = context.place(page, (diagram.at[0] + drawing.line - 1, 1))
                yield place, drawing.message, "zet elke tekst tussen aanhalingstekens en sluit elk haakje"


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
