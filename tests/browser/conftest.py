"""A real Chromium, and the real site built once and served from this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser_site import Served
from chromium import running, served
from playwright.sync_api import Browser
from site_build import build_site


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The site as a folder that works without a server."""
    folder = tmp_path_factory.mktemp("archief")
    assert build_site(folder, RICHTLIJN_ARCHIEF="true") == 0
    return Served(f"{folder.as_uri()}/", folder)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site as a server gives it."""
    folder = tmp_path_factory.mktemp("site")
    assert build_site(folder) == 0
    with served(folder) as address:
        yield Served(address, folder)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with running() as browser:
        yield browser
