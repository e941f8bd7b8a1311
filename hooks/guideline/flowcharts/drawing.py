"""From the Mermaid source of a flowchart to its graph and drawing, made at build time.

Each label, node, arrow and link of the source is proven to be in the drawing before it is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from guideline.flowcharts import engine, portable
from guideline.flowcharts.completeness import missing_from_drawing
from guideline.flowcharts.graph import DiagramError, Edge, Flowchart, Node

_DRAWN_ID = "my-svg"


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
        raw, graph = engine.parse_and_draw(source)
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
    svg = portable.portable(raw, [node.id for node in ordered])
    flowchart = Flowchart(graph["title"], graph["description"], ordered, edges, svg)
    lost = list(missing_from_drawing(flowchart))
    if lost:
        return DiagramError(1, f"in de tekening ontbreekt: {'; '.join(lost)}", understood=True)
    return flowchart


def _other_diagram(kind: str, source: str) -> DiagramError:
    try:
        engine.parse(source)
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


def embed(svg: str, identifier: str, resolve: Callable[[str], str]) -> str:
    """Return the drawing for a page: ids start with ``identifier``, and each link is what ``resolve`` makes
    of it as typed; where that is empty the link goes."""
    tree = portable.parse(svg.replace(_DRAWN_ID, identifier))
    for link in tree.iter(f"{portable.SVG}a"):
        address = resolve(link.attrib.pop("href", ""))
        if address:
            link.set("href", address)
    return portable.serialise(tree)


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
