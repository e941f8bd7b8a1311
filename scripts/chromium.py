"""Run the real Chromium, and serve a folder to it: for the tests, the measurements and the PDF."""

from __future__ import annotations

import http.server
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import browser as browser_provider
from playwright.sync_api import Browser, Playwright, sync_playwright

FLAGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without writing a line for each request."""

    def log_message(self, *_arguments: object) -> None:
        """Write nothing."""


class QuietServer(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that goes on to another page before it has all that it asked for."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report every other error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def running() -> Iterator[Browser]:
    """Give a running Chromium, as ``launched`` starts it."""
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        yield chromium
        chromium.close()


def launched(playwright: Playwright) -> Browser:
    """Return a Chromium that was started; without one on this machine, leave the program with the remedy.

    Chromium keeps itself in its sandbox, except for root: there it does not start with one.
    """
    path = browser_provider.installed(browser_provider.CHROMIUM, playwright)
    if path is None:
        raise SystemExit(browser_provider.CHROMIUM.remedy)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*FLAGS, "--no-sandbox"] if root else FLAGS
    return playwright.chromium.launch(executable_path=path, args=flags)


@contextmanager
def served(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """Serve a folder on this machine and give its address."""
    server = QuietServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
