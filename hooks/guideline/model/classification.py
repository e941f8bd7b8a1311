"""What a recommendation is about: the situation of a patient, what is done, in which respect, and by whom.

The lists are kept in data files of the guideline. They are lists of names that readers choose from: none
holds a property of one patient, such as an age or a score (design, 2 and 4.5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guideline.model.places import At

ASPECTS: Mapping[str, str] = {
    "of": "of het gebeurt",
    "wanneer": "wanneer",
    "hoeveel": "hoeveel",
    "hoe": "hoe",
    "wie": "wie",
}
"""In which respect a recommendation is about an action, with the words readers see, in their order."""

EXPERT_OPINION = "mening van deskundigen"
"""What stands as the source of a definition that no source gives."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation with its one definition: ``definition`` as typed, or empty when it is that of ``term`` in
    the glossary. ``wider`` is the id of the situation that this one is a part of, or empty."""

    id: str
    name: str
    definition: str
    term: str
    source: str
    wider: str
    at: At
    places: Mapping[str, At] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a recommendation lets do or leave."""

    id: str
    name: str
    definition: str
    at: At
    places: Mapping[str, At] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Discipline:
    """Whom a recommendation is for, named as on the start page."""

    id: str
    name: str
    at: At


@dataclass(frozen=True, order=True, slots=True)
class Task:
    """An action in one respect, as a recommendation names it: ``mri:wanneer``."""

    action: str
    aspect: str

    @classmethod
    def of(cls, typed: str) -> Task:
        """Return the task that was typed; what is missing is empty."""
        action, _, aspect = typed.partition(":")
        return cls(action.strip(), aspect.strip())

    def __str__(self) -> str:
        """Return the task as typed."""
        return f"{self.action}:{self.aspect}"


def wider_of(id_: str, situations: Mapping[str, Situation]) -> tuple[str, ...]:
    """Return the ids of all situations that the one with this id is a part of, the nearest first; a circle
    ends where it closes."""
    found: list[str] = []
    while (here := situations.get(id_)) and here.wider and here.wider not in (*found, id_):
        found.append(here.wider)
        id_ = here.wider
    return tuple(found)
