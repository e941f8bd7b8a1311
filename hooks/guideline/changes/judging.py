"""What a difference between two texts means: spelling only, or something that readers act on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from guideline.changes.tokens import (
    Token,
    common_start,
    differences,
    said,
    sentences,
    tokens,
    without_common,
)
from guideline.changes.word_lists import (
    ACTING,
    ASKING,
    CALLING,
    COMPARING,
    DRUG,
    LOOSE,
    MANNER,
    MEASURED,
    MODALS,
    NEGATIONS,
    NUMBER_WORDS,
    OPPOSED,
    STEERING,
    TELLING,
    WEAK,
    is_number_word,
    is_unit,
    words,
)
from guideline.checks.recommendation_text import IMPERATIVES

_ENDINGS = (frozenset(("", "t", "d", "dt")), frozenset(("", "e")), frozenset(("te", "de")))
"""Endings of which one for another is a slip in the same word: not those that make it plural, or more."""

_STEM = 4
"""How many letters a word keeps when only its ending changes."""

_TYPED_LONG = 6
"""From how many letters a word with another letter in it can be a slip of the fingers."""

_MENDED_LONG = 5
"""From how many letters a word can stand where a slip was that is no word."""

_NO_OTHER_WORD = 10
"""From how many letters what is one slip from a known word, and unknown itself, is no word of its own."""

_NEXT_TO = frozenset(
    frozenset(pair)
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm")
    for pair in pairwise(row)
) | frozenset(map(frozenset, ("dt", "fv", "sz", "ck", "iy", "gj", "ie", "cs")))
"""Letters that stand beside each other on a keyboard, or sound alike: the one is typed for the other."""


@dataclass(frozen=True)
class Lexicon:
    """The words of the guideline by which a change is judged: ``terms`` are registered terms, synonyms and
    abbreviations; ``known`` every word in its texts, ``once`` those that stand there once, which may be a
    slip."""

    terms: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()

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
        a slip: an accent, a hyphen, two letters in the other order, one letter too many, too few or beside
        it on the keyboard. A plural, a degree, a prefix and another word of this guideline are no slips. Or
        all words are the same, and only a phrase as ‘volgens het overleg’ stands before what it stood after.
        What was no word at all counts as the word that it is now.
        """
        old = self._mended(old, new)
        before, after = tokens(old), tokens(new)
        if self._only_turned(before, after):
            return True
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

    def _mended(self, old: str, new: str) -> str:
        """Return the old text with the words of the new one where it had a slip that is no word at all."""
        for gone, come in reversed([*differences(tokens(old), tokens(new))]):
            if len(gone) == len(come):
                for item, other in reversed([*zip(gone, come, strict=True)]):
                    if item.sort == other.sort == "word" and self._mends(item.key, other):
                        old = old[: item.start] + other.text + old[item.end :]
        return old

    def _mends(self, slip: str, word: Token) -> bool:
        """Return whether a known word stands where a slip for it was: that is long, or looks like no other
        word. Of a word that denies, counts or measures, of a drug and of an abbreviation each letter
        counts."""
        known = word.key in self.known and word.key not in self.once
        exact = (
            word.key in NEGATIONS
            or word.key in MODALS
            or is_number_word(word.key)
            or is_unit(word.text)
            or DRUG.fullmatch(word.key) is not None
            or word.text.isupper()
        )
        return (
            known
            and not exact
            and len(word.key) >= _MENDED_LONG
            and (slip in self.once or slip not in self.known)
            and DRUG.fullmatch(slip) is None
            and (len(word.key) >= _NO_OTHER_WORD or self._looks_like_no_word(slip))
            and _is_one_slip(slip, word.key)
        )

    def _looks_like_no_word(self, word: str) -> bool:
        """Return whether three letters stand beside each other in a word as in no other of this guideline."""
        own = int(word in self.known)
        return any(self._triples[triple] <= own for triple in _triples(word))

    @cached_property
    def _triples(self) -> Counter[str]:
        """In how many words each three letters stand beside each other."""
        return Counter(triple for word in self.known for triple in _triples(word))

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

    def _only_turned(self, before: list[Token], after: list[Token]) -> bool:
        """Return whether two phrases beside each other stand in the other order, and one says how or where
        the other is done: nothing in them compares, denies or counts."""
        old, new = ([item.key for item in items] for items in (before, after))
        start = common_start(old, new)
        end = min(common_start(old[::-1], new[::-1]), min(len(old), len(new)) - start)
        gone, come = before[start : len(old) - end], [item.key for item in after[start : len(new) - end]]
        words = [item.key for item in gone]
        if len(words) != len(come) or len(words) < 2:
            return False
        for turn in range(1, len(words)):
            if words[turn:] + words[:turn] == come:
                leads = [words[0] in MANNER, words[turn] in MANNER]
                steer = [item for item in gone if item.sort != "word" or item.key in _ORDERS]
                return any(leads) and len(steer) <= sum(word in _ORDERS for word in (words[0], words[turn]))
        return False

    def _is_slip(self, old: str, new: str) -> bool:
        if _bare(old) == _bare(new):
            return True
        if distance(old, new) > 2:
            return False
        stem = common_start(old, new)
        ends = {old[stem:], new[stem:]}
        if stem >= _STEM and any(ends <= group for group in _ENDINGS):
            return True
        before, after = old in self.known and old not in self.once, new in self.known
        return not (before and after) and _is_typed_wrong(old, new, before != after)


