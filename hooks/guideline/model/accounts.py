"""What the guideline says of how it was made: item by item of an instrument, with the proof, and no score.

AGREE II has 23 items in 6 domains (Brouwers, CMAJ 2010); RIGHT has 22 sections with 35 items (Chen, Ann
Intern Med 2017, right-statement.org). Its authors advise against a score. Items are named in our own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import Field

from guideline.model.metadata import Day, StrictModel, Text
from guideline.model.places import START, At, KeyPath, nearest_place
from guideline.model.proofs import Proof


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument: its name, what its items' ids begin with, and the items of each part by their number."""

    name: str
    prefix: str
    parts: Mapping[str, tuple[str, ...]]

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of all items, in order: ``agree-1``."""
        return tuple(f"{self.prefix}-{number}" for numbers in self.parts.values() for number in numbers)


INSTRUMENTS = (
    Instrument(
        "AGREE II",
        "agree",
        {
            "Onderwerp en doel": ("1", "2", "3"),
            "Betrokkenheid van belanghebbenden": ("4", "5", "6"),
            "Zorgvuldigheid van de ontwikkeling": ("7", "8", "9", "10", "11", "12", "13", "14"),
            "Helderheid": ("15", "16", "17"),
            "Toepassing": ("18", "19", "20", "21"),
            "Onafhankelijkheid": ("22", "23"),
        },
    ),
    Instrument(
        "RIGHT",
        "right",
        {
            "Basisgegevens": ("1a", "1b", "1c", "2", "3", "4"),
            "Achtergrond": ("5", "6", "7a", "7b", "8a", "8b", "9a", "9b"),
            "Bewijs": ("10a", "10b", "11a", "11b", "12"),
            "Aanbevelingen": ("13a", "13b", "13c", "14a", "14b", "14c", "15"),
            "Beoordeling en kwaliteit": ("16", "17"),
            "Geld en belangen": ("18a", "18b", "19a", "19b"),
            "Overig": ("20", "21", "22"),
        },
    ),
)
"""The instruments, in the order in which they show."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Our answer to an item: what it is about, what we do, what is missing (empty when nothing is known to
    be), where that shows, the role that judges, and the day on which this was written."""

    id: str
    subject: str
    answer: str
    missing: str
    proofs: tuple[Proof, ...]
    judge: str
    day: date
    at: At
    places: Mapping[str, At] = field(default_factory=dict)

    @property
    def number(self) -> str:
        """The number of the item in its instrument."""
        return self.id.partition("-")[2]

    @property
    def texts(self) -> tuple[tuple[At, str], ...]:
        """What was typed in running text, each with its place."""
        typed = {"onderwerp": self.subject, "antwoord": self.answer, "ontbreekt": self.missing}
        return tuple((self.places.get(key, self.at), text) for key, text in typed.items())


class Member(StrictModel):
    """A member of the working group: the one place, with the sources, where a person is named."""

    name: Text = Field(alias="naam", max_length=100)
    job: Text = Field(alias="functie", max_length=100)
    sent_by: Text = Field(alias="namens", max_length=100)
    role: Text = Field(alias="rol", max_length=100)


class Interests(StrictModel):
    """What a member declared, and what was done about it."""

    name: Text = Field(alias="naam", max_length=100)
    day: Day = Field(alias="datum")
    declared: Text = Field(alias="belangen")
    measure: Text = Field(alias="maatregel")


class Consultation(StrictModel):
    """Who was asked for comments, when, and what came of it."""

    party: Text = Field(alias="partij", max_length=200)
    since: Day = Field(alias="van")
    until: Day = Field(alias="tot")
    outcome: Text = Field(alias="verwerkt")


class Funding(StrictModel):
    """Who paid for what, and what say they had in the text."""

    payer: Text = Field(alias="wie", max_length=200)
    purpose: Text = Field(alias="wat")
    say: Text = Field(alias="invloed")


class Makers(StrictModel):
    """Who made the guideline; every list is empty until the working group fills it."""

    members: list[Member] = Field(default_factory=list, alias="werkgroep")
    interests: list[Interests] = Field(default_factory=list, alias="belangen")
    consultations: list[Consultation] = Field(default_factory=list, alias="commentaar")
    funding: list[Funding] = Field(default_factory=list, alias="financiering")


@dataclass(frozen=True, slots=True)
class MakersFile:
    """What was typed of the makers, with the place of each key."""

    makers: Makers = field(default_factory=Makers)
    places: Mapping[KeyPath, At] = field(default_factory=dict)

    def place(self, *path: str | int) -> At:
        """Return the place of what stands at ``path``."""
        return nearest_place(self.places, path, START)

    @property
    def texts(self) -> tuple[tuple[At, str], ...]:
        """What was typed that is no name of a person, each with its place."""
        typed = self.makers.model_dump(by_alias=True, mode="json")
        return tuple(
            (self.place(part, index, key), text)
            for part, rows in typed.items()
            for index, row in enumerate(rows)
            for key, text in row.items()
            if key not in ("naam", "datum", "van", "tot")
        )
