"""Numbers with a unit, in all ways in which people write them: ‘12 uur’, ‘12u’, ‘twaalf uur’, ‘1x8 Gy’."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_WAYS = {
    "uur": "uur uren uurs u hr hrs h",
    "minuut": "minuut minuten min",
    "dag": "dag dagen dgn",
    "week": "week weken wkn wk",
    "maand": "maand maanden maands mnd",
    "jaar": "jaar jaren jr",
    "mg": "mg milligram mgr",
    "microgram": "microgram mcg µg μg ug",
    "ml": "ml milliliter cc",
    "Gy": "gy gray",
    "kBq": "kbq",
    "MBq": "mbq",
    "IE": "ie iu",
    "mmol": "mmol",
    "graad": "graden °",
    "%": "% procent",
    "fractie": "fractie fracties",
    "gift": "gift giften",
    "cm": "cm centimeter",
    "mm": "mm millimeter",
}
"""The units, each with the ways to write it in lower case. Grams are not among them: a dose stands in
milligrams, so that one unit less is never a slip of the pen."""

_UNITS = {way: unit for unit, ways in _WAYS.items() for way in ways.split()}

UNITS = (
    *("uur", "minuten", "dag", "dagen", "week", "weken", "maand", "maanden", "jaar", "mg", "microgram", "ml"),
    *("Gy", "kBq", "MBq", "IE", "mmol", "°", "%", "fracties", "giften", "cm", "mm"),
)
"""How editors write the units of registered values."""

WITH_A_NUMBER = (
    *_UNITS,
    *("kg", "gram", "g", "liter", "l", "µmol", "μmol", "mmhg", "msv", "kv", "hu", "meter", "m", "cm²", "cm³"),
    *("ml/min", "°c", "punt", "punten", "keer", "maal", "x", "jarigen", "euro"),
)
"""What stands behind a number and belongs to it on its line, in lower case: the units, and other words."""

_ONES = ("één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    *("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien"),
    "negentien",
)
_TENS = dict(
    zip(
        ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"),
        range(20, 100, 10),
        strict=True,
    )
)
_WORDS = {
    **{word: number for number, word in enumerate((*_ONES, *_TEENS), start=1)},
    **_TENS,
    **{
        f"{one}{'ën' if one.endswith('e') else 'en'}{ten}": tens + number
        for ten, tens in _TENS.items()
        for number, one in enumerate(("een", *_ONES[1:]), start=1)
    },
}
"""The numbers that people write in words; ‘een’ is not among them, as it is most often no number."""

_SPACE = r"[ \u00a0\u2009\u202f]"
_FIGURE = r"\d{1,4}(?:\.\d{3})?(?:,\d{1,3})?"
_NUMBER = rf"(?:{_FIGURE}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_MEASURE = re.compile(
    rf"(?<![\w.,])(?:({_NUMBER})({_SPACE}?[–‑-]{_SPACE}?|{_SPACE}(?:tot|à|en|of|tot en met|t/m){_SPACE}))?"
    rf"({_NUMBER})({_SPACE}?|[-‑])(?:({_UNIT})(?!\w))",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"(?<=\d){_SPACE}?[x×*]{_SPACE}?(?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A number with a unit as it stands in a text: its numbers (two for a range), its unit by the name that
    all ways to write it share, and where it starts and ends."""

    numbers: tuple[float, ...]
    unit: str
    start: int
    end: int


def unit_key(unit: str) -> str:
    """Return the name that all ways to write a unit share, or the unit itself when it is unknown."""
    return _UNITS.get(unit.casefold(), unit)


def measures_in(text: str) -> Iterator[Written]:
    """Yield every number with a unit in a text."""
    for match in _MEASURE.finditer(text):
        numbers = tuple(_value(typed) for typed in (match[1], match[3]) if typed)
        yield Written(numbers, unit_key(match[5]), match.start(), match.end())


def _value(typed: str) -> float:
    word = _WORDS.get(typed.casefold())
    return float(word) if word is not None else float(typed.replace(".", "").replace(",", "."))


def figure(number: float) -> str:
    """Return a number as Dutch readers see it: ‘16’, ‘0,5’."""
    return f"{number:.3f}".rstrip("0").rstrip(".").replace(".", ",")


class Canonical:
    """A text in which every number with a unit is written in one way; ``text`` is that text."""

    def __init__(self, typed: str) -> None:
        """Rewrite a text."""
        self._typed = typed
        self._starts: list[tuple[int, int]] = [(0, 0)]
        parts: list[str] = []
        length = end = 0
        for start, stop, written in self._changes(typed):
            parts += (typed[end:start], written)
            length += start - end
            self._starts.append((length, start))
            length += len(written)
            self._starts.append((length, stop))
            end = stop
        self.text = "".join((*parts, typed[end:]))

    @staticmethod
    def _changes(typed: str) -> Iterator[tuple[int, int, str]]:
        """Yield which part of a text becomes what, in order."""
        changes = [(match.start(), match.end(), " × ") for match in _TIMES.finditer(typed)]
        for found in measures_in(typed):
            joiner = "–" if re.search(r"[–‑-]|\b(?:tot|à|t/m)\b", typed[found.start : found.end]) else " en "
            numbers = joiner.join(map(figure, found.numbers))
            changes.append((found.start, found.end, f"{numbers} {found.unit}"))
        end = 0
        for start, stop, written in sorted(changes):
            if start >= end:
                yield start, stop, written
                end = stop

    def typed(self, start: int, end: int) -> str:
        """Return what was typed for a part of the text, whole numbers with their units."""
        return self._typed[self._origin(start) : self._origin(end, end=True)]

    def _origin(self, index: int, *, end: bool = False) -> int:
        """Return the place in the typed text of a place in the text; within a rewritten part its start, or
        its end."""
        number = bisect_right(self._starts, (index, len(self._typed) + 1)) - 1
        place, origin = self._starts[number]
        rewritten = number % 2 == 1
        if rewritten and index > place:
            return self._starts[number + 1][1] if end else origin
        return origin if rewritten else origin + index - place
