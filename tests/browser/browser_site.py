"""The site as a browser test sees it: its address, its pages, and a context in which nothing else can be
reached."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route

KINDS_OF_PAGES = (
    "",
    "therapie/corticosteroiden/",
    "diagnostiek/stroomschema-diagnostiek/",
    "spoed/",
    "patienten/wanneer-bellen/",
    "over/status/",
)
"""One page of each kind, for what is too slow to try on all pages."""


MOST_STOPS = 250
"""More stops than any page has: who has not arrived by then is in a trap."""


@dataclass
class Served:
    """The site behind an address, and every request that went elsewhere."""

    address: str
    folder: Path
    outside: list[str] = field(default_factory=list)

    def pages(self) -> list[str]:
        """The addresses of all pages, relative to the site; of the pages that explain checks only one."""
        found = [
            path.relative_to(self.folder).as_posix().removesuffix("index.html")
            for path in sorted(self.folder.rglob("*.html"))
        ]
        return [
            page
            for page in found
            if not page.startswith("redactie/controles/")
            or page in ("redactie/controles/", "redactie/controles/verwijzingen/")
        ]

    def pages_without_repeats(self) -> list[str]:
        """The pages, but of those that put a whole chapter together only one: they show its pages again."""
        return [
            page
            for page in self.pages()
            if not page.endswith("/afdrukken/") or page == "organisatie/afdrukken/"
        ]

    def source(self, page: str) -> str:
        """The HTML of a page by its address relative to the site."""
        file = self.folder / page
        return (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")


def open_context(chromium: Browser, site: Served, **options: object) -> BrowserContext:
    """Return a fresh browser context in which every host but the site's own is refused and noted."""
    context = chromium.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)

    def guard(route: Route) -> None:
        if route.request.url.startswith((site.address, "data:", "blob:", "file:")):
            route.continue_()
        else:
            site.outside.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    return context


def go_to(page: Page, stop: Locator, key: str = "Tab") -> None:
    """Press ``key`` until ``stop`` has the focus."""
    target = stop.element_handle()
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{key} never comes at {stop}")
