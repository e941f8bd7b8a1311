"""Whether everything of a flowchart is in its drawing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from guideline.flowcharts import portable
from guideline.flowcharts.graph import Flowchart, plain


def missing_from_drawing(flowchart: Flowchart) -> Iterable[str]:
    """Yield, in Dutch, every node, label, arrow and link of the source that the drawing lacks."""
    tree = portable.parse(flowchart.svg)
    groups = portable.node_groups(tree)
    for node in flowchart.nodes:
        group = groups.get(node.id)
        if group is None:
            yield f"knoop ‘{node.id}’"
        elif _letters(node.plain_text) != _letters(portable.label_text(group)):
            yield f"de tekst van knoop ‘{node.id}’"
    titles = [_letters(portable.label_text(label)) for label in _with_class(tree, "g", "cluster-label")]
    for group in flowchart.groups:
        if _letters(plain(group)) not in titles:
            yield f"de titel ‘{group}’ van een kader"
    labels = [_letters(portable.label_text(label)) for label in _with_class(tree, "g", "edgeLabel")]
    for edge in flowchart.edges:
        wanted = _letters(edge.plain_text)
        if wanted and wanted not in labels:
            yield f"de tekst ‘{edge.text}’ bij de pijl van ‘{edge.start}’ naar ‘{edge.end}’"
    arrows = min(
        len(_with_class(tree, "path", "flowchart-link")), len(_with_class(tree, "polygon", "arrowhead"))
    )
    if arrows != len(flowchart.edges):
        yield f"{len(flowchart.edges) - arrows} van de {len(flowchart.edges)} pijlen"
    links = sorted(link.get("href", "") for link in tree.iter(f"{portable.SVG}a"))
    if links != sorted(node.target for node in flowchart.nodes if node.target):
        yield "een of meer links"


def _with_class(tree: Any, tag: str, name: str) -> list[Any]:
    return [
        element for element in tree.iter(f"{portable.SVG}{tag}") if name in element.get("class", "").split()
    ]


def _letters(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)
