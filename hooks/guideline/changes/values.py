"""What changed in the registered values, each by its name."""

from __future__ import annotations

from collections.abc import Iterator

from guideline.changes.pair import Pair
from guideline.changes.registry import Change, Kind, Level, comparer, kind, place
from guideline.changes.tokens import tokens
from guideline.changes.told import without_links
from guideline.changes.witnesses import value_key
from guideline.model.guideline import Value
from guideline.model.measures import figure
from guideline.reading.registers import VALUES

_ROW = "- naam: termijn\n  tekst: 12 uur\n  …"

TEXT = kind(
    "A020",
    "Waarde: tekst, getal of eenheid",
    Level.CLINICAL,
    """Een termijn, dosis of vaste zin in docs/waarden.yml is anders. Zij verandert op elke plaats waar zij
    wordt gebruikt.""",
    "- naam: termijn\n  tekst: 12 uur",
    "- naam: termijn\n  tekst: 24 uur",
)
MEANING = kind(
    "A021",
    "Waarde: betekenis",
    Level.CLINICAL,
    "Waar een waarde voor staat is anders omschreven.",
    "betekenis: Uiterste termijn.",
    "betekenis: Streeftermijn.",
)
NEW = kind(
    "A022",
    "Waarde nieuw",
    Level.CLINICAL,
    "Er is een waarde bij gekomen.",
    "",
    _ROW,
)
GONE = kind(
    "A023",
    "Waarde weg",
    Level.CLINICAL,
    "Een waarde staat er niet meer.",
    _ROW,
    "",
)
BOUNDS = kind(
    "A024",
    "Waarde: grenzen",
    Level.CONTENT,
    "De grenzen waarbinnen het getal van een waarde geloofwaardig is zijn anders.",
    "tot: 24",
    "tot: 48",
)
SOURCE = kind(
    "A028",
    "Waarde: bron",
    Level.CLINICAL,
    "Een waarde steunt op een andere bron.",
    "bron: bron2020",
    "bron: onzeker2019",
)
KEEPING = kind(
    "A025",
    "Waarde: naam, module, bewaking of nalezing",
    Level.TECHNICAL,
    """Een waarde heeft bij gelijke tekst en betekenis een andere naam, hoort bij een andere module,
    aanbeveling, situatie, handeling of middel, heeft een andere soort, is nagelezen, of haar getal wordt nu
    bewaakt.""",
    "module: voorbeeld",
    "module: oud",
)
SAME_TEXT = kind(
    "A026",
    "Andere waarde met dezelfde tekst",
    Level.TECHNICAL,
    """Waar een getal was getypt staat nu een waarde, of een andere waarde. De lezer ziet hetzelfde; wat het
    betekent, en wanneer het verandert, kan anders zijn.""",
    "Maak binnen 12 uur een MRI.",
    "Maak binnen {waarde:termijn} een MRI.",
)


REGISTERED = kind(
    "A027",
    "Getypte tekst is nu een waarde",
    Level.TECHNICAL,
    """Er is een waarde bij gekomen waarvan de tekst al stond waar zij nu wordt gebruikt. De lezer ziet
    hetzelfde; waar de tekst anders wordt, is dat een wijziging van die bladzijde.""",
    "Maak binnen 12 uur een MRI.",
    _ROW,
)


@comparer
def values(pair: Pair) -> Iterator[Change]:
    """Yield what changed in each value."""
    if pair.unreadable(VALUES):
        return
    for old, new in value_pairs(pair):
        if new is None and old is not None:
            where = place(pair.source(VALUES, old=True), old.at)
            yield Change(GONE, old.name, where, old.text, "", (value_key(old.name),))
        elif old is None and new is not None:
            where = place(pair.source(VALUES), new.at)
            found = REGISTERED if _stood_there(pair, new) else NEW
            yield Change(found, new.name, where, "", new.text, (value_key(new.name),))
        elif old and new:
            yield from _changed(pair, old, new)


