"""The metadata contract: what may stand in the front matter of a page and in a recommendation block.

Keys and values are Dutch because editors type them; the attributes are their English names. Every model
refuses unknown keys and reports all its errors at once. The review dates follow the rule of the design: the
review log is their only source, so "last assessed" and "next due" are derived (see ``review.py``), never
typed.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from guideline.model.places import KeyPath
from guideline.model.suggestions import did_you_mean, did_you_mean_or_list

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


@dataclass(frozen=True, slots=True)
class MetadataProblem:
    """One thing wrong with metadata.

    ``kind`` is "unknown", "derived", "missing", "identifier", "date" or "value"; ``path`` tells where;
    ``message`` and ``suggestion`` are Dutch.
    """

    kind: str
    path: KeyPath
    message: str
    suggestion: str


def validate(model: type[BaseModel], data: Any) -> tuple[Any, list[MetadataProblem]]:
    """Validate ``data`` (the mapping that stood in the file) against ``model``.

    Returns the model, or None when something is wrong, and every problem found.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_problem(model, data, details) for details in error.errors()]


def _keys_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """Return the keys allowed in the mapping at ``path`` of ``model``."""
    current: Any = model
    for step in path:
        if isinstance(step, int):
            continue
        fields = {info.alias or name: info for name, info in current.model_fields.items()}
        annotation = fields[str(step)].annotation
        nested = [annotation, *getattr(annotation, "__args__", ())]
        current = next(kind for kind in nested if isinstance(kind, type) and issubclass(kind, BaseModel))
    return [info.alias or name for name, info in current.model_fields.items()]


_WORDS = {
    "string_type": "een tekst (zet de waarde zo nodig tussen aanhalingstekens)",
    "string_too_short": "een tekst die niet leeg is",
    "list_type": "een lijst, zoals [een, twee]",
    "too_short": "een lijst met ten minste één waarde",
    "int_type": "een geheel getal",
    "int_parsing": "een geheel getal",
    "int_from_float": "een geheel getal",
    "model_type": "een groep sleutels, elk op een eigen ingesprongen regel",
    "dict_type": "een groep sleutels, elk op een eigen ingesprongen regel",
}


def _problem(model: type[BaseModel], data: Any, details: Any) -> MetadataProblem:
    path: KeyPath = tuple(details["loc"])
    name = str(path[-1]) if path else ""
    kind = details["type"]
    context = details.get("ctx", {})
    if kind == "extra_forbidden":
        if name in DERIVED_KEYS:
            return MetadataProblem(
                "derived",
                path,
                f"de sleutel ‘{name}’ wordt niet getypt maar volgt uit het logboek onder ‘herziening’",
                "verwijder de regel; een nieuwe datum hoort in een nieuwe regel ‘- datum:’ onder"
                f" ‘{'beoordelingen'}’",
            )
        keys = _keys_at(model, path[:-1])
        return MetadataProblem(
            "unknown", path, f"de sleutel ‘{name}’ bestaat niet", did_you_mean_or_list(name, keys)
        )
    if kind == "missing":
        present = _value_at(data, path[:-1])
        unknown = [key for key in present if key not in _keys_at(model, path[:-1])] if present else []
        hint = did_you_mean(name, [str(key) for key in unknown]).replace("bedoelde u", "staat hier als")
        return MetadataProblem(
            "missing",
            path,
            f"de verplichte sleutel ‘{name}’ ontbreekt",
            hint.rstrip("?") or f"voeg een regel ‘{name}: …’ toe",
        )
    if kind == "no_such_day":
        nearest = context["nearest"]
        return MetadataProblem(
            "date",
            path,
            f"‘{details['input']}’ bij ‘{name}’ is geen bestaande datum in de vorm jjjj-mm-dd",
            f"bedoelde u ‘{nearest}’?" if nearest else "schrijf bijvoorbeeld 2026-11-22",
        )
    if kind == "bad_identifier":
        return MetadataProblem(
            "identifier",
            path,
            f"‘{details['input']}’ is geen geldige id: alleen kleine letters, cijfers en koppeltekens",
            (
                f"schrijf ‘{context['nearest']}’"
                if context["nearest"]
                else "schrijf bijvoorbeeld ‘mri-termijnen’"
            ),
        )
    shown = "leeg" if details["input"] in (None, "", []) else f"‘{str(details['input'])[:60]}’"
    if kind == "enum":
        choices = re.findall(r"'([^']+)'", context["expected"])
        return MetadataProblem(
            "value",
            path,
            f"de waarde van ‘{name}’ is {shown}, en dat is geen van de afgesproken waarden",
            did_you_mean_or_list(str(details["input"]), choices),
        )
    return MetadataProblem(
        "value",
        path,
        f"de waarde van ‘{name or 'front matter'}’ past niet: {shown}",
        f"hier hoort {_WORDS.get(kind, 'een andere waarde')}",
    )


def _value_at(data: Any, path: KeyPath) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data if isinstance(data, dict) else None
