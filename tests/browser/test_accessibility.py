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

SCHEMES = {"default": EVERYTHING, "slate": CONTRAST}
"""What is looked at in the theme's light and in its dark view, as the theme names them."""

PARTS = 12
"""In how many tests the pages are looked at, so that all processes have work."""

VIEWPORTS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1440, "height": 900}}

NO_CHOICE = "localStorage.clear()"
"""Each page begins in light: no choice of the reader is kept."""

CHOSEN = "(scheme) => document.body.dataset.mdColorScheme === scheme"

FITTED = """() => !matchMedia('(min-width: 76.25em)').matches
    || [...document.querySelectorAll('.md-sidebar__scrollwrap')]
        .every((menu) => !menu.offsetParent || menu.style.height)"""
"""The theme has fitted its menus in the window: on a wide screen it gives each a height."""

VIOLATIONS = """async ([rules, scheme]) => {
    const colours = (element) => {
        const style = getComputedStyle(element);
        return [style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.textShadow,
            style.fontSize, style.fontWeight, style.visibility, style.display === "none"].join();
    };
    const look = async (where, contrast) => {
        // no rule that is asked for reads style sheets or media by itself
        const options = { runOnly: rules, resultTypes: ["violations"], preload: false };
        if (!contrast) options.rules = { "color-contrast": { enabled: false } };
        return (await axe.run(where, options)).violations;
    };
    const text = [...document.querySelectorAll("article *")];
    const now = new Map(text.map((element) => [element, colours(element)]));
    const before = (window.coloursBefore ??= {})[scheme];
    window.coloursBefore[scheme] = now;
    if (!before) return (await look(document, true)).map(found);

    // in another width: what has other colours there, and what stands outside the text
    const other = text.filter((element) => before.get(element) !== now.get(element));
    const contrast = rules.type === "tag" ? { type: "rule", values: ["color-contrast"] } : rules;
    const violations = rules === contrast ? [] : await look(document, false);
    rules = contrast;
    violations.push(...await look({ include: [document], exclude: ["article"] }, true));
    if (other.length) violations.push(...await look({ include: other }, true));
    return violations.map(found);

    function found(violation) {
        return [violation.id, violation.nodes.slice(0, 3).map((node) => node.target.join(" "))];
    }
}"""
"""What axe finds. The contrast within a text is looked at once for each view, and in the second width only of
what has other colours or another size there."""


@pytest.fixture
def looked_at(chromium: Browser, site: Served) -> Iterator[Page]:
    """A page with axe in it that does not move."""
    context = open_context(chromium, site, reduced_motion="reduce")
    context.add_init_script(script=NO_CHOICE)
    context.add_init_script(script=Axe().axe_script)
    yield context.new_page()
    context.close()


def choose(page: Page, scheme: str) -> None:
    """Show a page in light or dark as its reader does: by the button, or by the system where it has none."""
    button = page.locator(f"input[name=__palette][data-md-color-scheme={scheme}]")
    if button.count():
        button.evaluate("button => button.click()")
    else:
        page.emulate_media(color_scheme="dark" if scheme == "slate" else "light")
        page.reload()
    page.wait_for_function(CHOSEN, arg=scheme)


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_on_any_page(looked_at: Page, site: Served, part: int) -> None:
    found = []
    for address in site.pages_without_repeats()[part::PARTS]:
        looked_at.goto(site.address + address)
        for width, size in VIEWPORTS.items():
            looked_at.set_viewport_size(size)
            looked_at.wait_for_function(FITTED)
            for scheme, rules in SCHEMES.items():
                choose(looked_at, scheme)
                found += [
                    (address, width, scheme, rule, places)
                    for rule, places in looked_at.evaluate(VIOLATIONS, [rules, scheme])
                ]
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
