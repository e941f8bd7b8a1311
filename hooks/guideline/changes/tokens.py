"""A text as words, numbers with their signs, values, citations and links; other punctuation counts for
nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_NUMBER = r"\d+(?:[.,:/–‑-]\d+)*"

_TOKEN = re.compile(
    r"(?P<fixed>\{waarde:[^{}\n]*\}|\[@[^\[\]\n]*\]|\]\([^()\s]*\)|<!--[ ]{0,9}richtlijn:[a-z-]{1,40}[ ]{0,9}-->|https?://[^\s)\]]+)"
    rf"|(?P<number>{_NUMBER})"
    r"|(?P<sign>[<>≤≥=±+×%°/−])"
    r"|(?P<word>[^\W\d_]+(?:[-’'‑]?[^\W_]+)*)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a text: its class, what was typed, and where it stands."""

    sort: str
    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """What must be the same: the case of a letter counts only where it may carry a meaning."""
        return self.text.casefold() if self.sort == "word" else self.text


def tokens(text: str) -> list[Token]:
    """Return what a text is made of, without other punctuation."""
    return [
        Token(match.lastgroup or "", match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)
    ]


_SENTENCE = re.compile(r"(?<=[.?!:;])\s+(?=[A-Z0-9*\[({‘“])|\s\|\s")


def sentences(text: str) -> list[str]:
    """Return the sentences, and the cells, of a text."""
    return [part.strip() for part in _SENTENCE.split(text) if part and part.strip()]


def without_common(old: str, new: str) -> tuple[str, str]:
    """Return what is left of two texts without the sentences that both have, wherever they stand."""
    before, after = sentences(old), sentences(new)
    common = Counter(before) & Counter(after)
    return _rest(before, common), _rest(after, common)


def beside_what_differs(old: str, new: str, *, near: bool) -> str:
    """Return the sentences that only one of two texts has, on both sides, each with those that it leads to or
    comes from: after a question, a colon or a semicolon; or, when ``near``, with those before and after
    it."""
    before, after = sentences(old), sentences(new)
    found: list[str] = []
    for here, there in ((before, after), (after, before)):
        others = set(there)
        shown: set[int] = set()
        for index, sentence in enumerate(here):
            if sentence not in others:
                shown.add(index)
                if near or sentence.endswith(_LEADING):
                    shown.add(index + 1)
                if near or (index and here[index - 1].endswith(_LEADING)):
                    shown.add(index - 1)
        found += [sentence for index, sentence in enumerate(here) if index in shown]
    return " ".join(found)


_LEADING = ("?", ":", ";")


def _rest(found: list[str], common: Counter[str]) -> str:
    left = Counter(common)
    kept: list[str] = []
    for sentence in found:
        if left[sentence]:
            left[sentence] -= 1
        else:
            kept.append(sentence)
    return " ".join(kept)


def said(text: str) -> list[Token]:
    """Return the tokens of a text without its citations, links and remarks."""
    return [item for item in tokens(text) if item.sort != "fixed" or item.text.startswith("{waarde:")]


def common_start(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many items two rows have in common at their start."""
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


MOST_PAIRS = 4_000_000
"""How many pairs of words are held against each other; of more, all that differs counts as one difference."""


def opcodes(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Return how one row of words becomes the other, as ``difflib`` does, in bounded time."""
    start = common_start(before, after)
    end = min(common_start(before[::-1], after[::-1]), len(before) - start, len(after) - start)
    last, new_last = len(before) - end, len(after) - end
    codes = [("equal", 0, start, 0, start)] if start else []
    if (last - start) * (new_last - start) > MOST_PAIRS:
        codes.append(("replace", start, last, start, new_last))
    else:
        matcher = SequenceMatcher(None, before[start:last], after[start:new_last], autojunk=False)
        codes += [
            (tag, start + first, start + stop, start + new_first, start + new_stop)
            for tag, first, stop, new_first, new_stop in matcher.get_opcodes()
        ]
    if end:
        codes.append(("equal", last, len(before), new_last, len(after)))
    return codes


def differences(before: list[Token], after: list[Token]) -> Iterator[tuple[list[Token], list[Token]]]:
    """Yield what one text has where the other has something else, from both."""
    codes = opcodes([item.key for item in before], [item.key for item in after])
    for tag, start, end, new_start, new_end in codes:
        if tag != "equal":
            yield before[start:end], after[new_start:new_end]
