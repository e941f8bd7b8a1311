"""The metadata contract: what may stand in the front matter of a page and in a recommendation block.

Keys and values are Dutch because editors type them; the attributes are their English names. Every model
refuses unknown keys and reports all its errors at once. The review dates follow the rule of the design: the
review log is their only source, so "last assessed" and "next due" are derived (see ``review.py``), never
typed.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""A permanent id of a module or recommendation: lower-case words joined by hyphens."""

DERIVED_KEYS = frozenset(
    {"laatst_beoordeeld", "volgende_beoordeling", "herzien", "datum", "versie", "actueel"}
)
"""Keys an editor may be tempted to type although they follow from the review log."""


class Status(StrEnum):
    """How far a module is: concept, out for comments, authorised by the societies, or withdrawn."""

    CONCEPT = "concept"
    COMMENTS = "commentaarfase"
    AUTHORISED = "geautoriseerd"
    WITHDRAWN = "vervallen"


class Outcome(StrEnum):
    """What a review decided about a module."""

    NEW = "nieuw"
    UNCHANGED = "ongewijzigd"
    CHANGED = "aangepast"
    WITHDRAWN = "vervalt"


class Strength(StrEnum):
    """Strength of a recommendation (GRADE: strong or conditional)."""

    STRONG = "sterk"
    WEAK = "zwak"


class Direction(StrEnum):
    """Whether the recommendation is for or against the action."""

    FOR = "voor"
    AGAINST = "tegen"


class Certainty(StrEnum):
    """Certainty of the evidence (GRADE's four levels), or expert opinion without such evidence."""

    HIGH = "hoog"
    MODERATE = "redelijk"
    LOW = "laag"
    VERY_LOW = "zeer-laag"
    EXPERT_OPINION = "expert-opinion"


def _calendar_day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        year, month, day = map(int, match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            if year and 1 <= month <= 12:
                nearest = f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}"
                raise PydanticCustomError("no_such_day", "{nearest}", {"nearest": nearest}) from None
            raise PydanticCustomError("no_such_day", "", {"nearest": ""}) from None
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text):
        typed_day, typed_month, typed_year = match.groups()
        raise PydanticCustomError(
            "no_such_day", "", {"nearest": f"{typed_year}-{int(typed_month):02}-{int(typed_day):02}"}
        )
    raise PydanticCustomError("no_such_day", "", {"nearest": ""})


Day = Annotated[date, BeforeValidator(_calendar_day)]


def _identifier(value: Any) -> Any:
    if isinstance(value, str) and not IDENTIFIER.fullmatch(value):
        words = re.findall(r"[a-z0-9]+", value.casefold())
        raise PydanticCustomError("bad_identifier", "", {"nearest": "-".join(words)})
    return value


Identifier = Annotated[str, BeforeValidator(_identifier)]


class StrictModel(BaseModel):
    """A mapping that an editor types: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class Review(StrictModel):
    """One entry of the review log: when, with what outcome, on literature up to when, and why."""

    day: Day = Field(alias="datum")
    outcome: Outcome = Field(alias="uitkomst")
    literature_until: Day = Field(alias="literatuur_tot")
    note: str = Field(alias="toelichting", min_length=1)


class Upkeep(StrictModel):
    """How often a module is assessed, and the log of the assessments, newest first."""

    interval_months: int = Field(alias="interval_maanden")
    reviews: list[Review] = Field(alias="beoordelingen")


class Authorisation(StrictModel):
    """When and by which societies a module was authorised."""

    day: Day = Field(alias="datum")
    by: list[str] = Field(alias="door", min_length=1)


class PageMetadata(StrictModel):
    """Front matter of a page that is not a module."""

    title: str = Field(min_length=1)
    summary: str = Field("", alias="samenvatting")
    search_words: list[str] = Field(default_factory=list, alias="zoektermen")
    hide: list[str] = Field(default_factory=list)
    search: dict[str, Any] = Field(default_factory=dict)


class MaintainedMetadata(StrictModel):
    """Front matter that every page under review has: modules and the pages for patients."""

    title: str = Field(min_length=1)
    module: Identifier
    status: Status
    owner: str = Field(alias="regiehouder", min_length=1)
    upkeep: Upkeep = Field(alias="herziening")
    summary: str = Field("", alias="samenvatting")
    search_words: list[str] = Field(default_factory=list, alias="zoektermen")
    related: list[str] = Field(default_factory=list, alias="verwant")
    authorisation: Authorisation | None = Field(None, alias="autorisatie")


class ModuleMetadata(MaintainedMetadata):
    """Front matter of a module."""

    question: str = Field(alias="uitgangsvraag", min_length=1)


class PatientMetadata(MaintainedMetadata):
    """Front matter of a page for patients: ``rests_on`` names the recommendations behind what it says."""

    rests_on: list[str] = Field(alias="steunt_op", min_length=1)


class RecommendationOptions(StrictModel):
    """The options of a recommendation block."""

    id: Identifier
    strength: Strength = Field(alias="sterkte")
    direction: Direction = Field(alias="richting")
    certainty: Certainty = Field(alias="zekerheid")
    sources: list[str] = Field(alias="bronnen")
