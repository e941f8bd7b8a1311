"""The guideline in memory: what the readers make of the files and what checks and generators take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.model.accounts import Answer, MakersFile
from guideline.model.addresses import CHECK_ANCHOR
from guideline.model.anchors import slug
from guideline.model.article import Article
from guideline.model.classification import Action, Discipline, Situation
from guideline.model.destination import Leads, destination
from guideline.model.editions import Edition
from guideline.model.hazards import Hazard
from guideline.model.hospital import LocalFile
from guideline.model.page import Page
from guideline.model.places import At, Problem
from guideline.model.proofs import ACCOUNTS, HAZARDS, QUALITY, Proof
from guideline.model.published import Move, Moves, Present, Published, present
from guideline.model.quality import Promise
from guideline.model.retractions import Retraction, RetractionList
from guideline.model.roles import USUAL, Role, Roles
from guideline.model.values import PHRASE, TELEPHONE, Measure, SecondReading

IDENTIFIER_HOSTS = ("doi.org", "pubmed.ncbi.nlm.nih.gov")
"""Where the DOI and the PMID of a source lead."""


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
    lines. Of a ``broken`` entry only the key could be read."""

    key: str
    kind: str
    fields: Mapping[str, str]
    lines: Mapping[str, int]
    at: At
    broken: bool = False

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

    @property
    def anchor(self) -> str:
        """The id of the term on the page of the glossary."""
        return f"term-{slug(self.term, '-')}"


