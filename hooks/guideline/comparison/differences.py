"""Where readers get something else than what was typed, and what causes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from guideline.comparison.passages import MADE, Level, Passage
from guideline.model.article import Difference

_MOST_WORDS = 10
"""How many words of a text a difference quotes."""

_FENCE = re.compile(r"^\s*(?:```|~~~)")

_NUMBER_WITH_BRACKET = re.compile(r"^\s*\d+\)\s")

_CAUSES = (
    ("opmerking", re.compile(r"<!--|--\s*>")),
    ("codeblok", _FENCE),
    ("schuine-streep", re.compile(r"\\(?!\|)")),
    ("tabel", re.compile(r"\|")),
    ("afkorting", re.compile(r"^\s*\*\[")),
    ("inhoudsopgave", re.compile(r"\[TOC\]")),
    ("haakje-nummer", _NUMBER_WITH_BRACKET),
    ("ster", re.compile(r"\w\*+\w")),
    ("html", re.compile(r"<[A-Za-z/!?]|&[#\w]")),
)
"""What in a typed line causes a difference, by name, in the order in which it is looked for."""

_MARKERS = {"-", "*", "+", "1."}
"""What stays in a text of an item that is no item on the page."""

_LIST_ITEM = re.compile(r"^\s*(?:[-+*]|\d+[.)])\s")


def differences(
    typed: Sequence[Passage], shown: Sequence[Passage], lines: Sequence[str]
) -> Iterator[Difference]:
    """Yield where the passages ``shown`` to readers are not those that were ``typed``; ``lines`` are the
    lines of the file, the first at index 0.

    Of passages next to each other that differ in more than words only the first is named: the others follow
    from it more often than not.
    """
    matcher = SequenceMatcher(
        None, [passage.meaning for passage in typed], [passage.meaning for passage in shown], autojunk=False
    )
    for operation, start, end, first, last in matcher.get_opcodes():
        if operation == "equal":
            continue
        before = typed[start - 1] if start else None
        yield from _between(typed[start:end], shown[first:last], before, lines)


def _between(
    typed: Sequence[Passage], shown: Sequence[Passage], before: Passage | None, lines: Sequence[str]
) -> Iterator[Difference]:
    if not typed:
        after = (before.lines[-1] if before.lines else before.line) if before else 0
        line = _line_of(shown[0], after, lines)
        yield Difference("toegevoegd", line, "", _quoted(shown[0].words), _cause_on(line, lines))
        return
    if len(typed) == len(shown):
        for one, other in zip(typed, shown, strict=True):
            found = _of_pair(one, other, lines)
            yield found
            if found.kind not in ("woorden", "link"):
                return
        return
    one = typed[0]
    if not shown:
        yield Difference("weg", one.line, _quoted(one.words), "", _cause(one, one, lines))
        return
    if one.shape == shown[0].shape and one.words != shown[0].words and _is_other_text(one, shown[0]):
        yield _of_words(one, shown[0], lines)
        return
    yield _of_shape(one, shown[0], typed, lines)


def _is_other_text(one: Passage, other: Passage) -> bool:
    """Return whether two passages differ in words, and not because one holds the passages that follow."""
    length = min(len(one.words), len(other.words))
    return one.words[:length] != other.words[:length]


def _of_pair(one: Passage, other: Passage, lines: Sequence[str]) -> Difference:
    if one.shape != other.shape:
        return _of_shape(one, other, (one,), lines)
    if one.words != other.words:
        return _of_words(one, other, lines)
    typed, shown = next(
        ((mine, its) for mine, its in zip(one.links, other.links, strict=False) if mine != its),
        (" ".join(one.links[len(other.links) :]), " ".join(other.links[len(one.links) :])),
    )
    return Difference("link", _line_with(typed, one, lines), typed, shown, "link")


def _of_words(one: Passage, other: Passage, lines: Sequence[str]) -> Difference:
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    _, start, end, first, last = next(found for found in matcher.get_opcodes() if found[0] != "equal")
    if start == end or first == last:  # with the word before it, so that there is something to see
        start, first = max(start - 1, 0), max(first - 1, 0)
    line = one.lines[start] if start < len(one.lines) else one.line
    typed = one.words[start:end]
    return Difference(
        "woorden", line, _quoted(typed), _quoted(other.words[first:last]), _cause_of_words(typed, line, lines)
    )


def _cause_of_words(typed: Sequence[str], line: int, lines: Sequence[str]) -> str:
    text = " ".join(typed)
    for name, pattern in _CAUSES:
        if pattern.search(text):
            return name
    return _cause_on(line, lines)


def _of_shape(one: Passage, other: Passage, typed: Sequence[Passage], lines: Sequence[str]) -> Difference:
    numbers_only = [level.name for level in one.levels] == [level.name for level in other.levels]
    if one.kind == other.kind and numbers_only and one.levels and one.levels[-1].name == "nummer":
        mine, its = one.levels[-1].number, other.levels[-1].number
        if mine != its:
            return Difference("nummer", one.line, f"{mine}.", f"{its}.", "nummer")
    new = next((passage for passage in typed if passage.shape != other.shape), one)
    return Difference(
        "opbouw",
        new.line,
        f"{_described(new)}: {_quoted(new.words)}",
        f"{_described(other)}: {_quoted(other.words)}",
        _cause(new, other, lines),
    )


def _cause(one: Passage, other: Passage, lines: Sequence[str]) -> str:
    """Return why a passage has another shape on the page."""
    line = _line(one.line, lines)
    for name in ("inhoudsopgave", "afkorting", "opmerking"):
        if dict(_CAUSES)[name].search(line):
            return name
    items = sum(level.name in ("punt", "nummer") for level in one.levels)
    shown_items = sum(level.name in ("punt", "nummer") for level in other.levels)
    if "code" in (one.kind, other.kind):
        return "codeblok" if _FENCE.search(line) else "inspringing"
    if "cel" in (one.kind, other.kind):
        return "tabel"
    if items and _NUMBER_WITH_BRACKET.search(line):
        return "haakje-nummer"
    if _LIST_ITEM.search(line) and (not shown_items or _MARKERS & set(other.words) - set(one.words)):
        return "lijst"
    if items != shown_items or (items and one.levels != other.levels):
        return "inspringing"
    return _cause_on(one.line, lines)


def _line_of(passage: Passage, after: int, lines: Sequence[str]) -> int:
    """Return the line on which a passage of the page begins that was not typed as such: the first after
    ``after`` with its first words, or any with them, or the first with anything."""
    words = " ".join(passage.words[:3])
    for start, text in ((after, words), (0, words), (after, "")):
        for number in range(start + 1, len(lines) + 1):
            if _line(number, lines).strip() and text in _line(number, lines):
                return number
    return after or 1


def _cause_on(line: int, lines: Sequence[str]) -> str:
    text = _line(line, lines)
    return next((name for name, pattern in _CAUSES if pattern.search(text)), "anders")


def _line(number: int, lines: Sequence[str]) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _line_with(text: str, passage: Passage, lines: Sequence[str]) -> int:
    """Return the line of a passage on which a text stands, or its first."""
    numbers = dict.fromkeys(passage.lines)
    return next((number for number in numbers if text and text in _line(number, lines)), passage.line)


def _quoted(words: Sequence[str]) -> str:
    more = " …" if len(words) > _MOST_WORDS else ""
    return " ".join(words[:_MOST_WORDS]) + more


_NAMES = {
    "punt": "een punt van een lijst",
    "nummer": "een punt van een genummerde lijst",
    "citaat": "een citaat",
    "voetnoot": "een voetnoot",
}

_KINDS = {"cel": "een tabel", "code": "programmacode", "lijn": "een lijn"}


def _described(passage: Passage) -> str:
    """Return in Dutch what kind of passage readers see."""
    if passage.kind == MADE:
        return "wat de site zelf maakt"
    if passage.kind.startswith("kop"):
        return f"een kop van niveau {passage.kind[4:]}"
    if passage.kind in _KINDS:
        return _KINDS[passage.kind]
    if not passage.levels:
        return "een alinea"
    return _level(passage.levels)


def _level(levels: Sequence[Level]) -> str:
    innermost = levels[-1].name
    name = _NAMES.get(innermost, f"tekst in het blok ‘{innermost}’")
    depth = sum(level.name == innermost for level in levels)
    return f"{name} op niveau {depth}" if depth > 1 else name
