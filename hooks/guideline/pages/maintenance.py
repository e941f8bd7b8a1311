"""The tables for whoever keeps the guideline: how each module stands, what is due when, what was reviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from markupsafe import Markup

from guideline.model.guideline import Guideline, Settings
from guideline.model.metadata import MaintainedMetadata
from guideline.model.page import Page
from guideline.model.review import MONTHS, ReviewState, in_words, review_state
from guideline.model.standing import STATUS_TEXTS
from guideline.pages.material import Material
from guideline.pages.templating import link, render


def status_table(page: Page, material: Material) -> str:
    """Return how every page under review stands today, in the order of the map."""
    guideline = material.guideline
    planned = [module for chapter in guideline.chapters for module in chapter.modules]
    rows = [
        _status_row(target, target.maintained, page, guideline.settings, material.today)
        for module in planned
        if (target := guideline.by_path.get(module.path)) and target.maintained
    ]
    waiting = sum(module.path not in guideline.by_path for module in planned)
    return render("statustabel.md", rows=rows, waiting=waiting)


def _status_row(
    target: Page, metadata: MaintainedMetadata, page: Page, settings: Settings, today: date
) -> dict[str, str]:
    state = review_state(metadata, settings, today)
    return {
        "link": link(target.title, page, target.path),
        "status": STATUS_TEXTS[metadata.status],
        "owner": metadata.owner,
        "last": in_words(state.last) if state else "–",
        "due": in_words(state.due) if state else "–",
        "freshness": _freshness(state.due, settings) if state else "",
    }


def _freshness(due: date, settings: Settings) -> Markup:
    """Return a place that the script ``actualiteit.js`` fills by the reader's clock."""
    return Markup(render("stand.html", due=due.isoformat(), days=settings.soon_due_days))


def calendar(page: Page, material: Material) -> str:
    """Return which reviews are due by month, and how many each owner has ahead."""
    due: dict[tuple[int, int], list[Markup]] = defaultdict(list)
    owners: dict[str, list[date]] = defaultdict(list)
    for other, metadata, state in _reviewed(material.guideline, material.today):
        due[state.due.year, state.due.month].append(link(other.title, page, other.path))
        owners[metadata.owner].append(state.due)
    months: list[dict[str, Any]] = [
        {"name": f"{MONTHS[month - 1]} {year}", "links": links}
        for (year, month), links in sorted(due.items())
    ]
    return render("kalender.md", months=months, owners=sorted(owners.items()))


def _reviewed(guideline: Guideline, today: date) -> Iterator[tuple[Page, MaintainedMetadata, ReviewState]]:
    for page in guideline.maintained:
        if page.maintained and (state := review_state(page.maintained, guideline.settings, today)):
            yield page, page.maintained, state


def review_log(page: Page, material: Material) -> str:
    """Return the review logs of all modules together, newest first."""
    entries = [
        (review, link(other.title, page, other.path))
        for other in material.guideline.maintained
        for review in (other.maintained.upkeep.reviews if other.maintained else ())
    ]
    entries.sort(key=lambda entry: entry[0].day, reverse=True)
    return render("wijzigingen.md", entries=entries)
