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

OF_SIZE = {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}
"""What in a text can differ from one width to another, beside colours."""

SCHEMES = ("default", "slate")
"""The theme's light and dark view, as the theme names them: contrast is looked at in both, the rest in the
first (links are underlined in both)."""

PARTS = 12
"""In how many tests the pages are looked at, so that all processes have work."""

VIEWPORTS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1440, "height": 900}}

NO_CHOICE = "localStorage.clear()"
"""Each page begins in light: no choice of the reader is kept."""

CHOSEN = "(scheme) => (document.body.dataset.mdColorScheme ?? scheme) === scheme"
"""The page shows the scheme; one that is not of the theme names none, and follows the system by its style."""

FITTED = """() => !matchMedia('(min-width: 76.25em)').matches
    || [...document.querySelectorAll('.md-sidebar__scrollwrap')]
        .every((menu) => !menu.offsetParent || menu.style.height)"""
"""The theme has fitted its menus in the window: on a wide screen it gives each a height."""

VIOLATIONS = """async ([everything, alike, frame]) => {
    // no rule that is asked for reads style sheets or media by itself
    const options = { resultTypes: ["violations"], preload: false };
    const whole = frame ? document : { include: ["article"] };
    const found = [];
    if (everything) {
        const rules = { "color-contrast": { enabled: false } };
        found.push(...(await axe.run(whole, { ...options, runOnly: everything, rules })).violations);
    }
    if (alike) {
        const runOnly = { type: "rule", values: alike };
        found.push(...(await axe.run(document, { ...options, runOnly })).violations);
    }
    const runOnly = { type: "rule", values: ["color-contrast"] };
    found.push(...(await axe.run({ include: differentInColour() }, { ...options, runOnly })).violations);
    return found.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.target.join(" "))]);

    function differentInColour() {
        const first = new Map();
        for (const element of document.querySelectorAll(frame ? "body *" : "article *")) {
            const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
            if (text && element.checkVisibility()) {
                const key = colours(element);
                if (!first.has(key)) first.set(key, element);
            }
        }
        return [...first.values()];
    }

    function colours(element) {
        const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
        const behind = [];
        for (let around = element; around; around = around.parentElement) {
            const { backgroundColor, backgroundImage, opacity } = getComputedStyle(around);
            behind.push(backgroundColor, backgroundImage, opacity);
        }
        const solid = behind.filter((part) => !["rgba(0, 0, 0, 0)", "none", "1"].includes(part));
        return [element.localName, color, fontSize, fontWeight, textShadow, ...solid].join();
    }
}"""
"""What axe finds: in the whole page when its frame is looked at too, or else in its text. The contrast is
that of one element for each colour, size and background there is."""

OF_THE_WHOLE = [
    "document-title",
    "heading-order",
    "html-has-lang",
    "page-has-heading-one",
    "duplicate-id-aria",
]
"""What is to be asked of a page as a whole, and differs from page to page within one frame."""


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
    frames = site.frames()
    for address in site.pages_without_repeats()[part::PARTS]:
        looked_at.goto(site.address + address)
        frame = address in frames
        for width, size in VIEWPORTS.items():
            looked_at.set_viewport_size(size)
            looked_at.wait_for_function(FITTED)
            for scheme in SCHEMES:
                choose(looked_at, scheme)
                first = scheme == SCHEMES[0]
                rules = (EVERYTHING if frame or width == "phone" else OF_SIZE) if first else None
                of_the_whole = OF_THE_WHOLE if first and width == "phone" and not frame else None
                violations = looked_at.evaluate(VIOLATIONS, [rules, of_the_whole, frame])
                found += [(address, width, scheme, *item) for item in violations]
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
