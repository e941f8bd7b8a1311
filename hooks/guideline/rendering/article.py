"""The text of each page as readers get it, made for the checks; what was made before is not made again."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import version

from guideline.comparison.differences import differences
from guideline.comparison.passages import Passage
from guideline.comparison.typed import passages_typed
from guideline.limits import TOO_MUCH, Allowance, at_most
from guideline.model.article import Article, Difference, Fault
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.reading.cache import Cache
from guideline.rendering.page import PageRendering

SECONDS = 10
"""How long the processor may work on a page; the largest real one takes a third of a second. Python-Markdown
needs the square of the number of brackets in a paragraph."""

MOST_COSTLY = 3
"""After so many pages that took too long no new page is rendered: each could take as long again."""

TOGETHER, ORDINARY = 30, 2
"""How long it may work on all pages together beyond what each may take anyway: pages may each stay just under
their own limit."""

_TOO_COSTLY = Article(
    (Fault(f"een tekst die meer dan {SECONDS} seconden rekentijd of te veel geheugen kost", ""),)
)

_NOT_YET = Article((Fault("niets, omdat andere pagina’s te veel rekentijd kosten; herstel die eerst", ""),))

_MAKERS = ("markdown", "pymdown-extensions", "selectolax", "ada-url")
"""The packages that decide what becomes of a text."""


class ArticleRendering:
    """Renders the pages of one guideline; ``abbreviations`` gives what each abbreviation means."""

    def __init__(self, guideline: Guideline, abbreviations: dict[str, str], cache: Cache) -> None:
        """Keep what all pages have in common."""
        self._costly = 0
        self._allowance = Allowance(TOGETHER, ORDINARY)
        self._guideline = guideline
        self._abbreviations = abbreviations
        self._cache = cache
        self._known_sources = frozenset(guideline.by_key)
        self._common = json.dumps(
            [
                {name: version(name) for name in _MAKERS},
                guideline.settings.markdown,
                guideline.known_hosts,
                abbreviations,
            ],
            sort_keys=True,
            default=str,
        )

    def article(self, source: Page, make: Callable[[], str], page: PageRendering) -> Article:
        """Return what the whole Markdown of the page ``source``, which ``make`` puts together, becomes;
        ``page`` is what goes into it."""
        try:
            with at_most(SECONDS):
                body = make()
        except TOO_MUCH:
            return _TOO_COSTLY
        content = json.dumps([self._common, source.body_line, body, _parts(page)], sort_keys=True)
        try:
            made = self._cache.get(
                Article, "artikel", content.encode(), lambda: self._render(source, body, page)
            )
        except _WaitsError:
            return _NOT_YET
        self._costly += made == _TOO_COSTLY
        return made

    def _render(self, source: Page, body: str, page: PageRendering) -> Article:
        # these take a quarter of a second to load, and most runs find every text rendered before
        from guideline.comparison.shown import ids_in, passages_shown
        from guideline.rendering.amounts import fault_of_abbreviations, fault_of_size
        from guideline.rendering.extension import GuidelineMarkdown
        from guideline.rendering.gate import faults, judge_of_links
        from guideline.rendering.markdown_setup import markdown

        if self._costly >= MOST_COSTLY or self._allowance.used_up:
            raise _WaitsError
        own = GuidelineMarkdown()
        own.page = page
        try:
            with at_most(SECONDS), self._allowance.spend():
                if fault := fault_of_abbreviations(body, self._abbreviations):
                    return Article((fault,))
                html = markdown(self._guideline.settings.markdown, own, self._abbreviations).convert(body)
                if fault := fault_of_size(html):
                    return Article((fault,))
                found = tuple(faults(html, judge_of_links(self._guideline.leads_to), page))
                differing = (
                    () if source.has_unreadable_data else self._differences(source, passages_shown(html))
                )
                return Article(found, ids_in(html), differing)
        except TOO_MUCH:
            return _TOO_COSTLY

    def _differences(self, source: Page, shown: list[Passage]) -> tuple[Difference, ...]:
        """Return where the passages that readers get of a page are not those that were typed."""
        typed = passages_typed(
            source.body, source.body_line, self._guideline.value_texts, self._known_sources
        )
        lines = [""] * (source.body_line - 1) + source.body.split("\n")
        return tuple(differences(typed, shown, lines))


class _WaitsError(Exception):
    """A page is not rendered now."""


def _parts(page: PageRendering) -> list[object]:
    """Return everything that decides what a page becomes beside its Markdown."""
    moved = sorted(page.moved)
    return [
        page.path,
        dict(page.values),
        dict(page.numbers),
        repr(page.drawings),
        page.imprint,
        moved,
        sorted(page.telephones),
        sorted(page.facts),
        dict(page.labels),
        dict(page.changes),
        {key: mark for key, mark in page.marks.items() if key in page.numbers},
    ]
