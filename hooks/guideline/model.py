"""The guideline in memory: what the reader makes of the files and what checks and generators take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from guideline.flowchart import DiagramError, Flowchart
from guideline.hospital import LocalFile
from guideline.metadata import (
    MaintainedMetadata,
    ModuleMetadata,
    PageMetadata,
    PatientMetadata,
    RecommendationOptions,
)
from guideline.yaml_source import KeyPath

At = tuple[int, int]
"""Line and column, counted from 1, in the file as the editor sees it."""

PATIENT_CHAPTER = "patienten"
"""The id, and so the folder, of the chapter with pages for patients."""

START_PAGE = "index.md"
EMERGENCY_PAGE = "spoed.md"
WHEN_TO_CALL_PAGE = f"{PATIENT_CHAPTER}/wanneer-bellen.md"
"""The paths of the start page and of the pages for an emergency, for clinicians and for patients, relative to
the docs folder."""

VALUE_USE = re.compile(r"\{waarde:([^}\n]*)\}")
"""A registered value used by name: ``{waarde:mri-mesmc}``."""


def expand_values(text: str, texts: Mapping[str, str]) -> str:
    """Return ``text`` with every registered value in ``texts`` (name to text) filled in; unknown names stay
    as typed."""
    return VALUE_USE.sub(lambda match: texts.get(match[1].strip(), match[0]), text)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong while reading a file; ``kind`` ties it to the check that reports it."""

    kind: str
    at: At
    message: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a page: level 1–6, its text without markup, and the anchor it gets."""

    level: int
    text: str
    anchor: str
    at: At


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown link or image: its target as typed and its visible text."""

    target: str
    text: str
    image: bool
    at: At


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to one entry of the bibliography."""

    key: str
    at: At


@dataclass(frozen=True, slots=True)
class ValueUse:
    """A place where a registered value is used by name."""

    name: str
    at: At


@dataclass(frozen=True, slots=True)
class TextRun:
    """Literal text that a reader will see, outside code and the targets of links."""

    text: str
    at: At


@dataclass(frozen=True, slots=True)
class RawHtml:
    """HTML that an editor typed."""

    html: str
    at: At


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation block: its options (None when invalid), its id as typed, its text as Markdown, its
    section."""

    options: RecommendationOptions | None
    id: str
    text: str
    section: str
    places: Mapping[KeyPath, At]
    at: At

    def place(self, key: str) -> At:
        """Return where the option ``key`` stands, or the start of the block."""
        return self.places.get((key,), self.at)


@dataclass(frozen=True, slots=True)
class DiagramSource:
    """The Mermaid source of a diagram and the line its first line stands on."""

    source: str
    at: At


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site as its source file gives it.

    ``path`` is relative to the docs folder.
    """

    path: str
    body: str = ""
    metadata: MaintainedMetadata | PageMetadata | None = None
    raw_metadata: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[KeyPath, At] = field(default_factory=dict)
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    values: tuple[ValueUse, ...] = ()
    texts: tuple[TextRun, ...] = ()
    paragraphs: tuple[TextRun, ...] = ()
    html: tuple[RawHtml, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    diagrams: tuple[DiagramSource, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_maintained(self) -> bool:
        """Whether the file presents itself as a page under review: a module or a page for patients."""
        return "module" in self.raw_metadata

    @property
    def is_for_patients(self) -> bool:
        """Whether the file stands in the chapter for patients."""
        return self.path.startswith(f"{PATIENT_CHAPTER}/")

    @property
    def is_module(self) -> bool:
        """Whether the file presents itself as a module of the guideline."""
        return self.is_maintained and not self.is_for_patients

    @property
    def maintained(self) -> MaintainedMetadata | None:
        """The valid metadata of a page under review, or None for other pages and for invalid metadata."""
        return self.metadata if isinstance(self.metadata, MaintainedMetadata) else None

    @property
    def module(self) -> ModuleMetadata | None:
        """The valid metadata of a module, or None for other pages and for invalid metadata."""
        return self.metadata if isinstance(self.metadata, ModuleMetadata) else None

    @property
    def patient(self) -> PatientMetadata | None:
        """The valid metadata of a page for patients, or None for other pages and for invalid metadata."""
        return self.metadata if isinstance(self.metadata, PatientMetadata) else None

    @property
    def name(self) -> str:
        """The file name without extension."""
        return PurePosixPath(self.path).stem

    @property
    def folder(self) -> str:
        """The folder relative to the docs folder, "" for the root."""
        parent = str(PurePosixPath(self.path).parent)
        return "" if parent == "." else parent

    @property
    def title(self) -> str:
        """The title, or the path when there is none."""
        return self.metadata.title if self.metadata else str(self.raw_metadata.get("title", self.path))

    def place(self, *path: str | int) -> At:
        """Return where the metadata key at ``path`` stands, or its nearest ancestor, or the first line."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return (1, 1)


