"""The real guideline with another text in a file, checked and compared without reading all of it again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from guideline.changes.compare import compare
from guideline.changes.pair import Side
from guideline.changes.registry import Change, Level
from guideline.changes.sides import read_side
from guideline.checks import run_checks
from guideline.checks.registry import REGISTRY
from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.model.findings import Finding
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.model.roles import Audience
from guideline.pages.generated_files import generated_files
from guideline.reading.cache import Cache
from guideline.reading.drawings import read_drawings
from guideline.reading.page import read_page_in_time
from guideline.reading.project import read_guideline
from guideline.site import Site

_Charts = tuple[Flowchart | DiagramError, ...]

SUFFIXES = (".md", ".yml", ".bib")
"""How the files of the content end in which something is changed."""


class RealGuideline:
    """The guideline in a project folder, and what it becomes when its files are changed one at a time."""

    def __init__(self, root: Path, day: date, folder: Path) -> None:
        """Read the project in ``root`` as on ``day``; what is computed is kept in ``folder``."""
        self._day, self._folder = day, folder
        self._made = generated_files
        self.side = read_side(root, "nu", self._made, folder)
        self._cache = Cache(folder / ".cache")
        self._drawings = Cache(folder / ".cache" / "bronnen")
        self._root = root
        docs = root / "docs"
        self.texts = {
            path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(docs.rglob("*"))
            if path.suffix in SUFFIXES
        }

    @property
    def guideline(self) -> Guideline:
        """The guideline as it is."""
        return self.side.guideline

    @cached_property
    def _copy(self) -> Path:
        """A copy of the content, of this process alone: where data files are changed."""
        target = self._folder / f"kopie-{os.getpid()}"
        shutil.copytree(self._root / "docs", target / "docs", dirs_exist_ok=True)
        shutil.copy(self._root / "mkdocs.yml", target)
        return target

    def changed(self, files: Mapping[str, bytes]) -> Side:
        """Return the guideline with another content in these files, by path from the docs folder."""
        if not files:
            return self.side
        data = {path: content for path, content in files.items() if not path.endswith(".md")}
        base = self._with_data(data) if data else self.guideline
        pages = {path: self._page(path, content) for path, content in files.items() if path.endswith(".md")}
        texts = base.value_texts
        charts = read_drawings(self._drawings, pages.values(), texts, lambda _message: None, False)
        drawings = {path: drawn for path, drawn in base.drawings.items() if path not in pages}
        guideline = replace(
            base,
            pages=tuple(pages.get(page.path, page) for page in base.pages),
            drawings={**drawings, **charts},
        )
        named = {f"docs/{path}": content for path, content in files.items()}
        digests = {path: f"anders: {hash(content)}" for path, content in named.items()}
        return Side("anders", guideline, {**self.side.files, **digests}, {**self.side.typed, **named})

    def _page(self, path: str, content: bytes) -> Page:
        """Return a page as it is read from its content, with the task that it has in the guideline."""
        roles = self.guideline.roles
        audience = roles.audience_of(path)
        page = read_page_in_time(path, content, for_patients=audience is Audience.PATIENTS)
        return replace(page, role=roles.role_of(path), audience=audience)

    def _with_data(self, files: Mapping[str, bytes]) -> Guideline:
        """Return the guideline with other data files: those that rest on each other are read together."""
        docs = self._copy / "docs"
        for path, content in files.items():
            (docs / path).write_bytes(content)
        try:
            read = read_guideline(self._copy, self._made, kept=self._folder, drawn=False)
        finally:
            for path in files:
                (docs / path).write_text(self.texts[path], encoding="utf-8", newline="")
        return replace(read, tests=self.guideline.tests, commands=self.guideline.commands)

    @cache  # noqa: B019 - one guideline for the whole run
    def _before(self, code: str) -> frozenset[tuple[str, str, str]]:
        found = run_checks(self.guideline, self._day, only=[code])
        return frozenset((item.place.path, item.code, item.message) for item in found)

    def new_findings(
        self,
        side: Side,
        codes: Collection[str] = REGISTRY.keys(),
        rendered: Collection[str] = (),
    ) -> list[Finding]:
        """Return what the checks with these codes find in a side and not in the guideline as it is; of the
        pages ``rendered`` also in what readers get."""
        guideline = side.guideline
        if rendered:
            guideline = replace(
                guideline, drawings={**guideline.drawings, **self._drawn(guideline, rendered)}
            )
            site = Site(guideline, self._day, (), "", self._cache)
            guideline = replace(guideline, articles=site.articles(rendered))
        found = run_checks(guideline, self._day, only=codes)
        return [
            item
            for item in found
            if (item.place.path, item.code, item.message) not in self._before(item.code)
        ]

    def _drawn(self, guideline: Guideline, paths: Collection[str]) -> dict[str, _Charts]:
        """Return the charts of these pages as readers get them: drawn."""
        pages = [page for page in guideline.pages if page.path in paths and page.diagrams]
        return read_drawings(self._drawings, pages, guideline.value_texts, lambda _message: None)

    @staticmethod
    def clinical(old: Side, new: Side) -> list[Change]:
        """Return the changes from one side to another that the comparison shows as clinical."""
        return [change for change in compare(old, new).changes if change.kind.level is Level.CLINICAL]
