"""Texts of others as one line on a terminal, in a log or in a report."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control characters, ends of lines, what turns the direction of a text, and what is no character at all."""


def showable(text: str) -> str:
    """Return a text on one line, with its hidden characters as marks: ‹U+0085›.

    So no text can pass for another line, move what stands beside it, or be impossible to write.
    """
    return _HIDDEN.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text)


def showable_lines(text: str) -> str:
    """Return a text of more lines, each showable; those after the first begin with a bar, so that none can
    pass for a message, or for a command to whatever reads the log."""
    first, *others = text.split("\n")
    return "\n".join([showable(first), *(f"| {showable(line.removeprefix('| '))}" for line in others)])
