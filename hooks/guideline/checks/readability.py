"""How hard a Dutch text is to read: sentences, syllables and the reading ease of Flesch-Douma.

The formula is the Dutch version of Flesch's by W.H. Douma (1960), as given in Onze Taal/Taal en Tongval 1977
(dbnl.org, _taa014197701): 206.8 − 0.77 × syllables per 100 words − 0.93 × words per sentence. It counts only
the length of words and sentences: it points at a hard text and proves nothing about an easy one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyphen

from guideline.model.page import TextRun

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[-’'][A-Za-zÀ-ÿ]+)*|\d+(?:[.,]\d+)*")
_VOWELS = re.compile(r"[äëïöü]?[aeiouyàáâèéêìíîòóôùúû]+|[äëïöü]")
_END = re.compile(r"(?<=[.!?])[\s”’)]+|\n(?=[^\S\n]*\n)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the line of the file on which it begins."""

    text: str
    line: int

    @property
    def words(self) -> list[str]:
        """Its words and numbers."""
        return _WORD.findall(self.text)


def sentences(paragraphs: Sequence[TextRun]) -> Iterator[Sentence]:
    """Yield the sentences of paragraphs, list items and cells; what has no full stop counts as one."""
    for paragraph in paragraphs:
        start = 0
        for end in [*(match.end() for match in _END.finditer(paragraph.text)), len(paragraph.text)]:
            part = paragraph.text[start:end]
            line = paragraph.at[0] + paragraph.text.count("\n", 0, start)
            if _WORD.search(part):
                yield Sentence(" ".join(part.split()), line)
            start = end


@lru_cache(maxsize=1)
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl", left=1, right=1)


def syllables(word: str) -> int:
    """Return the number of syllables of a Dutch word; a number counts as one.

    Hyphenation patterns never split off a single letter (a-vond), groups of vowels miss a border inside them
    (zaai-ing): the larger count of the two is right.
    """
    if word[0].isdigit():
        return 1
    parts = [part for part in re.split(r"[-’']", word) if part]
    return sum(
        max(len(_hyphenation().positions(part)) + 1, len(_VOWELS.findall(part.casefold()))) for part in parts
    )


def reading_ease(text: Sequence[Sentence]) -> float | None:
    """Return the Flesch-Douma score: about 0 (very hard) to 100 (very easy), None for a text without
    words."""
    words = [word for sentence in text for word in sentence.words]
    if not words:
        return None
    per_hundred = 100 * sum(map(syllables, words)) / len(words)
    return 206.8 - 0.77 * per_hundred - 0.93 * len(words) / len(text)
