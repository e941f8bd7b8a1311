"""The editing commands there are, and the options that each takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import RootModel

from guideline.editing.refusal import RefusedError
from guideline.editing.tree import Tree
from guideline.model.findings import Finding
from guideline.model.guideline import Guideline
from guideline.model.metadata import Day
from guideline.model.suggestions import did_you_mean_or_list
from guideline.model.validation import validate


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command: what it means, an example of a value, the values it may have when they are
    few, and what it is when it is not given; ``needed`` when the command cannot do without."""

    meaning: str
    example: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False
    otherwise: str = ""


@dataclass(frozen=True)
class Request:
    """What an editor asked: the options by name, the day that counts as today, and what was given on standard
    input or in a file."""

    options: Mapping[str, str]
    today: date
    given: str = ""

    def __getitem__(self, name: str) -> str:
        """Return the value of an option, empty when it has none."""
        return self.options.get(name, "").strip()

    def words(self, name: str) -> list[str]:
        """Return the value of an option as a list: words with commas or spaces between them."""
        return [word for word in re.split(r"[\s,;]+", self[name].strip("[]")) if word]

    def day(self, name: str) -> str:
        """Return the value of an option as a day, today when it is not given.

        Raises RefusedError when it is none, or lies in the future.
        """
        if not self[name]:
            return self.today.isoformat()
        found, wrong = validate(_Day, self[name])
        if found is None:
            hint = f" ({wrong[0].suggestion})" if wrong and wrong[0].suggestion else ""
            raise RefusedError(f"--{name}: ‘{self[name]}’ is geen datum in de vorm jjjj-mm-dd{hint}")
        if found.root > self.today:
            raise RefusedError(f"--{name}: {found.root} ligt na vandaag ({self.today})")
        return str(found.root)


class _Day(RootModel[Day]):
    """A day."""


ToldFinding = Callable[[Guideline, Finding], str]
"""How a finding is told with which a command is refused: from the guideline as it would be."""


def as_found(_guideline: Guideline, finding: Finding) -> str:
    """Return a finding as the checks tell it."""
    return str(finding)


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did: in a sentence, what the editor does next, the checks whose findings are that next
    step, and how the findings are told that refuse it."""

    what: str
    next_steps: tuple[str, ...] = ()
    left_to_do: frozenset[str] = frozenset()
    only_told: bool = False
    """Whether the answer is all: no file was to change."""
    told: ToldFinding = as_found


Act = Callable[[Tree, Request], Done]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its Dutch name and help, its options by name, and what it does to the files."""

    name: str
    help: str
    options: Mapping[str, Option]
    act: Act
    reads: bool = False
    """Whether it takes a text on standard input or in a file."""
    names: tuple[str, ...] = ()
    """The options that may be given without their name, in order."""


COMMANDS: dict[str, Command] = {}
"""The editing commands by name."""


def command(
    name: str, help_text: str, options: Mapping[str, Option], names: tuple[str, ...] = (), reads: bool = False
) -> Callable[[Act], Act]:
    """Register a function as a command."""

    def register(act: Act) -> Act:
        COMMANDS[name] = Command(name, help_text, options, act, reads, names)
        return act

    return register


def chosen(name: str, typed: str, choices: tuple[str, ...] | list[str]) -> str:
    """Return what was typed when it is one of the choices; raises RefusedError when it is not."""
    if typed not in choices:
        raise RefusedError(f"--{name}: ‘{typed}’ kan niet: {did_you_mean_or_list(typed, choices)}")
    return typed
