"""The record of what was ever published, and the list of what moved; and writing the record.

``gepubliceerd.yml`` is made by a command and only grows; ``verhuisd.yml`` is typed by editors. Both are
optional.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guideline.model.addresses import LONGEST_PATH, fits
from guideline.model.places import START, At, Problem
from guideline.model.published import ADDRESS, Move, Present, Published
from guideline.model.suggestions import did_you_mean_or_list
from guideline.reading.source_text import yaml_problems
from guideline.reading.yaml_source import YamlSource, read_yaml

RECORD = "gepubliceerd.yml"
MOVED = "verhuisd.yml"

MOST_MOVES = 2_000
"""How many addresses may have moved: each that was a page becomes one that leads on."""

_KINDS = ("paginas", "aanbevelingen", "ankers")

_HEAD = """\
# Alles wat ooit is gepubliceerd: geen adres mag verdwijnen zonder opvolger (die staat in verhuisd.yml).
# Gemaakt met ‘make vastleggen’. Wijzig dit bestand niet zelf: het groeit alleen.
"""


def read_record(text: str) -> tuple[tuple[Published, ...], tuple[Problem, ...]]:
    """Return the record in the text of the file (one, or none when it cannot be read), and what is wrong with
    it."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    if problems or not isinstance(source.data, dict):
        return (), tuple(problems or [_shape(START, "hier horen paginas, aanbevelingen en ankers")])
    for key in source.data:
        if key not in _KINDS:
            suggestion = did_you_mean_or_list(key, _KINDS)
            at = source.place((key,))
            problems.append(Problem("data-shape", at, f"de sleutel ‘{key}’ bestaat niet", suggestion))
    lists = [_addresses(source, kind, problems) for kind in _KINDS]
    return (Published(*lists),), tuple(problems)


def _addresses(source: YamlSource, kind: str, problems: list[Problem]) -> dict[str, At]:
    found: dict[str, At] = {}
    items: Any = source.data.get(kind)
    if items is None:
        return found
    if not isinstance(items, list):
        problems.append(_shape(source.place((kind,)), f"bij ‘{kind}’ hoort een lijst van adressen"))
        return found
    for index, item in enumerate(items):
        at = source.place((kind, index))
        if isinstance(item, str) and _is_address(item):
            found[item] = at
        else:
            problems.append(_shape(at, "hier hoort een adres, zoals map/pagina.md#anker"))
    return found


def _shape(at: At, message: str) -> Problem:
    return Problem(
        "data-shape", at, message, "zet het bestand terug, of maak het opnieuw met make vastleggen"
    )


def read_moves(text: str) -> tuple[tuple[Move, ...], tuple[Problem, ...]]:
    """Return the moves in the text of the file, and what is wrong with it."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    if source.data is None or problems:
        return (), tuple(problems)
    remedy = "schrijf per regel ‘oud.md: nieuw.md’, zo nodig met #anker"
    if not isinstance(source.data, dict):
        return (), (Problem("data-shape", START, "hier horen regels met een oud en een nieuw adres", remedy),)
    moves: list[Move] = []
    for number, (old, new) in enumerate(source.data.items(), start=1):
        at = source.place((old,))
        if number > MOST_MOVES:
            message = f"vanaf hier staan er meer dan {MOST_MOVES} verhuizingen"
            problems.append(Problem("data-shape", at, message, "verwijder wat niet in dit bestand hoort"))
            break
        if not _is_address(old):
            message = f"‘{old[:60]}’ kan geen adres van de site zijn geweest"
            problems.append(Problem("data-shape", at, message, remedy))
        elif isinstance(new, str) and new.strip():
            moves.append(Move(old, new.strip(), at))
        else:
            problems.append(Problem("data-shape", at, f"bij ‘{old}’ staat geen nieuw adres", remedy))
    return tuple(moves), tuple(problems)


def _is_address(typed: str) -> bool:
    """Return whether something typed can be an address: it has the form of one and is no longer than one can
    be."""
    path, _, anchor = typed.partition("#")
    short = len(anchor) <= LONGEST_PATH and fits(path)
    return short and ADDRESS.fullmatch(typed) is not None


def record_text(before: Published | None, now: Present) -> str:
    """Return the text of the record: everything that was in it ``before``, with what is published ``now``."""
    known = before or Published()
    kinds: tuple[tuple[Iterable[str], Iterable[str]], ...] = (
        (known.pages, now.pages),
        (known.recommendations, now.recommendations),
        (known.anchors, now.anchors),
    )
    return _HEAD + "".join(
        line for name, (old, new) in zip(_KINDS, kinds, strict=True) for line in _list(name, {*old, *new})
    )


def _list(name: str, addresses: set[str]) -> Iterator[str]:
    yield f"{name}:\n" if addresses else f"{name}: []\n"
    yield from (f"  - {address}\n" for address in sorted(addresses))
