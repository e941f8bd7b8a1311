"""One build of the site: the guideline, what was found in it, and the Markdown of every page as the generator
must see it."""

from __future__ import annotations

import posixpath
import tomllib
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import yaml
from markupsafe import escape

from guideline.changes.report import schema as schema_of_changes
from guideline.checks import run_checks
from guideline.checks.reports import summary
from guideline.exports.change_feed import change_feed
from guideline.exports.chart_table import chart_tables
from guideline.exports.chunks import chunk_schema, chunks
from guideline.exports.fhir import fhir_bundle
from guideline.exports.json_ld import json_ld
from guideline.exports.page_text import page_texts
from guideline.exports.review_calendar import review_calendar
from guideline.exports.richtlijn_json import Address, export, schema
from guideline.finishing.english import EnglishTerms, mark
from guideline.flowcharts.files import as_pdf, as_svg
from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.limits import TOO_MUCH, at_most
from guideline.model.addresses import (
    CHANGES_SCHEMA,
    CHUNK_SCHEMA,
    CHUNKS,
    DATA,
    DATA_SCHEMA,
    FHIR,
    PAPER_PAGE,
    START_PAGE,
    address,
    download_path,
)
from guideline.model.article import Article
from guideline.model.editions import Readable
from guideline.model.findings import Finding
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.model.review import in_words
from guideline.model.roles import Role
from guideline.model.showable import showable
from guideline.model.standing import imprint, standing
from guideline.pages.chapter_sheet import sheets
from guideline.pages.check_pages import check_pages
from guideline.pages.completion import abbreviations, complete, unfilled_markers
from guideline.pages.generated_files import generated_files
from guideline.pages.material import Material
from guideline.pages.missing import folder_pages
from guideline.pages.moved import REDIRECT_SCRIPT, redirect_page, redirects
from guideline.pages.paper import readable
from guideline.pages.paper_check import code_address, paper_page
from guideline.pages.situations import situation_pages
from guideline.reading.cache import Cache
from guideline.reading.editions import EDITIONS
from guideline.reading.project import read_guideline
from guideline.rendering.article import SECONDS, ArticleRendering
from guideline.rendering.citation_style import format_references
from guideline.rendering.page import PageRendering, page_rendering

_UNREADABLE = "Deze pagina kan niet worden getoond; de bevindingen zeggen waarom.\n"


