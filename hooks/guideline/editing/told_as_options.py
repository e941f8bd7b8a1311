"""What the checks would find in a recommendation that is not written, in the options of the command that
would write it: there is no line yet to go to."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guideline.checks.consistency.collisions import conflicts
from guideline.editing.commands import ToldFinding
from guideline.model.findings import Finding, Place
from guideline.model.guideline import Guideline
from guideline.model.page import Page, Recommendation
from guideline.model.showable import showable

_CONFLICTS = ("C001", "C002")

_OPTION_TYPED = re.compile(
    r"‘(id|sterkte|richting|zekerheid|bronnen|situaties|handelingen|voor|volgt|uitzondering_op"
    r"|alternatief_voor|als): ([^‘’]{0,500})’"
)
"""An option of a block with its value, as a finding says that it is typed."""


def told_as_options(name: str, others: Mapping[str, str] | None = None) -> ToldFinding:
    """Return how findings about the new recommendation ``name`` are told; ``others`` are the options that the
    command calls otherwise than the block does."""

    def told(guideline: Guideline, finding: Finding) -> str:
        page = guideline.recommendation_pages.get(name)
        item = next((item for item in page.recommendations if item.id == name), None) if page else None
        if page is None or item is None:
            return str(finding)
        suggestion = _suggestion(guideline, finding, name)
        option = _option(page, item, finding.place, guideline)
        if option is None and suggestion is None:
            return str(finding)
        where = f"--{(others or {}).get(option, option)}" if option else "--handelingen"
        remedy = _OPTION_TYPED.sub(_as_option, finding.suggestion if suggestion is None else suggestion)
        return f"{where} {finding.code} {finding.severity}: {finding.message}" + (
            f" ({remedy})" if remedy else ""
        )

    return told


def _suggestion(guideline: Guideline, finding: Finding, name: str) -> str | None:
    """Return what the new one of two recommendations that do not go together can say, or None for another
    finding; the other one was there already."""
    for conflict in conflicts(guideline) if finding.code in _CONFLICTS else ():
        if showable(conflict.message) == finding.message and name in (conflict.rule.id, conflict.other.id):
            return conflict.remedy(name)
    return None


def _option(page: Page, item: Recommendation, place: Place, guideline: Guideline) -> str | None:
    """Return the option of the command that a place in a recommendation comes from, or None when it is not in
    it."""
    if guideline.source_path(page) != place.path:
        return None
    lines = {at[0]: str(path[0]) for path, at in item.places.items() if path}
    if place.line in lines:
        return lines[place.line].replace("_", "-")
    first = max([item.at[0], *lines])
    closed = _end(page, item)
    return "tekst" if first < place.line <= closed or place.line == item.at[0] else None


def _end(page: Page, item: Recommendation) -> int:
    """Return the line that closes a recommendation."""
    lines = page.body.split("\n")
    start = item.at[0] - page.body_line
    found = next((n for n, line in enumerate(lines[start + 1 :], start + 1) if line.startswith("///")), start)
    return page.body_line + found


def _as_option(typed: re.Match[str]) -> str:
    """Return an option of a block as it is typed with the command."""
    value = typed[2].strip("[]{}").replace(": ", ":")
    shown = value if " " not in value else f'"{value}"'
    return f"‘--{typed[1].replace('_', '-')}={shown}’"
