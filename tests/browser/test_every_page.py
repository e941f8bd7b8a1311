"""Every page opens without an error, asks nobody else for anything, keeps to the policy, and loads no more
than a reader needs."""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_site import KEEP_REFUSED, Served, open_context
from playwright.sync_api import Browser, Page

MOST_BYTES = 150_000
"""Compressed bytes at first view of any page."""

MOST_BYTES_OF_SITE = 12_000_000
"""What the files of the site are together, without compressed copies and without the PDF and the zip."""

PARTS = 4
"""In how many tests all pages are loaded, so that all processes have work."""

AT_ONCE = 5
"""How many pages wait together until nothing is asked for any more."""


@dataclass
class Visit:
    """What came of opening a page: the files it asked for as paths in the site, its errors, and what the
    policy refused."""

    asked: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class Tab:
    """A page of the browser that notes what happens since it was opened anew."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.visit = Visit()
        page.on("request", lambda request: self.visit.asked.add(urlsplit(request.url).path))
        page.on("pageerror", lambda error: self.visit.errors.append(str(error)))

    def open(self, address: str) -> None:
        self.visit = Visit()
        self.page.goto(address)

    def wait(self) -> Visit:
        """Return what happened once nothing is asked for any more."""
        self.page.wait_for_load_state("networkidle")
        self.visit.refused = self.page.evaluate("window.refused")
        return self.visit


@pytest.fixture(scope="module", params=range(PARTS))
def visits(request: pytest.FixtureRequest, chromium: Browser, behind_nginx: Served) -> dict[str, Visit]:
    """What came of opening each page of a part."""
    site = behind_nginx
    context = open_context(chromium, site, viewport={"width": 1440, "height": 900})
    context.add_init_script(KEEP_REFUSED)
    tabs = [Tab(context.new_page()) for _ in range(AT_ONCE)]
    found: dict[str, Visit] = {}
    addresses = site.pages()[request.param :: PARTS]
    for start in range(0, len(addresses), AT_ONCE):
        together = list(zip(tabs, addresses[start : start + AT_ONCE], strict=False))
        for tab, address in together:
            tab.open(site.address + address)
        found |= {address: tab.wait() for tab, address in together}
    context.close()
    return found


def size(folder: Path, path: str) -> int:
    file = folder / path.lstrip("/")
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6))


def test_no_page_asks_for_anything_outside(visits: dict[str, Visit], behind_nginx: Served) -> None:
    assert visits
    assert behind_nginx.outside == []


def test_no_page_has_an_error(visits: dict[str, Visit]) -> None:
    assert {address: visit.errors for address, visit in visits.items() if visit.errors} == {}


def test_no_page_breaks_the_policy(visits: dict[str, Visit]) -> None:
    assert {address: visit.refused for address, visit in visits.items() if visit.refused} == {}


def test_no_page_exceeds_its_budget(visits: dict[str, Visit], site: Served) -> None:
    too_heavy = {}
    for address, visit in visits.items():
        total = sum(size(site.folder, path) for path in visit.asked)
        if total > MOST_BYTES:
            too_heavy[address] = total
    assert too_heavy == {}


def test_the_whole_site_stays_within_its_budget(site: Served) -> None:
    copies = {".gz", ".br"}
    whole = {
        *site.folder.glob("*.pdf"),
        *site.folder.glob("*.zip"),
    }  # the guideline once more, if it was made
    files = [path for path in site.folder.rglob("*") if path.is_file() and path.suffix not in copies]
    by_kind = Counter[str]()
    for path in {*files} - whole:
        by_kind[path.suffix] += path.stat().st_size
    assert by_kind.total() <= MOST_BYTES_OF_SITE, by_kind.most_common(5)


def test_no_page_loads_what_it_does_not_use(visits: dict[str, Visit]) -> None:
    everything = {path for visit in visits.values() for path in visit.asked}
    assert not [
        path for path in everything if "mermaid" in path or path.endswith((".woff", ".woff2", ".ttf"))
    ]
