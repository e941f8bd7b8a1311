"""The search index of the site: what can be found, under which words, and what comes first.

The theme makes an entry for each page and each section. Here every recommendation gets an entry of its own,
entries get the words that readers type but that do not stand in the text, a weight, and a label that says
what they are. ``overrides/assets/js/zoeken.js`` searches in the result.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from guideline.model.classification import Situation
from guideline.model.guideline import Guideline
from guideline.model.page import Heading, Page
from guideline.model.roles import Role, Roles
from guideline.model.values import expand_values
from guideline.reading.plain_text import plain_lines
from guideline.rendering.words import VERDICTS

SEARCH_WORDS = "zoektermen"
"""The invisible field of an entry; the theme shows only the fields it knows."""

KIND = "soort"
"""The place in an entry that says what it is, when it is no page or section."""

PARENT = "ouder"
"""The place in an entry that names the anchor of the heading that it stands under, when there is one."""

RECOMMENDATION = "aanbeveling"
"""The kind of the entry of a recommendation."""

SYNONYMS = "synoniemen"
"""The place in the configuration of the index of the lists of words that mean the same."""

_PATIENTS_WEIGHT, _ABOUT_WEIGHT, _EDITORS_WEIGHT, _SITUATIONS_WEIGHT = 0.65, 0.5, 0.12, 0.3
"""The weight of the pages in a folder with a task; a page of the guideline weighs 1."""

_PAGE_WEIGHTS = {Role.EMERGENCY: 1.5, Role.WHEN_TO_CALL: 0.8}
"""The weight of the two pages that say what cannot wait, for clinicians and for patients."""

_RECOMMENDATION_WEIGHT = 1.5

_LEADING_WEIGHT = 0.3
"""The weight of the start page, a chapter and a list, which lead to other pages."""

_SITUATION_WEIGHT = 0.6
"""The weight of the page of a situation, which repeats what stands elsewhere."""

_MADE_ABOUT_WEIGHT = 0.15
"""The weight of the pages that the site makes about itself: what only repeats comes after what it repeats."""

_TERM_WEIGHT = 0.12
"""A term of the glossary comes after the pages that say what to do about it."""

_SECTION_WEIGHTS = {
    "Aanbevelingen": 1.2,
    "Stroomschema": 1.2,
    "Uitgangsvraag": 1.0,
    "Overwegingen": 0.8,
    "Onderbouwing": 0.65,
    "Kennislacunes en open punten": 0.4,
    "Verantwoording": 0.2,
    "Literatuur": 0.1,
    "Waar komt deze uitleg vandaan?": 0.1,
    "Meer lezen": 0.1,
    "Vraag aan uw arts": 0.5,
}
"""The weight of what stands under each heading of a module: what to do comes before why."""

_FIXED_HEADINGS = frozenset(
    {
        *_SECTION_WEIGHTS,
        "Voordelen en nadelen",
        "Waarden en voorkeuren van patiënten",
        "Kosten en middelen",
        "Haalbaarheid",
        "Waar richtlijnen verschillen",
        "Achtergrond",
        "Samenvatting van de literatuur",
        "Conclusies",
    }
)
"""Headings that every module has: their words say nothing of what stands below."""

_TITLE_LENGTH = 240
"""The most letters of a recommendation's first sentence that serve as its title."""


def enrich(index: Mapping[str, Any], guideline: Guideline, addresses: Mapping[str, str]) -> dict[str, Any]:
    """Return the theme's index completed for the search of this site.

    ``addresses`` gives the address in the index of each page by its path. Entries of other pages stay as they
    are.
    """
    pages = {addresses[page.path]: page for page in guideline.pages if page.path in addresses}
    chapters = {chapter.id: chapter.title for chapter in guideline.chapters}
    situations = {addresses.get(guideline.roles.situation(item.id)): item for item in guideline.situations}
    weights, label = _folder_weights(guideline.roles), guideline.settings.emergency_button
    made_weights = {**weights, guideline.roles.about: _MADE_ABOUT_WEIGHT}
    entries: list[dict[str, Any]] = []
    section, sections, parents = "", dict[str, str](), dict[str, str]()
    for entry in index["docs"]:
        address, _, fragment = entry["location"].partition("#")
        page = pages.get(address)
        if page is None:
            entries.append({**entry, **_of_made_page(address, situations.get(address), made_weights)})
            continue
        whole = not fragment
        if whole:
            section, sections, parents = "", _sections(page), _parents(page)
        section = sections.get(fragment, section)
        entries.append({**entry, "boost": _page_weight(page, weights) * _SECTION_WEIGHTS.get(section, 1.0)})
        if parent := parents.get(fragment):
            entries[-1][PARENT] = parent
        if page.module and entry["title"] in _FIXED_HEADINGS:
            entries[-1][KIND] = "vaste kop"
        if whole:
            entries[-1]["tags"] = [_label(page, chapters, label)]
            if words := _page_words(page):
                entries[-1][SEARCH_WORDS] = words
            entries.extend(_recommendations(page, guideline, address, parents))
            if page.role is Role.GLOSSARY:
                entries.extend(_terms(page, guideline, address))
    config = {**index["config"], SYNONYMS: list(_synonyms(guideline))}
    return {**index, "config": config, "docs": entries}


