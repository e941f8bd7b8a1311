"""The form in which two readings of a text can be compared: a row of passages, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^ \t\n\r\f\v]+")
"""A word: a no-break space belongs to it, because it may not get lost either."""

MADE = "gemaakt"
"""The kind of a passage that the site writes itself."""


@dataclass(frozen=True, slots=True)
class Level:
    """Something that a passage stands in: a list, an item of a list, a quotation, a block, a table, a row.

    ``number`` is what a reader sees before an item, or which row or column it is, from 1; 0 when there is
    none.
    """

    name: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph, cell, code or other part of a text that holds words.

    ``levels`` is what it stands in, outermost first; ``links`` the targets of its links and pictures in
    order; ``lines`` the line in the file of each word, empty for what was read from a finished text.
    """

    kind: str
    levels: tuple[Level, ...]
    words: tuple[str, ...]
    links: tuple[str, ...] = ()
    line: int = 0
    lines: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The words in a row."""
        return " ".join(self.words)

    @property
    def shape(self) -> tuple[str, tuple[Level, ...]]:
        """What a reader sees of it beside the words."""
        return self.kind, self.levels

    @property
    def meaning(self) -> tuple[object, ...]:
        """What must be the same in both readings."""
        return self.kind, self.levels, self.words, self.links


def words_in(text: str) -> Iterator[str]:
    """Yield the words of a text."""
    return (match[0] for match in _WORD.finditer(text))


def cited(keys: list[str]) -> str:
    """Return the one word that stands for a citation of these sources."""
    return f"[{';'.join(f'@{key}' for key in keys)}]"


def footnote(number: int) -> str:
    """Return the word that stands for the reference to a footnote."""
    return f"[^{number}]"
