"""Can every diagram be drawn, whole and when the site is built?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.flowcharts.examples import CHART, DECISION
from guideline.checks.registry import Context, Example, Report, check
from guideline.flowcharts.drawing import configuration_line
from guideline.flowcharts.graph import DiagramError
from guideline.flowcharts.typed import is_remark
from guideline.model.findings import Severity
from guideline.model.page import DiagramSource

_TWICE = "```mermaid\nflowchart TD\n    a --> b\n```\n\n```mermaid\n\nflowchart TD\n    a --> b\n```"


@check(
    "S001",
    "Stroomschema kan niet worden getekend",
    Severity.ERROR,
    """Het schema wordt getekend als de site wordt gemaakt. Klopt een regel niet, of zou in de tekening iets
    kwijtraken, dan staat hier de regel en wat u kunt typen. Zet teksten tussen rechte aanhalingstekens, noem
    geen knoop ‘end’, en gebruik alleen de pijlen `-->` en `-.->`: een punt aan twee kanten, een kruis of een
    rondje gaat verloren. Een schema dat te groot is om te volgen, of te veel rekentijd kost, wordt ook niet
    getekend.""",
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
                yield place, drawing.message + _typed_line(diagram, drawing), drawing.remedy


def _typed_line(diagram: DiagramSource, error: DiagramError) -> str:
    """Return the line of an error as it was typed, to stand after its message, when the line says most."""
    lines = diagram.source.splitlines()
    if not error.unreadable or error.line > len(lines):
        return ""
    return f": ‘{lines[error.line - 1].strip()}’"


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
    "Ander diagram dan een stroomschema",
    Severity.ERROR,
    """Alleen een stroomschema (`flowchart`) wordt getekend als de site wordt gemaakt. Een ander diagram
    tekent de browser van de lezer: zonder scripts ziet die alleen de tekst ervan, en de controles op de
    logica gelden niet. Is een soort toch nodig, dan noemt de beheerder haar in mkdocs.yml bij
    `andere_diagrammen`.""",
    Example('```mermaid\npie\n    "Een" : 1\n```', "De verdeling staat in een tabel.", line=1),
)
def drawn_in_browser(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        drawings = context.guideline.drawings.get(page.path, ())
        for diagram, drawing in zip(page.diagrams, drawings, strict=False):
            if not isinstance(drawing, DiagramError) or not drawing.understood:
                continue
            if drawing.kind not in context.guideline.settings.other_diagrams:
                yield (
                    context.place(page, (_first_line(diagram), 1)),
                    drawing.message,
                    "begin met ‘flowchart TD’, of gebruik een tabel of tekst; moet het zo, dan hoort"
                    f" ‘{drawing.kind}’ in mkdocs.yml bij andere_diagrammen",
                )


def _first_line(diagram: DiagramSource) -> int:
    """Return the line of the file on which a diagram says what it is."""
    lines = diagram.source.splitlines()
    first = next((index for index, line in enumerate(lines) if line.strip() and not is_remark(line)), 0)
    return diagram.at[0] + first


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
                    "het schema heeft eigen instellingen",
                    (
                        "verwijder de kop tot en met de volgende ---; een titel schrijft u als ‘accTitle: …’"
                        if diagram.source.splitlines()[line - 1].lstrip().startswith("---")
                        else "verwijder deze regel"
                    ),
                )


@check(
    "S013",
    "Schema dat niet als schema wordt herkend",
    Severity.ERROR,
    """Een schema staat tussen een regel met drie accenten en het woord `mermaid`, en een regel met drie
    accenten. Met een hoofdletter, accolades, een titel erachter of inspringing komt de tekst zelf op de
    pagina, zonder plaatje en zonder controle. Een voorbeeld dat tekst moet blijven, begint met drie accenten
    en `text`.""",
    Example("```Mermaid\nflowchart TD\n    a --> b\n```", "De keuze staat in een tabel."),
    since="0.2.0",
)
def almost_a_chart(context: Context) -> Iterator[Report]:
    yield from context.page_problems("almost-chart")


@check(
    "S014",
    "Hetzelfde schema twee keer op een pagina",
    Severity.ERROR,
    """Twee gelijke schema’s op een pagina hebben dezelfde adressen: een link naar een stap komt bij het
    eerste uit, ook als de lezer het tweede bekijkt. Verwijs met een link naar het eerste.""",
    Example(_TWICE, _TWICE[: _TWICE.index("```\n\n") + 4], line=6),
    since="0.2.0",
)
def same_chart_twice(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        seen: dict[str, int] = {}
        for diagram in page.diagrams:
            first = seen.setdefault(diagram.source.strip(), diagram.at[0])
            if first != diagram.at[0] and diagram.source.strip():
                yield (
                    context.place(page, diagram.at),
                    f"dit schema staat ook op regel {first}",
                    "haal een van de twee weg, en verwijs naar het andere met een link",
                )
