"""Family S: can every flowchart be drawn, whole?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.findings import Severity
from guideline.flowchart import DiagramError

CHART = "docs/diagnostiek/stroomschema-voorbeeld.md"


@check(
    "S001",
    "Stroomschema kan niet worden getekend",
    Severity.ERROR,
    """Het schema wordt bij het bouwen getekend met Mermaid.

    Begrijpt Mermaid een regel niet, of raakt in de tekening iets kwijt, dan staat hier de regel. Zet teksten
    tussen aanhalingstekens, en noem geen knoop ‘end’.
    """,
    Example(
        "    vraag[MRI (T1)] --> einde", '    vraag{"Uitval?"} -->|"ja"| einde(["Bel direct"])', file=CHART
    ),
)
def cannot_be_drawn(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for diagram, drawing in zip(
            page.diagrams, context.guideline.drawings.get(page.path, ()), strict=False
        ):
            if isinstance(drawing, DiagramError):
                yield (
                    context.place(page, (diagram.at[0] + drawing.line - 1, 1)),
                    drawing.message,
                    "zet elke tekst tussen aanhalingstekens en sluit elk haakje",
                )


@check(
    "S002",
    "Kleiner-dan-teken dat tekst laat verdwijnen",
    Severity.ERROR,
    """Mermaid leest `<` gevolgd door een letter als het begin van HTML en laat de tekst erna weg: `PSA<pg`
    wordt ‘PSA’.

    Schrijf ‘kleiner dan’ of zet een spatie na het teken. Alleen `<br/>` mag.
    """,
    Example(
        '    vraag{"PSA<pg?"} -->|"ja"| einde(["Bel direct"])',
        '    vraag{"Uitval?"} -->|"ja"| einde(["Bel direct"])',
        file=CHART,
    ),
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
