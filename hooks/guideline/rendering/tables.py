"""Tables that also read on a phone: each cell knows the name of its column, and the first cell of a
row names the row where it does."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

_FEW = 3
"""The columns of a table that does not fit a phone, and whose rows are short enough below each other."""

_LONGEST_NAME = 60
"""The letters of the longest first cell that names its row; a longer one says something itself."""


class TablesOnPhones(Treeprocessor):
    """Gives each row of a table its header, and marks the tables whose cells the style sheet puts below each
    other on a narrow screen: those of few columns, and all in a recommendation, of which nothing may be
    out of sight. Their cells get the name of their column, where the name of the row does not say enough."""

    def run(self, root: ElementTree.Element) -> None:
        """Complete every table below ``root``."""
        boxes = (box for box in root.iter("div") if "aanbeveling" in box.get("class", "").split())
        recommended = {table for box in boxes for table in box.iter("table")}
        for table in root.iter("table"):
            if not table.get("class"):
                _complete(table, table in recommended)


def _complete(table: ElementTree.Element, whole: bool) -> None:
    head = table.find("thead/tr")
    names = [_words(cell) for cell in head] if head is not None else []
    rows = [list(row) for row in table.iterfind("tbody/tr")]
    if whole or len(names) <= _FEW:
        table.set("data-stapel", "")
        for row in rows:
            for name, cell in zip(names, row, strict=False):
                if name and len(names) > 2:
                    cell.set("data-kolom", name)
    if _first_cells_name_rows(rows):
        for row in rows:
            row[0].tag = "th"
            row[0].set("scope", "row")


def _first_cells_name_rows(rows: list[list[ElementTree.Element]]) -> bool:
    """Return whether the first cell of every row is the name of that row: short, and of no other row."""
    names = [_words(row[0]) for row in rows if len(row) > 1]
    return (
        len(names) == len(rows) > 0
        and all(0 < len(name) <= _LONGEST_NAME for name in names)
        and len({name.casefold() for name in names}) == len(names)
    )


def _words(cell: ElementTree.Element) -> str:
    return " ".join("".join(cell.itertext()).split())
