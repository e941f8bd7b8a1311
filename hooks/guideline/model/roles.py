"""Which pages and folders of a guideline have a task of their own: the emergency page, the folder of the
pages for patients, and others.

Their names belong to the guideline and stand in its settings; no other file of the code knows them. What is
typed nowhere has the name that it has in most guidelines, and may not be there.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from guideline.model.addresses import START_PAGE, TAKEN_FOLDERS, fits, is_made, is_plain
from guideline.model.metadata import IDENTIFIER, StrictModel


def _page(value: Any) -> Any:
    if isinstance(value, str) and value and not _can_be_page(value):
        raise PydanticCustomError("bad_page_file", "")
    return value


def _can_be_page(path: str) -> bool:
    named = path.endswith(".md") and is_plain(path) and fits(path)
    return named and path != START_PAGE and not is_made(path)


PageFile = Annotated[str, BeforeValidator(_page)]
"""The path of a page relative to the docs folder; empty when the guideline has none."""


def _folder(value: Any) -> Any:
    if isinstance(value, str) and value and (not IDENTIFIER.fullmatch(value) or value in TAKEN_FOLDERS):
        raise PydanticCustomError("bad_folder", "")
    return value


Folder = Annotated[str, BeforeValidator(_folder)]
"""The name of a folder in the docs folder; empty when the guideline has none."""


class Role(StrEnum):
    """The task of a page; the values are the keys that editors type."""

    EMERGENCY = "spoedpagina"
    WHEN_TO_CALL = "wanneer_bellen"
    GLOSSARY = "woordenlijst"
    CHANGES = "wijzigingen"
    RECOMMENDATIONS = "aanbevelingen"


URGENT = (Role.EMERGENCY, Role.WHEN_TO_CALL)
"""The pages that say what cannot wait: for clinicians and for patients."""


class Audience(StrEnum):
    """Whom a page is for; the values are the keys under which editors type the folders."""

    CLINICIANS = "zorgverleners"
    PATIENTS = "patienten"
    EDITORS = "redactie"


class Roles(StrictModel):
    """The pages and folders with a task of their own, relative to the docs folder; an empty name where the
    guideline has no such page or folder."""

    emergency: PageFile = Field("spoed.md", alias="spoedpagina")
    when_to_call: PageFile = Field("patienten/wanneer-bellen.md", alias="wanneer_bellen")
    glossary: PageFile = Field("over/woordenlijst.md", alias="woordenlijst")
    changes: PageFile = Field("over/wijzigingen.md", alias="wijzigingen")
    recommendations: PageFile = Field("aanbevelingen.md", alias="aanbevelingen")
    patients: Folder = Field("patienten", alias="patienten")
    editors: Folder = Field("redactie", alias="redactie")
    about: Folder = Field("over", alias="over")
    situations: Folder = Field("situaties", alias="situaties")

    @model_validator(mode="after")
    def _apart(self) -> Roles:
        for names in (self.pages.values(), self.folders.values()):
            given = [name for name in names if name]
            if double := next((name for name in given if given.count(name) > 1), ""):
                raise PydanticCustomError("two_roles", "", {"name": double})
        return self

    @property
    def pages(self) -> dict[Role, str]:
        """The path of each page with a task."""
        return {
            Role.EMERGENCY: self.emergency,
            Role.WHEN_TO_CALL: self.when_to_call,
            Role.GLOSSARY: self.glossary,
            Role.CHANGES: self.changes,
            Role.RECOMMENDATIONS: self.recommendations,
        }

    @property
    def folders(self) -> dict[str, str]:
        """The name of each folder with a task, by the key that editors type."""
        return {
            Audience.PATIENTS.value: self.patients,
            Audience.EDITORS.value: self.editors,
            "over": self.about,
            "situaties": self.situations,
        }

    @property
    def names(self) -> dict[str, str]:
        """The name of each page and folder with a task, by the key that editors type."""
        return {**{role.value: page for role, page in self.pages.items()}, **self.folders}

    def role_of(self, path: str) -> Role | None:
        """Return the task of the page at ``path``, None when it has none."""
        return next((role for role, page in self.pages.items() if page and page == path), None)

    def audience_of(self, path: str) -> Audience:
        """Return whom the page at ``path`` is for."""
        for audience, folder in ((Audience.PATIENTS, self.patients), (Audience.EDITORS, self.editors)):
            if folder and path.startswith(f"{folder}/"):
                return audience
        return Audience.CLINICIANS

    @property
    def urgent(self) -> tuple[str, ...]:
        """The paths of the pages that say what cannot wait, as far as there are any."""
        return tuple(path for role in URGENT if (path := self.pages[role]))

    @property
    def checks(self) -> str:
        """The folder of the pages that explain the checks, which stand among those for editors."""
        return within(self.editors, "controles")

    def situation(self, name: str) -> str:
        """Return the path of the page of the situation with this id."""
        return within(self.situations, f"{name}.md")


USUAL = Roles.model_validate({})
"""The names that most guidelines give to these pages and folders."""


def within(folder: str, name: str) -> str:
    """Return the path of what has this name in a folder; without a folder it stands by itself."""
    return f"{folder}/{name}" if folder else name
