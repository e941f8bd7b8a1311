"""The completed search index as readers fetch it: in parts, of which a query takes those of its own words and
of the pages that show.

``begin`` has the ways to say the same, and in a few signs what each place weighs. ``woorden-n`` has words
that follow each other in the alphabet, ``posten-n`` where the same words stand, ``meer-n`` the other places
of those that stand nearly everywhere. ``tekst-n`` has texts that follow each other. So what is fetched for
the first result hardly grows with the guideline. ``overrides/assets/js/zoeken/delen.js`` reads the parts.

The words are counted here by the script with which readers search, so that both divide a text alike.
"""

from __future__ import annotations

import hashlib
import json
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import quickjs

from guideline.exports.search_index import PARENT, SYNONYMS
from guideline.limits import Allowance

BEGINNING = "begin"
"""The part that every search starts with."""

WORDS_SCRIPT = Path("assets", "js", "zoeken", "woorden.js")
"""The script that divides texts into words, in the folder of the theme."""

_COUNTING = Path(__file__).with_name("count_words.js")
_MEMORY, _STACK = 1024**3, 8 * 1024**2

SECONDS, TOGETHER, ORDINARY = 10.0, 120.0, 0.1
"""How long the processor may count the words of one place, and of all together beyond what each ordinarily
takes; those of the real guideline take less than one second together."""

_NO_END = ("interrupted", "out of memory", "stack overflow")
"""What the engine says of a script that asks more than there is."""

_MOST_WORDS, _MOST_POSTINGS = 300, 4_000
"""How many words, and places where they stand, one part has at most."""

_BEST = 128
"""How many places of a word are fetched at once: its best. The others come when all that there is counts."""

_TEXT = 56_000
"""How many characters of texts one part has at least: smaller ones compress less well."""

_REPEATED = 40
"""How many characters a sentence has at least that is not written again where it is repeated."""

_SENTENCES = re.compile(r"(?<=[.:;?!]) | (?=[A-Z])")
_LAST_OF_TWO_BYTES = "\uffff"

_SHORTEST, _LONGEST, _STEP = 0.6, 3.0, 0.01
"""How long a text counts at least and at most, beside the mean, and in which steps that is written."""

_BASE, _FIRST, _SKIPPED = 45, 35, 92
"""How numbers are written: digits of 45 in readable characters from ``#``, without ``\\``."""

Part = tuple[str, dict[str, Any]]


@dataclass
class _Place:
    """A place of the site as it is written: its texts, how many words it has and what it weighs."""

    texts: list[Any]
    length: int
    weight: float


Page = tuple[str, list[_Place]]
"""A page: its address and its places, itself first."""


@dataclass
class _Counted:
    """What the words of the site are, and for each stem where it stands: numbers of places, and counts beside
    them; ``patients`` is the folder of the pages for patients."""

    patients: str
    pages: list[Page] = field(default_factory=list)
    stems: dict[str, str] = field(default_factory=dict)
    places: dict[str, array[int]] = field(default_factory=dict)
    counts: dict[str, array[int]] = field(default_factory=dict)

    @cached_property
    def words(self) -> dict[str, list[str]]:
        """The words of each stem."""
        found: dict[str, list[str]] = {}
        for word, stem in sorted(self.stems.items()):
            found.setdefault(stem, []).append(word)
        return found

    @cached_property
    def weights(self) -> list[float]:
        """The weight of each place."""
        return [place.weight for _, places in self.pages for place in places]

    @cached_property
    def for_patients(self) -> list[bool]:
        """Whether each place stands on a page for patients."""
        return [_is_in(self.patients, address) for address, places in self.pages for _ in places]


def parts(index: Mapping[str, Any], theme: Path, patients: str) -> Iterator[Part]:
    """Yield the parts of a completed index with their names; ``theme`` is the folder with the scripts of the
    search, ``patients`` that of the pages for patients, empty when there is none. Each
    carries the version of the whole, so that parts of two versions are never taken together.

    Raises ValueError, with the address of the page, when counting its words takes too much.
    """
    script = (theme / WORDS_SCRIPT).read_text(encoding="utf-8")
    version = _version(index, script)
    for name, data in _parts(index, _count(index, script, patients)):
        yield name, {"versie": version, **data}


