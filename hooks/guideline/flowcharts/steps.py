"""A flowchart as numbered steps in text: for screen readers, for search, for whoever cannot use a picture."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass

from guideline.flowcharts.graph import Edge, Flowchart, Node


@dataclass(frozen=True, slots=True)
class Step:
    """One node as a step; ``exits`` are its arrows with the number of the step that each leads to."""

    number: int
    node: Node
    exits: tuple[tuple[Edge, int], ...]


def steps(flowchart: Flowchart) -> list[Step]:
    """Return the nodes of a flowchart as steps in reading order, every arrow exactly once."""
    numbers = {node.id: number for number, node in enumerate(flowchart.nodes, start=1)}
    return [
        Step(
            numbers[node.id],
            node,
            tuple((edge, numbers[edge.end]) for edge in flowchart.edges if edge.start == node.id),
        )
        for node in flowchart.nodes
    ]


def as_html(flowchart: Flowchart, identifier: str, resolve: Callable[[str], str]) -> str:
    """Return the steps as a numbered list; ids start with ``identifier``, ``resolve`` makes the links.

    What is urgent is marked, as in the drawing.
    """

    def anchor(node: str) -> str:
        return f"{identifier}-stap-{node}"

    items = []
    for step in steps(flowchart):
        text = html.escape(step.node.plain_text)
        if step.node.target:
            text = f'<a href="{html.escape(resolve(step.node.target), quote=True)}">{text}</a>'
        if step.node.group:
            text = f"{html.escape(step.node.group)}: {text}"
        exits = "".join(
            f"<li>{f'{html.escape(edge.plain_text)}: ' if edge.text else ''}"
            f'ga naar <a href="#{anchor(edge.end)}">stap {number}</a></li>'
            for edge, number in step.exits
        )
        more = f"<ul>{exits}</ul>" if exits else ""
        urgent = ' class="stap-spoed"' if "spoed" in step.node.classes else ""
        items.append(f'<li id="{anchor(step.node.id)}"{urgent}>{text}{more}</li>')
    return f'<ol class="stappen" id="{identifier}-tekst">{"".join(items)}</ol>'


def sentences(flowchart: Flowchart) -> list[str]:
    """Return the steps as numbered sentences without markup, for whatever reads them apart from the page."""
    return [f"{step.number}. {' '.join(_told(step))}" for step in steps(flowchart)]


def _told(step: Step) -> list[str]:
    text = f"{step.node.group}: {step.node.plain_text}" if step.node.group else step.node.plain_text
    told = [text if text.endswith((".", "?", "!")) else f"{text}."]
    for edge, number in step.exits:
        told.append(f"{f'Bij ‘{edge.plain_text}’: ga' if edge.text else 'Ga'} naar stap {number}.")
    _, mark, anchor = step.node.target.partition("#")
    if mark:
        told.append(f"Zie {anchor}.")
    return told
