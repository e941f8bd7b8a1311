"""The list of all that changed for readers, newest first; the script ``sinds.js`` narrows it."""

from __future__ import annotations

from guideline.model.history import Told, history
from guideline.model.metadata import Fate
from guideline.model.page import Page
from guideline.pages.maintenance import review_log
from guideline.pages.material import Material
from guideline.pages.templating import escape_markdown, link, render


def changes_and_reviews(page: Page, material: Material) -> str:
    """Return the list of changes, and under it the reviews."""
    changes = [_row(item, page, material) for item in history(material.guideline.pages)]
    return render("gewijzigd.md", changes=changes) + "\n\n" + review_log(page, material)


def _row(item: Told, page: Page, material: Material) -> dict[str, object]:
    homes = material.guideline.present.homes
    recommendations = [
        link(f"{name} ({fate.value})", page, homes[name])
        if fate is not Fate.WITHDRAWN and name in homes
        else escape_markdown(f"{name} ({fate.value})")
        for name, fate in item.entry.recommendations.items()
    ]
    return {
        "day": item.entry.day,
        "link": link(item.page.title, page, item.page.path),
        "reason": item.reason,
        "recommendations": recommendations,
        "note": (item.entry.note or "").rstrip("."),
    }
