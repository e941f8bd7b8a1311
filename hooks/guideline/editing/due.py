"""``herzieningen``: which reviews are overdue or due soon, by owner."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guideline.changes.report import marked_plain
from guideline.model.addresses import address
from guideline.model.guideline import Guideline
from guideline.model.metadata import Status
from guideline.model.review import in_words, review_state
from guideline.model.showable import showable

AHEAD = 60
"""How many days ahead a review counts as one to plan now."""


@dataclass(frozen=True, slots=True)
class Due:
    """A review to plan: of which page, by whom, on what day, and how many days are left (fewer than none when
    the day has passed)."""

    owner: str
    page: str
    title: str
    path: str
    address: str
    due: date
    days_left: int


def reviews_due(guideline: Guideline, today: date, ahead: int = AHEAD) -> list[Due]:
    """Return the reviews that are overdue or due within so many days, by owner, the oldest first."""
    return sorted(_due(guideline, today, ahead), key=lambda item: (item.owner, item.due, item.page))


def _due(guideline: Guideline, today: date, ahead: int) -> Iterator[Due]:
    for page in guideline.maintained:
        metadata = page.maintained
        state = review_state(metadata, guideline.settings, today) if metadata else None
        if metadata is None or state is None or metadata.status is Status.WITHDRAWN:
            continue
        if state.days_left <= ahead:
            where = f"{guideline.settings.site_url}{address(page.path)}"
            path = guideline.source_path(page)
            yield Due(metadata.owner, page.name, page.title, path, where, state.due, state.days_left)


def first_due(guideline: Guideline, today: date) -> Due | None:
    """Return the review that is due first, however far away; None when there is none."""
    return min(_due(guideline, today, (date.max - today).days), key=lambda item: item.due, default=None)


def due_text(items: list[Due], first: Due | None = None, ahead: int = AHEAD) -> str:
    """Return the reviews in lines, by owner; when there are none, the ``first`` to come."""
    if not items:
        none = f"Geen beoordelingen te laat, en geen nodig binnen {ahead} dagen."
        return (
            f"{none} De eerste: {_when(first)}, {showable(first.title)} ({first.owner})." if first else none
        )
    lines: list[str] = []
    for owner, of_owner in _by_owner(items).items():
        late = sum(item.days_left < 0 for item in of_owner)
        lines += ["", f"{owner}: {late} te laat, {len(of_owner) - late} binnen {ahead} dagen"]
        lines += [f"  {_when(item)}  {item.title} ({item.path})" for item in of_owner]
    return "\n".join(map(showable, lines[1:]))


def _when(item: Due) -> str:
    day = in_words(item.due)
    return f"{day} ({-item.days_left} dagen te laat)" if item.days_left < 0 else day


def due_json(items: list[Due], ahead: int = AHEAD) -> str:
    """Return the reviews as a list by owner, each with the text of an issue that keeps them in sight."""
    made = [
        {
            "regiehouder": owner,
            "titel": issue_title(owner),
            "tekst": _issue_text(of_owner, ahead),
            "beoordelingen": [
                {
                    "module": item.page,
                    "titel": item.title,
                    "pad": item.path,
                    "adres": item.address,
                    "datum": item.due.isoformat(),
                    "dagen": item.days_left,
                }
                for item in of_owner
            ],
        }
        for owner, of_owner in _by_owner(items).items()
    ]
    return json.dumps(made, ensure_ascii=False, indent=2)


def issue_title(owner: str) -> str:
    """Return the title by which the one issue of an owner is found again."""
    return f"Herzieningen {owner}"


def _issue_text(items: list[Due], ahead: int) -> str:
    lines = [
        f"Te laat of nodig binnen {ahead} dagen. Deze lijst wordt vanzelf bijgewerkt.",
        "",
        *(f"- [ ] {_when(item)}: {marked_plain(item.title)} (`{item.path}`)" for item in items),
        "",
        "Een beoordeling vastleggen: zie de pagina *Bijdragen* op de site, of `make beoordeling`.",
    ]
    return "\n".join(lines) + "\n"


def _by_owner(items: list[Due]) -> dict[str, list[Due]]:
    found: defaultdict[str, list[Due]] = defaultdict(list)
    for item in items:
        found[item.owner].append(item)
    return dict(found)
