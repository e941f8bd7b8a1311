"""From the drawing that Mermaid makes to one that any program can show: on a page, in a word processor, on
paper.

Mermaid's style sheet goes: the site's own colours the drawing. Labels in embedded HTML become SVG text,
arrowheads and rounded ends become plain shapes, so that nothing depends on a browser.
"""

from __future__ import annotations

import copy
import math
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_XLINK = "{http://www.w3.org/1999/xlink}"

_LINE_HEIGHT = 24.0
_BASELINE = 17.0
"""Mermaid lays out labels of 16 pixels in lines of 24: how high a line is and where its letters stand."""

_ARROWHEAD = 4.0
"""Half the length and half the width of an arrowhead, in pixels."""

_GEOMETRY = {"d", "points", "transform", "x", "y", "width", "height", "cx", "cy", "rx", "ry", "r"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


def parse(svg: str) -> Any:
    """Return the element tree of a drawing."""
    return etree.fromstring(svg.encode())


def serialise(tree: Any) -> str:
    """Return the text of a drawing."""
    etree.cleanup_namespaces(tree)
    return str(etree.tostring(tree, encoding="unicode"))


def portable(raw: str, order: Sequence[str], unknown: Collection[str] = ()) -> str:
    """Return Mermaid's drawing in plain shapes and text, without colours.

    ``order`` holds the ids of the nodes in the order in which a reader with a keyboard comes by them;
    ``unknown`` the classes that the drawing loses.
    """
    tree = parse(raw)
    width, height = (float(part) for part in tree.get("viewBox", "0 0 0 0").split()[2:])
    for name in ("style", "aria-roledescription"):
        tree.attrib.pop(name, None)
    tree.set("role", "group")
    tree.set("width", f"{width:.0f}")
    tree.set("height", f"{height:.0f}")
    _draw_arrowheads(tree)
    for unused in list(tree.iter(f"{SVG}style", f"{SVG}defs", f"{SVG}marker")):
        unused.getparent().remove(unused)
    for group in list(tree.iter(f"{SVG}g")):
        if "outer-path" in group.get("class", "").split():
            _round_off(group)
    for label in list(tree.iter(f"{SVG}foreignObject")):
        _write_as_text(label)
    _sort_nodes(tree, order)
    for element in tree.iter(etree.Element):
        _clean_attributes(element)
        if unknown and (names := element.get("class")):
            element.set("class", " ".join(name for name in names.split() if name not in unknown))
    return serialise(tree)


def node_groups(tree: Any) -> dict[str, Any]:
    """Return the group of each node in a drawing by the node's id."""
    return {
        match[1]: group
        for group in tree.iter(f"{SVG}g")
        if (match := re.fullmatch(r"(?>.*?flowchart-)(.+)-\d+", group.get("id", "")))
    }


def label_text(group: Any) -> str:
    """Return the text in a part of a drawing, its lines joined by spaces."""
    return " ".join("".join(group.itertext()).split())


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]


def _draw_arrowheads(tree: Any) -> None:
    """Give every arrow a triangle at its end, in the direction of its last stretch, instead of a marker."""
    for path in list(tree.iter(f"{SVG}path")):
        if not path.attrib.pop("marker-end", None):
            continue
        *_, from_x, from_y, x, y = _numbers(path.get("d", ""))
        length = math.hypot(x - from_x, y - from_y) or 1.0
        along, across = (x - from_x) / length * _ARROWHEAD, (y - from_y) / length * _ARROWHEAD
        corners = [
            (x + along, y + across),
            (x - along - across, y - across + along),
            (x - along + across, y - across - along),
        ]
        points = " ".join(f"{corner_x:.2f},{corner_y:.2f}" for corner_x, corner_y in corners)
        path.addnext(etree.Element(f"{SVG}polygon", {"class": "arrowhead", "points": points}))


def _round_off(group: Any) -> None:
    """Replace a shape with rounded ends, which Mermaid draws in hundreds of strokes, by one rectangle."""
    numbers = [number for path in group.iter(f"{SVG}path") for number in _numbers(path.get("d", ""))]
    left, right = min(numbers[::2]), max(numbers[::2])
    top, bottom = min(numbers[1::2]), max(numbers[1::2])
    attributes = {
        "class": group.get("class", "").replace("outer-path", "").strip(),
        "x": left,
        "y": top,
        "width": right - left,
        "height": bottom - top,
        "rx": (bottom - top) / 2,
    }
    rectangle = etree.Element(f"{SVG}rect", {name: str(value) for name, value in attributes.items()})
    group.getparent().replace(group, rectangle)


def _write_as_text(label: Any) -> None:
    """Replace a label in HTML by lines of SVG text, the label of an arrow with a plane behind it."""
    parent = label.getparent()
    for frame in parent.findall(f"{SVG}rect"):
        parent.remove(frame)
    lines = list(_lines(label))
    width = float(label.get("width", "0"))
    if lines:
        if any("labelBkg" in box.get("class", "") for box in label.iter(f"{_XHTML}div")):
            size = {"width": label.get("width", "0"), "height": label.get("height", "0")}
            label.addprevious(etree.Element(f"{SVG}rect", {"class": "labelBkg", **size}))
        text = etree.Element(f"{SVG}text", {"text-anchor": "middle"})
        for number, line in enumerate(lines):
            place = {"x": str(width / 2), "y": str(number * _LINE_HEIGHT + _BASELINE)}
            part = etree.SubElement(text, f"{SVG}tspan", place)
            part.text = line
            part.tail = " " if number < len(lines) - 1 else None
        label.addprevious(text)
    parent.remove(label)


def _lines(label: Any) -> Iterable[str]:
    """Yield the lines of a label in HTML, without empty ones at its ends."""
    marked = copy.deepcopy(label)
    for line_end in marked.iter(f"{_XHTML}br"):
        line_end.tail = f"\n{line_end.tail or ''}"
    text = "".join(marked.itertext()).strip()
    if text:
        yield from (line.strip() for line in text.split("\n"))


def _sort_nodes(tree: Any, order: Sequence[str]) -> None:
    """Put the nodes in the given order: the keyboard follows the order of the drawing's source."""
    groups = node_groups(tree)
    for identifier in order:
        if identifier in groups:
            group = groups[identifier]
            outer = group.getparent() if group.getparent().tag == f"{SVG}a" else group
            outer.getparent().append(outer)


def _clean_attributes(element: Any) -> None:
    """Drop what only Mermaid uses and round the coordinates."""
    for name, value in list(element.attrib.items()):
        if name.startswith("data-") or name in ("style", "title", "stroke-dasharray"):
            del element.attrib[name]
        elif name in _GEOMETRY:
            element.set(name, re.sub(r"(?:-|(?<!\d))\d+\.\d{3,}(?:e-?\d+)?", _rounded, value))
        elif name == f"{_XLINK}href":
            del element.attrib[name]
            element.set("href", value)


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
