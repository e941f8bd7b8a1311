"""What everything that the site writes itself is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guideline.model.guideline import Guideline


@dataclass(frozen=True, slots=True)
class Material:
    """The guideline, the day that counts as today, and each source by key in the style of the site (HTML);
    ``unfilled`` are the paths of pages with the markers that are not filled there."""

    guideline: Guideline
    today: date
    styled: Mapping[str, str]
    unfilled: frozenset[tuple[str, str]] = frozenset()
