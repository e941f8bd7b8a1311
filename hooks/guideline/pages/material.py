"""What everything that the site writes itself is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guideline.model.guideline import Guideline


@dataclass(frozen=True, slots=True)
class Material:
    """The guideline, the day that counts as today, and each source by key in the style of the site (HTML)."""

    guideline: Guideline
    today: date
    styled: Mapping[str, str]
