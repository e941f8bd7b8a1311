"""A flowchart as a table to open in a spreadsheet or to read by a program: ``<page>.csv``, a row for each
arrow (the logical layer of WHO and NICE: what follows on what, in words, and nothing to run).

The signs are those that a Dutch spreadsheet expects: semicolons, and a byte-order mark before UTF-8.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from guideline.exports.richtlijn_json import Address
from guideline.flowcharts.graph import Flowchart, Node
from guideline.flowcharts.steps import steps
from guideline.model.addresses import download_path
from guideline.model.guideline import Guideline, Value
from guideline.model.metadata import RecommendationOptions
from guideline.model.page import Page
from guideline.model.standing import standing

COLUMNS = (
    *("stap", "tekst", "soort", "voorwaarde", "volgende_stap"),
    *("aanbeveling", "sterkte", "richting", "termijn", "adres", "status", "gebouwd"),
)
"""The head of every table."""

_DEADLINE = ":wanneer"
"""How the task of a value ends that is a deadline."""


def chart_tables(guideline: Guideline, today: date, address: Address) -> dict[str, str]:
    """Return each drawn flowchart as a table, by path relative to the docs folder."""
    return {
        download_path(path, number, "csv"): _table(
            drawing, guideline.by_path[path], guideline, today, address
        )
        for path, drawings in guideline.drawings.items()
        for number, drawing in enumerate(drawings, start=1)
        if isinstance(drawing, Flowchart)
    }


def _table(chart: Flowchart, page: Page, guideline: Guideline, today: date, address: Address) -> str:
    found = standing(page, guideline, today)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(COLUMNS)
    owners = _owners(guideline)
    for step in steps(chart):
        node = step.node
        text = f"{node.group}: {node.plain_text}" if node.group else node.plain_text
        before = [str(step.number), text, " ".join(node.classes)]
        rule = owners.get(node.target.partition("#")[2])
        after = [
            *((rule.id, rule.strength.value, rule.direction.value) if rule else ("", "", "")),
            ", ".join(_deadlines(node, page, guideline)),
            address(page.path, node.target) if node.target else "",
            found.status.value if found else "",
            today.isoformat(),
        ]
        exits = [(edge.plain_text, str(number)) for edge, number in step.exits] or [("", "")]
        writer.writerows([*map(harmless, [*before, *exit_, *after])] for exit_ in exits)
    return "\ufeff" + file.getvalue()


def _owners(guideline: Guideline) -> dict[str, RecommendationOptions]:
    """Return the recommendation that each anchor belongs to: its own, or that of a row of its table."""
    return {
        anchor: item.options
        for page in guideline.modules
        for item in page.recommendations
        if item.options
        for anchor in (item.options.id, *(row.id for row in item.options.rows))
    }


def _deadlines(node: Node, page: Page, guideline: Guideline) -> Iterator[str]:
    """Yield the registered deadlines in the text of a step. A longer value goes before one that it holds:
    ‘langer dan 48 uur’ is no deadline of 48 hours."""
    used = {use.name for use in page.values}
    values: dict[str, list[Value]] = {}
    for value in guideline.values:
        if value.name in used:
            values.setdefault(" ".join(value.text.split()), []).append(value)
    if not values:
        return
    longest_first = sorted(values, key=len, reverse=True)
    any_value = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for match in any_value.finditer(node.plain_text):
        if any(value.measure and value.task.endswith(_DEADLINE) for value in values[match[0]]):
            yield match[0]


_FORMULA = re.compile(r"(^|[,\t\r\n])([^\S\t\r\n]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫])|^(?=[\t\r])")
"""Where a cell begins to look like a formula: also after a comma, a tab or an end of a line, where a program
may divide it that takes those between cells; also with the wide signs, which some take for the others."""


def harmless(cell: str) -> str:
    """Return a cell that a spreadsheet takes for text: it would run what looks like a formula."""
    return _FORMULA.sub(lambda found: f"{found[1] or ''}'{found[2] or ''}", cell)
