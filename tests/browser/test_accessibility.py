"""Everybody can use every page: axe-core finds nothing, in light and dark, on a phone and a desktop (WCAG 2.2
AA)."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_site import Served, open_context
from playwright.sync_api import Browser, expect

COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""What can differ between light and dark; everything else is looked at once for each width."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

VIEWPORTS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1440, "height": 900}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_axe_finds_nothing_on_any_page(chromium: Browser, site: Served, viewport: str, scheme: str) -> None:
    context = open_context(
        chromium, site, viewport=VIEWPORTS[viewport], color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    axe = Axe()
    found = {}
    for address in site.pages():
        page.goto(site.address + address)
        kind, values = ("tag", RULES) if scheme == "light" else ("rule", COLOUR_RULES)
        rules = {"type": kind, "values": values}
        result = axe.run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        for violation in result.response["violations"]:
            places = [node["target"] for node in violation["nodes"]][:3]
            found.setdefault(violation["id"], []).append((address, places))
    context.close()
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["Menu", "Zoeken"])
def test_axe_finds_nothing_in_what_opens_on_a_phone(
    chromium: Browser, site: Served, name: str, scheme: str
) -> None:
    context = open_context(
        chromium, site, viewport=VIEWPORTS["phone"], color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(site.address + "diagnostiek/beeldvorming/")
    page.get_by_role("button", name=name, exact=True).click()
    if name == "Zoeken":
        page.keyboard.type("mri")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert [
        (item["id"], [node["target"] for node in item["nodes"]]) for item in result.response["violations"]
    ] == []
    assert "target-size" in {item["id"] for item in result.response["passes"]}
    context.close()
