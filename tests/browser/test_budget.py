"""How much a reader loads: no page grows past its budget, and only what a page uses is loaded."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_site import Served, open_context
from playwright.sync_api import Browser, Page

MOST_BYTES = 150_000
"""Compressed bytes at first view of any page, fonts and the search index apart."""

PARTS = 4
"""In how many tests all pages are loaded, so that all processes have work."""

AT_ONCE = 5
"""How many pages wait together until nothing is asked for any more."""

NOT_COUNTED = ("/search/search_index.json",)


@pytest.fixture(scope="module", params=range(PARTS))
def loaded(request: pytest.FixtureRequest, chromium: Browser, site: Served) -> dict[str, set[str]]:
    """The files that each page of a part asks for, as paths in the site."""
    context = open_context(chromium, site, viewport={"width": 1440, "height": 900})
    tabs = [Tab(context.new_page()) for _ in range(AT_ONCE)]
    asked: dict[str, set[str]] = {}
    addresses = site.pages()[request.param :: PARTS]
    for start in range(0, len(addresses), AT_ONCE):
        together = list(zip(tabs, addresses[start : start + AT_ONCE], strict=False))
        for tab, address in together:
            tab.open(site.address + address)
        for tab, address in together:
            tab.page.wait_for_load_state("networkidle")
            asked[address] = tab.asked
    context.close()
    return asked


class Tab:
    """A page of the browser that keeps what was asked for since it was opened anew."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: set[str] = set()
        page.on("request", lambda request: self.asked.add(urlsplit(request.url).path))

    def open(self, address: str) -> None:
        self.asked = set()
        self.page.goto(address)


def size(folder: Path, path: str) -> int:
    file = folder / path.lstrip("/")
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6))


def test_no_page_exceeds_its_budget(loaded: dict[str, set[str]], site: Served) -> None:
    too_heavy = {}
    for address, paths in loaded.items():
        total = sum(size(site.folder, path) for path in paths if path not in NOT_COUNTED)
        if total > MOST_BYTES:
            too_heavy[address] = total
    assert too_heavy == {}


def test_no_page_loads_what_it_does_not_use(loaded: dict[str, set[str]]) -> None:
    everything = {path for paths in loaded.values() for path in paths}
    assert not [
        path for path in everything if "mermaid" in path or path.endswith((".woff", ".woff2", ".ttf"))
    ]
