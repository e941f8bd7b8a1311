"""Is no registered value typed over, in whatever way it is written?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.values.texts import texts_of
from guideline.model.findings import Severity
from guideline.model.guideline import Value
from guideline.model.measures import Canonical
from guideline.model.values import VALUE_USE
from guideline.reading.registers import VALUES

_NUMBER = re.compile(r"\d+")
_JOINED_BEFORE = re.compile(r"[\w–,.×]")
_JOINED_AFTER = re.compile(r"[\w–]")
"""What makes a number part of a longer one, before it and after it."""


@check(
    "W004",
    "Overgetypte waarde",
    Severity.WARNING,
    """Een getal uit docs/waarden.yml dat in de tekst is overgetypt, verandert niet mee. Dat geldt in
    aanbevelingen, stroomschema’s, de spoedpagina en de pagina’s voor patiënten, en overal waar het getal
    alleen met de bron van de waarde staat. Een andere schrijfwijze telt ook: ‘12u’, ‘12-uurs’ en ‘twaalf
    uur’ zijn 12 uur. Is het toevallig hetzelfde getal met een andere betekenis, geef het dan een eigen naam
    en betekenis in docs/waarden.yml, en gebruik die.""",
    Example("Dat moet binnen 12 uur [@bron2020].", "Dat moet binnen {waarde:termijn} [@bron2020]."),
)
def typed_copy(context: Context) -> Iterator[Report]:
    known = _Known(context.guideline.values)
    for page in context.guideline.pages:
        cited: dict[int, set[str]] = defaultdict(set)
        for citation in page.citations:
            cited[citation.at[0]].add(citation.key)
        for text, at, binding in texts_of(page):
            near = cited.get(at[0], set())
            if not (binding or near):
                continue
            for typed, values in known.copies_in(VALUE_USE.sub("", text)):
                if binding or near <= {value.source for value in values}:
                    place = context.place(page, (at[0], at[1] + max(text.find(typed), 0)))
                    yield place, _message(typed, values[0].text), _remedy(values, text)


def _message(typed: str, text: str) -> str:
    if typed == text:
        return f"‘{typed}’ is overgetypt uit docs/{VALUES}"
    if re.sub(r"[\u00a0\u2009\u202f]", " ", typed) == text:
        return f"‘{typed}’ is overgetypt uit docs/{VALUES}, met een harde spatie"
    return f"‘{typed}’ is een andere schrijfwijze van ‘{text}’ uit docs/{VALUES}"


def _remedy(values: Sequence[Value], text: str) -> str:
    """Return what to type: the names of the values that fit best in the text, and the way out when none
    does."""
    words = _words(text)
    likely = sorted(values, key=lambda value: -len(words & _words(f"{value.meaning} {value.name}")))[:3]
    names = " of ".join(f"{{waarde:{value.name}}}" for value in likely)
    return (
        f"schrijf {names}; betekent het hier iets anders, geef het dan in docs/{VALUES} een eigen naam en"
        " betekenis, en schrijf {waarde:die-naam}"
    )


def _words(text: str) -> set[str]:
    """Return what the longer words of a text begin with, so that their endings do not count."""
    return {word[:7] for word in re.findall(r"[^\W\d_]{4,}", text.casefold())}


class _Known:
    """The values with a number in them, by the one way of writing in which they are compared."""

    def __init__(self, values: Iterable[Value]) -> None:
        self._values: dict[str, list[Value]] = defaultdict(list)
        for value in values:
            if re.search(r"^[^\d\n]*\d.*[^\W\d]|\d\s*[–×]", value.text, re.MULTILINE):
                self._values[Canonical(value.text).text].append(value)
        self._copies = Copies(self._values)

    def copies_in(self, text: str) -> Iterator[tuple[str, list[Value]]]:
        """Yield each copy of values as typed, with the values that it may be."""
        written = Canonical(text)
        for literal, start in sorted(self._copies.found_in(written.text).items()):
            end = start + len(literal)
            if not _ROUND_THE_CLOCK.match(written.text, end):
                yield written.typed(start, end), self._values[literal]


_ROUND_THE_CLOCK = re.compile(
    r" per (?:dag|etmaal)\b| (?:bereikbaar|beschikbaar)| ?-?(?:zorg|dienst|opvang|service|urine|meting)",
    re.IGNORECASE,
)
"""What makes a number of hours the length of a day, and no deadline."""


class Copies:
    """Finds which of many literals, each with a number in it, stand in a text.

    Each number in the text takes one look-up for each shape (how much stands before the number, how long the
    whole is) of the literals that have it first, however many literals there are.
    """

    def __init__(self, literals: Iterable[str]) -> None:
        """Take note of where the first number stands in each literal, and how long the literal is."""
        self._literals = frozenset(literals)
        self._shapes: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for literal in self._literals:
            if number := _NUMBER.search(literal):
                self._shapes[number[0]].add((number.start(), len(literal)))

    def found_in(self, text: str) -> dict[str, int]:
        """Return the literals that stand in ``text``, not as a part of a longer word or number, with where
        each first stands."""
        found: dict[str, int] = {}
        for number in _NUMBER.finditer(text):
            for before, length in self._shapes.get(number[0], ()):
                start = number.start() - before
                if start < 0 or (part := text[start : start + length]) not in self._literals:
                    continue
                if not _JOINED_BEFORE.match(text, max(start - 1, 0), start) and not _JOINED_AFTER.match(
                    text, start + length
                ):
                    found.setdefault(part, start)
        return found
