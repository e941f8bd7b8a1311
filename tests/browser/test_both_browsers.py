"""What readers do most works in the two browsers they have, on a phone, a tablet and a desktop, with and
without a server; what they ask for is in view.

Firefox knows no touch here, and prints otherwise: that is looked at in Chromium alone.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from browser_site import EMERGENCY, START, TIMEOUT, Served, open_context
from menu import assert_in_sight, button
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

SCREENS = {360: 740, 390: 844, 768: 1024, 1280: 800}
"""Heights of screens by their widths."""

NARROW = [width for width in SCREENS if width < 1220]
"""Where the menu is folded away."""


@pytest.fixture
def context(browser: Browser, site: Served) -> Iterator[BrowserContext]:
    opened = open_context(browser, site, viewport={"width": 1280, "height": SCREENS[1280]})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def on_screen(page: Page, width: int, address: str) -> None:
    page.set_viewport_size({"width": width, "height": SCREENS[width]})
    page.goto(address)


ON_TOP = """element => {
    const box = element.getBoundingClientRect();
    const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return element.contains(there);
}"""


def in_view(element: Locator) -> None:
    """Assert that the whole of an element comes in the window, and lies on top there."""
    expect(element).to_be_in_viewport(ratio=1)
    end = time.monotonic() + TIMEOUT / 1000
    while not element.evaluate(ON_TOP):  # what it is may be made anew meanwhile
        assert time.monotonic() < end, f"{element} is covered"
        element.page.wait_for_timeout(50)


def test_the_menu_shows_what_it_opens(page: Page, site: Served) -> None:
    here, there = (site.chapter(module) for module in (site.module(), site.module_elsewhere()))
    for width in NARROW:
        on_screen(page, width, site.address + site.module())
        button(page, "Menu").click()
        assert_in_sight(button(page, f"{here}: terug"))
        button(page, site.name_in_menu(site.module())).click()
        assert_in_sight(button(page, "Inhoudsopgave: terug"))
        button(page, "Inhoudsopgave: terug").click()
        button(page, f"{here}: terug").click()
        button(page, f"Onderdelen van {there}").click()
        assert_in_sight(button(page, f"{there}: terug"))
    on_screen(page, 1280, site.address + site.module())
    tab = page.locator(".md-tabs").get_by_role("link", name=there)
    in_view(tab)
    tab.click()
    in_view(page.locator("h1"))
    in_view(page.locator(".md-sidebar--primary .md-nav__item--active .md-nav__link").nth(1))


def test_a_search_shows_its_results_and_keeps_them_in_its_address(page: Page, site: Served) -> None:
    words = site.title(site.module_elsewhere())
    for width in (360, 1280):
        on_screen(page, width, site.address + site.module())
        page.keyboard.press("Control+k")
        page.keyboard.type(words)
        first = page.locator(".md-search-result__link").first
        in_view(first)
        expect(page).to_have_url(re.compile(r"\?q=."))
        here = page.url
        first.click()
        page.wait_for_url(lambda address: "?q=" not in address)
        in_view(page.locator("h1"))
        page.goto(here)  # going back is tried in Chromium: Firefox does not tell of a page that it kept
        in_view(first)
        page.keyboard.press("Escape")


def test_on_a_phone_the_emergency_page_shows_deadline_and_dose_in_the_first_screen(
    page: Page, site: Served
) -> None:
    on_screen(page, 360, site.address + EMERGENCY)
    facts = page.locator(".kaart ol > li > a .waarde")
    expect(facts).not_to_have_count(0)
    for fact in facts.all():
        in_view(fact)
        larger, ground, around = fact.evaluate("""fact => {
            const [own, step] = [fact, fact.closest("li")].map((part) => getComputedStyle(part));
            return [parseFloat(own.fontSize) / parseFloat(step.fontSize), own.backgroundColor,
                    step.backgroundColor];
        }""")
        assert larger > 1.2
        assert ground != around


def test_what_holds_for_some_stands_on_a_line_of_its_own_under_its_step(page: Page, site: Served) -> None:
    for width in (360, 1280):
        on_screen(page, width, site.address + EMERGENCY)
        lines = page.locator(".kaart ol > li > ul > li")
        expect(lines).not_to_have_count(0)
        for line in lines.all():
            own, step = line.evaluate(
                "line => [line, line.closest('ol > li')].map((part) => {"
                "const range = document.createRange(); range.selectNodeContents(part);"
                "const first = range.getClientRects()[0]; return [first.left, first.bottom]; })"
            )
            assert own[0] > step[0]
            assert own[1] > step[1]


def test_on_a_phone_the_start_page_shows_the_first_thing_to_do_in_the_first_screen(
    page: Page, site: Served
) -> None:
    on_screen(page, 360, site.address + START)
    in_view(page.locator(f".spoed a[href='{EMERGENCY}']"))
    in_view(page.locator(".spoed li").first)


def test_on_a_phone_the_list_of_all_recommendations_begins_in_the_first_screen(
    page: Page, site: Served
) -> None:
    address = next(page for page in site.pages() if 'class="keuzen"' in site.source(page))
    on_screen(page, 360, site.address + address)
    choices = page.locator(".keuzen-balk summary")
    expect(choices).not_to_have_count(0)
    for choice in choices.all():
        in_view(choice)
    first = page.locator("article li[data-situatie]").first
    expect(first).to_be_in_viewport()
    lines = first.locator("a").evaluate("link => [...link.getClientRects()].map((line) => line.bottom)")
    assert lines[min(2, len(lines) - 1)] < SCREENS[360]
    choices.first.click()
    in_view(page.locator(".keuzen-balk [open] a").first)


def test_a_chart_can_be_read(page: Page, site: Served) -> None:
    for width in (390, 1280):
        on_screen(page, width, site.address + site.flowcharts()[0])
        chart = page.locator(".stroomschema").first
        chart.scroll_into_view_if_needed()
        sizes = chart.evaluate("""frame => [...frame.querySelectorAll("tspan")].map((line) =>
            parseFloat(getComputedStyle(line).fontSize) * line.getScreenCTM().a)""")
        assert round(min(sizes), 1) >= 14
        node = chart.locator("svg a").first
        node.scroll_into_view_if_needed()
        in_view(node)
    node.click()
    in_view(page.locator("h1, :target").last)


@pytest.mark.parametrize("clipboard", ["with", "without"])
def test_a_recommendation_is_copied(page: Page, site: Served, clipboard: str) -> None:
    """On plain http a browser has no clipboard for scripts."""
    if clipboard == "without":
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    module = site.modules()[0]
    on_screen(page, 390, site.address + module["url"])
    copy = page.locator(".aanbeveling-kopie").first
    copy.scroll_into_view_if_needed()
    in_view(copy)
    copy.click()
    expect(copy).to_have_text("Gekopieerd")
    in_view(copy)
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("body > textarea").focus()
    page.keyboard.press("Control+v")
    pasted = page.locator("body > textarea").input_value()
    assert f"{module['url']}#{module['aanbevelingen'][0]['id']}" in pasted
    assert "geraadpleegd op" in pasted


def test_without_a_server_menu_search_and_view_work(browser: Browser, site: Served, archive: Served) -> None:
    context = open_context(browser, archive, viewport={"width": 390, "height": SCREENS[390]})
    page = context.new_page()
    page.goto(archive.address + site.module().rstrip("/") + ".html")
    button(page, "Menu").click()
    assert_in_sight(button(page, f"{site.chapter(site.module())}: terug"))
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 1280, "height": SCREENS[1280]})
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("Control+k")
    page.keyboard.type(site.title(site.module_elsewhere()))
    first = page.locator(".md-search-result__link").first
    in_view(first)
    first.click()
    page.wait_for_url(re.compile(rf"file://.*{site.module_elsewhere().rstrip('/')}\.html.*"))
    in_view(page.locator("h1"))
    context.close()
