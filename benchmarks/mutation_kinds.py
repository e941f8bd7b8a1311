"""Mistakes of meaning in the real content: each operator gives every place where it can be made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from content_lines import Line, lines_of, with_lines
from guideline.model.measures import UNITS
from mutated_guideline import RealGuideline


@dataclass(frozen=True, slots=True)
class Mutation:
    """One mistake: its operator, the file (from the docs folder) with its content, the lines on which it may
    be told, what stood and stands there, and the codes of the checks that may find it, the likeliest
    first."""

    operator: str
    path: str
    content: bytes
    lines: frozenset[int]
    old: str
    new: str
    codes: tuple[str, ...] = ()


Operator = Callable[[RealGuideline, Random], Iterable["Change"]]


@dataclass(frozen=True, slots=True)
class Change:
    """Other lines of one file; None takes a line away. ``told`` are the lines on which that may be told, when
    those are others."""

    path: str
    lines: dict[int, str | None]
    told: frozenset[int] = frozenset()
    codes: tuple[str, ...] = ()
    content: bytes = field(default=b"")


OPERATORS: dict[str, Operator] = {}
"""What makes a mistake of meaning, by its name in the table."""


def operator(name: str) -> Callable[[Operator], Operator]:
    """Register an operator: a function that yields every change that it can make."""

    def register(function: Operator) -> Operator:
        OPERATORS[name] = function
        return function

    return register


def mutation(name: str, base: RealGuideline, change: Change) -> Mutation:
    """Return a change as a mutation of the file."""
    typed = base.texts[change.path]
    content = change.content or with_lines(typed, change.lines).encode()
    texts = typed.split("\n")
    old = " / ".join(texts[number - 1].strip() for number in change.lines)
    new = " / ".join("(weg)" if text is None else text.strip() for text in change.lines.values())
    lines = change.told or frozenset(change.lines)
    return Mutation(name, change.path, content, lines, old, new, change.codes)


def care_pages(base: RealGuideline) -> Iterator[tuple[str, list[Line]]]:
    """Yield the pages that care is given by: modules, pages for patients, and those at the root."""
    for page in base.guideline.pages:
        if page.is_maintained or not page.folder:
            yield page.path, lines_of(base.texts[page.path])


def spread(base: RealGuideline, random: Random) -> Iterator[tuple[str, Line]]:
    """Yield the lines of those pages in a random order."""
    found = [(path, line) for path, lines in care_pages(base) for line in lines]
    random.shuffle(found)
    yield from found


READ = ("text", "item", "row")
"""The kinds of line that readers read as text."""

_NUMBER = r"(?<![\w,.\-–/@])\d+(?:,\d+)?"
_MEASURE = re.compile(
    rf"({_NUMBER})([ \u00a0])({'|'.join(sorted(map(re.escape, UNITS), key=len, reverse=True))})(?!\w)"
)

_OTHER_UNITS = {
    "mg": "g",
    "microgram": "mg",
    "ml": "l",
    "Gy": "cGy",
    "uur": "dagen",
    "minuten": "uur",
    "dag": "week",
    "dagen": "weken",
    "week": "maand",
    "weken": "maanden",
    "maand": "jaar",
    "maanden": "jaar",
    "jaar": "maanden",
    "cm": "mm",
    "mm": "cm",
    "fracties": "giften",
}

_TIMES = frozenset(("uur", "minuten", "dag", "dagen", "week", "weken", "maand", "maanden"))


def _other_digit(number: str, random: Random) -> str:
    index = random.choice([index for index, sign in enumerate(number) if sign.isdigit()])
    others = [digit for digit in "123456789" if digit != number[index]]
    return number[:index] + random.choice(others) + number[index + 1 :]


def _replaced(line: Line, start: int, end: int, new: str) -> str:
    return line.text[:start] + new + line.text[end:]


def _measures(base: RealGuideline, random: Random, *kinds: str) -> Iterator[tuple[str, Line, re.Match[str]]]:
    for path, line in spread(base, random):
        if line.kind in kinds and (found := list(_MEASURE.finditer(line.plain))):
            yield path, line, random.choice(found)


@operator("digit of a dose, deadline or other measure")
def _digits(base: RealGuideline, random: Random) -> Iterator[Change]:
    for path, line, match in _measures(base, random, *READ):
        text = _replaced(line, match.start(1), match.end(1), _other_digit(match[1], random))
        yield Change(path, {line.number: text})


@operator("unit of a measure")
def _units(base: RealGuideline, random: Random) -> Iterator[Change]:
    for path, line, match in _measures(base, random, *READ):
        if match[3] in _OTHER_UNITS:
            text = _replaced(line, match.start(3), match.end(3), _OTHER_UNITS[match[3]])
            yield Change(path, {line.number: text})


@operator("deadline in a table")
def _deadlines(base: RealGuideline, random: Random) -> Iterator[Change]:
    values = [value.name for value in base.guideline.values if value.measure and value.measure.unit in _TIMES]
    texts = base.guideline.value_texts
    for path, line in spread(base, random):
        if line.kind != "row":
            continue
        uses = [match for match in re.finditer(r"\{waarde:([\w-]+)\}", line.text) if match[1] in values]
        times = [match for match in _MEASURE.finditer(line.plain) if match[3] in _TIMES]
        if uses and (not times or random.random() < 0.5):
            use = random.choice(uses)
            other = random.choice([name for name in values if texts[name] != texts[use[1]]])
            yield Change(path, {line.number: _replaced(line, *use.span(1), other)})
        elif times:
            match = random.choice(times)
            text = _replaced(line, match.start(1), match.end(1), _other_digit(match[1], random))
            yield Change(path, {line.number: text})


_NEGATION = re.compile(r"\b(niet|geen)[ ](?=\w)", re.IGNORECASE)
_ACT = re.compile(
    r"\b(?:is|wordt|worden|kan|kunnen|mag|moet|geef|maak|bel|overweeg|bespreek|wacht|doe|gebruik|overleg|vraag"
    r"|start|stop|verwijs|meet|noem|laat|zorg|begin|bepaal|besluit|controleer)\b(?=[ ]\w)",
    re.IGNORECASE,
)


def _in_recommendations(base: RealGuideline, random: Random) -> Iterator[tuple[str, Line]]:
    for path, line in spread(base, random):
        if line.block == "aanbeveling" and line.kind in READ:
            yield path, line


@operator("negation removed from a recommendation")
def _negations_gone(base: RealGuideline, random: Random) -> Iterator[Change]:
    for path, line in _in_recommendations(base, random):
        if found := list(_NEGATION.finditer(line.plain)):
            match = random.choice(found)
            yield Change(path, {line.number: _replaced(line, match.start(), match.end(), "")})


@operator("negation added to a recommendation")
def _negations_come(base: RealGuideline, random: Random) -> Iterator[Change]:
    for path, line in _in_recommendations(base, random):
        found = [match for match in _ACT.finditer(line.plain) if "niet" not in line.plain[match.end() :][:6]]
        if found:
            match = random.choice(found)
            yield Change(path, {line.number: _replaced(line, match.end(), match.end(), " niet")})


_ARROW = re.compile(r"(\s+)([\w-]+)( -->(?:\|\"([^\"]*)\"\|)? )(([\w-]+)\S?.*)")


def _arrows(base: RealGuideline) -> Iterator[tuple[str, list[tuple[Line, re.Match[str]]]]]:
    for path, lines in care_pages(base):
        found = [
            (line, match) for line in lines if line.kind == "chart" if (match := _ARROW.fullmatch(line.text))
        ]
        if found:
            yield path, found


def _shuffled(changes: Iterable[Change], random: Random) -> list[Change]:
    found = list(changes)
    random.shuffle(found)
    return found


@operator("ends of two arrows of a chart swapped")
def _arrows_swapped(base: RealGuideline, random: Random) -> list[Change]:
    def made() -> Iterator[Change]:
        for path, arrows in _arrows(base):
            for one, first in arrows:
                other, second = random.choice(arrows)
                same = first[2] == second[2] and (first[4] or "") == (second[4] or "")
                if first[6] != second[6] and not same:
                    lines = {
                        one.number: "".join((first[1], first[2], first[3], second[5])),
                        other.number: "".join((second[1], second[2], second[3], first[5])),
                    }
                    yield Change(path, dict(lines))

    return _shuffled(made(), random)


@operator("arrow of a chart turned around")
def _arrows_turned(base: RealGuideline, random: Random) -> list[Change]:
    return _shuffled(
        (
            Change(path, {line.number: f"{match[1]}{match[5]}{match[3]}{match[2]}"})
            for path, arrows in _arrows(base)
            for line, match in arrows
            if match[5] == match[6]
        ),
        random,
    )


@operator("yes and no swapped at the arrows of a chart")
def _answers_swapped(base: RealGuideline, random: Random) -> list[Change]:
    def made() -> Iterator[Change]:
        for path, arrows in _arrows(base):
            for one, first in arrows:
                for other, second in arrows:
                    answers = (first[4] or "").split()[:1], (second[4] or "").split()[:1]
                    if first[2] == second[2] and answers == (["ja"], ["nee"]):
                        yield Change(
                            path,
                            {
                                one.number: one.text.replace(first[3], second[3], 1),
                                other.number: other.text.replace(second[3], first[3], 1),
                            },
                        )
                if (first[4] or "") in ("ja", "nee"):
                    new = "nee" if first[4] == "ja" else "ja"
                    yield Change(path, {one.number: one.text.replace(f'"{first[4]}"', f'"{new}"', 1)})

    return _shuffled(made(), random)


_CITATION = re.compile(r" ?\[@[^\[\]\n]+\]")


def _other_source(base: RealGuideline, key: str, random: Random) -> str:
    return random.choice([item.key for item in base.guideline.references if item.key != key])


@operator("citation replaced by another")
def _citations_swapped(base: RealGuideline, random: Random) -> Iterator[Change]:
    for path, line in spread(base, random):
        found = list(re.finditer(r"@([\w-]+)(?=[^\[\]]*\])", line.text)) if line.kind in READ else []
        if found:
            match = random.choice(found)
            text = _replaced(line, *match.span(1), _other_source(base, match[1], random))
            yield Change(path, {line.number: text})


@operator("citation removed")
def _citations_gone(base: RealGuideline, random: Random) -> Iterator[Change]:
    for path, line in spread(base, random):
        found = list(_CITATION.finditer(line.text)) if line.kind in READ else []
        if found:
            match = random.choice(found)
            yield Change(path, {line.number: _replaced(line, *match.span(), "")}, codes=("W007", "L002"))


@operator("source of a recommendation replaced or removed")
def _sources_changed(base: RealGuideline, random: Random) -> Iterator[Change]:
    for path, line in _options(base, random, "bronnen"):
        keys = re.findall(r"[\w-]+", line.text.partition(":")[2])
        if keys:
            gone = random.choice(keys)
            new = [_other_source(base, gone, random)] if random.random() < 0.5 else []
            kept = [name for key in keys for name in (new if key == gone else [key])]
            yield Change(path, {line.number: f"    bronnen: [{', '.join(dict.fromkeys(kept))}]"})


def _options(base: RealGuideline, random: Random, key: str) -> Iterator[tuple[str, Line]]:
    for path, line in spread(base, random):
        if line.kind == "option" and line.text.startswith(f"    {key}:"):
            yield path, line


def _option(name: str, key: str, *values: str) -> None:
    @operator(name)
    def changed(base: RealGuideline, random: Random) -> Iterator[Change]:
        for path, line in _options(base, random, key):
            now = line.text.partition(":")[2].strip()
            other = random.choice([value for value in values if value != now])
            yield Change(path, {line.number: f"    {key}: {other}"})


_option("strength of a recommendation", "sterkte", "sterk", "zwak")
_option("direction of a recommendation", "richting", "voor", "tegen")
_option(
    "certainty of a recommendation", "zekerheid", "hoog", "redelijk", "laag", "zeer-laag", "expert-opinion"
)

_URGENT = {"direct": "morgen", "eerst": "daarna", "binnen": "na", "bel": "mail", "niet": "wel", "geen": "een"}


@operator("line of the emergency page removed, moved or otherwise")
def _emergency(base: RealGuideline, random: Random) -> list[Change]:
    lines = [
        line
        for line in lines_of(base.texts["spoed.md"])
        if line.kind in READ or (line.kind == "heading" and line.number > 1)
    ]

    def made() -> Iterator[Change]:
        for line, following in zip(lines, lines[1:] + lines[:1], strict=True):
            if line.kind != "heading":
                yield Change("spoed.md", {line.number: None})
            if line.kind == following.kind == "item" and following.number == line.number + 1:
                yield Change("spoed.md", {line.number: following.text, following.number: line.text})
            for word, new in _URGENT.items():
                for match in re.finditer(rf"\b{word}\b", line.plain, re.IGNORECASE):
                    yield Change("spoed.md", {line.number: _replaced(line, *match.span(), new)})

    return _shuffled(made(), random)


@operator("value in waarden.yml")
def _values(base: RealGuideline, random: Random) -> list[Change]:
    texts = base.texts["waarden.yml"].split("\n")

    def made() -> Iterator[Change]:
        for number, text in enumerate(texts, start=1):
            match = re.fullmatch(r"(  (?:tekst|getal|eenheid|bron): )(.+)", text)
            if not match:
                continue
            key, now = match[1].strip(" :"), match[2]
            if key == "bron":
                new = _other_source(base, now, random)
            elif key == "eenheid":
                new = _OTHER_UNITS.get(now, "uur")
            elif digits := list(re.finditer(r"\d+(?:,\d+)?", now)):
                digit = random.choice(digits)
                new = now[: digit.start()] + _other_digit(digit[0], random) + now[digit.end() :]
            else:
                words = list(re.finditer(r"\b\w{4,}\b", now))
                word = random.choice(words)
                new = now[: word.start()] + now[word.end() :].lstrip()
            yield Change("waarden.yml", {number: f"{match[1]}{new}"}, codes=("W005", "W002", "W006"))

    return _shuffled(made(), random)


@operator("file saved in Windows-1252")
def _old_encoding(base: RealGuideline, random: Random) -> list[Change]:
    def made() -> Iterator[Change]:
        for path, text in base.texts.items():
            at = next((index for index, sign in enumerate(text) if ord(sign) > 127), None)
            if at is not None:
                line = text.count("\n", 0, at) + 1
                content = text.encode("cp1252", errors="replace")
                yield Change(path, {line: text.split("\n")[line - 1]}, codes=("M001",), content=content)

    return _shuffled(made(), random)


@operator("half of a merge conflict")
def _conflicts(base: RealGuideline, random: Random) -> Iterator[Change]:
    paths = sorted(base.texts)
    while True:
        path = random.choice(paths)
        texts = base.texts[path].split("\n")
        number = random.randint(1, len(texts))
        text = texts[number - 1]
        mark = random.choice(("<<<<<<< HEAD", "=======", ">>>>>>> voorstel"))
        yield Change(path, {number: f"{mark}\n{text}"}, codes=("M004",))
