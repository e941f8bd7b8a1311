"""Edits of the real content that change nothing for a patient: no check and no comparison may raise an alarm.

Nothing is said of a word that steers by itself (a number, a negation, a drug): in those every letter counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from content_lines import Line, lines_of, with_lines
from guideline.changes.word_lists import DRUG, MODALS, NEGATIONS, is_number_word, is_unit
from mutated_guideline import RealGuideline


@dataclass(frozen=True, slots=True)
class Edit:
    """One harmless edit: its operator, the file (from the docs folder) with its content before and after, the
    line, and what stood and stands there."""

    operator: str
    path: str
    before: bytes
    after: bytes
    line: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Other lines of one file, by number. ``back`` when these are the slip and what stands there mends it."""

    path: str
    lines: dict[int, str]
    back: bool = False


HARMLESS: dict[str, Callable[[RealGuideline, Random], Iterator[Lines]]] = {}
"""What makes a harmless edit, by its name in the table."""

_Maker = Callable[[RealGuideline, Random], Iterator[Lines]]


def harmless(name: str) -> Callable[[_Maker], _Maker]:
    """Register an operator: a function that yields every edit that it can make."""

    def register(function: _Maker) -> _Maker:
        HARMLESS[name] = function
        return function

    return register


def edit(name: str, base: RealGuideline, change: Lines) -> Edit:
    """Return other lines as an edit of the file."""
    typed = base.texts[change.path]
    other = with_lines(typed, dict(change.lines))
    texts = typed.split("\n")
    number, new = next(iter(change.lines.items()))
    old = texts[number - 1]
    if change.back:
        return Edit(name, change.path, other.encode(), typed.encode(), number, new.strip(), old.strip())
    return Edit(name, change.path, typed.encode(), other.encode(), number, old.strip(), new.strip())


def _spread(base: RealGuideline, random: Random, *kinds: str) -> Iterator[tuple[str, Line]]:
    found = [
        (path, line)
        for path, text in base.texts.items()
        if path.endswith(".md")
        for line in lines_of(text)
        if line.kind in kinds
    ]
    random.shuffle(found)
    yield from found


_WORD = re.compile(r"(?<![\w\0-])[a-zà-ÿ]{5,}(?![\w\0-])")

_BESIDE = [one + other for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for one, other in pairwise(row)]
"""Letters that stand beside each other on a keyboard."""


def _ordinary(word: str) -> bool:
    """Return whether a letter of a word may be wrong without another meaning."""
    return not (DRUG.fullmatch(word) or is_number_word(word) or is_unit(word) or word in NEGATIONS | MODALS)


def _slip(word: str, random: Random) -> str:
    """Return a word as a hurried hand types it."""
    at = random.randint(1, len(word) - 2)
    beside = [pair.replace(word[at], "") for pair in _BESIDE if word[at] in pair] or [word[at]]
    return random.choice(
        [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + random.choice(beside) + word[at + 1 :],
        ]
    )


@harmless("slip of one or two letters mended")
def _slips(base: RealGuideline, random: Random) -> Iterator[Lines]:
    for path, line in _spread(base, random, "text", "item"):
        words = [match for match in _WORD.finditer(line.plain) if _ordinary(match[0])]
        if words:
            match = random.choice(words)
            slip = _slip(match[0], random)
            if slip != match[0]:
                text = line.text[: match.start()] + slip + line.text[match.end() :]
                yield Lines(path, {line.number: text}, back=True)


@harmless("comma added")
def _commas(base: RealGuideline, random: Random) -> Iterator[Lines]:
    for path, line in _spread(base, random, "text", "item"):
        places = [match.start() for match in re.finditer(r"(?<=[a-z]{3}) (?=[a-z]{3})", line.plain)]
        if places:
            at = random.choice(places)
            yield Lines(path, {line.number: f"{line.text[:at]},{line.text[at:]}"})


@harmless("line wrapped elsewhere")
def _wrapped(base: RealGuideline, random: Random) -> Iterator[Lines]:
    for path, line in _spread(base, random, "text"):
        places = [match.start() for match in re.finditer(r"(?<=[a-z,]) (?=[a-z]{2})", line.plain)]
        if places and not line.text.startswith(" "):
            at = random.choice(places)
            yield Lines(path, {line.number: f"{line.text[:at]}\n{line.text[at + 1 :]}"})