def without_entries(index: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the theme fetches at every page: an index without entries and without lists of words."""
    config = {key: value for key, value in index["config"].items() if key != SYNONYMS}
    return {**index, "config": config, "docs": []}


def as_script(name: str, data: Mapping[str, Any]) -> str:
    """Return a part as a call with its name and data: a page can run it where it may not read it."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'zoekdeel("{name}",{written})'


def from_script(text: str) -> dict[str, Any]:
    """Return the data of a part that ``as_script`` wrote."""
    data: dict[str, Any] = json.loads(text[text.index(",") + 1 : text.rindex(")")])
    return data


def _version(index: Mapping[str, Any], script: str) -> str:
    digest = hashlib.sha256(script.encode() + _COUNTING.read_bytes() + Path(__file__).read_bytes())
    digest.update(json.dumps(index["config"]).encode())
    for entry in index["docs"]:
        digest.update(json.dumps(entry).encode())
    return digest.hexdigest()[:12]


def _count(index: Mapping[str, Any], script: str, patients: str) -> _Counted:
    """Return the words of all entries of an index, which are in the order of their pages,
    each page itself first."""
    context = quickjs.Context()
    context.set_memory_limit(_MEMORY)
    context.set_max_stack_size(_STACK)
    context.set_time_limit(SECONDS)  # a signal does not come into this engine
    allowance = Allowance(TOGETHER, ORDINARY)
    context.eval(script)
    context.eval(_COUNTING.read_text(encoding="utf-8"))
    context.eval("(given) => { globalThis.count = counting(JSON.parse(given)); }")(
        json.dumps(index["config"])
    )
    count = context.eval("(given) => count(given)")
    found = _Counted(patients)
    number = 0
    for address, entries in groupby(index["docs"], key=lambda entry: entry["location"].partition("#")[0]):
        places = []
        numbered = list(entries)
        anchors = {entry["location"].partition("#")[2]: i for i, entry in enumerate(numbered)}
        for entry in numbered:
            with allowance.spend():
                counted = json.loads(_in_time(count, entry, allowance))
            texts = [counted["anchor"], counted["title"], counted["text"]]
            texts += [entry.get("tags", 0), anchors.get(entry.get(PARENT), 0)]
            # Most have no labels, and stand right under the title of the page.
            while len(texts) > 3 and not texts[-1]:
                texts.pop()
            places.append(_Place(texts, counted["length"], entry.get("boost", 1)))
            found.stems.update(counted["fresh"])
            for token, times in counted["counts"]:
                found.places.setdefault(token, array("L")).append(number)
                found.counts.setdefault(token, array("L")).append(times)
            number += 1
        found.pages.append((address, places))
    return found


def _is_in(folder: str, address: str) -> bool:
    return bool(folder) and address.startswith(f"{folder}/")


def _in_time(count: Callable[[str], str], entry: Mapping[str, Any], allowance: Allowance) -> str:
    """Return what is counted of an entry; raise ValueError when that takes too much."""
    too_much = (
        f"De woorden van ‘{entry['location']}’ tellen voor het zoeken kost te veel rekentijd of geheugen;"
        " maak de pagina korter, of laat zoekwoorden van meer woorden weg uit docs/zoekwoorden.yml."
    )
    if allowance.used_up:
        raise ValueError(too_much)
    try:
        return count(json.dumps(entry))
    except quickjs.JSException as error:
        if any(reason in str(error) for reason in _NO_END):
            raise ValueError(too_much) from None
        raise


def _parts(index: Mapping[str, Any], counted: _Counted) -> Iterator[Part]:
    _shorten_repeated(counted.pages)
    texts = list(_texts(counted.pages))
    groups = list(_groups(counted))
    yield (
        BEGINNING,
        {
            "config": {SYNONYMS: index["config"].get(SYNONYMS, [])},
            "grenzen": [tokens[0] for tokens in groups],
            "teksten": numbers(sum(len(own) for _, own in group) for group in texts),
            "beste": _BEST,
            **_weights(counted.pages, counted.patients),
        },
    )
    for number, tokens in enumerate(groups):
        yield f"woorden-{number}", _words(tokens, counted)
        best, others = _postings(tokens, counted)
        yield f"posten-{number}", {"posten": best}
        if others:
            yield f"meer-{number}", {"posten": others}
    for number, pages in enumerate(texts):
        written = [[address, *(place.texts for place in places)] for address, places in pages]
        yield f"tekst-{number}", {"bladen": written}


def _weights(pages: Sequence[Page], patients: str) -> dict[str, Any]:
    """Return what is known of all places beforehand: how many each page has, which pages are for patients,
    the weights there are and how many places in a row have each, and how long each is."""
    places = [place for _, own in pages for place in own]
    weights = sorted({place.weight for place in places})
    runs = ((weight, len(list(same))) for weight, same in groupby(place.weight for place in places))
    for_patients = [number for number, (address, _) in enumerate(pages) if _is_in(patients, address)]
    return {
        "plaatsen": numbers(len(own) for _, own in pages),
        "patienten": numbers(_steps(for_patients)),
        "gewichten": weights,
        "wegen": numbers(part for weight, count in runs for part in (weights.index(weight), count)),
        "lengtes": numbers(_lengths(places)),
    }


def _lengths(places: Sequence[_Place]) -> Iterator[int]:
    filled = [place.length for place in places if place.length]
    mean = sum(place.length for place in places) / (len(filled) or 1)
    for place in places:
        length = min(_LONGEST, max(_SHORTEST, place.length / (mean or 1)))
        yield round((length - _SHORTEST) / _STEP)


def _texts(pages: Sequence[Page]) -> Iterator[list[Page]]:
    """Yield the places, with the addresses of their pages, in groups that are fetched together."""
    group, size = list[Page](), 0
    for address, places in pages:
        group.append((address, []))
        for place in places:
            if size >= _TEXT:
                yield group
                group, size = [(address, [])], 0
            group[-1][1].append(place)
            size += len(json.dumps(place.texts, ensure_ascii=False))
    if group:
        yield [page for page in group if page[1]]


def _shorten_repeated(pages: Iterable[Page]) -> None:
    """Replace each sentence that an earlier place has too by that place, from where and how many signs."""
    seen: dict[str, tuple[int, int]] = {}
    for number, place in enumerate(place for _, places in pages for place in places):
        text = place.texts[2]
        if text.isascii() or max(text) <= _LAST_OF_TWO_BYTES:  # a script counts other signs twice
            place.texts[2] = _without_repeated(text, number, seen)


def _without_repeated(text: str, number: int, seen: dict[str, tuple[int, int]]) -> str | list[Any]:
    pieces, start = list[Any](), 0
    for sentence in _SENTENCES.split(text):
        earlier = seen.get(sentence)
        if earlier is None or earlier[0] == number:
            if len(sentence) >= _REPEATED:
                seen.setdefault(sentence, (number, start))
            if pieces and isinstance(pieces[-1], str):
                pieces[-1] += f" {sentence}"
            else:
                pieces.append(sentence)
        elif pieces and not isinstance(pieces[-1], str) and _follows(pieces[-1], earlier):
            pieces[-1][2] += 1 + len(sentence)
        else:
            pieces.append([*earlier, len(sentence)])
        start += len(sentence) + 1
    return text if all(isinstance(piece, str) for piece in pieces) else pieces


def _follows(piece: Sequence[int], place: tuple[int, int]) -> bool:
    return (piece[0], piece[1] + piece[2] + 1) == place


def _groups(counted: _Counted) -> Iterator[list[str]]:
    """Yield the tokens in order, in groups that are fetched together; a script orders them by the same
    signs."""
    words = counted.words
    group, size, postings = list[str](), 0, 0
    for token in sorted(counted.places):
        more, places = len(words.get(token, ())), min(_BEST, len(counted.places[token]))
        if group and (size + more > _MOST_WORDS or postings + places > _MOST_POSTINGS):
            yield group
            group, size, postings = [], 0, 0
        group.append(token)
        size += more
        postings += places
    if group:
        yield group


def _words(tokens: Iterable[str], counted: _Counted) -> dict[str, str]:
    """Return the words of which tokens are the stem; for each token on how many places it stands, and on how
    many of those for patients."""
    tokens = list(tokens)
    on = counted.for_patients
    return {
        "woorden": " ".join(word for token in tokens for word in counted.words.get(token, [token])),
        "aantal": numbers(len(counted.places[token]) for token in tokens),
        "patienten": numbers(sum(on[place] for place in counted.places[token]) for token in tokens),
    }


def _postings(tokens: Iterable[str], counted: _Counted) -> tuple[str, dict[int, str]]:
    """Return where each token stands, those that stand in many places only where they count most, and the
    other places of those by the number of the token."""
    best, others = list[str](), dict[int, str]()
    for number, token in enumerate(tokens):
        found = list(zip(counted.places[token], counted.counts[token], strict=True))
        if len(found) > _BEST:
            by_worth = sorted(found, key=lambda one: -one[1] * counted.weights[one[0]] ** 2)
            found = sorted(by_worth[:_BEST])
            others[number] = _written(sorted(by_worth[_BEST:]))
        best.append(_written(found))
    return " ".join(best), others


def _written(found: Sequence[tuple[int, int]]) -> str:
    """Return places with counts as text: twice the step to each, one more when a count other than 1
    follows."""
    steps = _steps(place for place, _ in found)
    return numbers(
        part
        for step, (_, count) in zip(steps, found, strict=True)
        for part in ((2 * step,) if count == 1 else (2 * step + 1, count))
    )


def _steps(ordered: Iterable[int]) -> Iterator[int]:
    """Yield how many numbers each in an ordered row leaves out after the one before it."""
    before = -1
    for one in ordered:
        yield one - before - 1
        before = one


def numbers(values: Iterable[int]) -> str:
    """Return whole numbers of 0 and more as text: the digits of each, the last one below the base and those
    before it above."""
    return "".join(map(_number, values))


def _number(value: int) -> str:
    digits = [value % _BASE]
    while value := value // _BASE:
        digits.append(value % _BASE + _BASE)
    return "".join(chr(_FIRST + digit + (_FIRST + digit >= _SKIPPED)) for digit in reversed(digits))
