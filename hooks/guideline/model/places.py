"""Where things stand in the files that editors type, and what went wrong while reading them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

At = tuple[int, int]
"""Line and column, counted from 1, in the file as the editor sees it."""

KeyPath = tuple[str | int, ...]
"""Where a value stands in the data, for instance ``("herziening", "beoordelingen", 0, "datum")``."""

START: At = (1, 1)


def nearest_place(places: Mapping[KeyPath, At], path: KeyPath, otherwise: At = START) -> At:
    """Return the place of ``path``, or of its nearest ancestor that has one, or ``otherwise``."""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return otherwise


def place_in(text: str, index: int) -> At:
    """Return the place of the character with this index in ``text``."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong while reading a file; ``kind`` ties it to the check that reports it."""

    kind: str
    at: At
    message: str
    suggestion: str = ""
