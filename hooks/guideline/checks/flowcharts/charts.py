"""The flowcharts that could be drawn, each with the page and the source it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guideline.checks.registry import Context
from guideline.flowcharts.graph import Edge, Flowchart, Node
from guideline.model.findings import Place
from guideline.model.page import DiagramSource, Page


@dataclass(frozen=True, slots=True)
class DrawnChart:
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
        """Return the arrows to a node, without the dotted ones, which lead back."""
        return [edge for edge in self.graph.edges if edge.end == node.id and not edge.dotted]

    def ways_out(self, node: Node) -> list[Edge]:
        """Return the arrows from a node, the dotted ones included."""
        return [edge for edge in self.graph.edges if edge.start == node.id]

    def starts(self) -> list[Node]:
        """Return the nodes that no arrow leads to."""
        return [node for node in self.graph.nodes if not self.ways_in(node)]


def drawn_charts(context: Context) -> Iterator[DrawnChart]:
    """Yield every flowchart that could be drawn, in the order of the pages."""
    for page in context.guideline.pages:
        drawings = context.guideline.drawings.get(page.path, ())
        for diagram, drawing in zip(page.diagrams, drawings, strict=False):
            if isinstance(drawing, Flowchart):
                yield DrawnChart(context, page, diagram, drawing)
