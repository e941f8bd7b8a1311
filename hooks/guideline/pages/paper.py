"""What stands on paper: a digest of everything that readers read, without layout, citations and the numbers
of the hospital."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.model.editions import TEXT_LENGTH, Readable, digest
from guideline.model.guideline import Guideline
from guideline.model.metadata import Status
from guideline.model.page import Page, Recommendation
from guideline.model.roles import Role
from guideline.model.values import expand_values
from guideline.pages.chapter_sheet import sheets
from guideline.pages.listed import listed
from guideline.pages.situations import of_situation
from guideline.reading.dialect import MARKER
from guideline.reading.plain_text import plain_lines

_OF_ALL_SITES = frozenset({"lokaal", "zoekknop"})
"""The markers in whose place comes what is no text of the guideline."""

_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")


def readable(guideline: Guideline) -> Readable:
    """Return what can be read now, on each page that may be printed. A page with a list that the site makes
    (of modules, terms, sources) has no texts: its list is not part of any."""
    texts: dict[str, str] = {}
    pages: dict[str, tuple[str, ...]] = {}
    for page in guideline.pages:
        if page.is_for_editors:
            continue
        made = {*MARKER.findall(page.body)} - _OF_ALL_SITES
        if page.recommendations:
            found = {item.id: _recommendation(item, page, guideline) for item in page.recommendations}
            if page.diagrams:
                found[page.path] = _text(page, guideline)
        elif made:
            found = {}
        else:
            found = {page.path: _text(page, guideline)}
        if found or page.role is Role.RECOMMENDATIONS:
            texts |= found
            pages[page.path] = tuple(found)
    known = list(listed(guideline))
    for situation in guideline.situations:
        here = of_situation(situation, known, guideline)
        if here:
            pages[guideline.roles.situation(situation.id)] = tuple(item.options.id for item in here)
    pages |= dict.fromkeys(sheets(guideline), ())
    return Readable(texts, pages)


def _recommendation(item: Recommendation, page: Page, guideline: Guideline) -> str:
    options = item.options
    graded = (options.strength, options.direction, options.certainty) if options else ()
    withdrawn = [Status.WITHDRAWN.value] if page.module and page.module.status is Status.WITHDRAWN else []
    return digest((*graded, *withdrawn, *_lines(item.text, guideline)), TEXT_LENGTH)


def _text(page: Page, guideline: Guideline) -> str:
    """Return a digest of what a page says beside its recommendations: of one that has some, its charts."""
    lines = () if page.recommendations else _lines(page.body, guideline)
    charts = (line for chart in guideline.drawings.get(page.path, ()) for line in _chart(chart))
    return digest((page.title, *lines, *charts), TEXT_LENGTH)


def _chart(chart: Flowchart | DiagramError) -> list[str]:
    """Return the steps and arrows of a chart in words, whatever their order and their names."""
    if isinstance(chart, DiagramError):
        return []
    steps = {node.id: node.plain_text for node in chart.nodes}
    arrows = (
        f"{steps.get(edge.start, '')} > {edge.plain_text} > {steps.get(edge.end, '')}" for edge in chart.edges
    )
    return sorted([*steps.values(), *arrows])


def _lines(markdown: str, guideline: Guideline) -> Iterator[str]:
    return plain_lines(_ATTRIBUTES.sub("", expand_values(markdown, guideline.value_texts)))