_ORDERS = NEGATIONS | MODALS | STEERING


def _is_typed_wrong(old: str, new: str, known: bool) -> bool:
    """Return whether one of two words is a slip for the other: two letters turned, a letter twice or once;
    and when just one of the two is a ``known`` word, one letter within a longer word."""
    start = common_start(old, new)
    end = min(common_start(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    gone, come = old[start : len(old) - end], new[start : len(new) - end]
    if start == 0:
        return False
    if len(gone) == len(come) == 2 and gone == come[::-1]:
        return True
    if {len(gone), len(come)} == {0, 1}:
        letter = gone or come
        if letter in (old[start - 1], (old if come else new)[start : start + 1]):
            return letter not in "aeiou" or known
        return known and min(len(old), len(new)) >= _TYPED_LONG and end >= 2
    if len(gone) == len(come) == 1:
        beside = frozenset((gone, come)) in _NEXT_TO
        return known and beside and len(old) >= _TYPED_LONG and end >= 2
    return False


def _triples(word: str) -> set[str]:
    """Return which three letters stand beside each other in a word, its ends among them."""
    typed = f"<{word}>"
    return {typed[index : index + 3] for index in range(len(typed) - 2)}


def _is_one_slip(slip: str, word: str) -> bool:
    """Return whether two words differ by one slip within: two letters turned, or one too many, too few or
    beside it on the keyboard. A last letter may be an ending, a first one a prefix."""
    start = common_start(slip, word)
    end = min(common_start(slip[::-1], word[::-1]), min(len(slip), len(word)) - start)
    gone, come = slip[start : len(slip) - end], word[start : len(word) - end]
    if len(gone) == len(come) == 2:
        return start > 0 and gone == come[::-1]
    if start == 0 or end == 0:
        return False
    return {len(gone), len(come)} == {0, 1} or (
        len(gone) == len(come) == 1 and frozenset((gone, come)) in _NEXT_TO
    )


_NO_FIGURE = re.compile(
    r"(?<![\d,])95\s?%[-‑\s]?(?:BI|betrouwbaarheidsinterval)\b:?"
    r"|\bPMID\W{0,3}\d+|\b(?:NCT|ISRCTN|NTR|NL)\d+"
    r"|(?:\b10\.\d{4,9}/[^\s)\]]+)"
)
"""What is written with a number and is no figure: the name of an interval, a trial, a publication."""

_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")

_COUNTED = re.compile(
    r"pati[eë]nt\w*|mensen|personen|deelnemers|wervels?|metastasen|gevallen|studies|operaties"
)

_GRADES = frozenset(("met", "graad", "klasse", "stadium", "type", "groep", "score", "tot"))
"""Words before a single capital that is a grade: ‘tot en met E’."""

_ONES = MEASURED | words(
    """keer maal gift dosis fractie tablet arm been hand voet kant zijde wortel zenuwwortel wervel niveau"""
)
"""What ‘één’ counts: of these one is less than two."""


def figures(text: str) -> list[tuple[str, str]]:
    """Return each number in a text in order, in figures or in words, with the unit that follows it: not the
    year of a publication, the name of a trial, and ‘één’ of what is not measured."""
    found: list[tuple[str, str]] = []
    items = tokens(_NO_FIGURE.sub(" ", text))
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        if item.sort == "number" or (item.sort == "word" and is_number_word(item.key)):
            unit = after.text if after and (after.text in "%°" or is_unit(after.text)) else ""
            if item.key == "één" and not (after and (unit or after.key in _ONES)):
                continue
            if _YEAR.fullmatch(item.text) and not unit and not (after and _COUNTED.match(after.key)):
                continue
            found.append((item.key, unit))
        elif (item.sort == "sign" and item.text in "<>≤≥±×−") or _is_grade(before, item):
            found.append((item.text, ""))
    return found


def _is_grade(before: Token | None, item: Token) -> bool:
    return len(item.text) == 1 and item.text.isupper() and before is not None and before.key in _GRADES


def other_figures(old: str, new: str) -> bool:
    """Return whether the figures of two texts differ, apart from the sentences that both have. In a sentence
    that only one of them has, ‘de eerste’ and ‘één’ count for nothing."""
    before, after = without_common(old, new)
    if before and after:
        return figures(before) != figures(after)
    return any(number not in LOOSE for number, _ in figures(before or after))


def figures_changed(old: str, new: str) -> list[tuple[str, str]]:
    """Return the figures that only one of two texts has, each with its unit."""
    before, after = Counter(figures(old)), Counter(figures(new))
    return [*((before - after) | (after - before))]


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


_IMPERATIVE = re.compile(
    rf"(?:\A|[.?!:;,]|\|)[\s*_“‘]*+(?:(?:en|dan|eerst)\s+)?(?:{'|'.join(sorted(IMPERATIVES | ASKING))})\b",
    re.IGNORECASE,
)


def asks_to_act(text: str) -> bool:
    """Return whether a line asks its reader to do something: it says when to call, or has a verb in the
    imperative."""
    return says_when_to_call(text) or _IMPERATIVE.search(text) is not None


_GROUND = re.compile(
    r"\b(?:mening van deskundigen|(?:product|bijsluiter)\w*|(?<!deze )richtlijn\w*|stud\w+|trial\w*"
    r"|onderzoek\w*|redactie|werkgroep|open punten|bron(?:nen)?)\b",
    re.IGNORECASE,
)


_ASIDE = re.compile(r"\([^()]{0,200}\)|\[@[^\[\]]{0,200}\]")


def only_tells_grounds(text: str) -> bool:
    """Return whether each sentence of a text only says what a rule rests on: it names a guideline, a study or
    who settled it, and asks and measures nothing."""
    found = sentences(text)
    return bool(found) and all(
        _GROUND.search(_ASIDE.sub("", sentence))
        and not (asks_to_act(sentence) or holds_bound(sentence) or figures(sentence))
        for sentence in found
    )


_URGENCY = re.compile(
    r"\b(?:direct|meteen|onmiddellijk|spoed|dezelfde dag|deze week|vandaag|morgen|binnen een (?:dag|week)"
    r"|zo snel mogelijk|112|bel(?:t|len|de|den)?|contact)\b",
    re.IGNORECASE,
)

_HOW_SOON = re.compile(
    r"\b(?:direct|meteen|onmiddellijk|spoed|dezelfde dag|deze week|vandaag|zo snel mogelijk|112)\b",
    re.IGNORECASE,
)

_CALLS = re.compile(r"\b(?:bel(?:t|len)?|contact|waarschuw(?:t|en)?|meld(?:t|en)?)\b", re.IGNORECASE)


def _tells_to_call(sentence: str) -> bool:
    return _CALLS.search(sentence) is not None and _HOW_SOON.search(sentence) is not None


def calls_otherwise(old: str, new: str) -> bool:
    """Return whether a sentence that says to call and how soon is another, two texts say otherwise how soon,
    or more was turned into less."""
    before, after = without_common(old, new)
    if not before or not after:
        return any(map(_tells_to_call, sentences(before or after)))
    if any(_tells_to_call(sentence) for text in (before, after) for sentence in sentences(text)):
        return True
    urgent = [[match.casefold() for match in _URGENCY.findall(text)] for text in (before, after)]
    soon = [bool(_HOW_SOON.search(text)) for text in (before, after)]
    if urgent[0] != urgent[1] and any(soon):
        return True
    for gone, come in differences(tokens(before), tokens(after)):
        lost, won = ({item.key for item in part} & OPPOSED for part in (gone, come))
        if lost and won and lost != won and max(len(gone), len(come)) <= 3:
            return True
    return False


def only_citations_differ(old: str, new: str) -> bool:
    """Return whether two texts are the same but for their citations."""
    before, after = (" ".join(re.sub(r"(?<!\s)\s*+\[@[^\[\]\n]*\]", "", text).split()) for text in (old, new))
    return before == after


def only_citations_come(old: str, new: str) -> bool:
    """Return whether a text is the same but for citations that it has more."""
    keys = [
        set(re.findall(r"@[\w:-]+", " ".join(re.findall(r"\[@[^\[\]\n]*\]", text)))) for text in (old, new)
    ]
    return keys[0] < keys[1] and only_citations_differ(old, new)


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


_KEYS = re.compile(r"@[\w:-]+")


def lost_citation(old: str, new: str) -> bool:
    """Return whether a statement that stands there as it did has lost a source, and none got it."""
    fewer = Counter(_KEYS.findall(old)) - Counter(_KEYS.findall(new))
    for gone, come in differences(tokens(old), tokens(new)):
        lost = fewer.keys() & {key for item in gone for key in _KEYS.findall(item.text)}
        if lost and all(item.text.startswith("[@") for item in (*gone, *come)):
            return True
    return False


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return every word in some texts, in lower case."""
    return frozenset(counted(texts))


def counted(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word stands in some texts, in lower case."""
    return Counter(word for text in texts for word in re.findall(r"[^\W\d_]{3,}", text.casefold()))


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
