"""Family S: can every flowchart be drawn whole, and is its logic sound (design, 4.5 and 5)?"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from guideline.checks.registry import Context, Example, Report, check
from guideline.flowcharts.graph import DiagramError, Edge, Flowchart, Node
from guideline.model.findings import Place, Severity
from guideline.model.page import DiagramSource, Page
from guideline.model.suggestions import did_you_mean_or_list

CHART = "docs/diagnostiek/stroomschema-voorbeeld.md"
DECISION = '    vraag{"Uitval?"} -->|"ja"| bellen(["Bel direct"])'
OTHER_EXIT = '    vraag -->|"nee"| wacht(["Wacht {waarde:termijn}"])'

CLASSES = ("spoed", "keuze", "einde")
"""The classes of nodes; the style sheet colours them for light, dark and paper."""

LONGEST_LINE = 30
MOST_LINES = 4
"""How much text fits in a node: letters in a line, and lines."""


@dataclass(frozen=True, slots=True)
class _Chart:
    """A flowchart that could be drawn, with the page and source it stands in."""

    context: Context
    page: Page
    diagram: DiagramSource
    graph: Flowchart

    def place(self, pattern: str) -> Place:
        """Return the place of the first line of the source that matches ``pattern``, or of its first line."""
        for number, line in enumerate(self.diagram.source.splitlines()):
            if match := re.search(pattern, line):
                return self.context.place(self.page, (self.diagram.at[0] + number, match.start() + 1))
        return self.context.place(self.page, self.diagram.at)

    def node_place(self, node: Node) -> Place:
        """Return where a node gets its text in the source, or where its name first stands."""
        name = rf"(?<![\w-]){re.escape(node.id)}"
        defined = any(re.search(rf"{name}\s*[\[({{>]", line) for line in self.diagram.source.splitlines())
        return self.place(rf"{name}\s*[\[({{>]" if defined else rf"{name}(?![\w-])")

    def ways_in(self, node: Node) -> list[Edge]:
        return [edge for edge in self.graph.edges if edge.end == node.id and not edge.dotted]

    def ways_out(self, node: Node) -> list[Edge]:
        return [edge for edge in self.graph.edges if edge.start == node.id]

    def starts(self) -> list[Node]:
        return [node for node in self.graph.nodes if not self.ways_in(node)]


def _charts(context: Context) -> Iterator[_Chart]:
    for page in context.guideline.pages:
        drawings = context.guideline.drawings.get(page.path, ())
        for diagram, drawing in zip(page.diagrams, drawings, strict=False):
            if isinstance(drawing, Flowchart):
                yield _Chart(context, page, diagram, drawing)


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
    "S003",
    "Stroomschema met meer dan één begin",
    Severity.ERROR,
    """Een schema begint op één plaats. Een tweede knoop zonder pijl ernaartoe is meestal een knoop waarvan
    de pijl is weggevallen: niemand komt daar ooit.""",
    Example(f'    los["Los eind"] --> vraag\n{DECISION}', DECISION, file=CHART),
)
def two_starts(context: Context) -> Iterator[Report]:
    for chart in _charts(context):
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
    for chart in _charts(context):
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
    "S005",
    "Keuze met één uitweg of zonder opschrift",
    Severity.ERROR,
    """Een keuze (klasse ‘keuze’) heeft ten minste twee pijlen, elk met een eigen opschrift: anders weet de
    lezer niet welke hij moet nemen. Een knoop met meer dan één pijl eruit is een keuze.""",
    Example(OTHER_EXIT.replace('|"nee"|', ""), OTHER_EXIT, file=CHART),
)
def unclear_decision(context: Context) -> Iterator[Report]:
    for chart in _charts(context):
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
    for chart in _charts(context):
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
    for chart in _charts(context):
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


@check(
    "S008",
    "Te veel tekst in een knoop",
    Severity.ERROR,
    f"""In een knoop passen {MOST_LINES} regels van {LONGEST_LINE} tekens. Breek de tekst af met `<br/>`, of
    zet de uitleg in de module.""",
    Example(
        DECISION.replace("Uitval?", "Is er uitval van kracht of gevoel in een been?"), DECISION, file=CHART
    ),
)
def too_much_text(context: Context) -> Iterator[Report]:
    for chart in _charts(context):
        for node in chart.graph.nodes:
            lines = re.split(r"<br\s*/?>", node.text)
            longest = max(lines, key=len)
            if len(longest) > LONGEST_LINE:
                yield (
                    chart.node_place(node),
                    f"in de knoop ‘{node.id}’ is een regel {len(longest)} tekens lang: ‘{longest}’",
                    f"breek af met <br/> na hoogstens {LONGEST_LINE} tekens",
                )
            elif len(lines) > MOST_LINES:
                yield (
                    chart.node_place(node),
                    f"de knoop ‘{node.id}’ heeft {len(lines)} regels",
                    f"gebruik hoogstens {MOST_LINES} regels",
                )


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
                if match := re.match(r"\s*(classDef|style|linkStyle)\b", line):
                    yield (
                        place,
                        f"‘{match[1]}’ geeft het schema eigen kleuren",
                        "verwijder de regel en gebruik de klassen",
                    )
                if (match := re.match(r"\s*class\s+\S+\s+([\w-]+)", line)) and match[1] not in CLASSES:
                    yield (
                        place,
                        f"de klasse ‘{match[1]}’ bestaat niet",
                        did_you_mean_or_list(match[1], CLASSES),
                    )


@check(
    "S010",
    "Schema zonder titel of omschrijving",
    Severity.ERROR,
    "Een schermlezer noemt eerst de titel (`accTitle`) en de omschrijving (`accDescr`) van het schema.",
    Example("    accDescr: Zonder titel.", "    accTitle: Proef", file=CHART, line=-1),
)
def no_title(context: Context) -> Iterator[Report]:
    for chart in _charts(context):
        for name, value in (("accTitle", chart.graph.title), ("accDescr", chart.graph.description)):
            if not value:
                yield (
                    chart.context.place(chart.page, chart.diagram.at),
                    f"het schema heeft geen ‘{name}’",
                    f"voeg na de eerste regel ‘{name}: …’ toe",
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
