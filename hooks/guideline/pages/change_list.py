"""The list of all that changed for readers, newest first (the script ``sinds.js`` narrows it), and what
became of recommendations in each release."""

from __future__ import annotations

from markupsafe import Markup

from guideline.model.addresses import PAPER_PAGE
from guideline.model.editions import Edition
from guideline.model.history import Told, history
from guideline.model.metadata import Fate
from guideline.model.page import Page
from guideline.pages.maintenance import review_log
from guideline.pages.material import Material
from guideline.pages.templating import escape_markdown, link, render


def changes_and_reviews(page: Page, material: Material) -> str:
    """Return the list of changes, under it the releases, and the reviews."""
    changes = [_row(item, page, material) for item in history(material.guideline.pages)]
    parts = [render("gewijzigd.md", changes=changes)]
    if material.guideline.editions:
        editions = material.guideline.editions
        rows = [_release(item, page, material, first=item is editions[-1]) for item in editions]
        parts.append(render("uitgaven.md", editions=rows, paper=link("code op uw papier", page, PAPER_PAGE)))
    return "\n\n".join([*parts, review_log(page, material)])


def _release(edition: Edition, page: Page, material: Material, *, first: bool) -> dict[str, object]:
    fates = [
        (fate.value, [_linked(name, name, page, material) for name in sorted(edition.of(fate))])
        for fate in Fate
        if edition.of(fate)
    ]
    count = len([name for name in edition.texts if not name.endswith(".md")]) if first else 0
    return {"version": edition.version, "day": edition.day, "fates": fates, "count": count}


def _linked(name: str, words: str, page: Page, material: Material) -> Markup:
    """Return a recommendation as a link to where it stands, or to what came in its place; else its words."""
    homes = material.guideline.present.homes
    recorded = material.guideline.published
    kept = recorded.recommendations if recorded else ()
    gone = (address for address in kept if address.endswith(f"#{name}"))
    target = homes.get(name) or next(filter(None, map(material.guideline.moved.successor, gone)), None)
    return link(words, page, target) if target else escape_markdown(words)


def _row(item: Told, page: Page, material: Material) -> dict[str, object]:
    recommendations = [
        _linked(name, f"{name} ({fate.value})", page, material)
        for name, fate in item.entry.recommendations.items()
    ]
    return {
        "day": item.entry.day,
        "link": link(item.page.title, page, item.page.path),
        "reason": item.reason,
        "recommendations": recommendations,
        "note": (item.entry.note or "").rstrip("."),
    }
