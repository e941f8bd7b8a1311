"""What the project promises of its quality, the command that shows each promise, and the last figures
measured."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from guideline.model.places import At
from guideline.model.proofs import Proof

STANDINGS: Mapping[str, str] = {
    "ja": "gehaald",
    "deels": "deels gehaald",
    "nee": "niet gehaald",
    "niet-gemeten": "nog niet gemeten",
}
"""Whether a promise is kept, with the words readers see."""

COMMAND = re.compile(r"((?:make|python) [\w./-]+)(?: [\w./=\" -]+)?", re.ASCII)
"""How a command is typed: ``make bench SIZES="44 200"``; its first two words say what it is."""


def command_name(typed: str) -> str:
    """Return the two words that say what a typed command is, empty for what is no command."""
    match = COMMAND.fullmatch(typed)
    return match[1] if match else ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that was measured: what, the figure as text, what it should be (may be empty), the day, and
    the command."""

    what: str
    figure: str
    goal: str
    day: date
    command: str
    at: At
    places: Mapping[str, At] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise: its name, what it says, the command that shows it, whether it is kept (``STANDINGS``), what
    is not, the proofs, and the figures, the one that says most first."""

    id: str
    name: str
    says: str
    command: str
    kept: str
    missing: str
    proofs: tuple[Proof, ...]
    figures: tuple[Figure, ...]
    at: At
    places: Mapping[str, At] = field(default_factory=dict)

    @property
    def commands(self) -> tuple[tuple[At, str], ...]:
        """Every command that was typed, with its place."""
        of_figures = ((item.places.get("opdracht", item.at), item.command) for item in self.figures)
        return ((self.places.get("opdracht", self.at), self.command), *of_figures)

    @property
    def texts(self) -> tuple[tuple[At, str], ...]:
        """What was typed in running text, each with its place."""
        whole = {"naam": self.name, "belofte": self.says, "tekort": self.missing}
        typed = tuple((self.places.get(key, self.at), text) for key, text in whole.items() if text)
        return (
            *typed,
            *((item.at, text) for item in self.figures for text in (item.what, item.figure, item.goal)),
        )
