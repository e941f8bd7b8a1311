"""The record of what was ever published, and the list of what moved; and writing the record.

``gepubliceerd.yml`` is made by a command and only grows; ``verhuisd.yml`` is typed by editors. Both are
optional.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, RootModel
from pydantic_core import PydanticCustomError

from guideline.model.addresses import LONGEST_PATH, fits
from guideline.model.metadata import StrictModel, Text, WholeNumber
from guideline.model.numbers import FIRST_NUMBER, with_new_numbers
from guideline.model.places import START, At, Problem
from guideline.model.published import ADDRESS, Move, Present, Published
from guideline.model.validation import validate
from guideline.reading.records import shape_problems
from guideline.reading.yaml_explained import yaml_problems
from guideline.reading.yaml_source import YamlSource, read_yaml

RECORD = "gepubliceerd.yml"
MOVED = "verhuisd.yml"

MOST_MOVES = 2_000
"""How many addresses may have moved: each that was a page becomes one that leads on."""

_KINDS = ("paginas", "aanbevelingen", "ankers")


class _Record(StrictModel):
    pages: list[Any] | None = Field(None, alias="paginas")
    recommendations: list[Any] | None = Field(None, alias="aanbevelingen")
    anchors: list[Any] | None = Field(None, alias="ankers")
    numbers: dict[str, Any] | None = Field(None, alias="nummers")


class _Number(RootModel[WholeNumber]):
    """The number of a recommendation."""


class _Moves(RootModel[dict[str, Any]]):
    """Old addresses with the new ones."""


def _is_short(typed: str) -> bool:
    path, _, anchor = typed.partition("#")
    return len(anchor) <= LONGEST_PATH and fits(path)


def _address(value: Any) -> Any:
    if not isinstance(value, str) or not _is_short(value) or not ADDRESS.fullmatch(value):
        raise PydanticCustomError("bad_address", "")
    return value


class _Address(RootModel[Annotated[str, BeforeValidator(_address)]]):
    """An address of the site."""


class _NewAddress(RootModel[Text]):
    """Where something has gone; whether there is anything, ``checks/permanence.py`` tells."""


_HEAD = """\
# Alles wat ooit is gepubliceerd: geen adres mag verdwijnen zonder opvolger (die staat in verhuisd.yml).
# Gemaakt met ‘make vastleggen’. Wijzig dit bestand niet zelf: het groeit alleen.
"""


def read_record(text: str) -> tuple[tuple[Published, ...], tuple[Problem, ...]]:
    """Return the record in the text of the file (one, or none when it cannot be read), and what is wrong with
    it."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    if source.data is None:
        return (), tuple(problems or [_shape(START, "hier horen paginas, aanbevelingen en ankers")])
    record, found = validate(_Record, source.data)
    problems.extend(shape_problems(found, source))
    if record is None:
        return (), tuple(problems)
    kinds = zip(_KINDS, (record.pages, record.recommendations, record.anchors), strict=True)
    pages, recommendations, anchors = (
        _addresses(items or [], kind, source, problems) for kind, items in kinds
    )
    numbers = None if record.numbers is None else _numbers(record.numbers, source, problems)
    return (Published(pages, recommendations, anchors, numbers),), tuple(problems)


def _numbers(typed: dict[str, Any], source: YamlSource, problems: list[Problem]) -> dict[str, tuple[int, At]]:
    found: dict[str, tuple[int, At]] = {}
    for name, number in typed.items():
        at = source.place(("nummers", name))
        value, wrong = validate(_Number, number)
        if wrong or not value or value.root < FIRST_NUMBER:
            problems.append(_shape(at, f"hier hoort een nummer vanaf {FIRST_NUMBER}"))
        else:
            found[name] = value.root, at
    return found


def _addresses(items: list[Any], kind: str, source: YamlSource, problems: list[Problem]) -> dict[str, At]:
    found: dict[str, At] = {}
    for index, item in enumerate(items):
        at = source.place((kind, index))
        address, wrong = validate(_Address, item)
        if wrong:
            problems.append(_shape(at, "hier hoort een adres, zoals map/pagina.md#anker"))
        else:
            found[address.root] = at
    return found


def _shape(at: At, message: str) -> Problem:
    return Problem(
        "data-shape", at, message, "zet het bestand terug, of maak het opnieuw met make vastleggen"
    )


def read_moves(text: str) -> tuple[tuple[Move, ...], tuple[Problem, ...]]:
    """Return the moves in the text of the file, and what is wrong with it."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    if source.data is None:
        return (), tuple(problems)
    typed, wrong = validate(_Moves, source.data)
    if wrong:
        problems.append(
            Problem("data-shape", START, "hier horen regels met een oud en een nieuw adres", _MOVE)
        )
    moves: list[Move] = []
    for number, (old, new) in enumerate(typed.root.items() if typed else (), start=1):
        at = source.place((old,))
        if number > MOST_MOVES:
            message = f"vanaf hier staan er meer dan {MOST_MOVES} verhuizingen"
            problems.append(Problem("data-shape", at, message, "verwijder wat niet in dit bestand hoort"))
            break
        target, wrong = validate(_NewAddress, new)
        if validate(_Address, old)[1]:
            message = f"‘{old[:60]}’ kan geen adres van de site zijn geweest"
            problems.append(Problem("data-shape", at, message, _MOVE))
        elif wrong:
            problems.append(Problem("data-shape", at, f"bij ‘{old}’ staat geen nieuw adres", _MOVE))
        else:
            moves.append(Move(old, target.root, at))
    return tuple(moves), tuple(problems)


_MOVE = "schrijf per regel ‘oud.md: nieuw.md’, zo nodig met #anker"


def record_text(before: Published | None, now: Present) -> str:
    """Return the text of the record: everything that was in it ``before``, with what is published ``now``."""
    known = before or Published()
    kinds: tuple[tuple[Iterable[str], Iterable[str]], ...] = (
        (known.pages, now.pages),
        (known.recommendations, now.recommendations),
        (known.anchors, now.anchors),
    )
    addresses = (
        line for name, (old, new) in zip(_KINDS, kinds, strict=True) for line in _list(name, {*old, *new})
    )
    before_now = {name: number for name, (number, _) in (known.numbers or {}).items()}
    in_order = sorted(now.homes, key=lambda name: now.homes[name].partition("#")[0])  # as on each page
    numbers = with_new_numbers(before_now, in_order)
    lines = (f"  {name}: {number}\n" for name, number in sorted(numbers.items(), key=lambda item: item[1]))
    return "".join((_HEAD, *addresses, "nummers:\n" if numbers else "nummers: {}\n", *lines))


def _list(name: str, addresses: set[str]) -> Iterator[str]:
    yield f"{name}:\n" if addresses else f"{name}: []\n"
    yield from (f"  - {address}\n" for address in sorted(addresses))
