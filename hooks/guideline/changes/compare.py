"""One comparison: every change between two sides, each once, worst first; and what could not be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guideline.changes.files import other_files
from guideline.changes.followed import followed
from guideline.changes.pair import Pair, Side
from guideline.changes.registry import COMPARERS, Change, Comparer
from guideline.changes.witnesses import Index, Witness, together
from guideline.limits import OverTimeError, at_most

SECONDS = 60
"""How long the processor may work on one subject; the whole comparison of the real guideline takes less than
one."""


@dataclass(frozen=True)
class Comparison:
    """What differs between two sides: the changes, worst first, and in Dutch why something could not be
    compared, empty when all could."""

    pair: Pair
    changes: tuple[Change, ...]
    failed: tuple[str, ...]
    indexes: tuple[Index, Index]

    def witnesses(self, change: Change) -> list[Witness]:
        """Return what rests on what changed, as it is now or was."""
        found = together(self.indexes, change.grounds) if change.grounds else []
        return [
            witness
            for witness in found
            if witness.id != change.id
            and (witness.path, witness.line) != (change.place.path, change.place.line)
            and not (
                change.id == change.home and witness.path == change.place.path and witness.is_page_to_act_on
            )
        ]


_TOO_SLOW = f"vergelijken kost meer dan {SECONDS} seconden rekentijd"


def _followed(pair: Pair) -> tuple[Pair, list[str]]:
    """Return two sides with what moved followed, and why that could not be done, if so."""
    try:
        with at_most(SECONDS):
            return followed(pair), []
    except (OverTimeError, RecursionError):
        return pair, [f"hernoemd en verplaatst: {_TOO_SLOW}"]


def compare(old: Side, new: Side) -> Comparison:
    """Return the comparison of two sides."""
    pair, failed = _followed(Pair(old, new))
    failed += _unread(pair)
    changes: list[Change] = []
    for look in COMPARERS:
        try:
            with at_most(SECONDS):
                changes += look(pair)
        except (OverTimeError, RecursionError):
            failed.append(f"{_subject(look)}: {_TOO_SLOW}")
    changes += other_files(pair, changes)
    known = (old.guideline.roles, new.guideline.roles)
    once = dict.fromkeys(sorted(changes, key=lambda change: change.order(known)))
    return Comparison(pair, tuple(once), tuple(failed), (Index(new.guideline), Index(old.guideline)))


def _unread(pair: Pair) -> Iterator[str]:
    """Yield why each file that differs could not be read whole, on the side where that is so."""
    for side, which in ((pair.new, "nieuw"), (pair.old, "oud")):
        for path, problem in side.unread.items():
            if pair.old.files.get(path) != pair.new.files.get(path):
                yield f"{path} ({which}), regel {problem.at[0]}: {problem.message}"


def _subject(look: Comparer) -> str:
    return getattr(look, "__name__", "onderdeel").replace("_", " ")
