"""All recommendations of the guideline in one list, which readers can narrow by named lists.

The list is complete without a script. What it can be narrowed by is named here and nowhere else: lists of the
guideline, no property of a patient (design, 2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from markupsafe import Markup

from guideline.model.guideline import Guideline
from guideline.model.metadata import Strength
from guideline.model.page import Page
from guideline.pages.listed import Listed, listed
from guideline.pages.material import Material
from guideline.pages.templating import link, render

NARROWED_BY: Mapping[str, str] = {
    "situatie": "Situatie",
    "handeling": "Handeling",
    "voor": "Discipline",
    "rubriek": "Rubriek",
    "sterkte": "Sterkte",
}
"""The lists by which readers may narrow the recommendations, with the words they see."""

_STRENGTHS = {Strength.STRONG.value: "Sterk", Strength.WEAK.value: "Zwak"}


def all_recommendations(page: Page, material: Material) -> str:
    """Return all recommendations by chapter and module, for the marker ``aanbevelingen``."""
    guideline = material.guideline
    found = list(listed(guideline))
    titles = {chapter.id: chapter.title for chapter in guideline.chapters}
    chapters = [
        (titles[folder], [(link(part.title, page, part.path), _rows(rows, page)) for part, rows in parts])
        for folder, parts in _by_chapter(found)
    ]
    choices = _choices(found, guideline)
    return render("keuzen.html", choices=choices) + "\n\n" + render("aanbevelingen.md", chapters=chapters)


def _by_chapter(found: Iterable[Listed]) -> list[tuple[str, list[tuple[Page, list[Listed]]]]]:
    return [
        (folder, [(page, list(rows)) for page, rows in groupby(items, key=lambda item: item.page)])
        for folder, items in groupby(found, key=lambda item: item.page.folder)
    ]


def _rows(items: list[Listed], page: Page) -> list[dict[str, Markup | str]]:
    return [
        {
            "link": link(item.sentence, page, item.target),
            "verdict": item.verdict,
            "names": Markup(" ").join(
                Markup('data-{}="{}"').format(name, " ".join(values)) for name, values in _names(item).items()
            ),
        }
        for item in items
    ]


def _names(item: Listed) -> dict[str, list[str]]:
    """Return under which names of each list a recommendation falls."""
    return {
        "situatie": item.options.situations,
        "handeling": [*dict.fromkeys(task.action for task in item.tasks)],
        "voor": item.options.audience,
        "rubriek": [item.page.folder],
        "sterkte": [item.options.strength.value],
    }


def _choices(found: Iterable[Listed], guideline: Guideline) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return each list with its words, and the names in it that occur, in their fixed order."""
    lists: Mapping[str, Mapping[str, str]] = {
        "situatie": {item.id: item.name for item in guideline.situations},
        "handeling": {item.id: item.name for item in guideline.actions},
        "voor": {item.id: item.name for item in guideline.disciplines},
        "rubriek": {chapter.id: chapter.title for chapter in guideline.chapters},
        "sterkte": _STRENGTHS,
    }
    used: dict[str, set[str]] = {name: set() for name in NARROWED_BY}
    for item in found:
        for name, values in _names(item).items():
            used[name].update(values)
    return [
        (name, words, [(key, text) for key, text in lists[name].items() if key in used[name]])
        for name, words in NARROWED_BY.items()
    ]
