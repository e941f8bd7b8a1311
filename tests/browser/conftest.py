"""A real Chromium, and the real site built once and served from this machine."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Iterator

import browser as browser_provider
import pytest
from browser_site import QuietHandler, Served
from playwright.sync_api import Browser, sync_playwright
from site_build import build_site

FLAGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


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
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(f"http://127.0.0.1:{server.server_port}/", folder)
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = browser_provider.installed()
    if path is None:
        pytest.fail(browser_provider.REMEDY)
    flags = [*FLAGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=flags)
        yield running
        running.close()
