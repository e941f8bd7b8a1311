"""Does a fixed phrase stand everywhere in the same words, and has it an owner?

A phrase is registered as a value of the kind ``frase`` and used by name. A passage that is nearly the same is
a near-copy: it will drift away. Compared are words without articles, so that markup, a link or a comma makes
no difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from guideline.checks.consistency.rules import Rules
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.guideline import Value
from guideline.model.page import Page
from guideline.model.places import At
from guideline.model.suggestions import did_you_mean
from guideline.model.values import PHRASE, VALUE_USE
from guideline.reading.registers import VALUES

ALIKE = 0.75
"""Which share of the words of a phrase stand in a near-copy, in the same order."""

SENTENCE_ALIKE = 0.9
"""Which share of all words two whole sentences have in common to count as copies."""

WIDER = 1.3
"""Within how many times its length: what is spread wider is no copy."""

FEWEST = 5
"""The fewest words of a phrase that is compared: shorter ones occur by chance."""

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_ARTICLES = frozenset({"de", "het", "een"})
_ENDS = (".", "!", "?")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]|$)")
_BREAK = re.compile(r"<br\s*/?>")

_PHRASE = "pijn in de rug of de nek die nieuw is"
_VALUE = (
    f"- naam: rugpijn\n  tekst: {_PHRASE}\n  betekenis: Een vaste formulering.\n  bron: bron2020\n"
    "  module: voorbeeld\n  soort: frase\n  aanbeveling: {}\n"
)


@check(
    "C005",
    "Bijna-kopie van een vaste formulering",
    Severity.ERROR,
    f"""Wat overal in dezelfde woorden moet staan (wie wordt gebeld, wat een reden voor spoedoverleg is),
    staat één keer in docs/{VALUES} met `soort: frase`, en in de tekst bij naam. Een tekst die er bijna gelijk
    aan is, loopt vroeg of laat uit de pas: drie kwart van de woorden, in dezelfde volgorde, telt als
    bijna-kopie; bij een formulering van hele zinnen een zin met bijna alle woorden. Korter dan {FEWEST}
    woorden wordt niet vergeleken. In een stroomschema, met zijn korte regels, staat de formulering zelf
    getypt. Bedoelt u iets anders, schrijf dan ook iets anders.""",
    Example(
        "Doe dit bij pijn in de rug of in de nek die nieuw is.",
        "Doe dit.",
        values=_VALUE.format("doe-dit"),
    ),
    since="0.2.0",
)
def near_copy(context: Context) -> Iterator[Report]:
    phrases = [_Phrase(value) for value in context.guideline.values if value.is_phrase]
    for page in context.guideline.pages if phrases else ():
        for at, text, exact in _lines(page):
            typed = VALUE_USE.sub(" ", text)
            words = _words(typed)
            for phrase in phrases:
                passage = phrase.copied_in(typed, words)
                if passage and not (exact and passage == phrase.words):
                    yield (
                        context.place(page, at),
                        f"‘{' '.join(passage)}’ lijkt op de vaste formulering ‘{phrase.value.text}’",
                        _remedy(phrase, exact),
                    )
    for number, phrase in enumerate(phrases):
        for other in phrases[:number]:
            if other.copied_in(phrase.value.text, phrase.words):
                yield (
                    context.data_place(VALUES, phrase.value.places.get("tekst", phrase.value.at)),
                    f"‘{phrase.value.name}’ lijkt op de vaste formulering ‘{other.value.name}’:"
                    f" ‘{other.value.text}’",
                    f"gebruik {{waarde:{other.value.name}}} en verwijder deze, of zeg het met andere woorden",
                )


def _remedy(phrase: _Phrase, exact: bool) -> str:
    otherwise = "of zeg het met andere woorden als het iets anders is"
    if exact:
        return f"schrijf ‘{phrase.value.text}’, {otherwise}"
    return f"schrijf {{waarde:{phrase.value.name}}}, {otherwise}"


def _lines(page: Page) -> Iterator[tuple[At, str, bool]]:
    """Yield the lines that readers see, each with its place: running text without markup, and the texts of
    charts, which have the phrase itself because their lines are short; pages for editors tell of the texts of
    others."""
    if page.is_for_editors:
        return
    for paragraph in page.paragraphs:
        for number, line in enumerate(paragraph.text.split("\n")):
            yield (paragraph.at[0] + number, 1), line, False
    for diagram in page.diagrams:
        for number, line in enumerate(diagram.source.split("\n")):
            yield (diagram.at[0] + number, 1), _BREAK.sub(" ", line), True


def _words(text: str) -> list[str]:
    return [word for word in (match.casefold() for match in _WORD.findall(text)) if word not in _ARTICLES]


def _in_order(one: Sequence[str], two: Sequence[str]) -> tuple[int, int, int]:
    """Return how many words two texts have in common in the same order, and from where to where those stand
    in the second."""
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return 0, 0, 0
    return sum(block.size for block in blocks), blocks[0].b, blocks[-1].b + blocks[-1].size


@dataclass(frozen=True)
class _Phrase:
    """A registered phrase and its words."""

    value: Value

    @cached_property
    def words(self) -> list[str]:
        return _words(self.value.text)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self.words)

    @cached_property
    def _sentences(self) -> int:
        """Of how many sentences it is; 0 for a part of one."""
        return len(_SENTENCE.findall(self.value.text)) if self.value.text.endswith(_ENDS) else 0

    def copied_in(self, text: str, words: Sequence[str]) -> list[str]:
        """Return the words of the passage of a text that is most like the phrase, empty when none is;
        ``words`` are those of the text."""
        needed = ALIKE * len(self.words)
        if len(self.words) < FEWEST or sum(map(self._counts.__contains__, words)) < needed:
            return []  # most lines end here: they have not even so many words of the phrase
        if (Counter(words) & self._counts).total() < needed:
            return []
        return self._sentence_in(text) if self._sentences else self._part_in(words)

    def _sentence_in(self, text: str) -> list[str]:
        """Look among whole sentences that end alike: a question, or a part of another sentence, has another
        order of words."""
        found = _SENTENCE.findall(text)
        for start in range(len(found) - self._sentences + 1):
            typed = "".join(found[start : start + self._sentences])
            words = _words(typed)
            if typed[-1:] != self.value.text[-1:]:
                continue
            if 2 * _in_order(self.words, words)[0] >= SENTENCE_ALIKE * (len(self.words) + len(words)):
                return words
        return []

    def _part_in(self, words: Sequence[str]) -> list[str]:
        size = len(self.words)
        most, found = 0, [*words[:0]]
        for start in range(max(1, len(words) - round(ALIKE * size) + 1)):
            window = words[start : start + round(WIDER * size)]
            if (Counter(window) & self._counts).total() < max(ALIKE * size, most + 1):
                continue
            same, begin, end = _in_order(self.words, window)
            if same >= ALIKE * size and same > most:
                most, found = same, [*window[begin:end]]
        return found


@check(
    "C010",
    "Vaste formulering zonder eigenaar",
    Severity.ERROR,
    f"""Een vaste formulering hoort bij één aanbeveling, die zegt wat ermee gebeurt: in docs/{VALUES} staat
    haar id achter `aanbeveling`, en achter `module` de module waarin zij staat. Wie de formulering wijzigt,
    weet zo welke regel hij wijzigt.""",
    Example(
        _VALUE.format("doe-iets"),
        _VALUE.format("doe-dit"),
        file=f"docs/{VALUES}",
        line=6,
    ),
    since="0.2.0",
)
def without_owner(context: Context) -> Iterator[Report]:
    known = Rules(context.guideline).by_id
    for value in context.guideline.values:
        place = context.data_place(VALUES, value.places.get("aanbeveling", value.at))
        named = f"de formulering ‘{value.name}’"
        if not value.is_phrase:
            if value.owner:
                message = f"‘{value.name}’ heeft een aanbeveling, maar is geen vaste formulering"
                yield place, message, f"voeg ‘soort: {PHRASE}’ toe, of verwijder ‘aanbeveling’"
        elif not value.owner:
            remedy = "voeg ‘aanbeveling: …’ toe, met de id van de aanbeveling waar zij bij hoort"
            yield context.data_place(VALUES, value.at), f"{named} hoort bij geen aanbeveling", remedy
        elif value.owner not in known:
            remedy = did_you_mean(value.owner, known) or "kies de id van een aanbeveling die er is"
            yield place, f"de aanbeveling ‘{value.owner}’ van {named} bestaat niet", remedy
        elif (home := known[value.owner].page.name) != value.module:
            message = f"de aanbeveling ‘{value.owner}’ van {named} staat niet in de module ‘{value.module}’"
            place = context.data_place(VALUES, value.places.get("module", value.at))
            yield place, message, f"schrijf ‘module: {home}’"