@harmless("blank line added")
def _blanks(base: RealGuideline, random: Random) -> Iterator[Lines]:
    for path, line in _spread(base, random, "blank"):
        yield Lines(path, {line.number: "\n"})


@harmless("space at the end of a line")
def _trailing(base: RealGuideline, random: Random) -> Iterator[Lines]:
    for path, line in _spread(base, random, "text", "item", "row", "heading"):
        yield Lines(path, {line.number: f"{line.text} "})


_PHRASES = {
    "daarom": "om die reden",
    "beschrijft": "bespreekt",
    "beschreven": "besproken",
    "gevonden": "aangetroffen",
    "verschilt": "loopt uiteen",
    "vooral": "met name",
    "bijvoorbeeld": "zo nodig",
    "ongeveer": "naar schatting",
    "omdat": "doordat",
    "onderzocht": "bekeken",
    "noemt": "vermeldt",
    "genoemd": "vermeld",
    "gebruikt": "toegepast",
    "toont": "laat zien",
    "blijkt": "komt naar voren",
    "gaat over": "heeft betrekking op",
}
"""Words for which others say the same, in a sentence that asks and measures nothing."""


_REASONS = ("Overwegingen", "Onderbouwing", "Kennislacunes en open punten")


@harmless("sentence of running text put otherwise, without figures")
def _reworded(base: RealGuideline, random: Random) -> Iterator[Lines]:
    terms = {text.casefold() for term in base.guideline.terms for text in (term.term, *term.synonyms)}
    for path, line in _spread(base, random, "text"):
        words = set(re.findall(r"[^\W\d_]+", line.plain.casefold()))
        tells = path.startswith("over/") or line.section in _REASONS
        if not tells or line.block or re.search(r"\d", line.plain) or words & (terms | NEGATIONS | MODALS):
            continue
        found = [
            (match, new) for old, new in _PHRASES.items() for match in re.finditer(rf"\b{old}\b", line.plain)
        ]
        if found:
            match, new = random.choice(found)
            yield Lines(path, {line.number: line.text[: match.start()] + new + line.text[match.end() :]})


_TOP_KEY = re.compile(r"[a-z_]+:")


@harmless("order of keys in the front matter")
def _key_order(base: RealGuideline, random: Random) -> Iterator[Lines]:
    paths = [path for path, text in base.texts.items() if path.endswith(".md") and text.startswith("---\n")]
    pairs = []
    for path in paths:
        texts = base.texts[path].split("\n")
        end = texts.index("---", 1)
        starts = [number for number in range(1, end) if _TOP_KEY.match(texts[number])] + [end]
        pairs += [(path, *three) for three in zip(starts, starts[1:], starts[2:], strict=False)]
    random.shuffle(pairs)
    for path, first, second, end in pairs:
        texts = base.texts[path].split("\n")
        turned = [*texts[second:end], *texts[first:second]]
        yield Lines(path, dict(enumerate(turned, start=first + 1)))


_SCALAR = re.compile(r"(\s*(?:- )?[a-z_]+: )([A-Za-zÀ-ÿ][^\"':#\[\]{}\\&*!|>%@`]*[^\s\"':#\[\]{}\\])")


@harmless("quotes around a text of YAML")
def _quoted(base: RealGuideline, random: Random) -> Iterator[Lines]:
    found = []
    for path, text in base.texts.items():
        if path.endswith(".bib"):
            continue
        texts = text.split("\n")
        last = texts.index("---", 1) if path.endswith(".md") and texts[0] == "---" else len(texts)
        if path.endswith(".md") and texts[0] != "---":
            continue
        for number, line in enumerate(texts[:last], start=1):
            if (match := _SCALAR.fullmatch(line)) and match[2] not in ("true", "false", "null"):
                found.append((path, number, match))
    random.shuffle(found)
    for path, number, match in found:
        mark = random.choice("\"'")
        yield Lines(path, {number: f"{match[1]}{mark}{match[2]}{mark}"})
