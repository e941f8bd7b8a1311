"""What a difference between two texts means: spelling only, or something that readers act on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from guideline.changes.tokens import Token, common_start, differences, said, tokens, without_common
from guideline.changes.word_lists import (
    ACTING,
    CALLING,
    COMPARING,
    DRUG,
    LOOSE,
    MEASURED,
    MODALS,
    NEGATIONS,
    NUMBER_WORDS,
    STEERING,
    TELLING,
    WEAK,
    is_number_word,
    is_unit,
)

_ENDINGS = frozenset(("", "e", "en", "n", "s", "t", "d", "te", "de", "ten", "den"))

_STEM = 4
"""How many letters a word keeps when only its ending changes."""


@dataclass(frozen=True)
class Lexicon:
    """The words of the guideline by which a change is judged: ``terms`` are registered terms, synonyms and
    abbreviations; ``known`` every word in its texts."""

    terms: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    @cached_property
    def _single(self) -> frozenset[str]:
        return frozenset(term for term in self.terms if " " not in term)

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        return tuple(sorted(term for term in self.terms if " " in term))

    def guards(self, token: Token) -> bool:
        """Return whether a token may not change at all in an editorial change."""
        if token.sort != "word":
            return True
        word = token.key
        return (
            word in NEGATIONS
            or word in MODALS
            or word in STEERING
            or is_number_word(word)
            or is_unit(token.text)
            or word in self._single
            or DRUG.fullmatch(word) is not None
            or (len(token.text) > 1 and token.text.isupper())
        )

    def names(self, word: str) -> bool:
        """Return whether a word in lower case is a registered term or a drug."""
        return word in self._single or DRUG.fullmatch(word) is not None

    def phrases_in(self, text: str) -> Counter[str]:
        """Return the registered terms of more than one word in a text."""
        folded = " ".join(text.casefold().split())
        return Counter(phrase for phrase in self._phrases if phrase in folded)

    def is_editorial(self, old: str, new: str) -> bool:
        """Return whether the difference between two texts is spelling only.

        Numbers, signs, units, negations, modal verbs, words that steer, drug names, values, citations, links
        and registered terms are the same and in the same order, and each other word that differs does so by
        at most two letters: a slip, or another ending. ‘Benen’ for ‘armen’ is two letters and no slip: both
        are words of this guideline.
        """
        before, after = tokens(old), tokens(new)
        if self._guarded(before) != self._guarded(after):
            return False
        if self.phrases_in(old) != self.phrases_in(new):
            return False
        for gone, come in differences(before, after):
            if "".join(item.key for item in gone) == "".join(item.key for item in come):
                continue
            if len(gone) != len(come):
                return False
            if not all(self._is_slip(one.key, other.key) for one, other in zip(gone, come, strict=True)):
                return False
        return True

    def _guarded(self, items: Iterable[Token]) -> list[str]:
        """Return what steers in a text, in order; a capital counts in units and abbreviations only."""
        return [
            item.text if is_unit(item.text) or item.text.isupper() else item.key
            for item in items
            if self.guards(item)
        ]

    def steers_otherwise(self, old: str, new: str) -> bool:
        """Return whether what steers differs between two texts, apart from the sentences that both have; of a
        sentence that only one has, prepositions and references alone steer nothing."""
        before, after = without_common(old, new)
        if not before or not after:
            return any(self._acts(item) for item in tokens(before or after))
        if self._strong(before) != self._strong(after):
            return True
        return self.phrases_in(before) != self.phrases_in(after)

    def _strong(self, text: str) -> list[str]:
        """Return what steers in a text, in order, without the words that also change when it is only put
        otherwise."""
        return [word for word in self._guarded(said(text)) if word not in WEAK]

    def _acts(self, item: Token) -> bool:
        if item.sort in ("number", "sign"):
            return True
        if item.sort != "word":
            return item.text.startswith("{waarde:")
        word = item.key
        return (
            word in NEGATIONS
            or word in MODALS
            or word in ACTING - {"meer"}
            or word in NUMBER_WORDS
            or word in self._single
            or DRUG.fullmatch(word) is not None
        )

    def _is_slip(self, old: str, new: str) -> bool:
        if _bare(old) == _bare(new):
            return True
        if distance(old, new) > 2:
            return False
        stem = common_start(old, new)
        if stem >= _STEM and old[stem:] in _ENDINGS and new[stem:] in _ENDINGS:
            return True
        return not (old in self.known and new in self.known) and old[:1] == new[:1]


_INTERVAL = re.compile(r"(?<![\d,])95\s?%[-‑\s]?(?:BI|betrouwbaarheidsinterval)\b:?", re.IGNORECASE)
"""The name of an interval, which is no figure."""


def figures(text: str) -> list[tuple[str, str]]:
    """Return each number in a text in order, in figures or in words, with the unit that follows it."""
    found: list[tuple[str, str]] = []
    items = tokens(_INTERVAL.sub("", text))
    for item, after in zip_longest(items, items[1:]):
        if item.sort == "number" or (item.sort == "word" and is_number_word(item.key)):
            unit = after.text if after and (after.text in "%°" or is_unit(after.text)) else ""
            found.append((item.key, unit))
        elif item.sort == "sign" and item.text in "<>≤≥±×−":
            found.append((item.text, ""))
    return found


def other_figures(old: str, new: str) -> bool:
    """Return whether the figures of two texts differ, apart from the sentences that both have. In a sentence
    that only one of them has, ‘de eerste’ and ‘één’ count for nothing."""
    before, after = without_common(old, new)
    if before and after:
        return figures(before) != figures(after)
    return any(number not in LOOSE for number, _ in figures(before or after))


def lost_negation(old: str, new: str) -> bool:
    """Return whether a negation came or went: in what differs between two texts, however long that is, or
    with a whole sentence."""
    before, after = without_common(old, new)
    if not before or not after:
        return any(item.key in NEGATIONS for item in tokens(before or after))
    for gone, come in differences(tokens(before), tokens(after)):
        lost, won = ([item.key for item in part if item.key in NEGATIONS] for part in (gone, come))
        if len(lost) != len(won) or (lost != won and max(len(gone), len(come)) <= 3):
            return True
    return False


def holds_bound(text: str) -> bool:
    """Return whether a text holds a dose, a deadline or a threshold: a unit, a registered value, or a sign or
    word that compares beside a number."""
    found = tokens(text)
    if any(
        item.text.startswith("{waarde:")
        or (item.sort == "word" and (is_unit(item.text) or item.key in MEASURED))
        for item in found
    ):
        return True
    numbered = any(item.sort == "number" for item in found)
    return numbered and any(item.text in "<>≤≥" or item.key in COMPARING for item in found)


def says_when_to_call(text: str) -> bool:
    """Return whether a text says that somebody must call."""
    return any(item.key in CALLING for item in tokens(text))


def says_what_to_do(text: str) -> bool:
    """Return whether a text tells a patient to do or leave something."""
    return any(item.key in TELLING for item in tokens(text))


def only_citations_differ(old: str, new: str) -> bool:
    """Return whether two texts are the same but for their citations."""
    before, after = (" ".join(re.sub(r"(?<!\s)\s*+\[@[^\[\]\n]*\]", "", text).split()) for text in (old, new))
    return before == after


def swapped_citation(old: str, new: str) -> bool:
    """Return whether the same statement cites another source: not one more, or one less."""
    for gone, come in differences(tokens(old), tokens(new)):
        before, after = (
            {key for item in part if item.text.startswith("[@") for key in re.findall(r"@[\w:-]+", item.text)}
            for part in (gone, come)
        )
        if before - after and after - before:
            return True
    return False


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return every word in some texts, in lower case."""
    return frozenset(word.casefold() for text in texts for word in re.findall(r"[^\W\d_]{3,}", text))


def distance(one: str, other: str) -> int:
    """Return how many letters must be added, taken away, changed or swapped with their neighbour to make one
    word the other; 3 when it is more than two."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != against))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against
            current.append(min(cost, before_last[column - 2] + 1) if swapped else cost)
        before_last, last = last, current
    return min(last[-1], 3)


def _bare(word: str) -> str:
    """Return a word without accents and hyphens."""
    return "".join(part for part in unicodedata.normalize("NFKD", word) if part.isalnum())
