"""The history that each release writes (``uitgaven.yml``): reading it, and its text.

The file is made by a command, newest release first, and is optional.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from pydantic import Field, StringConstraints

from guideline.model.editions import Edition
from guideline.model.metadata import Day, Fate, Identifier, StrictModel
from guideline.model.places import Problem
from guideline.reading.records import records
from guideline.reading.yaml_explained import yaml_problems
from guideline.reading.yaml_source import read_yaml

EDITIONS = "uitgaven.yml"

_Name = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[a-z0-9][a-z0-9./-]*$")]
_Digest = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{8}$")]
_Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]

_FATES = {Fate.NEW: "nieuw", Fate.CHANGED: "aangepast", Fate.WITHDRAWN: "vervallen"}

_HEAD = """\
# Wat elke uitgave haar lezers zei: wat er met aanbevelingen gebeurde, en een kort kenmerk van elke tekst.
# Gemaakt met ‘make release’. Wijzig dit bestand niet zelf.
"""


class _Row(StrictModel):
    version: _Version = Field(alias="versie")
    day: Day = Field(alias="datum")
    new: list[Identifier] = Field(default_factory=list, alias="nieuw")
    changed: list[Identifier] = Field(default_factory=list, alias="aangepast")
    withdrawn: list[Identifier] = Field(default_factory=list, alias="vervallen")
    gone: list[_Name] = Field(default_factory=list, alias="weg")
    texts: dict[_Name, _Digest] = Field(default_factory=dict, alias="teksten")
    pages: dict[_Name, list[_Name]] = Field(default_factory=dict, alias="paginas")


def read_editions(text: str) -> tuple[tuple[Edition, ...], tuple[Problem, ...]]:
    """Return the releases in the text of the file, newest first, and what is wrong with it: of a file that is
    not whole nothing counts, for each release builds on the one before."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    found: list[Edition] = []
    for record in records(_Row, source.data, source) if source.data is not None else ():
        if isinstance(record, Problem):
            message = f"{record.message} (dit bestand maakt ‘make release’)"
            problems.append(Problem(record.kind, record.at, message, _REMEDY))
            continue
        row, path = record
        at = source.place(path)
        if found and found[-1].day < row.day:
            problems.append(Problem("data-shape", at, "deze uitgave is nieuwer dan die erboven", _REMEDY))
        found.append(_edition(row, at))
    if not problems:
        problems += _too_many(found)
    return (() if problems else tuple(found)), tuple(problems)


def _too_many(editions: Sequence[Edition]) -> Iterator[Problem]:
    """Yield why the releases together are more than can be held against each other, at the first one that is
    too many: of each, everything that could be read then is built up again."""
    texts: set[str] = set()
    pages: dict[str, int] = {}
    on_pages = together = 0
    for number, edition in enumerate(reversed(editions), start=1):
        for name in edition.gone:
            texts.discard(name)
            on_pages -= pages.pop(name, 0)
        texts |= edition.texts.keys()
        for path, names in edition.pages.items():
            size = len(names) + 1
            on_pages += size - pages.get(path, 0)
            pages[path] = size
        together += len(texts) + on_pages
        if number > MOST_EDITIONS:
            yield Problem("data-shape", edition.at, f"meer dan {MOST_EDITIONS} uitgaven", _REMEDY)
            return
        if together > MOST_NAMES:
            message = f"de uitgaven hebben samen meer dan {MOST_NAMES} teksten en pagina’s"
            yield Problem("data-shape", edition.at, message, _REMEDY)
            return


MOST_EDITIONS = 1_000
"""How many releases the history may have: one a month for eighty years."""

MOST_NAMES = 500_000
"""How many texts and pages the releases may have together, of each release all that could be read then; the
real guideline has a thousand."""

_REMEDY = "zet een eerdere versie van dit bestand terug"


def _edition(row: _Row, at: tuple[int, int]) -> Edition:
    fates = {
        name: fate
        for fate, names in (
            (Fate.NEW, row.new),
            (Fate.CHANGED, row.changed),
            (Fate.WITHDRAWN, row.withdrawn),
        )
        for name in names
    }
    pages = {path: tuple(names) for path, names in row.pages.items()}
    return Edition(row.version, row.day, fates, row.texts, pages, tuple(row.gone), at)


def editions_text(editions: Sequence[Edition]) -> str:
    """Return the text of the file with these releases, newest first."""
    return _HEAD + "".join(line for edition in editions for line in _lines(edition))


def _lines(edition: Edition) -> Iterator[str]:
    yield f"- versie: {edition.version}\n  datum: {edition.day.isoformat()}\n"
    for fate, key in _FATES.items():
        yield from _list(key, edition.of(fate))
    yield from _list("weg", edition.gone)
    if edition.texts:
        yield "  teksten:\n"
        yield from (f"    {name}: {text}\n" for name, text in sorted(edition.texts.items()))
    if edition.pages:
        yield "  paginas:\n"
        yield from (f"    {path}: [{', '.join(names)}]\n" for path, names in sorted(edition.pages.items()))


def _list(key: str, names: Iterable[str]) -> Iterator[str]:
    found = sorted(names)
    if found:
        yield f"  {key}:\n"
        yield from (f"    - {name}\n" for name in found)
