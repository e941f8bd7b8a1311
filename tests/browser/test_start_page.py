"""The start page: the emergency first, then the search, then what there is; on a phone and on a desktop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser_site import EMERGENCY, WHEN_TO_CALL, Served, open_context
from playwright.sync_api import Browser, Page, expect

FOR_PATIENTS = f"article a[href='{WHEN_TO_CALL}']"

VIEWPORTS = [{"width": 360, "height": 740}, {"width": 1440, "height": 900}]


@pytest.fixture(params=VIEWPORTS, ids=["phone", "desktop"])
def page(chromium: Browser, site: Served, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = open_context(chromium, site, viewport=request.param)
    opened = context.new_page()
    opened.goto(site.address)
    yield opened
    context.close()


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["y"]


def test_the_emergency_comes_first_and_needs_no_scrolling(page: Page) -> None:
    order = [top(page, name) for name in (".spoed", ".zoekknop", ".kaarten", FOR_PATIENTS)]
    assert order == sorted(order)
    button = page.locator(f".spoed a[href='{EMERGENCY}']")
    expect(button).to_be_in_viewport(ratio=1)
    colours = button.evaluate(
        "item => [getComputedStyle(item), getComputedStyle(item.closest('.spoed'))]"
        ".map(style => style.backgroundColor)"
    )
    assert colours[0] != colours[1]
    button.click()
    page.wait_for_url(f"**/{EMERGENCY}")


def test_the_search_has_a_name_on_the_first_screen(page: Page) -> None:
    """A lens alone says little; on a phone the theme shows no more."""
    if page.viewport_size == VIEWPORTS[0]:
        lens = page.locator(".md-header__button[for=__search]")
        expect(lens).to_be_in_viewport(ratio=1)
        assert "Zoek" in lens.evaluate("item => getComputedStyle(item, '::after').content")
    else:
        field = page.locator("[data-md-component=search-query]")
        assert field.evaluate("item => item.scrollWidth <= item.clientWidth")
        expect(page.locator(".zoekknop")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("keyboard", [False, True], ids=["pointer", "keyboard"])
def test_the_search_button_opens_the_search(page: Page, site: Served, keyboard: bool) -> None:
    button = page.get_by_role("button", name="Zoek klacht, middel, afkorting")
    if keyboard:
        button.focus()
        page.keyboard.press("Enter")
    else:
        button.click()
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.type(site.title(site.module()))
    expect(page.locator(".md-search-result__link").first).to_be_in_viewport()


def test_nothing_moves_when_the_scripts_have_come(page: Page, site: Served) -> None:
    expect(page.locator(".zoekknop")).to_be_visible()
    parts = (".md-header .spoedknop", ".spoed", ".kaarten")
    places = [page.locator(part).first.bounding_box() for part in parts]
    page.route("**/*.js", lambda route: route.abort())
    page.goto(site.address)
    expect(page.locator(".zoekknop")).to_be_hidden()
    assert [page.locator(part).first.bounding_box() for part in parts] == places


def test_without_scripts_there_is_no_dead_search_button_and_no_gap(chromium: Browser, site: Served) -> None:
    context = open_context(chromium, site, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address)
    expect(page.locator(".zoekknop")).to_be_hidden()
    assert page.locator(".zoeken").bounding_box() is None
    context.close()


def test_chapters_and_flowcharts_are_cards(page: Page) -> None:
    groups = page.locator(".kaarten").all()
    assert groups
    for group in groups:
        cards = group.locator("> ul > li")
        assert cards.count() > 1
        tops = [card.bounding_box()["y"] for card in cards.all()[:2]]  # type: ignore[index]
        assert (tops[0] == tops[1]) == (page.viewport_size == VIEWPORTS[1])
        for card in cards.all():
            title = card.locator("> strong:first-child > a")
            assert title.evaluate("item => getComputedStyle(item.parentElement).display") == "block"


def test_it_fits_a_screen_of_320_pixels(chromium: Browser, site: Served) -> None:
    context = open_context(chromium, site, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site.address)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    context.close()
