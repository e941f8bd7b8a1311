"""The value of a BibTeX field as it was typed: between braces or quotes, a number, a name for a text, or such
parts joined by ``#``."""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = dict(
    zip(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        strict=True,
    )
)
"""The names for texts that every BibTeX style knows."""

_BARE = re.compile(r"[^\s#{}\",=]+")


MOST_EXPANDED = 100_000
"""How many characters the names for texts of a file may stand for together."""


class Macros:
    """The texts that have a name, by that name in lower case; ``used_up`` when they stand for too much, and
    then for nothing: a name of two names, of which each is two, doubles with each line."""

    def __init__(self) -> None:
        """Start with the months."""
        self._texts = dict(MONTHS)
        self._left = MOST_EXPANDED
        self.used_up = False

    def define(self, name: str, text: str) -> None:
        """Give a text a name."""
        self._texts[name.casefold()] = text

    def text(self, name: str) -> str | None:
        """Return the text with this name, None when there is none."""
        found = self._texts.get(name.casefold())
        self._left -= len(found or "")
        if self._left < 0:
            self.used_up = True
            return "" if found is not None else None
        return found


@dataclass(frozen=True, slots=True)
class FieldValue:
    """The text of a value; ``end`` is where it ends in what was typed, and ``rest`` what stands after it;
    ``bare`` is a word that is neither text nor number nor a name for a text."""

    text: str
    end: int
    rest: str = ""
    bare: str = ""


def field_value(typed: str, macros: Macros) -> FieldValue:
    """Read a value; ``macros`` are the texts that ``@string`` gave a name."""
    parts: list[str] = []
    bare = ""
    at = 0
    while at < len(typed):
        end = _end_of_part(typed, at)
        part = typed[at:end]
        if part[:1] in ("{", '"'):
            parts.append(part[1:-1])
        elif part.isdigit():
            parts.append(part)
        else:
            known = macros.text(part)
            parts.append(part if known is None else known)
            bare = bare or (part if known is None else "")
        at = _after_space(typed, end)
        if typed[at : at + 1] != "#":
            return FieldValue(_one_line("".join(parts)), end, typed[at:], bare)
        at = _after_space(typed, at + 1)
    return FieldValue(_one_line("".join(parts)), len(typed), "", bare)


def _end_of_part(typed: str, at: int) -> int:
    """Return where the part that starts here ends."""
    if typed[at] not in '{"':
        match = _BARE.match(typed, at)
        return match.end() if match else at + 1
    depth = 0
    for index in range(at, len(typed)):
        character = typed[index]
        if typed[index - 1 : index] == "\\" and index > at:
            continue
        depth += (character == "{") - (character == "}")
        closes = character == "}" if typed[at] == "{" else character == '"' and index > at
        if closes and depth == 0:
            return index + 1
    return len(typed)


def _after_space(typed: str, at: int) -> int:
    while at < len(typed) and typed[at].isspace():
        at += 1
    return at


def _one_line(text: str) -> str:
    return " ".join(text.split())
