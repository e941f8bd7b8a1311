"""How old and new are told: as readers see them, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guideline.changes.tokens import opcodes
from guideline.model.showable import showable

_PICTURE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\s]{0,300}\)")

_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\(([^()\s]{0,300})\)?")


def without_links(text: str) -> str:
    """Return a text with the words of its links only."""
    return _LINK.sub(r"\1", text)


def as_read(text: str) -> str:
    """Return Markdown nearly as readers see it: without the frame of a table, emphasis and the addresses of
    links; of a picture the text that stands for it."""
    text = without_links(_PICTURE.sub(r"(afbeelding: \1)", text))
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(
        _EMPHASIS.sub("", line.strip("|").strip()) for line in lines if not _FRAME.fullmatch(line)
    )


_FRAME = re.compile(r"\|[\s:|-]*")

_EMPHASIS = re.compile(r"\*\*?")


def told_apart(old: str, new: str) -> tuple[str, str]:
    """Return two texts in Markdown as readers see them, with the addresses of their links where those differ;
    as typed when readers see no difference."""
    links = [[match[2] for match in _LINK.finditer(text)] for text in (old, new)]
    if links[0] != links[1]:
        before, after = (
            f"{as_read(text)} → {', '.join(to)}" if to else as_read(text)
            for text, to in zip((old, new), links, strict=True)
        )
    else:
        before, after = as_read(old), as_read(new)
    return (before, after) if before != after else (old, new)


CONTEXT = 6
"""How many words are shown on either side of a difference."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a comparison: what both texts have, or what one has in the place of the other; ``cut`` when
    words that both have were left out."""

    same: str = ""
    old: str = ""
    new: str = ""
    cut: bool = False


def pieces(old: str, new: str, context: int = CONTEXT) -> list[Piece]:
    """Return two texts word by word, with some words around what differs."""
    before, after = _spaced(old), _spaced(new)
    if before == after:
        return [Piece(same="".join(before).strip())]
    found: list[Piece] = []
    codes = opcodes(before, after)
    for number, (tag, start, end, new_start, new_end) in enumerate(codes):
        gone, come = before[start:end], after[new_start:new_end]
        if tag != "equal":
            found.append(Piece(old="".join(gone).strip(), new="".join(come).strip()))
            continue
        head = gone[:context] if number else []
        tail = gone[-context:] if number < len(codes) - 1 else []
        if len(gone) <= len(head) + len(tail):
            found.append(Piece(same="".join(gone).strip()))
        else:
            found += [Piece(same="".join(head).strip(), cut=True), Piece(same="".join(tail).strip())]
    return found


def _spaced(text: str) -> list[str]:
    """Return the words of a text, each with the space after it as one space."""
    return [f"{word} " for word in text.split()]


def in_line(old: str, new: str) -> str:
    """Return two texts as one line, word by word: ``binnen [-12-] {+24+} uur``."""
    parts: list[str] = []
    for piece in pieces(old, new):
        if piece.same:
            parts.append(piece.same)
        if piece.cut:
            parts.append("…")
        if piece.old:
            parts.append(f"[-{piece.old}-]")
        if piece.new:
            parts.append(f"{{+{piece.new}+}}")
    return showable(" ".join(parts))
