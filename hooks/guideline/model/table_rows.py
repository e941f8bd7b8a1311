"""The rows of the tables in a text, found by how their first cell begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_MARKS = re.compile(r"[*_`]")
_RULE = re.compile(r"\|[\s:|-]*")


class TableRow(NamedTuple):
    """A row: its first cell without markup, the whole line as typed, and its number in the text (from 0)."""

    first: str
    line: str
    number: int


def plain_cell(cell: str) -> str:
    """Return the text of a cell without markup, on one line."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", cell)).split())


def table_rows(text: str) -> Iterator[TableRow]:
    """Yield the rows of all tables in Markdown, the heads too."""
    for number, line in enumerate(text.split("\n")):
        typed = line.strip()
        if typed.startswith("|") and not _RULE.fullmatch(typed):
            yield TableRow(plain_cell(typed.strip("|").partition("|")[0]), typed, number)


def begins(cell: str, typed: str) -> bool:
    """Return whether a first cell, without markup, begins as was ``typed``."""
    return cell.casefold().startswith(plain_cell(typed).casefold())
