"""The text of each page as readers get it, made for the checks; what was made before is not made again."""

from __future__ import annotations

import json
from importlib.metadata import version

from guideline.model.article import Article
from guideline.model.guideline import Guideline
from guideline.reading.cache import Cache
from guideline.rendering.page import PageRendering

_MAKERS = ("markdown", "pymdown-extensions", "selectolax", "ada-url")
"""The packages that decide what becomes of a text."""


class ArticleRendering:
    """Renders the pages of one guideline; ``abbreviations`` gives what each abbreviation means."""

    def __init__(self, guideline: Guideline, abbreviations: dict[str, str], cache: Cache) -> None:
        """Keep what all pages have in common."""
        self._guideline = guideline
        self._abbreviations = abbreviations
        self._cache = cache
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

    def article(self, body: str, page: PageRendering) -> Article:
        """Return what ``body``, the whole Markdown of a page, becomes; ``page`` is what goes into it."""
        content = json.dumps([self._common, body, _parts(page)], sort_keys=True)
        return self._cache.get(Article, "artikel", content.encode(), lambda: self._render(body, page))

    def _render(self, body: str, page: PageRendering) -> Article:
        # these take a quarter of a second to load, and most runs find every text rendered before
        from guideline.rendering.extension import GuidelineMarkdown
        from guideline.rendering.gate import faults
        from guideline.rendering.markdown_setup import markdown

        own = GuidelineMarkdown()
        own.page = page
        html = markdown(self._guideline.settings.markdown, own, self._abbreviations).convert(body)
        return Article(html, tuple(faults(html, self._guideline.leads_to)))


def _parts(page: PageRendering) -> list[object]:
    """Return everything that decides what a page becomes beside its Markdown."""
    return [page.path, dict(page.values), dict(page.numbers), repr(page.drawings), page.imprint]