def _synonyms(guideline: Guideline) -> Iterator[dict[str, list[str]]]:
    """Yield the ways to say the same: ``zelfde`` in a text and in a query, the others in a query only, typed
    by anyone (``ook``), by patients (``leken``) or by professionals (``vak``)."""
    for term in guideline.terms:
        names = [name for name in (term.term, term.abbreviation, *term.synonyms) if name]
        if len(names) > 1:
            yield {"zelfde": names}
    for row in guideline.search_words:
        lists = {
            "zelfde": row.words,
            "ook": row.anyone,
            "leken": row.patients,
            "vak": row.professionals,
        }
        yield {name: list(words) for name, words in lists.items() if words}


def _sections(page: Page) -> dict[str, str]:
    """Return the section that each heading was typed in, by anchor, with those that the site adds to every
    module: what stands beside a recommendation for readers weighs what it weighs in its own section."""
    section, typed = "", dict[str, str]()
    for heading in page.headings:
        section = heading.text if heading.level == 2 else section
        typed[heading.anchor] = section
    generated = {
        "uitgangsvraag": "Uitgangsvraag",
        "verantwoording": "Verantwoording",
        "literatuur": "Literatuur",
    }
    return {**generated, **typed}


def _folder_weights(roles: Roles) -> dict[str, float]:
    """Return the weight of the pages in each folder with a task, as far as the guideline has it."""
    weights = {
        roles.patients: _PATIENTS_WEIGHT,
        roles.about: _ABOUT_WEIGHT,
        roles.editors: _EDITORS_WEIGHT,
        roles.situations: _SITUATIONS_WEIGHT,
    }
    return {folder: weight for folder, weight in weights.items() if folder}


def _page_weight(page: Page, weights: Mapping[str, float]) -> float:
    """Return the weight of a page: one that only leads to others comes after them."""
    if page.role in _PAGE_WEIGHTS:
        return _PAGE_WEIGHTS[page.role]
    return weights.get(page.folder, 1.0 if page.is_maintained else _LEADING_WEIGHT)


def _label(page: Page, chapters: Mapping[str, str], emergency: str) -> str:
    if page.is_emergency:
        return html.escape(emergency, quote=False)
    return html.escape(chapters.get(page.folder, page.folder.capitalize() or "Richtlijn"), quote=False)


def _page_words(page: Page) -> str:
    return " ".join(page.metadata.search_words) if page.metadata else ""


def _of_made_page(address: str, situation: Situation | None, weights: Mapping[str, float]) -> dict[str, Any]:
    """Return what the entry of a page that the site makes gets more than the theme gives it."""
    if situation is not None:
        words = f"{situation.term} wat te doen"
        return {"boost": _SITUATION_WEIGHT, "tags": ["Situatie"], SEARCH_WORDS: words}
    weight = weights.get(address.partition("/")[0])
    return {} if weight is None else {"boost": weight}


def _parents(page: Page) -> dict[str, str]:
    """Return the anchor of the heading that each heading and each recommendation of a page stands under, as
    far as there is one."""
    found, above = dict[str, str](), list[Heading]()
    recommendations = iter(sorted(page.recommendations, key=lambda item: item.at))
    item = next(recommendations, None)
    for heading in page.headings:
        while item and item.at < heading.at:
            found |= {item.id: above[-1].anchor} if above else {}
            item = next(recommendations, None)
        above = [one for one in above if one.level < heading.level]
        found |= {heading.anchor: above[-1].anchor} if above else {}
        if heading.level > 1:
            above.append(heading)
    for last in filter(None, (item, *recommendations)):
        found |= {last.id: above[-1].anchor} if above else {}
    return found


def _recommendations(
    page: Page, guideline: Guideline, address: str, parents: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    weight = _page_weight(page, _folder_weights(guideline.roles))
    for item in page.recommendations:
        if item.options is None:
            continue
        lines = list(plain_lines(expand_values(item.text, guideline.value_texts)))
        number = guideline.numbers.get(item.id)
        yield {
            **({SEARCH_WORDS: f"aanbeveling {number} nummer nr"} if number else {}),
            **({PARENT: parents[item.id]} if item.id in parents else {}),
            "location": f"{address}#{item.id}",
            "title": html.escape(_title(lines[0] if lines else item.id), quote=False),
            "text": html.escape(" ".join(lines), quote=False),
            "tags": [VERDICTS[item.options.strength, item.options.direction]],
            "boost": weight * _RECOMMENDATION_WEIGHT,
            KIND: RECOMMENDATION,
        }


def _terms(page: Page, guideline: Guideline, address: str) -> Iterator[dict[str, Any]]:
    for term in guideline.terms:
        yield {
            "location": f"{address}#{term.anchor}",
            "title": html.escape(term.full_name, quote=False),
            "text": html.escape(" ".join(term.definition.split()), quote=False),
            "tags": ["Begrip"],
            "boost": _TERM_WEIGHT,
        }


def _title(line: str) -> str:
    """Return the first sentence of a line whole, or cut at a word when it is too long to show."""
    sentence = re.split(r"(?<=[.?!])\s", line, maxsplit=1)[0].rstrip(".")
    if len(sentence) <= _TITLE_LENGTH:
        return sentence
    return sentence[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
