"""The pages of the situations: what the guideline says in each, in the order of action, on one sheet."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import yaml
from markupsafe import Markup, escape

from guideline.model.addresses import START_PAGE
from guideline.model.classification import Situation, wider_of
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.model.roles import within
from guideline.model.standing import STATUS_TEXTS
from guideline.model.table_rows import begins, cells, tables
from guideline.pages.listed import Listed, in_order_of_action, listed
from guideline.pages.material import Material
from guideline.pages.templating import link, render

IN_FULL, LINES, LETTERS = 16, 33, 92
"""How many recommendations stand there with their strength, and how many lines of how many letters they may
take, so that they fit on one sheet of A4 with what stands above them; the rest is a list of links."""


def situation_pages(guideline: Guideline) -> dict[str, str]:
    """Return the Markdown of the page of every situation, by path."""
    found = list(listed(guideline))
    return {
        guideline.roles.situation(item.id): _page(item, found, guideline) for item in guideline.situations
    }


def situation_list(page: Page, material: Material) -> str:
    """Return all situations, each with its definition and its page, for the marker ``situaties``."""
    guideline = material.guideline
    count = _counts(guideline)
    rows = [
        {
            "link": _link(item, page, guideline),
            "definition": guideline.definition_of(item),
            "number": count[item.id],
        }
        for item in guideline.situations
    ]
    return render("situaties.md", rows=rows)


def of_situation(situation: Situation, found: list[Listed], guideline: Guideline) -> list[Listed]:
    """Return the recommendations for a situation in the order of action, without those that only tell again
    what another of them says."""
    here = [item for item in found if situation.id in item.options.situations]
    own = {item.options.id for item in here}
    fresh = [item for item in here if not _tells_again(item, own)]
    return in_order_of_action(fresh, guideline)


def _tells_again(item: Listed, owners: set[str]) -> bool:
    """Return whether all that a recommendation is about follows others of these."""
    follows = item.options.follows
    return bool(follows) and all(follows.get(task) in owners for task in item.options.tasks)


def _counts(guideline: Guideline) -> dict[str, int]:
    found = list(listed(guideline))
    return {item.id: len(of_situation(item, found, guideline)) for item in guideline.situations}


def _page(situation: Situation, found: list[Listed], guideline: Guideline) -> str:
    page = Page(guideline.roles.situation(situation.id))
    known, roles = guideline.situations_by_id, guideline.roles
    here = of_situation(situation, found, guideline)
    names = {action.id: action.name for action in guideline.actions}
    front = {"title": str(escape(f"{situation.name}: wat nu"))}
    rows = [_row(item, situation, page, names) for item in here]
    full = _fitting(rows)
    return render(
        "situatie.md",
        front=Markup(yaml.safe_dump(front, allow_unicode=True, width=10**6)),
        definition=guideline.definition_of(situation),
        emergency=_to(roles.emergency, "eerste uur en wie te bellen", page, guideline)
        if _is_urgent(situation, found, guideline)
        else "",
        wider=[
            _link(known[item], page, guideline) for item in wider_of(situation.id, known) if item in known
        ],
        narrower=[
            _link(item, page, guideline) for item in guideline.situations if item.wider == situation.id
        ],
        full=rows[:full],
        rest=rows[full:],
        status=", ".join(
            dict.fromkeys(
                STATUS_TEXTS[item.page.module.status].casefold() for item in here if item.page.module
            )
        ),
        all_situations=_to(within(roles.situations, START_PAGE), "alle situaties", page, guideline),
        everything=_to(roles.recommendations, "alle aanbevelingen", page, guideline),
    )


def _is_urgent(situation: Situation, found: list[Listed], guideline: Guideline) -> bool:
    """Return whether a recommendation for the situation, or for a wider one that is not everybody's, is about
    what is done at once (``spoedhandelingen`` in the settings)."""
    urgent = {*guideline.settings.urgent_actions}
    known = guideline.situations_by_id
    names = {situation.id} | {
        item for item in wider_of(situation.id, known) if item in known and known[item].wider
    }
    return any(
        task.action in urgent for item in found if names & {*item.options.situations} for task in item.tasks
    )


ELSEWHERE = "zie de aanbeveling."
"""What follows a first sentence that announces what does not stand here."""


def _row(item: Listed, situation: Situation, page: Page, names: dict[str, str]) -> dict[str, Any]:
    action = item.tasks[0].action if item.tasks else ""
    shown = (names.get(action, action), item.sentence, item.verdict, item.options.condition)
    letters = sum(map(len, shown)) + 20 * bool(item.options.condition)
    lines = _lines_of_table(item, situation, page)
    return {
        "height": sum(-(-length // LETTERS) for length in (letters, *(line["letters"] for line in lines))),
        "action": names.get(action, action),
        "sentence": item.sentence
        if lines or not item.sentence.endswith(":")
        else f"{item.sentence} {ELSEWHERE}",
        "link": link(item.sentence, page, item.target),
        "verdict": link(item.verdict, page, item.target),
        "condition": item.options.condition,
        "lines": lines,
    }


def _lines_of_table(item: Listed, situation: Situation, page: Page) -> list[dict[str, Any]]:
    """Return the rows of the table in a recommendation that are rules for this situation: what the first cell
    says, as a link, and what stands under each of the other heads. A row about a situation that has not this
    recommendation on its page shows on each page that has: elsewhere nobody would find it."""
    return [
        {
            "link": link(row.first, page, f"{item.page.path}#{rule.id}"),
            "cells": list(zip(table.heads[1:], cells(row.line)[1:], strict=False)),
            "letters": len("".join((*table.heads[1:], *cells(row.line)))) + 4 * len(table.heads),
        }
        for table in tables(item.text)
        for row in table.rows
        for rule in item.options.rows
        if begins(row.first, rule.begins)
        and (rule.situation == situation.id or rule.situation not in item.options.situations)
    ]


def _fitting(rows: list[dict[str, Any]]) -> int:
    """Return how many of these rows fit on one sheet."""
    heights = [row["height"] for row in rows[:IN_FULL]]
    return sum(total <= LINES for total in accumulate(heights))


def _link(situation: Situation, page: Page, guideline: Guideline) -> Markup:
    return link(situation.name, page, guideline.roles.situation(situation.id))


def _to(path: str, words: str, page: Page, guideline: Guideline) -> Markup:
    """Return a link to a page, or nothing when the guideline has no such page."""
    return link(words, page, path) if path in guideline.by_path else Markup("")
