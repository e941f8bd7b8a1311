"""The metadata contract: what may stand in the front matter of a page and in a recommendation block.

Keys and values are Dutch because editors type them; the attributes are their English names. Every model
refuses unknown keys and reports all its errors at once. The review dates follow the rule of the design: the
review log is their only source, so "last assessed" and "next due" are derived (see ``review.py``), never
typed.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""A permanent id of a module or recommendation: lower-case words joined by hyphens."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years in which a date can lie."""

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
            found = date(year, month, day)
        except ValueError:
            if year and 1 <= month <= 12:
                nearest = f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}"
                raise PydanticCustomError("no_such_day", "{nearest}", {"nearest": nearest}) from None
            raise PydanticCustomError("no_such_day", "", {"nearest": ""}) from None
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise PydanticCustomError("far_day", "")
        return found
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text):
        typed_day, typed_month, typed_year = match.groups()
        raise PydanticCustomError(
            "no_such_day", "", {"nearest": f"{typed_year}-{int(typed_month):02}-{int(typed_day):02}"}
        )
    if match := re.fullmatch(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})", text):
        typed_year, typed_month, typed_day = match.groups()
        if 1 <= int(typed_month) <= 12 and 1 <= int(typed_day) <= 31:
            nearest = f"{typed_year}-{int(typed_month):02}-{int(typed_day):02}"
            raise PydanticCustomError("no_such_day", "", {"nearest": nearest})
    raise PydanticCustomError("no_such_day", "", {"nearest": _last_day_of(text)})


_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def _last_day_of(text: str) -> str:
    """Return the last day of the month that a text names (‘oktober 2026’, ‘10-2026’, ‘2026-10’), or the day
    that it writes in words (‘31 oktober 2026’); empty when it names none."""
    day = ""
    if match := re.fullmatch(r"(?:(\d{1,2}) )?([a-z]{3,9})\.? (\d{4})", text.casefold()):
        day, name, year = match[1] or "", match[2].replace("mrt", "maa"), match[3]
        month = next((number for number, start in enumerate(_MONTHS, 1) if name.startswith(start)), 0)
    elif match := re.fullmatch(
        r"(?P<m>\d{1,2})[-/. ](?P<y>\d{4})|(?P<year>\d{4})[-/. ](?P<month>\d{1,2})", text
    ):
        month, year = int(match["m"] or match["month"]), match["y"] or match["year"]
    else:
        return ""
    if not 1 <= month <= 12 or int(year) < FIRST_YEAR:
        return ""
    last = calendar.monthrange(int(year), month)[1]
    chosen = int(day) if day else last
    return f"{year}-{month:02}-{chosen:02}" if 1 <= chosen <= last else ""


Day = Annotated[date, BeforeValidator(_calendar_day)]


def identifier_of(text: str, prefix: str = "id") -> str:
    """Return the id that looks most like ``text``: without accents, after ``prefix`` when it would begin with
    a digit; empty when nothing is left."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", "".join(part for part in plain if not unicodedata.combining(part)))
    if words and words[0][0].isdigit():
        words = [prefix, *words]
    return "-".join(words)


_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
"""Letters that Unicode does not take apart into a plain one and an accent."""


def _identifier(value: Any) -> Any:
    if isinstance(value, str) and not IDENTIFIER.fullmatch(value):
        raise PydanticCustomError("bad_identifier", "", {"nearest": identifier_of(value)})
    return value


Identifier = Annotated[str, BeforeValidator(_identifier)]


def _whole_number(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?(?:0|[1-9][0-9]{0,17})", value):
        return int(value)
    raise PydanticCustomError("no_whole_number", "")


WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
"""A whole number in plain digits."""


def _number(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?", value):
        return float(value)
    raise PydanticCustomError("no_number", "")


Number = Annotated[float, BeforeValidator(_number)]
"""A number in plain digits, with a point before its decimals."""

_TRUE = frozenset({"ja", "waar", "yes", "y", "on", "aan", "1", "j"})
_FALSE = frozenset({"nee", "neen", "onwaar", "no", "n", "off", "uit", "0"})


def _truth(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    word = value.casefold() if isinstance(value, str) else ""
    meant = "true" if word in _TRUE | {"true"} else "false" if word in _FALSE | {"false"} else ""
    raise PydanticCustomError("no_truth", "", {"meant": meant})


Truth = Annotated[bool, BeforeValidator(_truth)]
"""``true`` or ``false``, and no other word for it."""


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that is not empty."""


LONGEST_TEXT = 3000
"""The most characters of one value in the front matter or a data file."""


