"""With the colours of the reader's system (high contrast in Windows) flowcharts and icons follow them too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser_site import Served, open_context
from playwright.sync_api import Browser, Page

SYSTEM = """colours => {
    const probe = document.body.appendChild(document.createElement("p"));
    return colours.map((colour) => {
        probe.style.color = colour;
        return getComputedStyle(probe).color;
    });
}"""


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, chromium: Browser, site: Served) -> Iterator[Page]:
    context = open_context(
        chromium,
        site,
        viewport={"width": 360, "height": 740},
        forced_colors="active",
        color_scheme=request.param,
    )
    yield context.new_page()
    context.close()


def test_a_flowchart_has_the_colours_of_the_system(page: Page, site: Served) -> None:
    page.goto(site.address + site.flowcharts()[0])
    canvas, text, link = page.evaluate(SYSTEM, ["Canvas", "CanvasText", "LinkText"])
    chart = page.locator(".stroomschema").first

    def colours(selector: str, kind: str) -> set[str]:
        return set(
            chart.locator(selector).evaluate_all(
                "(parts, kind) => parts.map((part) => getComputedStyle(part)[kind])", kind
            )
        )

    assert colours(".label-container", "fill") == {canvas}
    assert colours(".label-container", "stroke") == {text}
    assert colours(".flowchart-link", "stroke") == {text}
    assert colours(".edgeLabel text", "fill") == {text}
    assert colours("a tspan", "fill") == {link}


def test_the_arrows_of_the_menu_show(page: Page, site: Served) -> None:
    page.goto(site.address)
    page.get_by_role("button", name="Menu").click()
    (text,) = page.evaluate(SYSTEM, ["CanvasText"])
    name = f"Onderdelen van {site.chapter(site.module())}"
    arrow = page.get_by_role("button", name=name, exact=True).locator(".md-nav__icon")
    assert arrow.evaluate("arrow => getComputedStyle(arrow, '::after').backgroundColor") == text
