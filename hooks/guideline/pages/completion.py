"""A page with everything that the site adds to it: sections of its own kind, and what its markers ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.pages import local_boxes
from guideline.pages.accountability import answers, makers
from guideline.pages.all_recommendations import all_recommendations
from guideline.pages.change_list import changes_and_reviews
from guideline.pages.chapters import module_list
from guideline.pages.decisions import decisions, open_points
from guideline.pages.glossary import glossary
from guideline.pages.hazards import hazard_log
from guideline.pages.maintenance import calendar, status_table
from guideline.pages.material import Material
from guideline.pages.module_sections import accountability, grounds, question
from guideline.pages.moved import moved_notes
from guideline.pages.quality import quality
from guideline.pages.search_button import search_button
from guideline.pages.situations import situation_list
from guideline.pages.sources import literature_list, page_sources
from guideline.reading.dialect import (
    BEGIN_ADDED,
    BEGIN_MADE,
    END_MADE,
    MARKER,
    MOST_PAGES_WITH_MARKER,
    without_own_remarks,
)

Maker = Callable[[Page, Material], str]
"""Makes what stands in the place of a marker: Markdown or HTML."""

_MARKERS: Mapping[str, Maker] = {
    "aanbevelingen": all_recommendations,
    "situaties": situation_list,
    "statustabel": status_table,
    "kalender": calendar,
    "wijzigingen": changes_and_reviews,
    "lokaal": lambda _page, material: local_boxes.emergency_box(
        material.guideline.local, material.guideline.settings.whom_to_call
    ),
    "modules": module_list,
    "literatuurlijst": literature_list,
    "woordenlijst": glossary,
    "zoekknop": search_button,
    "besluiten": decisions,
    "openpunten": open_points,
    "risicos": hazard_log,
    "kwaliteit": quality,
    "verantwoording": answers,
    "werkgroep": lambda _page, material: makers("werkgroep", material),
    "belangen": lambda _page, material: makers("belangen", material),
    "commentaar": lambda _page, material: makers("commentaar", material),
    "financiering": lambda _page, material: makers("financiering", material),
}


def complete(page: Page, markdown: str, material: Material) -> str:
    """Return the Markdown of a page with everything that the site adds to it.

    A module gets the sections Uitgangsvraag (below its text when that is a flowchart), Verantwoording and
    Literatuur, a page for patients what it rests on; markers such as ``<!-- richtlijn:statustabel -->``
    become tables and lists, each once; what the hospital agreed for a module stands above it.
    """

    filled: set[str] = set()

    def fill(match: re.Match[str]) -> str:
        beyond = match[1] in filled or (page.path, match[1]) in material.unfilled
        maker = None if beyond else _MARKERS.get(match[1])
        filled.add(match[1])
        return _marked(BEGIN_MADE, maker(page, material)) if maker else match[0]

    guideline = material.guideline
    above: list[str] = []
    below: list[str] = []
    if page.maintained:
        above.append(local_boxes.module_box(guideline.local, page.maintained.module))
    if page.module:
        # on a phone a chart begins in the first screen
        (below if page.diagrams else above).append(question(page.module))
        below.append(accountability(page.module, guideline.settings, material.today))
    if page.patient:
        below.append(grounds(page.patient, page, guideline))
    below.append(page_sources(page, material))
    below.append(moved_notes(page, guideline))
    parts = (_made(above), MARKER.sub(fill, without_own_remarks(markdown)), _made(below))
    return "\n\n".join(part for part in parts if part) + "\n"


def unfilled_markers(guideline: Guideline) -> frozenset[tuple[str, str]]:
    """Return the paths of pages with the markers that are not filled there, because as many pages before it
    have them as may."""
    pages: Counter[str] = Counter()
    found = set()
    for page in guideline.pages:
        for name in set(MARKER.findall(page.body)):
            pages[name] += 1
            if pages[name] > MOST_PAGES_WITH_MARKER:
                found.add((page.path, name))
    return frozenset(found)


def _made(parts: list[str]) -> str:
    """Return what the site writes above or below a text, marked as such."""
    return _marked(BEGIN_ADDED, "\n\n".join(filled)) if (filled := [part for part in parts if part]) else ""


def _marked(begin: str, text: str) -> str:
    """Return what the site writes itself between remarks that tell it from what an editor typed."""
    return f"<!-- {begin} -->\n\n{text}\n\n<!-- {END_MADE} -->"


def abbreviations(guideline: Guideline) -> dict[str, str]:
    """Return what each abbreviation of the glossary means, for the Markdown extension that marks them."""
    return {
        term.abbreviation: " ".join(term.definition.split()) for term in guideline.terms if term.abbreviation
    }
