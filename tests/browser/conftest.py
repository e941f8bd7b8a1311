"""A real Chromium and a real Firefox, and the real site built once and served from this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import chromium as chromium_runner
import firefox as firefox_runner
import pytest
from browser_site import TIMEOUT, Served
from chromium import served
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from project import real_day
from server import nginx_serving
from shared import Once
from site_build import build_site

expect.set_options(timeout=TIMEOUT)


@pytest.fixture(scope="session")
def archive(once: Once) -> Served:
    """The site as a folder that works without a server."""

    def make(folder: Path) -> None:
        assert build_site(folder, RICHTLIJN_ARCHIEF="true", RICHTLIJN_VANDAAG=real_day().isoformat()) == 0

    folder = once("archief", make)
    return Served(f"{folder.as_uri()}/", folder)


@pytest.fixture(scope="session")
def site(once: Once) -> Iterator[Served]:
    """The site as a server gives it."""

    def make(folder: Path) -> None:
        assert build_site(folder, RICHTLIJN_VANDAAG=real_day().isoformat()) == 0

    folder = once("site", make)
    with served(folder) as address:
        yield Served(address, folder)


@pytest.fixture(scope="module")
def behind_nginx(site: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site as nginx gives it, under its own policy."""
    with nginx_serving(site.folder, tmp_path_factory.mktemp("nginx")) as address:
        yield Served(address, site.folder)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    started = chromium_runner.launched(playwright)
    yield started
    started.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    started = firefox_runner.launched(playwright)
    yield started
    started.close()


@pytest.fixture(params=["chromium", "firefox"])
def browser(request: pytest.FixtureRequest) -> Browser:
    """Each of the two, for what readers do most."""
    found: Browser = request.getfixturevalue(request.param)
    return found
