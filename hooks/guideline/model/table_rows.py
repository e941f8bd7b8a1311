"""The rows of the tables in a text, found by how their first cell begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_BETWEEN = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"[*_`]")
_RULE = re.compile(r"\|[\s:|-]*")


class TableRow(NamedTuple):
    """A row: its first cell without markup, the whole line as typed, and its number in the text (from 0)."""

    first: str
    line: str
    number: int


class Table(NamedTuple):
    """A table: its heads without markup, and the rows under them."""

    heads: list[str]
    rows: list[TableRow]


def plain_cell(cell: str) -> str:
    """Return the text of a cell without markup, on one line."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", cell)).split())


def table_rows(text: str) -> Iterator[TableRow]:
    """Yield the rows of all tables in Markdown, the heads too."""
    for number, line in enumerate(text.split("\n")):
        typed = line.strip()
        if typed.startswith("|") and not _RULE.fullmatch(typed):
            yield TableRow(plain_cell(typed.strip("|").partition("|")[0]), typed, number)


def tables(text: str) -> Iterator[Table]:
    """Yield the tables in Markdown, one for each row of lines that begin with ``|``."""
    lines = text.split("\n")
    for is_table, numbers in groupby(range(len(lines)), key=lambda number: lines[number].strip()[:1] == "|"):
        found = [row for number in numbers for row in table_rows(lines[number])] if is_table else []
        if found:
            yield Table(cells(found[0].line), found[1:])


def cells(line: str) -> list[str]:
    """Return the texts of the cells of a line of a table, without markup."""
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [plain_cell(cell) for cell in _BETWEEN.split(inner)]


def begins(cell: str, typed: str) -> bool:
    """Return whether a first cell, without markup, begins as was ``typed``."""
    return cell.casefold().startswith(plain_cell(typed).casefold())
