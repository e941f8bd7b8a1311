"""What the project says of itself to registers is as their standards ask, and names no person.

The models follow publiccode.yml 0.4 (yml.publiccode.tools) and the Citation File Format 1.2.0, as far as
their keys are used here: an unknown key is an error.
"""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
import yaml
from project import ROOT
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError

Short = Annotated[str, Field(min_length=1, max_length=150)]
Licence = Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]+(?: (?:AND|OR) [A-Za-z0-9.-]+)*$")]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Description(Strict):
    shortDescription: Short  # noqa: N815 (as the standard spells it)
    longDescription: str = Field(min_length=150, max_length=10_000)  # noqa: N815
    features: list[Annotated[str, Field(max_length=100)]] = Field(min_length=1)


class Legal(Strict):
    license: Licence
    mainCopyrightOwner: str  # noqa: N815


class Contact(Strict):
    name: str


class Maintenance(Strict):
    type: Literal["internal", "contract", "community", "none"]
    contacts: list[Contact] = Field(min_length=1)


class Localisation(Strict):
    localisationReady: bool  # noqa: N815
    availableLanguages: list[Annotated[str, Field(pattern="^[a-z]{2}$")]]  # noqa: N815


class PublicCode(Strict):
    publiccodeYmlVersion: Literal["0.4"]  # noqa: N815
    name: str
    url: HttpUrl
    platforms: list[Literal["web", "windows", "mac", "linux", "ios", "android"]]
    categories: list[Literal["content-management", "knowledge-management"]]
    developmentStatus: Literal["concept", "development", "beta", "stable", "obsolete"]  # noqa: N815
    softwareType: Literal["standalone/web"]  # noqa: N815
    description: dict[Literal["nl", "en"], Description]
    legal: Legal
    maintenance: Maintenance
    localisation: Localisation


class Entity(Strict):
    """An organisation; a person would have ``given-names`` and ``family-names``."""

    name: str


class Cited(Strict):
    type: Literal["report"]
    title: str
    authors: list[Entity] = Field(min_length=1)
    license: Licence
    languages: list[str]


class Citation(Strict):
    cff_version: Literal["1.2.0"] = Field(alias="cff-version")
    message: str
    title: str
    type: Literal["software", "dataset"]
    abstract: str
    authors: list[Entity] = Field(min_length=1)
    license: Licence
    keywords: list[str]
    preferred: Cited = Field(alias="preferred-citation")


FILES: dict[str, type[Strict]] = {"publiccode.yml": PublicCode, "CITATION.cff": Citation}


@pytest.mark.parametrize("name", FILES)
def test_it_is_as_its_standard_asks(name: str) -> None:
    FILES[name].model_validate(yaml.safe_load((ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", FILES)
def test_a_key_that_is_missing_or_unknown_would_be_seen(name: str) -> None:
    data = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    for wrong in ({**data, "titel": "x"}, *({k: v for k, v in data.items() if k != key} for key in data)):
        with pytest.raises(ValidationError):
            FILES[name].model_validate(wrong)


def test_both_name_what_the_settings_and_the_licences_name() -> None:
    code, citation = (yaml.safe_load((ROOT / name).read_text(encoding="utf-8")) for name in FILES)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert f"site_name: {code['name']}\n" in settings
    assert code["name"] == citation["title"] == citation["preferred-citation"]["title"]
    owner = code["legal"]["mainCopyrightOwner"]
    assert owner in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert [author["name"] for author in citation["authors"]] == [owner]
    assert "CC-BY-4.0" in (ROOT / "LICENSE-TEKST.md").read_text(encoding="utf-8")
