"""Everybody can use every page: axe-core finds nothing, in light and dark, on a phone and a desktop (WCAG 2.2
AA)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_site import Served, open_context
from playwright.sync_api import Browser, Page, expect

EVERYTHING = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
"""What can differ between light and dark (links are underlined in both); the rest is looked at once for each
width."""

RULES = {"light": EVERYTHING, "dark": CONTRAST}
PARTS = 12
"""In how many tests the pages are looked at, so that all processes have work."""

VIEWPORTS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1440, "height": 900}}

START = """(options) => {
    window.outcome = axe.run(document, options);
    return null;
}"""

FITTED = """() => !matchMedia('(min-width: 76.25em)').matches
    || [...document.querySelectorAll('.md-sidebar__scrollwrap')]
        .every((menu) => !menu.offsetParent || menu.style.height)"""
"""The theme has fitted its menus in the window: on a wide screen it gives each a height."""

OUTCOME = """async () => (await window.outcome).violations.map((violation) =>
    [violation.id, violation.nodes.slice(0, 3).map((node) => node.target.join(' '))])"""


@pytest.fixture
def views(chromium: Browser, site: Served) -> Iterator[dict[tuple[str, str], Page]]:
    """A page for each width and colour scheme; each has a process of its own, so they can work at once."""
    opened = {}
    for viewport, size in VIEWPORTS.items():
        for scheme in RULES:
            context = open_context(
                chromium, site, viewport=size, color_scheme=scheme, reduced_motion="reduce"
            )
            context.add_init_script(script=Axe().axe_script)
            opened[viewport, scheme] = context.new_page()
    yield opened
    for page in opened.values():
        page.context.close()


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_on_any_page(views: dict[tuple[str, str], Page], site: Served, part: int) -> None:
    found = []
    for address in site.pages_without_repeats()[part::PARTS]:
        for (_, scheme), page in views.items():
            page.goto(site.address + address)
            page.wait_for_function(FITTED)
            page.evaluate(START, {"runOnly": RULES[scheme], "resultTypes": ["violations"]})
        for view, page in views.items():
            found += [(address, *view, rule, places) for rule, places in page.evaluate(OUTCOME)]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["Menu", "Zoeken"])
def test_axe_finds_nothing_in_what_opens_on_a_phone(
    chromium: Browser, site: Served, name: str, scheme: str
) -> None:
    context = open_context(
        chromium, site, viewport=VIEWPORTS["phone"], color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(site.address + site.module())
    page.get_by_role("button", name=name, exact=True).click()
    if name == "Zoeken":
        page.keyboard.type(site.title(site.module()))
        expect(page.locator(".md-search-result__item").first).to_be_visible()
    result = Axe().run(page, options={"runOnly": EVERYTHING})
    assert [
        (item["id"], [node["target"] for node in item["nodes"]]) for item in result.response["violations"]
    ] == []
    assert "target-size" in {item["id"] for item in result.response["passes"]}
    context.close()
