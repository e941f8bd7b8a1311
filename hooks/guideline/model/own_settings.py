"""What this project adds to ``mkdocs.yml``: the section ``extra.richtlijn``."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from guideline.model.metadata import Identifier, StrictModel, Text, Truth, WholeNumber

_DOMAIN = re.compile(r"(?<![a-z0-9-])[a-z0-9-]++(?:\.[a-z0-9-]++)++")


def _domain(value: Any) -> Any:
    if isinstance(value, str) and not _DOMAIN.fullmatch(value):
        found = _DOMAIN.search(value.casefold())
        raise PydanticCustomError(
            "bad_domain", "", {"nearest": found[0].removeprefix("www.") if found else ""}
        )
    return value


Domain = Annotated[Text, BeforeValidator(_domain)]
"""The name of a host, without scheme and path."""


def _mail(value: Any) -> Any:
    if isinstance(value, str) and not _MAIL.fullmatch(value):
        raise PydanticCustomError("bad_mail", "")
    return value


_MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}")

Mail = Annotated[Text, BeforeValidator(_mail)]
"""The e-mail address of an office, not of a person."""


def _origin(value: Any) -> Any:
    if isinstance(value, str) and not _ORIGIN.fullmatch(value):
        found = _DOMAIN.search(value.casefold())
        raise PydanticCustomError("bad_origin", "", {"nearest": f"https://{found[0]}" if found else ""})
    return value


_ORIGIN = re.compile(r"https://[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}(?::[0-9]{1,5})?")

Origin = Annotated[Text, BeforeValidator(_origin)]
"""A site by scheme and host, without a path (RFC 6454)."""


def _page(value: Any) -> Any:
    if isinstance(value, str) and not _PAGE.fullmatch(value):
        raise PydanticCustomError("bad_page", "")
    return value


_PAGE = re.compile(r"https://[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/[\w./~%-]{0,200}")

Page = Annotated[Text, BeforeValidator(_page)]
"""The whole address of a page on the web."""


def _licence(value: Any) -> Any:
    if isinstance(value, str) and not _LICENCE.fullmatch(value):
        nearest = "-".join(value.split())
        raise PydanticCustomError(
            "bad_licence", "", {"nearest": nearest if _LICENCE.fullmatch(nearest) else ""}
        )
    return value


_LICENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,63}")

Licence = Annotated[Text, BeforeValidator(_licence)]
"""The short identifier of a licence (SPDX)."""


class Interval(StrictModel):
    """The shortest and the longest time between two assessments, in months."""

    minimum: WholeNumber = Field(1, ge=1, le=1200)
    maximum: WholeNumber = Field(60, ge=1, le=1200)

    @model_validator(mode="after")
    def _in_order(self) -> Interval:
        if self.minimum > self.maximum:
            context = {"minimum": self.minimum, "maximum": self.maximum}
            raise PydanticCustomError("interval_order", "", context)
        return self


class Subject(StrictModel):
    """What the guideline is about: its name, and its name in English for machines."""

    name: Text = Field(alias="naam", max_length=100)
    english: str = Field("", alias="engels", max_length=100)


URGENT_ACTIONS = "spoedhandelingen"
"""The key of what is done at once."""

ROLES = "plaatsen"
"""The key of the names of pages and folders with a task, which are judged one by one (``Roles``)."""


class OwnSettings(StrictModel):
    """The whole section."""

    subject: Subject | None = Field(
        None, alias="onderwerp", examples=["onderwerp: {naam: Hernia, engels: Disc herniation}"]
    )
    file_name: Identifier | None = Field(None, alias="bestandsnaam")
    whom_to_call: str = Field("", alias="bel_bij_spoed", max_length=100)
    emergency_button: Text = Field("Spoed", alias="spoedknop", max_length=20)
    urgent_actions: list[Identifier] = Field(default_factory=list, alias="spoedhandelingen")
    roles: Any = Field(None, alias="plaatsen")
    authorised_text: Page | None = Field(None, alias="geautoriseerde_tekst")
    owners: list[Text] = Field(default_factory=list, alias="regiehouders")
    domains: list[Domain] = Field(default_factory=list, alias="domeinen")
    source_sites: list[Domain] = Field(default_factory=list, alias="bronsites")
    interval: Interval = Field(default_factory=Interval, alias="interval_maanden")  # type: ignore[arg-type]
    soon_due_days: WholeNumber = Field(60, alias="bijna_verlopen_dagen", ge=0, le=3660)
    grace_days: WholeNumber = Field(90, alias="respijt_dagen", ge=0, le=3660)
    retraction_grace_days: WholeNumber = Field(30, alias="intrekking_respijt_dagen", ge=0, le=3660)
    other_diagrams: list[Text] = Field(default_factory=list, alias="andere_diagrammen")
    keeps_offline: Truth = Field(True, alias="bewaren")
    report_to: Mail | None = Field(None, alias="fout_melden")
    embedder: Origin | None = Field(None, alias="epd_herkomst")
    publisher: Text | None = Field(None, alias="uitgever")
    licence: Licence | None = Field(None, alias="licentie")
    copy_months: WholeNumber = Field(6, alias="kopie_maanden", ge=1, le=1200)