@dataclass(frozen=True)
class Site:
    """A guideline as on one day, with its findings."""

    guideline: Guideline
    today: date
    findings: tuple[Finding, ...]
    version: str
    cache: Cache

    @classmethod
    def read(
        cls,
        root: Path,
        today: date,
        tell: Callable[[str], None] = lambda _message: None,
        kept: Path | None = None,
    ) -> Site:
        """Read and check the project in ``root``; ``tell``, ``kept`` and errors as in ``read_guideline``."""
        version, cache = _version(root), Cache((kept or root) / ".cache")
        guideline = read_guideline(root, generated_files, tell, kept)
        articles = cls(guideline, today, (), version, cache).articles()
        guideline = replace(guideline, articles=articles)
        findings = tuple(run_checks(guideline, today))
        return cls(guideline.for_readers(), today, findings, version, cache)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages by path relative to the docs folder."""
        return self.guideline.by_path

    @property
    def summary(self) -> str:
        """The line that shows in the footer of every page that the checks have run."""
        return summary(self.findings, sum(1 for _ in self.guideline.maintained), len(self.guideline.pages))

    @property
    def needs_mermaid(self) -> bool:
        """Whether a diagram is left for the browser to draw."""
        drawings = (drawing for page in self.guideline.drawings.values() for drawing in page)
        return any(isinstance(drawing, DiagramError) and drawing.understood for drawing in drawings)

    def abbreviations(self) -> dict[str, str]:
        """Return what each abbreviation means, for the Markdown extension that marks them in all pages."""
        return abbreviations(self.guideline)

    def added_pages(self) -> dict[str, str]:
        """Return the Markdown of the pages that have no source file, by path.

        Raises ValueError when that takes too much.
        """
        try:
            with at_most(SECONDS):
                paper = paper_page(self.guideline, self._readable, self.version, self.today)
        except TOO_MUCH:
            raise ValueError(
                f"De uitgaven naast elkaar leggen kost te veel rekentijd; zet een eerdere versie van"
                f" docs/{EDITIONS} terug."
            ) from None
        made = {PAPER_PAGE: paper}
        return (
            check_pages(self.guideline.roles.checks)
            | sheets(self.guideline)
            | situation_pages(self.guideline)
            | made
        )

    def folder_pages(self) -> dict[str, str]:
        """Return the Markdown of a page for every folder that has none, by path."""
        return folder_pages(self.guideline, frozenset(self.added_pages()))

    def line(self, path: str, *texts: str) -> int:
        """Return the line of the file of the page at ``path`` on which the first of the ``texts`` stands
        that stands in its body; 1 when none does."""
        page = self.pages.get(path)
        lines = page.body.split("\n") if page else []
        numbers = (
            page.body_line + number
            for text in texts
            for number, line in enumerate(lines)
            if page and text and text in line
        )
        return next(numbers, 1)

    def redirects(self, address: Callable[[str, str], str]) -> dict[str, str]:
        """Return the HTML of a page for every page that is gone, by its path, which leads to where it went.

        ``address(old, target)`` gives the address of ``target`` (a path with or without anchor, or a file
        of the site) as seen from the page at ``old``.
        """
        return {
            old: redirect_page(targets, self.guideline, partial(address, old), address(old, REDIRECT_SCRIPT))
            for old, targets in redirects(self.guideline).items()
        }

    def flowchart_files(self) -> dict[str, bytes]:
        """Return each drawn flowchart as files to download, by path relative to the docs folder."""
        files = {}
        for path, drawings in self.guideline.drawings.items():
            page = self.pages[path]
            for number, drawing in enumerate(drawings, start=1):
                if isinstance(drawing, Flowchart):
                    svg = as_svg(drawing, showable(self._imprint(page)), partial(self._whole_address, page))
                    content = svg.encode()
                    make = partial(as_pdf, svg, drawing.title)
                    files[download_path(path, number, "svg")] = content
                    files[download_path(path, number, "pdf")] = self.cache.get(bytes, "pdf", content, make)
        return files

    def calendar(self) -> bytes:
        """Return the reviews that are due as a calendar file."""
        return review_calendar(self.guideline, self.today, self._address)

    def feed(self) -> bytes:
        """Return what changed as a feed."""
        return change_feed(self.guideline, self.today, self._address)

    def data(self, address: Address) -> dict[str, str]:
        """Return the guideline as data for other programs, by path relative to the docs folder."""
        found = export(self.guideline, self.today, self.version, address)
        return {
            DATA: f"{found.model_dump_json()}\n",
            DATA_SCHEMA: schema(),
            CHUNKS: chunks(found, self.guideline),
            CHUNK_SCHEMA: chunk_schema(),
            FHIR: fhir_bundle(found, self.guideline),
            CHANGES_SCHEMA: schema_of_changes(),
            **chart_tables(self.guideline, self.today, address),
        }

    def page_texts(self, address: Address) -> dict[str, str]:
        """Return pages as text files to read apart from the site, by path relative to the docs folder."""
        return page_texts(self.guideline, self.today, address)

    def _whole_address(self, page: Page, target: str) -> str:
        """Return a link as typed on a page as an address that works outside the site, empty when it has
        none."""
        if not self.guideline.settings.site_url:
            return ""
        file, mark, fragment = target.partition("#")
        path = posixpath.normpath(posixpath.join(page.folder, file)) if file else page.path
        return f"{self._address(path)}{mark}{fragment}"

    def _address(self, path: str) -> str:
        return f"{self.guideline.settings.site_url}{address(path)}"

    def source(self, path: str) -> str:
        """Return the whole Markdown source of the page at ``path``, with everything the site adds.

        The front matter holds only what the site generator itself uses, so that a mistake in it cannot stop
        the build.
        """
        page = self.pages[path]
        head: dict[str, Any] = {"title": str(escape(page.title))}
        if page.metadata:
            head["description"] = str(escape(page.metadata.summary))
            head |= page.metadata.model_dump(include={"hide", "search"}, exclude_unset=True)
        if page.diagrams:
            head["hide"] = ["navigation", "toc"]  # the drawing needs the whole width
            head["opmaak"] = "breed"  # the template and the style sheet give it the width
        elif page.role is Role.EMERGENCY:
            head["opmaak"] = "kaart"  # one sheet
        elif path == START_PAGE:
            head["hide"] = ["navigation"]
        front_matter = yaml.safe_dump(
            {key: value for key, value in head.items() if value}, allow_unicode=True, width=10**6
        )
        return f"---\n{front_matter}---\n\n{self._body(page)}"

    def _body(self, page: Page) -> str:
        if not page.body.strip() or page.has_unreadable_data:
            return _UNREADABLE
        return complete(page, page.body, Material(self.guideline, self.today, self._styled, self._unfilled))

    def holds(self, path: str) -> bool:
        """Return whether the file at ``path`` in the docs folder is content that readers may get."""
        return path in self.pages or path in self.guideline.pictures

    def articles(self, paths: Collection[str] | None = None) -> dict[str, Article]:
        """Return what the Markdown of each page, or of those at ``paths``, becomes, with the faults in it, by
        path."""
        rendering = ArticleRendering(self.guideline, self.abbreviations(), self.cache)
        return {
            page.path: rendering.article(
                page, partial(self._body, page), self.rendering(page.path, lambda _path: None)
            )
            for page in self.guideline.pages
            if paths is None or page.path in paths
        }

    def published(self, path: str, content: str) -> tuple[str, list[Finding]]:
        """Return what readers get of a text for the page at ``path``, given its HTML: an announcement in its
        place when something stands in it that may not be published; and the findings on it."""
        from guideline.rendering.gate import faults, judge_of_links
        from guideline.rendering.layers import layered

        page = self.rendering(path, lambda _path: None)
        found = faults(content, judge_of_links(self.guideline.leads_to), page)
        if not found:
            return layered(content), []
        article = Article(tuple(found))
        findings = run_checks(replace(self.guideline, articles={path: article}), self.today, only=["G102"])
        return f"<p>{_UNREADABLE}</p>", [finding for finding in findings if finding not in self.findings]

    @cached_property
    def _unfilled(self) -> frozenset[tuple[str, str]]:
        return unfilled_markers(self.guideline)

    @cached_property
    def _styled(self) -> dict[str, str]:
        return format_references(self.guideline.references, self.cache)

    def rendering(self, path: str, address: Callable[[str], str | None]) -> PageRendering:
        """Return what the Markdown extension needs for the page at ``path``.

        ``address`` gives the address, seen from that page, of another page by its path (None when it does not
        exist).
        """
        page = self.pages.get(path)
        if page is None:
            return PageRendering()

        def resolve(target: str) -> str:
            file, mark, fragment = target.partition("#")
            if not file or ":" in file:
                return target
            found = address(posixpath.normpath(posixpath.join(page.folder, file)))
            return f"{found}{mark}{fragment}" if found is not None else target

        return page_rendering(page, self.guideline, resolve, self._imprint(page))

    @cached_property
    def _codes(self) -> dict[str, str]:
        """The code of each sheet of paper by the path of its page."""
        return self._readable.codes

    @cached_property
    def _readable(self) -> Readable:
        return readable(self.guideline)

    def imprint(self, path: str, title: str) -> str:
        """Return what the page at ``path`` says of itself on paper."""
        page = self.pages.get(path)
        found = standing(page, self.guideline, self.today) if page else None
        code = self._codes.get(path)
        check = code_address(code, self.guideline.settings.site_url) if code else ""
        name = self.guideline.settings.name
        return imprint(name, title, found, self.today, self.version, self._address(path), check)

    def _imprint(self, page: Page) -> str:
        """Return what the charts of a page say of themselves on paper; empty when there are none, or the page
        is not under review."""
        if not page.diagrams or standing(page, self.guideline, self.today) is None:
            return ""
        return self.imprint(page.path, page.title)

    def module_view(self, path: str, address: Callable[[str], str | None]) -> dict[str, Any] | None:
        """Return what the template shows of a page under review, or None for other pages; ``address`` as in
        ``rendering``."""
        page = self.pages.get(path)
        found = standing(page, self.guideline, self.today) if page else None
        if page is None or found is None:
            return None
        return {
            "status": found.status.value,
            "status_tekst": found.status_text,
            "laatst": in_words(found.last) if found.last else "",
            "laatst_iso": found.last.isoformat() if found.last else "",
            "volgende": in_words(found.due) if found.due else "",
            "volgende_iso": found.due.isoformat() if found.due else "",
            "bijna_dagen": self.guideline.settings.soon_due_days,
            "json_ld": json_ld(page, found, self.guideline),
            "verwant": [
                {"titel": other.title, "adres": address(other.path)} for other in self._related(page)
            ],
        }

    def _related(self, page: Page) -> list[Page]:
        modules = self.guideline.maintained_by_name
        return [
            modules[name] for name in (page.maintained.related if page.maintained else ()) if name in modules
        ]

    def english_marked(self, page: str) -> str:
        """Return the HTML of a whole page with its English marked as such.

        Raises ValueError when that takes too much.
        """
        try:
            with at_most(SECONDS):
                return mark(page, self._english)
        except TOO_MUCH:
            raise ValueError(
                "Engelse termen zoeken kost te veel rekentijd; maak engelse-termen.yml of de pagina kleiner."
            ) from None

    @cached_property
    def _english(self) -> EnglishTerms:
        return EnglishTerms(term.text for term in self.guideline.english_terms)

    def findings_for(self, path: str) -> tuple[list[Finding], list[Finding]]:
        """Return the findings in the source of ``path`` and all the others."""
        shown = f"{self.guideline.settings.docs_dir}/{path}"
        here = [finding for finding in self.findings if finding.place.path == shown]
        return here, [finding for finding in self.findings if finding.place.path != shown]


def _version(root: Path) -> str:
    """Return the version of the project, or an empty text where there is no pyproject.toml."""
    try:
        return str(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return ""
