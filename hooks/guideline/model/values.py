"""Registered values: a number or phrase that stands in the registry once and is used by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from guideline.model.metadata import Day, StrictModel, Text

VALUE_USE = re.compile(r"\{waarde:([^{}\n]*)\}")
"""A registered value used by name: ``{waarde:mri-mesmc}``."""

TELEPHONE = "telefoon"
"""The kind of a value that is a telephone number."""

PHRASE = "frase"
"""The kind of a value that is a phrase which stands everywhere in the same words."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The number in a value that is guarded: its unit, and the bounds between which editors find it
    plausible; None or empty for what was not typed."""

    number: float | None
    unit: str
    least: float | None
    most: float | None


class SecondReading(StrictModel):
    """Who read a value again in its source, and when: a role, never a name."""

    role: Text = Field(alias="rol")
    day: Day = Field(alias="datum")
    source: Text = Field(alias="bron")


def expand_values(text: str, texts: Mapping[str, str]) -> str:
    """Return ``text`` with every registered value in ``texts`` (name to text) filled in; unknown names stay
    as typed."""
    return VALUE_USE.sub(lambda match: texts.get(match[1].strip(), match[0]), text)