class StrictModel(BaseModel):
    """A mapping that an editor types: unknown keys are refused, and so is a text longer than a page of
    print."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=False, str_max_length=LONGEST_TEXT
    )


class Review(StrictModel):
    """One entry of the review log: when, with what outcome, on literature up to when, and why."""

    day: Day = Field(alias="datum")
    outcome: Outcome = Field(alias="uitkomst")
    literature_until: Day = Field(alias="literatuur_tot")
    note: Text = Field(alias="toelichting")


class Upkeep(StrictModel):
    """How often a module is assessed, and the log of the assessments, newest first."""

    interval_months: WholeNumber = Field(alias="interval_maanden")
    reviews: list[Review] = Field(alias="beoordelingen")


UPKEEP_EXAMPLE = (
    "herziening: {interval_maanden: 12, beoordelingen: [{datum: 2026-11-22, uitkomst: nieuw, literatuur_tot:"
    " 2026-10-31, toelichting: Eerste versie.}]}"
)
"""How the upkeep of a module is typed, on one line."""


class Authorisation(StrictModel):
    """When and by which societies a module was authorised."""

    day: Day = Field(alias="datum")
    by: list[Text] = Field(alias="door", min_length=1)


class Reason(StrEnum):
    """Why a text was changed: the ten of NICE (Developing NICE guidelines: the manual, appendix P)."""

    EVIDENCE = "nieuw-bewijs"
    SAFETY = "veiligheid"
    CLARIFICATION = "verduidelijking"
    ALIGNMENT = "afstemming"
    INTEGRATION = "inpassing"
    REFERENCE = "verwijzing"
    OTHER_GUIDELINE = "andere-richtlijn"
    MERGER = "samenvoeging"
    WITHDRAWAL = "intrekking"
    CORRECTION = "correctie"


class Fate(StrEnum):
    """What became of a recommendation."""

    NEW = "nieuw"
    CHANGED = "aangepast"
    WITHDRAWN = "vervallen"


class ChangeEntry(StrictModel):
    """One entry of the change log: when, why, and what became of each recommendation, by its id.

    It never moves a review date: that is for whole reviews (``Review``).
    """

    day: Day = Field(alias="datum")
    reason: Reason = Field(alias="reden")
    recommendations: dict[Identifier, Fate] = Field(default_factory=dict, alias="aanbevelingen")
    note: Text | None = Field(None, alias="toelichting")


CHANGES_EXAMPLE = (
    "wijzigingen: [{datum: 2026-11-30, reden: veiligheid, aanbevelingen: {mri-termijnen: aangepast}}]"
)
"""How a change log is typed, on one line."""


class SearchOptions(StrictModel):
    """What the search of the theme does with a page."""

    exclude: Truth = False
    boost: Number = Field(1.0, gt=0, le=100)


class Metadata(StrictModel):
    """Front matter that every page has."""

    title: Text
    summary: str = Field("", alias="samenvatting")
    search_words: list[Text] = Field(default_factory=list, alias="zoektermen")
    changes: list[ChangeEntry] = Field(default_factory=list, alias="wijzigingen", examples=[CHANGES_EXAMPLE])


class PageMetadata(Metadata):
    """Front matter of a page that is not a module."""

    hide: list[Literal["navigation", "toc", "path", "footer"]] = Field(default_factory=list)
    search: SearchOptions | None = None


class MaintainedMetadata(Metadata):
    """Front matter that every page under review has: modules and the pages for patients."""

    module: Identifier
    status: Status
    owner: Text = Field(alias="regiehouder")
    upkeep: Upkeep = Field(alias="herziening", examples=[UPKEEP_EXAMPLE])
    related: list[Text] = Field(default_factory=list, alias="verwant")
    authorisation: Authorisation | None = Field(
        None, alias="autorisatie", examples=["autorisatie: {datum: 2026-11-22, door: [NVN, NVvN]}"]
    )


class SavedSearch(StrictModel):
    """The search for literature of a module: the query in PubMed, and the day on which it was last run."""

    pubmed: Annotated[Text, StringConstraints(max_length=1500)]
    day: Day = Field(alias="datum")

    @property
    def address(self) -> str:
        """Where PubMed shows what it took up since that day (its user guide: a range of dates, ``edat``)."""
        query = f"({self.pubmed}) AND {self.day:%Y/%m/%d}:3000[edat]"
        return f"https://pubmed.ncbi.nlm.nih.gov/?term={quote(query, safe='')}"


SEARCH_EXAMPLE = 'zoekactie: {pubmed: "(low back pain) AND mri", datum: 2026-10-31}'
"""How a search for literature is typed, on one line."""


class ModuleMetadata(MaintainedMetadata):
    """Front matter of a module."""

    question: Text = Field(alias="uitgangsvraag")
    saved_search: SavedSearch | None = Field(None, alias="zoekactie", examples=[SEARCH_EXAMPLE])


class PatientMetadata(MaintainedMetadata):
    """Front matter of a page for patients: ``rests_on`` names the recommendations behind what it says."""

    rests_on: list[Text] = Field(alias="steunt_op", min_length=1)


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


OneOrMore = Annotated[list[Text], BeforeValidator(_one_or_more)]
"""One text, or a list of them."""


class RecommendationRow(StrictModel):
    """A row of the table in a recommendation that is a rule of its own: ``begins`` is how its first cell
    begins."""

    id: Identifier
    begins: Text = Field(alias="rij")
    situation: Text = Field(alias="situatie")


class RecommendationOptions(StrictModel):
    """The options of a recommendation block.

    ``tasks`` are actions with an aspect (``mri:wanneer``); ``follows`` names by task the recommendation whose
    rule is told again here; ``condition`` says when an exception or alternative applies.
    """

    id: Identifier
    strength: Strength = Field(alias="sterkte")
    direction: Direction = Field(alias="richting")
    certainty: Certainty = Field(alias="zekerheid")
    sources: list[Text] = Field(alias="bronnen")
    situations: list[Text] = Field(default_factory=list, alias="situaties")
    tasks: list[Text] = Field(default_factory=list, alias="handelingen")
    audience: list[Text] = Field(default_factory=list, alias="voor")
    follows: dict[str, Text] = Field(
        default_factory=dict, alias="volgt", examples=["volgt: {mri:wanneer: mri-termijnen}"]
    )
    exception_to: OneOrMore = Field(default_factory=list, alias="uitzondering_op")
    alternative_to: OneOrMore = Field(default_factory=list, alias="alternatief_voor")
    condition: str = Field("", alias="als")
    rows: list[RecommendationRow] = Field(default_factory=list, alias="rijen")
