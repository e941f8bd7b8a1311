"""How old and new are told: as readers see them, line by line and word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from guideline.changes.tokens import MOST_PAIRS, opcodes
from guideline.changes.word_lists import CALLING, MEASURED, is_number_word
from guideline.model.showable import showable
from guideline.model.table_rows import cells

_PICTURE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\s]{0,300}\)")

_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\(([^()\s]{0,300})\)?")


def without_links(text: str) -> str:
    """Return a text with the words of its links only."""
    return _LINK.sub(r"\1", text)


def as_read(text: str) -> str:
    """Return Markdown nearly as readers see it, a line for each paragraph, item and row: without emphasis and
    the addresses of links, of a picture the text that stands for it, and each cell of a row with the head of
    its column."""
    text = without_links(_PICTURE.sub(r"(afbeelding: \1)", text))
    return "\n".join(_EMPHASIS.sub("", line) for line in _lines_read(text.split("\n")))


def _lines_read(lines: Iterable[str]) -> Iterator[str]:
    heads: list[str] = []
    paragraph: list[str] = []
    for line in (*map(str.strip, lines), ""):
        is_row = line.startswith("|")
        if paragraph and (is_row or not line or _ITEM.match(line)):
            yield " ".join(paragraph)
            paragraph = []
        if not is_row:
            heads = []
            paragraph += [line] if line else []
        elif _FRAME.fullmatch(line):
            continue
        elif heads:
            yield row_read(heads, cells(line))
        else:
            heads = cells(line)
            yield " | ".join(heads)


def row_read(heads: Sequence[str], row: Sequence[str]) -> str:
    """Return a row of a table in words: its first cell, and each other with the head of its column."""
    named = [
        f"{head}: {cell}" if head else cell for head, cell in zip(heads[1:], row[1:], strict=False) if cell
    ]
    more = [cell for cell in row[len(heads) :] if cell]
    rest = "; ".join([*named, *more])
    return f"{row[0]} – {rest}" if row and row[0] and rest else rest or " ".join(row)


_FRAME = re.compile(r"\|[\s:|-]*")

_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s")

_EMPHASIS = re.compile(r"\*\*?")


def told_apart(old: str, new: str) -> tuple[str, str]:
    """Return two texts in Markdown as readers see them, with the addresses of the links that only one of
    them has; as typed when readers see no difference."""
    targets = [[match[2] for match in _LINK.finditer(text)] for text in (old, new)]
    before, after = with_links((as_read(old), as_read(new)), targets[0], targets[1])
    return (before, after) if before != after else (old, new)


def with_links(texts: tuple[str, str], old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """Return two texts, each with a line for the links that only it has."""
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    words = ("link", "link") if gone and come else ("link weg", "link erbij")
    before, after = (
        f"{text}\n{word}: {' en '.join(links)}" if links else text
        for text, word, links in zip(texts, words, (gone, come), strict=True)
    )
    if texts[0] == texts[1] and not gone and not come and list(old) != list(new):
        return f"{texts[0]}\nlinks: {' en '.join(old)}", f"{texts[1]}\nlinks: {' en '.join(new)}"
    return before, after


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


def rows(old: str, new: str) -> list[list[Piece]]:
    """Return two texts line by line, without the lines that both have: each line with its counterpart, word
    by word."""
    before, after = ([line for line in text.split("\n") if line.strip()] for text in (old, new))
    if len(before) <= 1 and len(after) <= 1:
        return [pieces(old, new)]
    found: list[list[Piece]] = []
    codes: Sequence[tuple[str, int, int, int, int]]
    if len(before) * len(after) > MOST_PAIRS:
        codes = opcodes(before, after)
    else:
        codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for tag, start, end, new_start, new_end in codes:
        if tag != "equal":
            for gone, come in _counterparts(before[start:end], after[new_start:new_end]):
                found.append(pieces(gone, come))
    return found or [pieces(old, new)]


ALIKE = 0.3
"""From which part of the words in common on two lines are told as one that was changed."""

MOST_LINES = 2_000
"""How many pairs of lines are held against each other."""


def _counterparts(gone: list[str], come: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines of both sides in order, those that are alike together; what has no counterpart alone.
    Of more than can be held against each other, none has."""
    start = 0
    before, after = ([line.split() for line in lines] for lines in (gone, come))
    held = len(gone) * len(come) <= MOST_LINES and _pairs(before, after) <= MOST_PAIRS
    for line, words in zip(gone, before, strict=True):
        scores = [
            (SequenceMatcher(None, words, other, autojunk=False).ratio(), -index)
            for index, other in enumerate(after[start:], start)
            if held
        ]
        best, index = max(scores, default=(0.0, 0))
        alone = len(gone) == len(come) == 1
        if alone or best >= ALIKE:
            at = start if alone else -index
            yield from (("", other) for other in come[start:at])
            yield line, come[at]
            start = at + 1
        else:
            yield line, ""
    yield from (("", other) for other in come[start:])


