"""The lines of a page of the guideline, each with what it is: where something can be typed otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FIXED = re.compile(
    r"\{waarde:[^{}\n]*\}|\[@[^\[\]\n]*\]|\]\([^()\s]*\)|<!--.*?-->|https?://\S+|\{[^{}\n]*\}|`[^`]*`"
)
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its number from 1, what is typed, its kind (``front``, ``option``, ``text``,
    ``item``, ``row``, ``frame``, ``chart``, ``fence``, ``heading``, ``mark`` or ``blank``), and the section
    (level 2) and the block it stands in."""

    number: int
    text: str
    kind: str
    section: str = ""
    block: str = ""

    @property
    def plain(self) -> str:
        """The line with a mark for each character that is no running text: in citations, values, addresses
        and remarks."""
        return _FIXED.sub(lambda match: "\0" * len(match[0]), self.text)


def lines_of(content: str) -> list[Line]:
    """Return the lines of a page, each with its kind."""
    return list(_scanned(content.split("\n")))


def _scanned(texts: list[str]) -> Iterator[Line]:
    section, block, fence = "", "", False
    front = texts[0] == "---"
    options = False
    for number, text in enumerate(texts, start=1):
        stripped = text.strip()
        if front:
            yield Line(number, text, "front")
            front = number == 1 or stripped != "---"
            continue
        if stripped.startswith("```"):
            fence = not fence
            yield Line(number, text, "fence", section, block)
            continue
        if fence:
            yield Line(number, text, "chart", section, block)
            continue
        if stripped.startswith("///"):
            block = stripped.removeprefix("///").partition("|")[0].strip()
            options = bool(block)
            yield Line(number, text, "fence", section, block)
            continue
        if not stripped:
            options = False
            yield Line(number, text, "blank", section, block)
            continue
        if options and text.startswith("    "):
            yield Line(number, text, "option", section, block)
            continue
        options = False
        if stripped.startswith("#"):
            section = stripped[3:] if stripped.startswith("## ") else section
            yield Line(number, text, "heading", section, block)
        else:
            yield Line(number, text, _kind(texts, number, stripped), section, block)


def _kind(texts: list[str], number: int, stripped: str) -> str:
    if stripped.startswith("|"):
        below = texts[number].strip() if number < len(texts) else ""
        return "frame" if any(re.fullmatch(r"\|[\s:|-]+", text) for text in (stripped, below)) else "row"
    if stripped.startswith("<!--"):
        return "mark"
    return "item" if _ITEM.match(stripped) else "text"


def with_lines(content: str, changes: dict[int, str | None]) -> str:
    """Return a text with other lines, by their number; None takes a line away."""
    return "\n".join(
        changed
        for number, text in enumerate(content.split("\n"), start=1)
        if (changed := changes.get(number, text)) is not None
    )
