"""What a kind of change is, what a change is, and who looks for which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from guideline.changes.pair import Pair
from guideline.model.addresses import START_PAGE
from guideline.model.findings import Place
from guideline.model.places import At
from guideline.model.roles import URGENT, Roles


class Level(StrEnum):
    """How much a change matters for patients, worst first; the values are the Dutch words that editors
    read."""

    CLINICAL = "klinisch"
    CONTENT = "inhoudelijk"
    EDITORIAL = "redactioneel"
    TECHNICAL = "technisch"


LEVELS = tuple(Level)
"""The levels, worst first."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change: its stable code, its Dutch name, its level, what it means in Dutch, and what it looks
    like before and after."""

    code: str
    name: str
    level: Level
    explanation: str
    before: str
    after: str


KINDS: dict[str, Kind] = {}
"""All kinds by code. Codes begin with ‘A’, of ‘aanpassing’: the letter says nothing of the level, which may
be
judged otherwise one day."""


def kind(code: str, name: str, level: Level, explanation: str, before: str, after: str) -> Kind:
    """Register a kind of change and return it; an empty ``before`` or ``after`` is something that is not
    there.

    Raises ValueError when the code is taken or has another form.
    """
    if code in KINDS or not (code[0] == "A" and code[1:].isdecimal() and len(code) == 4):
        raise ValueError(f"code {code} of a kind of change is taken or wrong")
    KINDS[code] = Kind(code, name, level, " ".join(explanation.split()), before, after)
    return KINDS[code]


_FIRST = (("A060",), ("A049",), ("A047", "A070"), ("A02",), ("A00", "A01", "A046"), ("A08", "A09"))
"""How the codes begin of what is shown first, after the emergency page and when to call."""


def _rank(code: str, path: str, known: Sequence[Roles]) -> int:
    """Return how soon something clinical is shown: the emergency page, when to call, lines that ask patients
    to act, values, recommendations, charts, the rest; pages that only lead elsewhere last. Which pages those
    are, each side has ``known``."""
    pages = [{page for roles in known if (page := roles.pages[role])} for role in URGENT]
    number = next(
        (number for number, these in enumerate(pages) if any(path.endswith(f"/{page}") for page in these)),
        None,
    )
    if number is not None:
        return number
    if path.endswith(f"/{START_PAGE}"):
        return len(pages) + len(_FIRST) + 1
    first = next((index for index, codes in enumerate(_FIRST) if code.startswith(codes)), len(_FIRST))
    return len(pages) + first


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    ``id`` is what changed, by its permanent id or address; ``place`` is where it stands now, or stood when it
    is gone; ``old`` and ``new`` are the texts, empty for what is not there. ``grounds`` are the keys (see
    ``witnesses.py``) of what others may rest on. ``home`` is the path of its page from the docs folder, or
    empty.
    """

    kind: Kind
    id: str
    place: Place
    old: str
    new: str
    grounds: tuple[str, ...] = ()
    home: str = ""

    def order(self, known: Sequence[Roles]) -> tuple[int, int, str, int, str, str]:
        """Worst first; of what is clinical first what readers act on first; then by place. What pages are for
        is ``known`` of both sides."""
        level = LEVELS.index(self.kind.level)
        rank = _rank(self.kind.code, self.place.path, known) if self.kind.level is Level.CLINICAL else 0
        return level, rank, self.place.path, self.place.line, self.kind.code, self.id


Comparer = Callable[[Pair], Iterable[Change]]

COMPARERS: list[Comparer] = []
"""Everything that looks for changes, each in the file of its subject."""


def comparer(function: Comparer) -> Comparer:
    """Register a function that yields the changes of its subject."""
    COMPARERS.append(function)
    return function


def place(path: str, at: At = (1, 1)) -> Place:
    """Return a place in the file at ``path`` from the project root."""
    return Place(path, *at)
