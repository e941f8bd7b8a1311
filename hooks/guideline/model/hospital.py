"""What one hospital adds of its own: telephone numbers, the day of its meetings, agreements per module.

It stands in ``lokaal.yml`` beside ``mkdocs.yml`` and is shown apart from the guideline, with its own date.
The guideline's text is the same with and without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import Field

from guideline.model.metadata import Day, StrictModel, Text
from guideline.model.places import At, KeyPath, nearest_place

FILE = "lokaal.yml"


class PhoneNumber(StrictModel):
    """Whom to call, at what number, and when that number is answered."""

    who: Text = Field(alias="wie")
    number: Text = Field(alias="nummer")
    hours: str = Field("", alias="wanneer")


class Agreement(StrictModel):
    """An agreement of the hospital that belongs to one module."""

    module: Text
    text: Text = Field(alias="tekst")


class LocalAgreements(StrictModel):
    """The whole of ``lokaal.yml``."""

    hospital: Text = Field(alias="ziekenhuis")
    day: Day = Field(alias="datum")
    numbers: list[PhoneNumber] = Field(default_factory=list, alias="nummers")
    meeting: str = Field("", alias="mdo")
    agreements: list[Agreement] = Field(default_factory=list, alias="afspraken")

    def is_old(self, today: date) -> bool:
        """Return whether the agreements were confirmed more than a year ago."""
        return (today - self.day).days > 365


@dataclass(frozen=True, slots=True)
class LocalFile:
    """The agreements of a hospital, and where everything stands in the file."""

    agreements: LocalAgreements
    places: Mapping[KeyPath, At]

    def place(self, *path: str | int) -> At:
        """Return where the key at ``path`` stands, or its nearest ancestor, or the first line."""
        return nearest_place(self.places, path)