@dataclass(frozen=True, slots=True)
class PlannedModule:
    """A module in the map of the guideline (``docs/modules.yml``)."""

    id: str
    title: str
    chapter: str
    kind: str
    planned: bool
    at: At

    @property
    def path(self) -> str:
        """The file the module stands in, relative to the docs folder."""
        return f"{self.chapter}/{self.id}.md"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the guideline with its modules in order."""

    id: str
    title: str
    modules: tuple[PlannedModule, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the bibliography; ``fields`` holds the BibTeX fields by lower-case name, ``lines`` their
    lines."""

    key: str
    kind: str
    fields: Mapping[str, str]
    lines: Mapping[str, int]
    at: At

    @property
    def verified(self) -> bool:
        """Whether the entry was read in a public source (``note = {geverifieerd}``)."""
        return self.fields.get("note", "").strip().casefold() == "geverifieerd"


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary."""

    term: str
    abbreviation: str
    definition: str
    synonyms: tuple[str, ...]
    for_professionals: bool
    at: At

    @property
    def full_name(self) -> str:
        """The term with its abbreviation."""
        return f"{self.term} ({self.abbreviation})" if self.abbreviation else self.term


@dataclass(frozen=True, slots=True)
class EnglishTerm:
    """An English term that a screen reader must speak as English."""

    text: str
    at: At


@dataclass(frozen=True, slots=True)
class Value:
    """A registered value: the text readers see, what it means, its source and the module that owns it."""

    name: str
    text: str
    meaning: str
    source: str
    module: str
    at: At
    places: Mapping[str, At] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file beside the pages and what was wrong with it.

    ``path`` is relative to the project root.
    """

    path: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``mkdocs.yml`` says: navigation (source paths in order) and the section ``extra.richtlijn``."""

    path: str
    docs_dir: str
    site_url: str
    navigation: Mapping[str, At]
    owners: tuple[str, ...]
    domains: tuple[str, ...]
    soon_due_days: int
    grace_days: int
    minimum_interval: int
    maximum_interval: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Guideline:
    """Everything the checks and the generators need to know."""

    settings: Settings
    pages: tuple[Page, ...]
    chapters: tuple[Chapter, ...]
    references: tuple[Reference, ...]
    terms: tuple[Term, ...]
    values: tuple[Value, ...]
    data_files: tuple[DataFile, ...]
    other_files: frozenset[str]
    drawings: Mapping[str, tuple[Flowchart | DiagramError, ...]] = field(default_factory=dict)
    english_terms: tuple[EnglishTerm, ...] = ()
    local: LocalFile | None = None
    generated: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def maintained(self) -> Iterator[Page]:
        """The pages under review: modules and pages for patients."""
        return (page for page in self.pages if page.is_maintained)

    @property
    def modules(self) -> Iterator[Page]:
        """The pages that present themselves as modules."""
        return (page for page in self.pages if page.is_module)

    @property
    def recommendation_pages(self) -> dict[str, Page]:
        """The page that holds each recommendation, by the id of the recommendation."""
        return {item.id: page for page in self.modules for item in page.recommendations}

    @property
    def value_texts(self) -> dict[str, str]:
        """The registered values by name, as the text that readers see."""
        return {value.name: value.text for value in self.values}

    @property
    def by_path(self) -> dict[str, Page]:
        """The pages by their path relative to the docs folder."""
        return {page.path: page for page in self.pages}

    def source_path(self, page: Page) -> str:
        """Return the path of a page relative to the project root, as findings show it."""
        return f"{self.settings.docs_dir}/{page.path}"
