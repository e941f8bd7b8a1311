"""Word by word: what differs between two texts, and whether that is spelling only.

A text is compared as words, numbers with their signs, values, citations and links; other punctuation counts
for nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import zip_longest

from guideline.model.measures import unit_key
from guideline.model.showable import showable

_NUMBER = r"\d+(?:[.,:/–‑-]\d+)*"
_TOKEN = re.compile(
    r"(?P<fixed>\{waarde:[^{}\n]*\}|\[@[^\[\]\n]*\]|\]\([^()\s]*\)|<!--[ ]{0,9}richtlijn:[a-z-]{1,40}[ ]{0,9}-->|https?://[^\s)\]]+)"
    rf"|(?P<number>{_NUMBER})"
    r"|(?P<sign>[<>≤≥=±+×%°/−])"
    r"|(?P<word>[^\W\d_]+(?:[-’'‑]?[^\W_]+)*)"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = _words(
    """niet geen nooit niemand nergens niets noch zonder evenmin behalve tenzij vermijd vermijden ontraad
    ontraden afgeraden contra-indicatie contra-indicaties"""
)
MODALS = _words(
    """kan kun kunt kunnen kon konden moet moeten moest mag mogen mocht zal zullen zult zou zouden wil wilt
    willen hoeft hoeven hoef dient dienen behoort behoren hoort horen overweeg overwegen overwogen adviseer
    raad liever voorkeur eventueel desgewenst"""
)
_PLAIN = _words(
    """en of maar als indien mits tot van vanaf voor vóór na over onder boven binnen buiten bij met in op af
    aan
    uit door tegen tijdens sinds om per te naar tussen om alle elke elk ieder iedere enkele sommige beide
    altijd
    wel ook alleen uitsluitend dezelfde"""
)
_ACTING = _words(
    """soms meestal vaak zelden direct directe meteen later latere eerst daarna uiterlijk minstens hoogstens
    minimaal maximaal ten-minste meer minder hoger hogere lager lagere langer langere korter kortere groter
    grotere kleiner kleinere sneller snellere trager tragere eerder eerdere ouder oudere jonger jongere
    zwaarder zwaardere
    lichter lichtere laag hoog lage hoge lang kort lange korte groot grote klein kleine links rechts
    linker rechter dag dagen
    nacht nachten ochtend avond morgen vandaag week weken maand maanden jaar jaren
    uur uren minuut minuten eenmaal tweemaal eenmalig dagelijks wekelijks maandelijks jaarlijks ja nee bel
    belt bellen stop stopt stoppen start staak staken geef geeft geven doe slik slikt slikken neem spoed
    112"""
)
"""Words that say what to do, when, and how much: also alone they make a sentence one that readers act on."""

_STEERING = _PLAIN | _ACTING
"""Words of which one letter more or less makes another rule."""

_WEAK = _words("van over bij met in op af aan uit door te naar om maar als ook wel zal zullen wil willen")
"""Words of which one more or less in a text that is put otherwise means nothing by itself."""

_CALLING = _words(
    """bel belt bellen spoed spoednummer spoedeisend huisartsenpost 112 alarmnummer ambulance meteen direct"""
)
"""Words by which readers know that a line says when to call."""

_TELLING = _CALLING | _words(
    """stop stopt stoppen gestopt slik slikt slikken niet nooit neem inneemt innemen vraag waarschuw wacht
    wachten mag moet"""
)
"""Words by which a line of a page for patients says what to do or leave."""

_NUMBER_WORDS = _words(
    """twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
    achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend half
    halve
    dubbel dubbele kwart eenmaal tweemaal driemaal één"""
)
_ORDINALS = _words(
    """eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde twintigste"""
)
_COMPOUND = re.compile(r"[a-zéë]{3,6}(?:en|ën)(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig")
"""A number as ‘vierentwintig’."""

_MORE_UNITS = frozenset(
    ("g", "gr", "gram", "kg", "kilogram", "l", "liter", "mmhg", "bpm", "mgy", "cgy", "µm", "m")
)

_DRUG = re.compile(
    r"\w{2,}(?:mab|nib|ciclib|parib|olon|ason|ison|olide|dronaat|droninezuur|dronate|parine|xaban|gatran"
    r"|platine?|taxel|rubicine|prazol|tidine|fenac|coxib|profen|xicam|morfine?|morfon|codone?|fentanil|tapentadol"
    r"|adol|gabaline?|gabapentine|triptyline|oxetine|azepam|zolam|barbital|cilline|mycine|floxacine|oxazol"
    r"|sartan|pril|statine|gliptine|glutide|amide|relix|reline|lutamide|trozol|oxifen|mustine|fosfamide|metrexaat"
    r"|setron|ketamine|acetamol|pirone?|mizol|setin|paridol|peridol|clopramide|heparine|warfarine|coumon|coumarol"
    r"|insuline|metformine)e?n?|(?:radium|strontium|samarium|lutetium)\w*|naproxen\w*|ibuprofen\w*|tramadol\w*"
    r"|denosumab\w*|methadon\w*|lidoca[iï]ne\w*|bupivaca[iï]ne\w*|laxans|laxantia|macrogol\w*|nsaid\w*|opio[iï]d\w*",
    re.IGNORECASE,
)
"""Names of drugs, most by the stems of the International Nonproprietary Names (WHO)."""

_ENDINGS = frozenset(("", "e", "en", "n", "s", "t", "d", "te", "de", "ten", "den"))
_STEM = 4
"""How many letters a word keeps when only its ending changes."""


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
            or word in _STEERING
            or is_number_word(word)
            or is_unit(token.text)
            or word in self._single
            or _DRUG.fullmatch(word) is not None
            or (len(token.text) > 1 and token.text.isupper())
        )

    def names(self, word: str) -> bool:
        """Return whether a word in lower case is a registered term or a drug."""
        return word in self._single or _DRUG.fullmatch(word) is not None

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
        for gone, come in _differences(before, after):
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
        return [word for word in self._guarded(_said(text)) if word not in _WEAK]

    def _acts(self, item: Token) -> bool:
        if item.sort in ("number", "sign"):
            return True
        if item.sort != "word":
            return item.text.startswith("{waarde:")
        word = item.key
        return (
            word in NEGATIONS
            or word in MODALS
            or word in _ACTING - {"meer"}
            or word in _NUMBER_WORDS
            or word in self._single
            or _DRUG.fullmatch(word) is not None
        )

    def _is_slip(self, old: str, new: str) -> bool:
        if _bare(old) == _bare(new):
            return True
        if distance(old, new) > 2:
            return False
        stem = _common_start(old, new)
        if stem >= _STEM and old[stem:] in _ENDINGS and new[stem:] in _ENDINGS:
            return True
        return not (old in self.known and new in self.known) and old[:1] == new[:1]


def is_number_word(word: str) -> bool:
    """Return whether a word in lower case is a number or says which in a row; ‘één’ is one, ‘een’ is not."""
    return word in _NUMBER_WORDS or word in _ORDINALS or _COMPOUND.fullmatch(word) is not None


def is_unit(text: str) -> bool:
    """Return whether a word is a unit."""
    folded = text.casefold()
    return folded in _MORE_UNITS or unit_key(text) != text or unit_key(folded) != folded


_SENTENCE = re.compile(r"(?<=[.?!:;])\s+(?=[A-Z0-9*\[({‘“])|\s\|\s")


def sentences(text: str) -> list[str]:
    """Return the sentences, and the cells, of a text."""
    return [part.strip() for part in _SENTENCE.split(text) if part and part.strip()]


def without_common(old: str, new: str) -> tuple[str, str]:
    """Return what is left of two texts without the sentences that both have, wherever they stand."""
    before, after = sentences(old), sentences(new)
    common = Counter(before) & Counter(after)
    return _rest(before, common), _rest(after, common)


def _rest(found: list[str], common: Counter[str]) -> str:
    left = Counter(common)
    kept: list[str] = []
    for sentence in found:
        if left[sentence]:
            left[sentence] -= 1
        else:
            kept.append(sentence)
    return " ".join(kept)


def _said(text: str) -> list[Token]:
    """Return the tokens of a text without its citations, links and remarks."""
    return [item for item in tokens(text) if item.sort != "fixed" or item.text.startswith("{waarde:")]


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


_LOOSE = _ORDINALS | _words("één half halve dubbel dubbele")


def other_figures(old: str, new: str) -> bool:
    """Return whether the figures of two texts differ, apart from the sentences that both have. In a sentence
    that only one of them has, ‘de eerste’ and ‘één’ count for nothing."""
    before, after = without_common(old, new)
    if before and after:
        return figures(before) != figures(after)
    return any(number not in _LOOSE for number, _ in figures(before or after))


def lost_negation(old: str, new: str) -> bool:
    """Return whether a negation came or went: in what differs between two texts, however long that is, or
    with a whole sentence."""
    before, after = without_common(old, new)
    if not before or not after:
        return any(item.key in NEGATIONS for item in tokens(before or after))
    for gone, come in _differences(tokens(before), tokens(after)):
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
        or (item.sort == "word" and (is_unit(item.text) or item.key in _MEASURED))
        for item in found
    ):
        return True
    numbered = any(item.sort == "number" for item in found)
    return numbered and any(item.text in "<>≤≥" or item.key in _COMPARING for item in found)


_MEASURED = _words("mg ml gy dag dagen week weken maand maanden jaar jaren uur uren minuut minuten")

_COMPARING = _words(
    "meer minder hoger lager langer korter ouder jonger minstens hoogstens vanaf tot boven onder"
)


def says_when_to_call(text: str) -> bool:
    """Return whether a text says that somebody must call."""
    return any(item.key in _CALLING for item in tokens(text))


def says_what_to_do(text: str) -> bool:
    """Return whether a text tells a patient to do or leave something."""
    return any(item.key in _TELLING for item in tokens(text))


def only_citations_differ(old: str, new: str) -> bool:
    """Return whether two texts are the same but for their citations."""
    before, after = (" ".join(re.sub(r"(?<!\s)\s*+\[@[^\[\]\n]*\]", "", text).split()) for text in (old, new))
    return before == after


def swapped_citation(old: str, new: str) -> bool:
    """Return whether the same statement cites another source: not one more, or one less."""
    for gone, come in _differences(tokens(old), tokens(new)):
        before, after = (
            {key for item in part if item.text.startswith("[@") for key in re.findall(r"@[\w:-]+", item.text)}
            for part in (gone, come)
        )
        if before - after and after - before:
            return True
    return False


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


def _common_start(one: Sequence[str], other: Sequence[str]) -> int:
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


MOST_PAIRS = 4_000_000
"""How many pairs of words are held against each other; of more, all that differs counts as one difference."""


def _opcodes(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Return how one row of words becomes the other, as ``difflib`` does, in bounded time."""
    start = _common_start(before, after)
    end = min(_common_start(before[::-1], after[::-1]), len(before) - start, len(after) - start)
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


def _differences(before: list[Token], after: list[Token]) -> Iterator[tuple[list[Token], list[Token]]]:
    codes = _opcodes([item.key for item in before], [item.key for item in after])
    for tag, start, end, new_start, new_end in codes:
        if tag != "equal":
            yield before[start:end], after[new_start:new_end]


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
    codes = _opcodes(before, after)
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
