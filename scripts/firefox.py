"""Run the real Firefox, as readers have it: for the tests that look in two browsers."""

from __future__ import annotations

import browser as browser_provider
from playwright.sync_api import Browser, Playwright

COLOURS = "layout.css.prefers-color-scheme.content-override"
"""Firefox's setting of what a page is told that the reader prefers: 0 is dark, 1 is light."""


def launched(playwright: Playwright, *, dark: bool = False) -> Browser:
    """Return a Firefox that was started; without one on this machine, leave the program with the remedy.

    Playwright drives it by the standard WebDriver BiDi, up to version 1.64: of a context it can set the size
    of the window, but not touch, scripts, motion or colours; the colours are set here for all contexts.
    """
    path = browser_provider.installed(browser_provider.FIREFOX, playwright)
    if path is None:
        raise SystemExit(browser_provider.FIREFOX.remedy)
    settings: dict[str, str | float | bool] = {COLOURS: 0 if dark else 1}
    return playwright.firefox.launch(channel="moz-firefox", executable_path=path, firefox_user_prefs=settings)
