"""Does a fixed phrase stand everywhere in the same words?

A phrase is registered as a value of the kind ``frase`` and used by name. A passage that is nearly the same is
a near-copy: it will drift away. Compared are words, so that markup and a comma make no difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.values.texts import texts_of
from guideline.model.findings import Severity
from guideline.model.guideline import Value
from guideline.model.values import VALUE_USE
from guideline.reading.registers import VALUES

ALIKE = 0.8
"""From which share of common words a passage counts as a near-copy."""

FEWEST = 6
"""The fewest words of a phrase that is compared: shorter ones occur by chance."""

_WORD = re.compile(r"\w+(?:[-’']\w+)*")

_PHRASE = "pijn in de rug of de nek die nieuw is"
_VALUE = (
    f"- naam: rugpijn\n  tekst: {_PHRASE}\n  betekenis: Een vaste formulering.\n  bron: bron2020\n"
    "  module: voorbeeld\n  soort: frase\n"
)


@check(
    "C005",
    "Bijna-kopie van een vaste formulering",
    Severity.ERROR,
    f"""Wat overal in dezelfde woorden moet staan (wie wordt gebeld, wat een reden voor spoedoverleg is),
    staat één keer in docs/{VALUES} met `soort: frase`, en in de tekst bij naam. Een tekst die er bijna gelijk
    aan is, loopt vroeg of laat uit de pas. Bedoelt u iets anders, schrijf dan ook iets anders.""",
    Example(
        "Doe dit bij pijn in de rug of in de nek die nieuw is.",
        "Doe dit.",
        values=_VALUE,
    ),
    since="0.2.0",
)
def near_copy(context: Context) -> Iterator[Report]:
    phrases = [
        _Phrase(value, words)
        for value in context.guideline.values
        if value.is_phrase and len(words := _words(value.text)) >= FEWEST
    ]
    if not phrases:
        return
    for page in context.guideline.pages:
        for text, at, binding in texts_of(page):
            words = _words(VALUE_USE.sub(" ", text)) if binding else []
            for phrase in phrases:
                if passage := phrase.copied_in(words):
                    yield (
                        context.place(page, at),
                        f"‘{passage}’ lijkt op de vaste formulering ‘{phrase.value.text}’",
                        f"schrijf {{waarde:{phrase.value.name}}}, of zeg het met andere woorden als het iets"
                        " anders is",
                    )


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


@dataclass(frozen=True)
class _Phrase:
    """A registered phrase and its words."""

    value: Value
    words: Sequence[str]

    def copied_in(self, words: Sequence[str]) -> str:
        """Return the passage among ``words`` that is most like the phrase, or nothing when none is."""
        size = len(self.words)
        counts = Counter(self.words)
        best, found = ALIKE, ""
        for start in range(max(1, len(words) - size + 1)):
            window = words[start : start + size]
            if (Counter(window) & counts).total() < ALIKE * size:
                continue
            share = SequenceMatcher(None, self.words, window, autojunk=False).ratio()
            if share >= best:
                best, found = share, " ".join(window)
        return found
