"""One page of the guideline as its source file gives it, and the parts it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from posixpath import basename, dirname, splitext
from typing import Any, Literal

from guideline.model.metadata import (
    MaintainedMetadata,
    Metadata,
    ModuleMetadata,
    PatientMetadata,
    RecommendationOptions,
)
from guideline.model.places import At, KeyPath, Problem, nearest_place
from guideline.model.roles import URGENT, Audience, Role


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a page: level 1–6, its text without markup, the anchor it gets, and the id of the
    recommendation beside which its text stands for readers (mostly none)."""

    level: int
    text: str
    anchor: str
    at: At
    beside: str = ""


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
    """HTML that an editor typed, or a remark that no reader sees."""

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
        return nearest_place(self.places, (key,), self.at)


@dataclass(frozen=True, slots=True)
class CareCard:
    """A block that says when to call (``name`` is "bel", ``level`` how soon), what to do or what not to do:
    its headings, its text, the items of its list with their places, and whether what follows has a
    heading."""

    name: str
    level: str
    headings: tuple[Heading, ...]
    text: str
    items: tuple[TextRun, ...]
    ends_well: bool
    at: At


@dataclass(frozen=True, slots=True)
class DiagramSource:
    """The Mermaid source of a diagram and the line its first line stands on."""

    source: str
    at: At


@dataclass(frozen=True, slots=True)
class Code:
    """Text that readers see as code: ``by`` is what makes it that, "indent", "fence" (lines of backticks or
    tildes) or "backticks" (within a line)."""

    by: Literal["indent", "fence", "backticks"]
    at: At


@dataclass(frozen=True, slots=True)
class UnevenRow:
    """A row of a table with another number of cells than the head, which has as many as there are
    columns."""

    cells: int
    columns: int
    at: At


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site as its source file gives it.

    ``path`` is relative to the docs folder; ``body`` starts on line ``body_line`` of the file; ``typed`` is
    the text of a file that cannot be read as a page from its beginning to its end. ``role`` is its task, if
    it has one of its own, and ``audience`` whom it is for: both follow from its place and the settings.
    """

    path: str
    body: str = ""
    body_line: int = 1
    metadata: Metadata | None = None
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
    remarks: tuple[RawHtml, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    cards: tuple[CareCard, ...] = ()
    diagrams: tuple[DiagramSource, ...] = ()
    uneven_rows: tuple[UnevenRow, ...] = ()
    code: tuple[Code, ...] = ()
    problems: tuple[Problem, ...] = ()
    typed: str = ""
    role: Role | None = None
    audience: Audience = Audience.CLINICIANS

    @property
    def is_maintained(self) -> bool:
        """Whether the file presents itself as a page under review: a module or a page for patients."""
        return "module" in self.raw_metadata

    @property
    def is_for_patients(self) -> bool:
        """Whether the file stands in the chapter for patients."""
        return self.audience is Audience.PATIENTS

    @property
    def is_for_editors(self) -> bool:
        """Whether the file stands among the pages for editors."""
        return self.audience is Audience.EDITORS

    @property
    def is_emergency(self) -> bool:
        """Whether this is the page for an emergency."""
        return self.role is Role.EMERGENCY

    @property
    def is_urgent(self) -> bool:
        """Whether this is a page that says what cannot wait, to clinicians or to patients."""
        return self.role in URGENT

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

    def for_readers(self) -> Page:
        """Return the page without what only the checks ask for: half of the memory of a large guideline."""
        return replace(self, texts=(), paragraphs=(), html=(), remarks=(), typed="")

    def without_text(self) -> Page:
        """Return the page with its metadata alone."""
        return Page(
            self.path,
            metadata=self.metadata,
            raw_metadata=self.raw_metadata,
            places=self.places,
            problems=self.problems,
            role=self.role,
            audience=self.audience,
        )

    @property
    def has_unreadable_data(self) -> bool:
        """Whether there is YAML in it that is no plain data (what renders Markdown reads the options of
        blocks by itself, and would follow an alias), more of something than can be rendered, or a text of
        which it is not certain what it says."""
        kinds = ("yaml-", "too-large", "encoding", "conflict")
        return any(problem.kind.startswith(kinds) for problem in self.problems)

    @property
    def name(self) -> str:
        """The file name without extension."""
        return splitext(basename(self.path))[0]

    @property
    def folder(self) -> str:
        """The folder relative to the docs folder, "" for the root."""
        return dirname(self.path)

    @property
    def title(self) -> str:
        """The title, or the path when there is none."""
        return self.metadata.title if self.metadata else str(self.raw_metadata.get("title", self.path))

    def place(self, *path: str | int) -> At:
        """Return where the metadata key at ``path`` stands, or its nearest ancestor, or the first line."""
        return nearest_place(self.places, path)
