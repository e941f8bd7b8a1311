"""From the Mermaid source of a flowchart to its graph and drawing, made at build time.

Each label, node, arrow and link of the source is proven to be in the drawing before it is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from guideline.flowcharts import engine, portable
from guideline.flowcharts.completeness import missing_from_drawing
from guideline.flowcharts.entities import unreadable_entity
from guideline.flowcharts.graph import CLASSES, DiagramError, Edge, Flowchart, Node, plain
from guideline.flowcharts.typed import arrow_line, cause, line_of

_DRAWN_ID = re.compile(r"^(chart-title-|chart-desc-|)my-svg")

_NAMING = frozenset({"id", "aria-labelledby", "aria-describedby"})
"""Where Mermaid's own id stands in a drawing, and the attributes that have it."""

MOST_LETTERS = 20_000
MOST_NODES = 80
MOST_ARROWS = 120
MOST_GROUPS = 20
"""How large a chart may be: some three times the largest that readers could follow; what Mermaid needs grows
with the square."""

_DIVIDE = "verdeel het over meer schema’s, of gebruik een tabel"

_NOT_IN_XML = re.compile(r"[^\t\n\r -\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no drawing can hold: control characters and halves of characters."""


def draw(source: str) -> Flowchart | DiagramError:
    """Parse and draw the Mermaid source of a flowchart.

    Returns the flowchart, or an error with the line when the source is too large, when Mermaid refuses it or
    needs too much for it, when it is another type of diagram, or when the drawing lacks something that stands
    in the source. Takes about a second.
    """
    return _made(source, lambda graph: _whole_flowchart(engine.draw(source), graph, source))


def outline(source: str) -> Flowchart | DiagramError:
    """Parse the Mermaid source of a flowchart and return it without a drawing: ``svg`` is empty.

    Errors as those of ``draw``, but for what only a drawing shows. Takes a fraction of its time.
    """
    return _made(source, lambda graph: _flowchart(graph, ""))


def _made(
    source: str, make: Callable[[dict[str, Any]], Flowchart | DiagramError]
) -> Flowchart | DiagramError:
    """Return what ``make`` makes of the graph of a source, or why the source has none."""
    if error := _unfit(source):
        return error
    kind = next((words[0] for line in source.splitlines() if (words := _typed(line).split())), "")
    try:
        if kind not in ("flowchart", "graph"):
            return _other_diagram(kind, source)
        graph = engine.graph(source)
        return _too_large(graph) or _not_as_typed(graph, source) or make(graph)
    except engine.OverLimitError as error:
        return DiagramError(1, f"het schema is te ingewikkeld: {error}", _DIVIDE, costly=True)
    except ValueError as error:
        return _dutch_error(str(error), source)


def _typed(line: str) -> str:
    """Return a line of a source without the comment that it may be."""
    return "" if line.lstrip().startswith("%%") else line


def configuration_line(source: str) -> int | None:
    """Return the line, from 1, on which a source gives Mermaid settings of its own, which may hold styles and
    addresses; None when it does not."""
    lines = source.splitlines()
    first = next((number for number, line in enumerate(lines, start=1) if line.strip()), 0)
    if first and lines[first - 1].lstrip().startswith("---"):
        return first
    return next((number for number, line in enumerate(lines, start=1) if "%%{" in line), None)


def _unfit(source: str) -> DiagramError | None:
    """Return why a source does not even come to Mermaid, or None."""
    if len(source) > MOST_LETTERS:
        return DiagramError(1, f"het schema heeft {len(source)} tekens, meer dan {MOST_LETTERS}", _DIVIDE)
    if foreign := _NOT_IN_XML.search(source):
        line = source.count("\n", 0, foreign.start()) + 1
        code = f"U+{ord(foreign[0]):04X}"
        return DiagramError(line, f"het teken {code} kan niet in een tekening staan", "haal het weg")
    if at := configuration_line(source):
        return DiagramError(at, "een schema krijgt geen eigen instellingen", "verwijder ze")
    if not any(_typed(line).strip() for line in source.splitlines()):
        return DiagramError(1, "het schema is leeg", "begin met ‘flowchart TD’, of haal het blok weg")
    if entity := unreadable_entity(source):
        return DiagramError(*entity)
    if (at := source.find('"`')) >= 0:
        line = source.count("\n", 0, at) + 1
        return DiagramError(line, "een tekst tussen ` krijgt opmaak die wordt weggelaten", "haal de ` weg")
    return None


def _too_large(graph: dict[str, Any]) -> DiagramError | None:
    """Return that a graph has too much of something, or None."""
    for word, count, most in (
        ("knopen", len(graph["nodes"]), MOST_NODES),
        ("pijlen", len(graph["edges"]), MOST_ARROWS),
        ("kaders", len(graph["groups"]), MOST_GROUPS),
    ):
        if count > most:
            return DiagramError(1, f"het schema heeft {count} {word}, meer dan {most}", _DIVIDE)
    if not graph["nodes"]:
        return DiagramError(1, "het schema heeft geen knopen", "teken een eerste knoop, of haal het blok weg")
    return None


def _not_as_typed(graph: dict[str, Any], source: str) -> DiagramError | None:
    """Return that a graph has an arrow that the drawing would show as another one, or None."""
    groups = {group["id"] for group in graph["groups"]}
    for edge in graph["edges"]:
        start, end = edge["start"], edge["end"]
        if frame := next((name for name in (start, end) if name in groups), ""):
            return DiagramError(
                line_of(source, start, end),
                f"een pijl van of naar het kader ‘{frame}’ wordt niet getekend",
                "laat de pijl van of naar een knoop in het kader gaan",
            )
        if edge["head"] != "arrow_point":
            line, typed = arrow_line(source, start, end)
            shown = f" (‘{typed}’)" if typed else ""
            instead = f" in plaats van {typed}" if typed else ""
            return DiagramError(
                line,
                f"de pijl van ‘{start}’ naar ‘{end}’{shown} heeft niet één gewone punt aan het eind",
                f"schrijf -->{instead}; een weg terug is een tweede pijl: {end} -.-> {start}",
            )
    return None


def _group_titles(graph: dict[str, Any]) -> dict[str, str]:
    """Return the titles of the frames around each node and frame, from the outside, by its id."""
    around = {inner: group for group in graph["groups"] for inner in group["inside"]}
    titles = {}
    for name in around:
        path: list[str] = []
        inner = name
        while (group := around.get(inner)) and len(path) <= len(graph["groups"]):
            path.insert(0, plain(group["title"]))
            inner = group["id"]
        titles[name] = ": ".join(filter(None, path))
    return titles


def _flowchart(graph: dict[str, Any], svg: str) -> Flowchart:
    """Return the flowchart of a graph, with the drawing made of it."""
    titles = _group_titles(graph)
    nodes = [
        Node(
            item["id"],
            item["text"],
            item["shape"],
            tuple(c for c in item["classes"] if c != "clickable"),
            item["target"],
            item["tooltip"],
            titles.get(item["id"], ""),
        )
        for item in graph["nodes"]
    ]
    edges = tuple(Edge(item["start"], item["end"], item["text"], item["dotted"]) for item in graph["edges"])
    ordered = tuple(_in_reading_order(nodes, edges))
    groups = tuple(group["title"] for group in graph["groups"] if group["title"].strip())
    return Flowchart(graph["title"], graph["description"], ordered, edges, svg, groups)


def _whole_flowchart(raw: str, graph: dict[str, Any], source: str) -> Flowchart | DiagramError:
    """Return the flowchart of Mermaid's drawing and graph, or an error when something was lost."""
    flowchart = _flowchart(graph, "")
    unknown = {name for node in flowchart.nodes for name in node.classes} - {*CLASSES}
    try:
        svg = portable.portable(raw, [node.id for node in flowchart.nodes], unknown)
    except (etree.LxmlError, ValueError) as error:
        return DiagramError(1, f"de tekening kan niet worden gelezen: {str(error)[:120]}")
    flowchart = replace(flowchart, svg=svg)
    lost = list(missing_from_drawing(flowchart))
    if lost:
        named = lost[0].rpartition("‘")[2].removesuffix("’")
        return DiagramError(line_of(source, named), f"in de tekening ontbreekt: {'; '.join(lost)}")
    return flowchart


_LINK = re.compile(
    r"(?:^|;)[ \t]*+(?:click|links?|style|linkstyle|classdef|cssclass)\b"
    r"|//|\b(?:https?|ftp|data|file):|\bhref\b|script:|\burl\s*\(|!\[",
    re.MULTILINE | re.IGNORECASE,
)
"""What may lead elsewhere or fetch from there in a diagram that the browser draws: nobody sees it before."""


def _other_diagram(kind: str, source: str) -> DiagramError:
    if link := _LINK.search(source):
        return DiagramError(
            source.count("\n", 0, link.start()) + 1,
            f"in een diagram dat de browser tekent (‘{kind}’) kan geen link of eigen opmaak staan",
            "zet een link in de tekst eronder, en laat kleuren weg",
        )
    engine.parse(source)
    return DiagramError(
        1, f"‘{kind}’ is geen stroomschema en wordt niet bij het bouwen getekend", understood=True, kind=kind
    )


def _in_reading_order(nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterator[Node]:
    """Yield each node after all nodes that lead to it (dotted arrows, which lead back, apart), and otherwise
    in the order of the source."""
    waiting = list(nodes)
    done: set[str] = set()
    while waiting:
        free = (
            node
            for node in waiting
            if all(edge.dotted or edge.start in done for edge in edges if edge.end == node.id)
        )
        node = next(free, waiting[0])  # in a cycle, which is a finding of its own, the source decides
        waiting.remove(node)
        done.add(node.id)
        yield node


def embed(svg: str, identifier: str, resolve: Callable[[str], str]) -> str:
    """Return the drawing for a page: ids start with ``identifier``, and each link is what ``resolve`` makes
    of it as typed; where that is empty the link goes."""
    tree = portable.parse(svg)
    for element in tree.iter(f"{portable.SVG}*"):
        for name in _NAMING.intersection(element.attrib):
            element.set(name, _DRAWN_ID.sub(rf"\g<1>{identifier}", element.get(name), count=1))
    for link in tree.iter(f"{portable.SVG}a"):
        address = resolve(link.attrib.pop("href", ""))
        if address:
            link.set("href", address)
    for labels in tree.iter(f"{portable.SVG}g"):
        if labels.get("class") == "edgeLabels":  # without their arrows they say nothing; the steps do
            labels.set("aria-hidden", "true")
    return portable.serialise(tree)


def _dutch_error(message: str, source: str) -> DiagramError:
    """Return why Mermaid refuses a source, in the words of editors: its own are about its grammar."""
    if "UnknownDiagramError" in message:
        line = next(number for number, line in enumerate(source.splitlines(), 1) if _typed(line).strip())
        return DiagramError(line, "zo begint geen schema", "begin met ‘flowchart TD’", unreadable=True)
    found = re.search(r"on line:? (\d+)", message)
    reason = cause(source, int(found[1]) if found else 1)
    return DiagramError(reason.line, "deze regel van het schema klopt niet", reason.remedy, unreadable=True)
