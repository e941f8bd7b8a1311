"""Mistakes of meaning: what a tired editor types, and what no dictionary or syntax objects to.

Each function yields all places in a file where its mistake can be made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mutation_sources import (
    BIBLIOGRAPHY,
    EMERGENCY,
    VALUES,
    WHEN_TO_CALL,
    Content,
    Edit,
    Line,
    Operator,
    Source,
)

_DOSE = "mg|microgram|gram|g|ml|Gy|IE|mmol/l|kg"
_TIME = "uur|uren|dag|dagen|week|weken|maand|maanden|jaar"
_NUMBER = r"(?<![\w,.–-])(\d+(?:[,.]\d+)?)"

_OTHER_UNIT = {
    "mg": "g",
    "microgram": "mg",
    "gram": "mg",
    "g": "mg",
    "ml": "l",
    "Gy": "cGy",
    "IE": "mg",
    "kg": "g",
    "uur": "dagen",
    "dag": "week",
    "dagen": "weken",
    "week": "maand",
    "weken": "maanden",
    "maand": "jaar",
    "maanden": "weken",
    "jaar": "maanden",
}

_OPPOSITES = {
    "hoogstens": "ten minste",
    "ten minste": "hoogstens",
    "minder dan": "meer dan",
    "meer dan": "minder dan",
    "langer dan": "korter dan",
    "korter dan": "langer dan",
    "hoger dan": "lager dan",
    "lager dan": "hoger dan",
    "vóór": "na",
    "met spoed": "zonder haast",
    "toenemende": "afnemende",
    "instabiele": "stabiele",
    "stabiele": "instabiele",
}

_LATER = {
    "direct": "morgen",
    "meteen": "morgen",
    "dezelfde dag": "dezelfde week",
    "zo snel mogelijk": "zodra het uitkomt",
    "met spoed": "als er plaats is",
    "bel eerst": "bel later",
}


def _running(source: Source) -> Iterator[Line]:
    return source.of("text", "list", "table")


def _replace(line: Line, start: int, end: int, new: str) -> Edit:
    return Edit(line.start + start, line.start + end, new)


def _other_digit(number: str) -> str:
    """Return a number with another first digit."""
    return str(int(number[0]) % 9 + 1) + number[1:]


def _digits(source: Source, units: str) -> Iterator[Edit]:
    for line in _running(source):
        for match in re.finditer(rf"{_NUMBER}(?= ?(?:{units})\b)", line.prose):
            for new in (_other_digit(match[1]), f"{match[1]}0"):
                yield _replace(line, match.start(1), match.end(1), new)


def dose_digit(source: Source, _content: Content) -> Iterator[Edit]:
    """A digit of a dose is another, or a zero too many."""
    yield from _digits(source, _DOSE)


def time_digit(source: Source, _content: Content) -> Iterator[Edit]:
    """A digit of a time is another, or a zero too many."""
    yield from _digits(source, _TIME)


def unit(source: Source, _content: Content) -> Iterator[Edit]:
    """A number has another unit."""
    for line in _running(source):
        for match in re.finditer(rf"{_NUMBER} ({'|'.join(_OTHER_UNIT)})\b", line.prose):
            yield _replace(line, match.start(2), match.end(2), _OTHER_UNIT[match[2]])


def negation(source: Source, _content: Content) -> Iterator[Edit]:
    """A denial falls away."""
    for line in _running(source):
        for match in re.finditer(r"(?<=\w) niet\b|\bgeen (?=\w)", line.prose):
            yield _replace(line, match.start(), match.end(), "")
        for match in re.finditer(r"\bzonder\b", line.prose):
            yield _replace(line, match.start(), match.end(), "met")


def opposite(source: Source, _content: Content) -> Iterator[Edit]:
    """A word of comparison becomes its opposite."""
    words = "|".join(_OPPOSITES)
    for line in _running(source):
        for match in re.finditer(rf"\b(?:{words})\b", line.prose):
            yield _replace(line, match.start(), match.end(), _OPPOSITES[match[0]])


_ARROW = re.compile(r'(\s+)(\w+) (-->|-\.->)((?:\|"[^"]*"\|)?) ?(\w+)(.*)$')


def arrow(source: Source, _content: Content) -> Iterator[Edit]:
    """An arrow of a flowchart leads the other way."""
    for line in source.of("chart"):
        match = _ARROW.fullmatch(line.text)
        if match and not match[6]:
            indent, begin, sign, label, end, _ = match.groups()
            yield _replace(line, 0, len(line.text), f"{indent}{end} {sign}{label} {begin}")


def _both(first: Line, second: Line, source: Source, one: str, two: str) -> Edit:
    between = source.text[first.end : second.start]
    return Edit(first.start, second.end, f"{one}{between}{two}")


def _pairs_of_arrows(source: Source) -> Iterator[tuple[Line, re.Match[str], Line, re.Match[str]]]:
    """Yield arrows from one step that stand below each other."""
    found = [(line, match) for line in source.of("chart") if (match := _ARROW.fullmatch(line.text))]
    for (first, one), (second, two) in pairwise(found):
        if one[2] == two[2]:
            yield first, one, second, two


def yes_and_no(source: Source, _content: Content) -> Iterator[Edit]:
    """What stands at two arrows from one step, yes and no, changes places."""
    for first, one, second, two in _pairs_of_arrows(source):
        if {one[4][2:4], two[4][2:4]} == {"ja", "ne"}:
            new = (
                line.text.replace(match[4], other[4])
                for line, match, other in ((first, one, two), (second, two, one))
            )
            yield _both(first, second, source, *new)


def arrows(source: Source, _content: Content) -> Iterator[Edit]:
    """Two arrows from one step lead where the other led."""
    for first, one, second, two in _pairs_of_arrows(source):
        new = (
            f"{match[1]}{match[2]} {match[3]}{match[4]} {other[5]}{other[6]}"
            for match, other in ((one, two), (two, one))
        )
        yield _both(first, second, source, *new)


def _another(keys: list[str], key: str, near: int) -> str:
    """Return another of the ``keys``, the same for the same place."""
    others = [other for other in keys if other != key]
    return others[near % len(others)]


def citation(source: Source, content: Content) -> Iterator[Edit]:
    """A citation in the text is of another source."""
    for line in _running(source):
        for match in re.finditer(r"(?<=[\[ ]@)([a-z]+[0-9]{4}\w*)", line.text):
            new = _another(content.cited, match[1], line.start + match.start())
            yield _replace(line, match.start(), match.end(), new)


def sources_of_recommendation(source: Source, content: Content) -> Iterator[Edit]:
    """A recommendation names another source."""
    for line in source.of("option"):
        if line.text.startswith("    bronnen: ["):
            for match in re.finditer(r"[a-z]+[0-9]{4}\w*", line.text):
                if (new := _another(content.cited, match[0], line.start + match.start())) not in line.text:
                    yield _replace(line, match.start(), match.end(), new)


def _option(source: Source, key: str, values: tuple[str, ...]) -> Iterator[Edit]:
    for line in source.of("option"):
        match = re.fullmatch(rf"    {key}: (\S+)", line.text)
        for value in values if match else ():
            if match and value != match[1]:
                yield _replace(line, match.start(1), match.end(1), value)


def strength(source: Source, _content: Content) -> Iterator[Edit]:
    """A strong recommendation is weak, or a weak one strong."""
    yield from _option(source, "sterkte", ("sterk", "zwak"))


def direction(source: Source, _content: Content) -> Iterator[Edit]:
    """A recommendation for something is against it."""
    yield from _option(source, "richting", ("voor", "tegen"))


def certainty(source: Source, _content: Content) -> Iterator[Edit]:
    """The certainty is another."""
    yield from _option(source, "zekerheid", ("hoog", "redelijk", "laag", "zeer-laag"))


def deadline_in_table(source: Source, content: Content) -> Iterator[Edit]:
    """A row of a table has the time of another, or another digit in it."""
    times = content.deadlines
    for line in source.of("table"):
        for match in re.finditer(r"\{waarde:([\w-]+)\}", line.text):
            if text := times.get(match[1]):
                others = [name for name, other in times.items() if other != text]
                name = others[(line.start + match.start()) % len(others)]
                yield _replace(line, match.start(1), match.end(1), name)
        for match in re.finditer(rf"{_NUMBER}(?= (?:{_TIME})\b)", line.prose):
            yield _replace(line, match.start(1), match.end(1), _other_digit(match[1]))


def lines_to_act_on(source: Source, _content: Content) -> Iterator[Edit]:
    """A line of the emergency page, or of when to call, falls away, changes places with the next, or tells
    to wait."""
    lines = list(_running(source))
    for line in lines:
        yield Edit(line.start, line.end + 1, "")
        for match in re.finditer("|".join(_LATER), line.prose):
            yield _replace(line, match.start(), match.end(), _LATER[match[0]])
    for first, second in pairwise(lines):
        if first.kind == second.kind == "list" and first.number + 1 == second.number:
            yield _both(first, second, source, *_numbers_kept(second.text, first.text))


def _numbers_kept(one: str, two: str) -> tuple[str, str]:
    """Return two lines of a list with the number that the place of each has."""
    mark = re.compile(r"^(\s*)(\d+)\.")
    first, second = mark.match(one), mark.match(two)
    if not (first and second):
        return one, two
    return (
        mark.sub(rf"\g<1>{second[2]}.", one, count=1),
        mark.sub(rf"\g<1>{first[2]}.", two, count=1),
    )


_VALUE = re.compile(
    r"^  tekst: [^\n]*?(?P<number>\d+)(?P<after>[^\d\n]*)$"
    r"(?:(?!^- naam:).)*?^  getal: (?P=number)$",
    re.MULTILINE | re.DOTALL,
)


def value(source: Source, _content: Content) -> Iterator[Edit]:
    """A registered value is another: its text alone, its text and its number, or its unit."""
    for match in _VALUE.finditer(source.text):
        new = _other_digit(match["number"])
        start, end = match.span("number")
        yield Edit(start, end, new)
        rest = source.text[end : match.end()]
        yield Edit(start, match.end(), new + rest[: -len(match["number"])] + new)
        if unit_of := re.match(rf" ({'|'.join(_OTHER_UNIT)})\b", match["after"]):
            yield Edit(end + 1, end + 1 + len(unit_of[1]), _OTHER_UNIT[unit_of[1]])


def old_encoding(source: Source, _content: Content) -> Iterator[Edit]:
    """The file is saved as Windows-1252."""
    for line in source.lines:
        if not line.text.encode("cp1252", errors="replace").isascii():
            yield Edit(0, 0, "", encoding="cp1252", line=line.number)
            return


def half_conflict(source: Source, _content: Content) -> Iterator[Edit]:
    """Marks of a merge that was half done stay behind."""
    for line in source.of("text", "list", "option", "front", "data"):
        for mark in ("<<<<<<< HEAD\n", ">>>>>>> voorstel\n", "=======\n>>>>>>> voorstel\n"):
            yield Edit(line.start, line.start, mark)


def _pages(content: Content) -> list[str]:
    return content.pages


def _guarded(content: Content) -> list[str]:
    return [*content.pages, VALUES, BIBLIOGRAPHY]


MEANING = (
    Operator("cijfer van een dosis", "betekenis", _pages, dose_digit),
    Operator("cijfer van een tijd", "betekenis", _pages, time_digit),
    Operator("eenheid", "betekenis", _pages, unit),
    Operator("ontkenning weg", "betekenis", _pages, negation),
    Operator("woord omgekeerd", "betekenis", _pages, opposite),
    Operator("pijl omgekeerd", "betekenis", _pages, arrow),
    Operator("ja en nee verwisseld", "betekenis", _pages, yes_and_no),
    Operator("pijlen verwisseld", "betekenis", _pages, arrows),
    Operator("verwijzing verwisseld", "betekenis", _pages, citation),
    Operator("bron van een aanbeveling", "betekenis", _pages, sources_of_recommendation),
    Operator("sterkte", "betekenis", _pages, strength),
    Operator("richting", "betekenis", _pages, direction),
    Operator("zekerheid", "betekenis", _pages, certainty),
    Operator("termijn in een tabel", "betekenis", _pages, deadline_in_table),
    Operator("regel van de spoedpagina", "betekenis", lambda _content: [EMERGENCY], lines_to_act_on),
    Operator("regel van wanneer bellen", "betekenis", lambda _content: [WHEN_TO_CALL], lines_to_act_on),
    Operator("waarde", "betekenis", lambda _content: [VALUES], value),
    Operator("Windows-1252", "betekenis", _guarded, old_encoding, wide=True),
    Operator("half samenvoegconflict", "betekenis", _guarded, half_conflict, wide=True),
)
"""The mistakes of meaning by name."""
