"""Flowcharts: the graph and the drawing of a Mermaid source, made at build time.

Each label, node, arrow and link of the source is proven to be in the drawing before it is used.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guideline.flowcharts import engine as mermaid_engine
from guideline.flowcharts import portable as drawing

_DRAWN_ID = "my-svg"


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a flowchart.

    ``target`` is its link as typed, or empty; ``text`` is its label with ``<br/>`` for line ends.
    """

    id: str
    text: str
    shape: str
    classes: tuple[str, ...]
    target: str
    tooltip: str

    @property
    def plain_text(self) -> str:
        """The label on one line, without markup."""
        return _plain(self.text)


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow of a flowchart; ``text`` is its label, or empty. A ``dotted`` arrow is meant to lead back."""

    start: str
    end: str
    text: str
    dotted: bool = False

    @property
    def plain_text(self) -> str:
        """The label on one line, without markup."""
        return _plain(self.text)


@dataclass(frozen=True, slots=True)
class Flowchart:
    """A parsed and drawn flowchart, its nodes in the order in which a reader comes by them.

    ``svg`` still has its links as typed; ``embed`` makes it ready for a page.
    """

    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    svg: str


@dataclass(frozen=True, slots=True)
class DiagramError:
    """Why a source was not drawn: ``line`` counts from 1 within the source.

    ``understood`` when Mermaid can read the source, so that a browser can draw it.
    """

    line: int
    message: str
    understood: bool = False


def draw(source: str) -> Flowchart | DiagramError:
    """Parse and draw the Mermaid source of a flowchart.

    Returns the flowchart, or an error with the line when Mermaid refuses the source, when it is another type
    of diagram, or when the drawing lacks something that stands in the source. Takes about a second.
    """
    kind = next(
        (
            line.split()[0]
            for line in source.splitlines()
            if line.strip() and not line.lstrip().startswith("%%")
        ),
        "",
    )
    if kind not in ("flowchart", "graph"):
        return _other_diagram(kind, source)
    try:
        raw, graph = mermaid_engine.parse_and_draw(source)
    except Exception as error:
        return _dutch_error(str(error))
    if "error" in graph:
        return _dutch_error(graph["error"])
    return _whole_flowchart(raw, graph)


def _whole_flowchart(raw: str, graph: dict[str, Any]) -> Flowchart | DiagramError:
    """Return the flowchart of Mermaid's drawing and graph, or an error when something was lost."""
    nodes = [
        Node(
            item["id"],
            item["text"],
            item["shape"],
            tuple(c for c in item["classes"] if c != "clickable"),
            item["target"],
            item["tooltip"],
        )
        for item in graph["nodes"]
    ]
    edges = tuple(Edge(item["start"], item["end"], item["text"], item["dotted"]) for item in graph["edges"])
    ordered = tuple(_in_reading_order(nodes, edges))
    svg = drawing.portable(raw, [node.id for node in ordered])
    flowchart = Flowchart(graph["title"], graph["description"], ordered, edges, svg)
    lost = list(missing_from_drawing(flowchart))
    if lost:
        return DiagramError(1, f"in de tekening ontbreekt: {'; '.join(lost)}", understood=True)
    return flowchart


def _other_diagram(kind: str, source: str) -> DiagramError:
    try:
        mermaid_engine.parse(source)
    except Exception as error:
        return _dutch_error(str(error))
    return DiagramError(
        1, f"‘{kind}’ is geen stroomschema en wordt niet bij het bouwen getekend", understood=True
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


def missing_from_drawing(flowchart: Flowchart) -> Iterable[str]:
    """Yield, in Dutch, every node, label, arrow and link of the source that the drawing lacks."""
    tree = drawing.parse(flowchart.svg)
    groups = drawing.node_groups(tree)
    for node in flowchart.nodes:
        group = groups.get(node.id)
        if group is None:
            yield f"knoop ‘{node.id}’"
        elif _letters(node.plain_text) != _letters(drawing.label_text(group)):
            yield f"de tekst van knoop ‘{node.id}’"
    labels = [_letters(drawing.label_text(label)) for label in _with_class(tree, "g", "edgeLabel")]
    for edge in flowchart.edges:
        wanted = _letters(edge.plain_text)
        if wanted and wanted not in labels:
            yield f"de tekst ‘{edge.text}’ bij de pijl van ‘{edge.start}’ naar ‘{edge.end}’"
    arrows = min(
        len(_with_class(tree, "path", "flowchart-link")), len(_with_class(tree, "polygon", "arrowhead"))
    )
    if arrows != len(flowchart.edges):
        yield f"{len(flowchart.edges) - arrows} van de {len(flowchart.edges)} pijlen"
    links = sorted(link.get("href", "") for link in tree.iter(f"{drawing.SVG}a"))
    if links != sorted(node.target for node in flowchart.nodes if node.target):
        yield "een of meer links"


def _with_class(tree: Any, tag: str, name: str) -> list[Any]:
    return [
        element for element in tree.iter(f"{drawing.SVG}{tag}") if name in element.get("class", "").split()
    ]


def embed(svg: str, identifier: str, resolve: Callable[[str], str]) -> str:
    """Return the drawing for a page: ids start with ``identifier``, and each link is what ``resolve`` makes
    of it as typed; where that is empty the link goes."""
    tree = drawing.parse(svg.replace(_DRAWN_ID, identifier))
    for link in tree.iter(f"{drawing.SVG}a"):
        address = resolve(link.attrib.pop("href", ""))
        if address:
            link.set("href", address)
    return drawing.serialise(tree)


def _plain(label: str) -> str:
    """Return a label without ``<br/>``, entities (also Mermaid's ``#lt;`` form) and soft hyphens."""
    text = re.sub(r"<br\s*/?>", " ", label)
    text = html.unescape(re.sub(r"ﬂ°°?(\w+)¶ß", r"&\1;", re.sub(r"#(\w+);", r"&\1;", text)))
    return " ".join(text.replace("\u00ad", "").split())


def _letters(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)


def _dutch_error(message: str) -> DiagramError:
    if match := re.search(
        r"(?:Parse error|Lexical error) on line (\d+)[.:]?\s*\n?(.*?)\n(-*)\^", message, re.DOTALL
    ):
        shown = match[2].strip()
        return DiagramError(int(match[1]), f"Mermaid begrijpt de regel niet, ter hoogte van ‘{shown[-60:]}’")
    line = re.search(r"on line:? (\d+)", message)
    return DiagramError(
        int(line[1]) if line else 1, f"Mermaid kan dit schema niet tekenen: {message.splitlines()[0][:120]}"
    )
