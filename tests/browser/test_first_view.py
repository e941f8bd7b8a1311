"""The rules that stand in a page show it as the whole style sheet does: nothing moves or changes colour when
the sheet comes."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from browser_site import Served, open_context
from playwright.sync_api import Browser, BrowserContext, Page

KINDS = ["flowchart", "emergency", "when to call"]
"""Kinds of pages that carry rules: what readers open in a hurry."""

SCREENS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1440, "height": 900}}

CHOSEN = """localStorage.setItem('/.__palette', JSON.stringify({color: {scheme: '%s', primary: 'custom',
    accent: 'custom'}}))"""
"""What a page remembers of the reader's choice of colours, and follows before any script file has come."""

PROPERTIES = [
    "display",
    "visibility",
    "opacity",
    "color",
    "background",
    "font",
    "width",
    "height",
    "margin",
    "padding",
    "border",
    "outline",
    "transform",
    "scroll-margin",
]

STYLES = """(properties) => JSON.stringify([...document.querySelectorAll('*')].flatMap((element, number) =>
    ['', '::before', '::after', '::placeholder'].map((part) => {
        const style = getComputedStyle(element, part);
        return [
            `${number} ${element.localName}.${element.getAttribute('class')}${part}`,
            properties.map((name) => style.getPropertyValue(name)),
        ];
    })))"""


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> dict[str, int]:
    return SCREENS[request.param]


@pytest.fixture(params=["default", "slate"])
def context(
    request: pytest.FixtureRequest, chromium: Browser, site: Served, screen: dict[str, int]
) -> Iterator[BrowserContext]:
    """A browser in which no script file comes, as in the first moment of a page."""
    opened = open_context(chromium, site, viewport=screen)
    opened.add_init_script(CHOSEN % request.param)
    opened.route("**/*.js", lambda route: route.abort())
    yield opened
    opened.close()


def open_page(context: BrowserContext, address: str, *, with_sheet: bool) -> Page:
    page = context.new_page()
    if not with_sheet:
        page.route("**/*.css", lambda route: route.abort())
    with page.expect_event(
        "requestfinished" if with_sheet else "requestfailed",
        lambda request: request.url.endswith(".css"),
    ):
        page.goto(address, wait_until="load")
    return page


def differences(first: Page, whole: Page) -> list[str]:
    """Return what differs first, for who has to mend it."""
    styles: list[list[tuple[str, list[str]]]] = [
        json.loads(page.evaluate(STYLES, PROPERTIES)) for page in (first, whole)
    ]
    return [
        f"{name} {key}: {before} → {after}"
        for (name, values), (_, later) in zip(*styles, strict=True)
        for key, before, after in zip(PROPERTIES, values, later, strict=True)
        if before != after
    ][:20]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_changes_when_the_sheet_comes(context: BrowserContext, site: Served, kind: str) -> None:
    address = site.address + site.of_kind(kind)
    first = open_page(context, address, with_sheet=False)
    whole = open_page(context, address, with_sheet=True)
    assert differences(first, whole) == []
    assert first.evaluate("scrollY") == whole.evaluate("scrollY")
    assert first.screenshot() == whole.screenshot()
