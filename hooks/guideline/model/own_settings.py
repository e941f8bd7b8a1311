"""What this project adds to ``mkdocs.yml``: the section ``extra.richtlijn``."""

from __future__ import annotations

from pydantic import Field, StrictInt

from guideline.model.metadata import StrictModel, Text


class Interval(StrictModel):
    """The shortest and the longest time between two assessments, in months."""

    minimum: StrictInt = Field(1, ge=1, le=1200)
    maximum: StrictInt = Field(60, ge=1, le=1200)


class OwnSettings(StrictModel):
    """The whole section."""

    owners: list[Text] = Field(default_factory=list, alias="regiehouders")
    domains: list[Text] = Field(default_factory=list, alias="domeinen")
    source_sites: list[Text] = Field(default_factory=list, alias="bronsites")
    interval: Interval = Field(default_factory=Interval, alias="interval_maanden")  # type: ignore[arg-type]
    soon_due_days: StrictInt = Field(60, alias="bijna_verlopen_dagen", ge=0, le=3660)
    grace_days: StrictInt = Field(90, alias="respijt_dagen", ge=0, le=3660)
    copy_months: StrictInt = Field(6, alias="kopie_maanden", ge=1, le=1200)
