"""How much a reader loads: no page grows past its budget, and only what a page uses is loaded."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_site import Served, open_context
from playwright.sync_api import Browser

MOST_BYTES = 150_000
"""Compressed bytes at first view of any page, fonts and the search index apart."""

NOT_COUNTED = ("/search/search_index.json",)


@pytest.fixture(scope="module")
def loaded(chromium: Browser, site: Served) -> Iterator[dict[str, list[str]]]:
    """The files that each page asks for, as paths in the site."""
    context = open_context(chromium, site, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    result = {}
    for address in site.pages():
        asked.clear()
        page.goto(site.address + address, wait_until="networkidle")
        result[address] = list(dict.fromkeys(asked))
    yield result
    context.close()


def size(folder: Path, path: str) -> int:
    file = folder / path.lstrip("/")
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6))


def test_no_page_exceeds_its_budget(loaded: dict[str, list[str]], site: Served) -> None:
    too_heavy = {}
    for address, paths in loaded.items():
        total = sum(size(site.folder, path) for path in paths if path not in NOT_COUNTED)
        if total > MOST_BYTES:
            too_heavy[address] = total
    assert too_heavy == {}


def test_no_page_loads_what_it_does_not_use(loaded: dict[str, list[str]]) -> None:
    everything = {path for paths in loaded.values() for path in paths}
    assert not [
        path for path in everything if "mermaid" in path or path.endswith((".woff", ".woff2", ".ttf"))
    ]