def _pairs(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> int:
    """Return how many pairs of words there are in lines that are held against each other."""
    return sum(map(len, before)) * sum(map(len, after))


def pieces(old: str, new: str, context: int = CONTEXT) -> list[Piece]:
    """Return two texts word by word, with some words around what differs, and what else in its sentence holds
    a number or says when."""
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
        head = min(context, len(gone)) if number else 0
        tail = min(context, len(gone)) if number < len(codes) - 1 else 0
        if len(gone) <= head + tail:
            found.append(Piece(same="".join(gone).strip()))
        else:
            found += _shortened(gone, head, tail)
    return found


def _shortened(words: Sequence[str], head: int, tail: int) -> list[Piece]:
    """Return what both texts have between two differences: the first and the last words, and of the
    sentences of those each clause that holds a number or says when."""
    last = len(words) - tail
    first_end = next(
        (index + 1 for index in range(max(head - 1, 0), last) if _ENDS.search(words[index])), last
    )
    begin = next((index + 1 for index in range(last - 1, head - 1, -1) if _ENDS.search(words[index])), head)
    kept = [True] * head + [False] * (last - head) + [True] * tail
    for start, end in _clauses(words, head, last):
        beside = (head and start < first_end) or (tail and end > begin)
        if beside and any(map(_weighs, words[start:end])):
            kept[start:end] = [True] * (end - start)
    label = next((index + 1 for index in range(min(last, _LABEL)) if words[index].strip() == "–"), 0)
    if not head:
        kept[:label] = [True] * label
    if all(kept):
        return [Piece(same="".join(words).strip())]
    found: list[Piece] = []
    for keep, group in groupby(range(len(words)), key=kept.__getitem__):
        text = "".join(words[index] for index in group).strip()
        if keep:
            found.append(Piece(same=text))
        elif found:
            found[-1] = replace(found[-1], cut=True)
        else:
            found.append(Piece(cut=True))
    return found


_LABEL = 16
"""Within how many words the first cell of a row ends, which is always shown."""


def _clauses(words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each clause of a row of words begins and ends."""
    begin = start
    for index in range(start, end):
        if words[index].rstrip().endswith((";", ".", "?", "!", "–")) or index == end - 1:
            yield begin, index + 1
            begin = index + 1


_ENDS = re.compile(r"[.?!][)’”*_]*\s*$")


def _weighs(word: str) -> bool:
    plain = word.strip().strip(".,:;()*_‘’").casefold()
    return (
        any(sign.isdigit() or sign in "<>≤≥%" for sign in word)
        or plain in MEASURED
        or plain in CALLING
        or plain in ("dezelfde", "vandaag", "niet", "geen")
        or is_number_word(plain)
    )


def _spaced(text: str) -> list[str]:
    """Return the words of a text, each with the space after it as one space."""
    return [f"{word} " for word in text.split()]


def in_line(old: str, new: str) -> str:
    """Return two texts as one line, word by word: ``binnen [-12-] {+24+} uur``."""
    return " · ".join(in_lines(old, new))


def in_lines(old: str, new: str) -> list[str]:
    """Return two texts as a line for each line that differs, word by word."""
    return [showable(" ".join(_marked(row))) for row in rows(old, new)]


def _marked(row: Iterable[Piece]) -> Iterator[str]:
    for piece in row:
        if piece.same:
            yield piece.same
        if piece.cut:
            yield "…"
        if piece.old:
            yield f"[-{piece.old}-]"
        if piece.new:
            yield f"{{+{piece.new}+}}"