def value_pairs(pair: Pair) -> Iterator[tuple[Value | None, Value | None]]:
    """Yield the values of both sides in pairs, by name; one with the same text, meaning and source has only
    another name."""
    old = {value.name: value for value in pair.old.guideline.values}
    new = {value.name: value for value in pair.new.guideline.values}
    come = {_content(value): name for name, value in new.items() if name not in old}
    taken = set()
    for name, value in old.items():
        other = name if name in new else come.get(_content(value), "")
        taken.add(other)
        yield value, new.get(other)
    for name, value in new.items():
        if name not in taken:
            yield None, value


def _stood_there(pair: Pair, value: Value) -> bool:
    """Return whether the text of a new value was typed on a page that uses it now."""
    return any(
        f" {_plain(value.text)} " in f" {_plain(pair.shown(old.body, old=True))} "
        for old, new in pair.pages
        if old and new and any(use.name == value.name for use in new.values)
    )


def _plain(text: str) -> str:
    """Return the words of a text, without markup and other punctuation."""
    return " ".join(item.key for item in tokens(without_links(text)))


def _content(value: Value) -> tuple[str, str, str]:
    return value.text, value.meaning, value.source


def _changed(pair: Pair, old: Value, new: Value) -> Iterator[Change]:
    guarded = bool(old.measure and new.measure)
    facets: tuple[tuple[Kind, str, str, str], ...] = (
        (TEXT, *_stated(old, new), "tekst"),
        (MEANING, old.meaning, new.meaning, "betekenis"),
        (SOURCE, old.source, new.source, "bron"),
        (BOUNDS, *_bounds_apart(old, new, guarded), "van"),
        (KEEPING, _keeping(old, guarded), _keeping(new, guarded), "naam"),
    )
    for found, before, after, key in facets:
        if before != after:
            spelling = found is MEANING and pair.lexicon.is_editorial(before, after)
            where = place(pair.source(VALUES), new.places.get(key, new.at))
            keys = tuple(dict.fromkeys((value_key(old.name), value_key(new.name))))
            yield Change(KEEPING if spelling else found, new.name, where, before, after, keys)


def _stated(old: Value, new: Value) -> tuple[str, str]:
    """Return what readers act on, on both sides: the text; with the guarded number when that was one and is
    another."""
    numbers = [_number(value) for value in (old, new)]
    if all(numbers) and numbers[0] != numbers[1] and old.text == new.text:
        return f"{old.text} (getal: {numbers[0]})", f"{new.text} (getal: {numbers[1]})"
    return old.text, new.text


def _number(value: Value) -> str:
    measure = value.measure
    return (
        ""
        if measure is None or measure.number is None
        else f"{figure(measure.number)} {measure.unit}".strip()
    )


def _bounds_apart(old: Value, new: Value, guarded: bool) -> tuple[str, str]:
    """Return the bounds of both sides with the unit; another unit alone is told with the text."""
    before, after = _bounds(old, guarded), _bounds(new, guarded)
    units = [value.measure.unit if value.measure else "" for value in (old, new)]
    same = before.removesuffix(units[0]).strip() == after.removesuffix(units[1]).strip()
    return ("", "") if same else (before, after)


def _bounds(value: Value, guarded: bool) -> str:
    """Return the bounds of a value in words, when the computer guards it on both sides."""
    measure = value.measure if guarded else None
    if measure is None or (measure.least is None and measure.most is None):
        return ""
    bounds = [
        f"{word} {figure(bound)}"
        for word, bound in (("vanaf", measure.least), ("tot", measure.most))
        if bound is not None
    ]
    if len(bounds) == 2:
        bounds = [f"{bounds[0].removeprefix('vanaf ')} {bounds[1]}"]
    return f"grenzen {bounds[0]} {measure.unit}".strip()


def _keeping(value: Value, guarded: bool) -> str:
    read = value.read_again
    parts = [f"naam {value.name}", f"module {value.module}"]
    for word, text in (
        ("soort", value.kind),
        ("aanbeveling", value.owner),
        ("situatie", " en ".join(value.situations)),
        ("handeling", value.task),
        ("middel", value.drug),
    ):
        if text:
            parts.append(f"{word} {text}")
    if value.measure and not guarded:
        parts.append(f"bewaakt getal {_number(value)}")
    if read:
        parts.append(f"nagelezen {read.day.isoformat()} ({read.role}, {read.source})")
    return ", ".join(parts)