def term_key(text: str) -> str:
    """Return what all ways to write a term have in common."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class EnglishTerm:
    """An English term that a screen reader must speak as English."""

    text: str
    at: At

    @property
    def key(self) -> str:
        """What all ways to write the term have in common."""
        return term_key(self.text)


@dataclass(frozen=True, slots=True)
class SearchWords:
    """How readers search for what the texts call otherwise: ``words`` as the texts say it, and what is typed
    for it by anyone, by patients and by professionals."""

    words: tuple[str, ...]
    anyone: tuple[str, ...]
    patients: tuple[str, ...]
    professionals: tuple[str, ...]
    at: At

    @property
    def typed(self) -> tuple[str, ...]:
        """All that readers type for it."""
        return (*self.anyone, *self.patients, *self.professionals)


@dataclass(frozen=True, slots=True)
class Value:
    """A registered value: the text readers see, what it means, its source and the module that owns it.

    ``measure`` is the number in it that is guarded, None when there is none; ``kind`` is what the text is
    when it is no measure, or empty; ``drug`` the drug that the value is a dose of, as texts name it, or
    empty; ``read_again`` who last held the value against its source; ``situations`` and ``task``
    (``mri:wanneer``) say where a deadline or a dose applies; ``owner`` is the recommendation of which a
    phrase is a part.
    """

    name: str
    text: str
    meaning: str
    source: str
    module: str
    at: At
    places: Mapping[str, At] = field(default_factory=dict)
    kind: str = ""
    measure: Measure | None = None
    drug: str = ""
    read_again: SecondReading | None = None
    situations: tuple[str, ...] = ()
    task: str = ""
    owner: str = ""

    @property
    def is_phrase(self) -> bool:
        """Whether the value is a phrase that stands everywhere in the same words."""
        return self.kind == PHRASE

    @property
    def is_telephone(self) -> bool:
        """Whether the value is a telephone number."""
        return self.kind == TELEPHONE


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file beside the pages and what was wrong with it.

    ``path`` is relative to the project root; ``typed`` the text of a file with problems.
    """

    path: str
    problems: tuple[Problem, ...] = ()
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``mkdocs.yml`` says: navigation (source paths in order), the extensions of Markdown with their
    settings, the name of the site, and the section ``extra.richtlijn``: ``file_name`` is the name as it
    stands in names of files, ``subject`` the subject (``naam``, ``engels``), empty when it is not said,
    ``whom_to_call`` whom to ask for in an emergency, as it stands in a sentence, ``emergency_button`` what
    leads to the emergency page, ``roles`` which pages and folders have a task, ``urgent_actions``
    what is done at once; ``named_at`` the places of those that are typed, by their key."""

    path: str
    docs_dir: str
    site_url: str
    navigation: Mapping[str, At]
    owners: tuple[str, ...]
    domains: tuple[str, ...]
    source_sites: tuple[str, ...]
    markdown: Mapping[str, Mapping[str, Any]]
    keeps_offline: bool
    embedder: str
    soon_due_days: int
    grace_days: int
    minimum_interval: int
    maximum_interval: int
    other_diagrams: tuple[str, ...] = ()
    retraction_grace_days: int = 30
    name: str = "Richtlijn"
    file_name: str = "richtlijn"
    subject: Mapping[str, str] = field(default_factory=dict)
    whom_to_call: str = ""
    problems: tuple[Problem, ...] = ()
    publisher: str = ""
    licence: str = ""
    emergency_button: str = "Spoed"
    urgent_actions: tuple[str, ...] = ()
    roles: Roles = USUAL
    named_at: Mapping[str, At] = field(default_factory=dict)


@dataclass(frozen=True)
class Guideline:
    """Everything the checks and the generators need to know.

    What follows from the files (pages by path, recommendations by id, …) is put together once, at first use.
    """

    settings: Settings
    pages: tuple[Page, ...]
    chapters: tuple[Chapter, ...]
    references: tuple[Reference, ...]
    terms: tuple[Term, ...]
    values: tuple[Value, ...]
    data_files: tuple[DataFile, ...]
    pictures: frozenset[str]
    drawings: Mapping[str, tuple[Flowchart | DiagramError, ...]] = field(default_factory=dict)
    english_terms: tuple[EnglishTerm, ...] = ()
    search_words: tuple[SearchWords, ...] = ()
    local: LocalFile | None = None
    generated: Mapping[str, frozenset[str]] = field(default_factory=dict)
    published: Published | None = None
    moves: tuple[Move, ...] = ()
    situations: tuple[Situation, ...] = ()
    actions: tuple[Action, ...] = ()
    disciplines: tuple[Discipline, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    answers: tuple[Answer, ...] = ()
    promises: tuple[Promise, ...] = ()
    makers: MakersFile = field(default_factory=MakersFile)
    retractions: RetractionList | None = None
    tests: Mapping[str, frozenset[str]] | None = None
    commands: frozenset[str] | None = None
    editions: tuple[Edition, ...] = ()
    articles: Mapping[str, Article] = field(default_factory=dict)
    leads_out: bool = False

    @property
    def roles(self) -> Roles:
        """Which pages and folders have a task of their own."""
        return self.settings.roles

    @cached_property
    def by_role(self) -> dict[Role, Page]:
        """The pages with a task of their own that are there."""
        return {page.role: page for page in self.pages if page.role}

    @cached_property
    def maintained(self) -> tuple[Page, ...]:
        """The pages under review: modules and pages for patients."""
        return tuple(page for page in self.pages if page.is_maintained)

    @cached_property
    def modules(self) -> tuple[Page, ...]:
        """The pages that present themselves as modules."""
        return tuple(page for page in self.pages if page.is_module)

    @cached_property
    def recommendation_pages(self) -> dict[str, Page]:
        """The page that holds each recommendation, by the id of the recommendation."""
        return {item.id: page for page in self.modules for item in page.recommendations}

    @cached_property
    def situations_by_id(self) -> dict[str, Situation]:
        """The situations by their id."""
        return {situation.id: situation for situation in self.situations}

    def definition_of(self, situation: Situation) -> str:
        """Return the one definition of a situation: its own, or that of its term in the glossary."""
        terms = {term.term: term.definition for term in self.terms}
        return situation.definition or terms.get(situation.term, "")

    @cached_property
    def value_texts(self) -> dict[str, str]:
        """The registered values by name, as the text that readers see."""
        return {value.name: value.text for value in self.values}

    @cached_property
    def present(self) -> Present:
        """What is published now."""
        return present(self.pages, self.generated, self.drawings)

    @cached_property
    def explained_checks(self) -> dict[str, str]:
        """Where each check is explained, by its code: the path of a generated page with an anchor."""
        return {
            anchor.upper(): f"{path}#{anchor}"
            for path, anchors in self.generated.items()
            for anchor in anchors
            if path.startswith(f"{self.roles.checks}/") and CHECK_ANCHOR.fullmatch(anchor)
        }

    @cached_property
    def proofs(self) -> tuple[tuple[str, Proof], ...]:
        """Every proof that a data file names, with the name of that file."""
        controls = (control for hazard in self.hazards for control in hazard.controls)
        return (
            *((HAZARDS, proof) for control in controls for proof in control.proofs),
            *((ACCOUNTS, proof) for answer in self.answers for proof in answer.proofs),
            *((QUALITY, proof) for promise in self.promises for proof in promise.proofs),
        )

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every recommendation that was ever published, by its id."""
        record = self.published
        return {name: number for name, (number, _) in ((record and record.numbers) or {}).items()}

    @cached_property
    def moved(self) -> Moves:
        """Where what is gone has gone."""
        return Moves(self.moves, self.present)

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """Every address that was published or moved and is no longer there, in a fixed order."""
        record = self.published
        published = (*record.pages, *record.recommendations, *record.anchors) if record else ()
        typed = (move.old for move in self.moves)
        return tuple(sorted(item for item in {*published, *typed} if not self.present.serves(item)))

    @cached_property
    def gone_from(self) -> dict[str, tuple[str, ...]]:
        """The anchors that are gone from each page, by its path; "" for a page that is gone itself."""
        anchors: dict[str, list[str]] = {}
        for address in self.gone:
            path, _, anchor = address.partition("#")
            anchors.setdefault(path, []).append(anchor)
        return {path: tuple(gone) for path, gone in anchors.items()}

    @cached_property
    def known_hosts(self) -> tuple[str, ...]:
        """The hosts to which a page may lead, with all below them: those in the settings, where a DOI and a
        PMID lead, and this site. Content adds none."""
        own = destination(self.settings.site_url).host
        names = {*self.settings.domains, *self.settings.source_sites, *IDENTIFIER_HOSTS, own}
        return tuple(sorted(names - {""}))

    def leads_to(self, host: str) -> bool:
        """Return whether a page may lead to ``host``."""
        return host in self.known_hosts or host.endswith(tuple(f".{name}" for name in self.known_hosts))

    def address_of(self, reference: Reference) -> str:
        """Return the address of a source as typed, or nothing where it is not at a site that is known."""
        address = reference.fields.get("url", "")
        to = destination(address)
        return address if to.leads is Leads.WEB and to.plain and self.leads_to(to.host) else ""

    @cached_property
    def retracted(self) -> dict[str, Retraction]:
        """What was said of our sources after they were published, by their key."""
        known = self.retractions
        said = {
            item.key: known.of(item.fields.get("doi", ""), item.fields.get("pmid", "")) if known else None
            for item in self.references
        }
        return {key: item for key, item in said.items() if item}

    @cached_property
    def by_key(self) -> dict[str, Reference]:
        """The references of the bibliography by their key."""
        return {reference.key: reference for reference in self.references}

    @cached_property
    def maintained_by_name(self) -> dict[str, Page]:
        """The pages under review by id (file name)."""
        return {page.name: page for page in self.maintained}

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """The pages by their path relative to the docs folder."""
        return {page.path: page for page in self.pages}

    def for_readers(self) -> Guideline:
        """Return the guideline as it may be published, without what only the checks ask for.

        A page with a fault in its text has no text, and nothing of it is exported, searched or drawn.
        """
        refused = {path for path, article in self.articles.items() if article.faults}
        pages = (page.without_text() if page.path in refused else page.for_readers() for page in self.pages)
        drawings = {path: drawn for path, drawn in self.drawings.items() if path not in refused}
        return replace(self, pages=tuple(pages), drawings=drawings)

    def source_path(self, page: Page) -> str:
        """Return the path of a page relative to the project root, as findings show it."""
        return f"{self.settings.docs_dir}/{page.path}"
