"""Tabs within a line: what is left of a table that was pasted from Excel or Word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.model.page import Page

_WITHIN = re.compile(r"(?<=[^\s])\t+(?=[^\s])")


def tabbed_blocks(page: Page) -> Iterator[range]:
    """Yield the numbers of the lines of each piece of text in which there is a line with a tab within it.

    A piece runs from one empty line to the next; pieces of one line with a tab each are one, as a table comes
    out of some programs with an empty line between its rows. Code, where a tab stays a tab, is no text.
    """
    tabbed = {run.at[0] for run in page.texts if _WITHIN.search(run.text.strip())}
    if not tabbed:
        return
    lines = page.body.split("\n")
    start = None
    for index in range(len(lines) + 1):
        if index < len(lines) and (lines[index].strip() or _between_rows(lines, index)):
            start = index if start is None else start
        elif start is not None:
            block = range(page.body_line + start, page.body_line + index)
            if not tabbed.isdisjoint(block):
                yield block
            start = None


def _between_rows(lines: list[str], index: int) -> bool:
    """Return whether the line with this index is empty between two rows with tabs."""
    around = lines[index - 1 : index] + lines[index + 1 : index + 2]
    return len(around) == 2 and all(map(is_tabbed, around))


def is_tabbed(line: str) -> bool:
    """Return whether a line has a tab between two texts."""
    return bool(_WITHIN.search(line.strip()))


def cells_of(line: str) -> list[str]:
    """Return the texts of a row of which the cells are parted by tabs or by the signs of a table."""
    return [cell.strip() for cell in re.split(r"[\t|]", line.strip().strip("|"))]
