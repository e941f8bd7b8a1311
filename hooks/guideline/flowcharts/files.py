"""A flowchart as a file of its own, to download, print or show: SVG and PDF, with its origin.

Neither needs this site: colours, text and the addresses of its links are inside.
"""

from __future__ import annotations

import io
import math
import os
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from guideline.flowcharts import portable
from guideline.flowcharts.drawing import embed
from guideline.flowcharts.graph import Flowchart

_STYLE = Path(__file__).with_name("files.css")

_MARGIN = 24.0
_HEADING = 60.0
_ORIGIN_LINE = 28.0
_LETTER_WIDTH = 10.5
"""Pixels around the drawing, for the heading above it, and for each line and letter of its origin."""

_PAGE_MARGIN = 12.0
"""Points of white on each side of the paper: what printers leave blank."""

_LETTERS, _LEAST_LETTERS = 16.0, 8.0
"""How high the letters of a drawing are, in its pixels, and in points the least on paper: those on a wall
must be legible."""

_OVERLAP = 70.0
"""Points that two sheets have in common, so that each step is whole on one of them."""


def as_svg(flowchart: Flowchart, origin: str, resolve: Callable[[str], str]) -> str:
    """Return the flowchart as a file: its title above, ``origin`` (where it comes from) below.

    ``resolve`` turns a link as typed into a whole address, or an empty text when the site has none.
    """
    tree = portable.parse(embed(flowchart.svg, "stroomschema", resolve))
    width, height = (float(tree.get(name)) for name in ("width", "height"))
    lines = textwrap.wrap(origin, int(width / _LETTER_WIDTH))
    whole_width = width + 2 * _MARGIN
    whole_height = height + _HEADING + len(lines) * _ORIGIN_LINE + 2 * _MARGIN
    parts = list(tree)
    chart = etree.SubElement(
        tree, f"{portable.SVG}g", {"transform": f"translate({_MARGIN:g} {_MARGIN + _HEADING:g})"}
    )
    for part in parts:
        if part.tag == f"{portable.SVG}g":
            chart.append(part)
    style = etree.Element(f"{portable.SVG}style")
    style.text = _STYLE.read_text(encoding="utf-8")
    sheet = etree.Element(
        f"{portable.SVG}rect", {"class": "page", "width": f"{whole_width:g}", "height": f"{whole_height:g}"}
    )
    chart.addprevious(style)
    chart.addprevious(sheet)
    tree.append(_text("heading", _MARGIN, _MARGIN + 30, flowchart.title))
    for number, line in enumerate(lines, start=1):
        below = _MARGIN + _HEADING + height + number * _ORIGIN_LINE
        tree.append(_text("origin", _MARGIN, below, line))
    tree.set("viewBox", f"0 0 {whole_width:g} {whole_height:g}")
    tree.set("width", f"{whole_width:g}")
    tree.set("height", f"{whole_height:g}")
    return portable.serialise(tree)


def _text(name: str, x: float, y: float, content: str) -> etree._Element:
    element = etree.Element(f"{portable.SVG}text", {"class": name, "x": f"{x:g}", "y": f"{y:g}"})
    element.text = content
    return element


def as_pdf(svg: str, title: str) -> bytes:
    """Return a flowchart file as a sheet to hang on a wall: one A4 where its letters are large enough to read
    there, else one A3, else as many sheets of A3 as it takes, which overlap.

    The same input gives the same bytes.
    """
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas
    from svglib.svglib import svg2rlg

    _use_own_letters()
    picture: Any = svg2rlg(io.BytesIO(svg.encode()))
    letters = _LETTERS * picture.width / float(portable.parse(svg).get("width"))
    page, scale, parts = _sheets(picture.width, picture.height, letters)
    content = io.BytesIO()
    with _without_a_day():
        canvas = Canvas(content, pagesize=page, invariant=1, lang="nl")
    canvas.setTitle(title)
    width, height = picture.width * scale, picture.height * scale
    picture.scale(scale, scale)
    room = (page[0] - 2 * _PAGE_MARGIN, page[1] - 2 * _PAGE_MARGIN)
    for part in range(parts):
        window = canvas.beginPath()
        window.rect(_PAGE_MARGIN, _PAGE_MARGIN, *room)
        canvas.clipPath(window, stroke=0, fill=0)
        top = page[1] - _PAGE_MARGIN + part * (room[1] - _OVERLAP)
        renderPDF.draw(picture, canvas, (page[0] - width) / 2, top - height)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


@contextmanager
def _without_a_day() -> Iterator[None]:
    """Hide the day of the build from reportlab, which otherwise puts it into the file: what was kept from an
    earlier build would then differ from what is made anew."""
    day = os.environ.pop("SOURCE_DATE_EPOCH", None)
    try:
        yield
    finally:
        if day is not None:
            os.environ["SOURCE_DATE_EPOCH"] = day


def _sheets(width: float, height: float, letters: float) -> tuple[tuple[float, float], float, int]:
    """Return the paper (width and height in points), how much a drawing of this size and with letters of this
    height is made smaller, and how many sheets below each other it takes, so that its letters can be read."""
    from reportlab.lib.pagesizes import A3, A4, landscape

    papers = (A4, landscape(A4), A3, landscape(A3))
    readable = _LEAST_LETTERS / letters
    for page in papers:
        scale = min((page[0] - 2 * _PAGE_MARGIN) / width, (page[1] - 2 * _PAGE_MARGIN) / height)
        if scale >= readable:
            return page, scale, 1
    page = max(
        (A3, landscape(A3)), key=lambda paper: (paper[0] - 2 * _PAGE_MARGIN >= readable * width, -paper[0])
    )
    scale = min((page[0] - 2 * _PAGE_MARGIN) / width, 1.0)
    step = page[1] - 2 * _PAGE_MARGIN - _OVERLAP
    return page, scale, max(1, math.ceil((height * scale - _OVERLAP) / step))


@lru_cache(maxsize=1)
def _use_own_letters() -> None:
    """Make the PDF the same on every machine: its letters are those that ReportLab brings, which are also
    the ones that Mermaid measured, and not what the machine happens to have."""
    import reportlab
    from svglib.svglib import register_font

    fonts = Path(reportlab.__file__).parent / "fonts"
    register_font("Arial", str(fonts / "Vera.ttf"))
    register_font("Arial", str(fonts / "VeraBd.ttf"), weight="bold")
