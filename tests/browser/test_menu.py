"""What the menu of a phone or a tablet opens can be seen there: by finger and by keyboard, sliding and at
once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browser_site import Served, go_to, open_context
from menu import assert_in_sight, button
from playwright.sync_api import Browser, Locator, Page, expect

SCREENS = {"360": (360, 740), "390": (390, 844), "768": (768, 1024)}

Hand = Callable[[Locator], None]


@pytest.fixture(params=SCREENS)
def page(request: pytest.FixtureRequest, chromium: Browser, site: Served, motion: str) -> Iterator[Page]:
    width, height = SCREENS[request.param]
    context = open_context(
        chromium,
        site,
        viewport={"width": width, "height": height},
        reduced_motion=motion,
        has_touch=True,
    )
    opened = context.new_page()
    opened.goto(site.address + site.module())
    yield opened
    context.close()


@pytest.fixture(params=["no-preference", "reduce"])
def motion(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=["finger", "keyboard"])
def press(request: pytest.FixtureRequest, page: Page) -> Hand:
    def by_keyboard(button: Locator) -> None:
        if not button.evaluate("button => button === document.activeElement"):
            go_to(page, button)
        page.keyboard.press("Enter")

    return by_keyboard if request.param == "keyboard" else Locator.tap


def test_a_chapter_shows_its_pages(page: Page, site: Served, press: Hand) -> None:
    here, there = (site.chapter(module) for module in (site.module(), site.module_elsewhere()))
    press(button(page, "Menu"))
    assert_in_sight(button(page, f"{here}: terug"))
    press(button(page, f"{here}: terug"))
    chapters = page.locator(".md-sidebar--primary .md-nav__title[for=__drawer]")
    assert_in_sight(chapters)
    opener = button(page, f"Onderdelen van {there}")
    press(opener)
    assert_in_sight(button(page, f"{there}: terug"))
    press(button(page, f"{there}: terug"))
    assert_in_sight(chapters)
    expect(opener).to_be_focused()


def test_the_contents_of_the_page_show(page: Page, site: Served, press: Hand) -> None:
    press(button(page, "Menu"))
    opener = button(page, site.name_in_menu(site.module()))
    press(opener)
    assert_in_sight(button(page, "Inhoudsopgave: terug"))
    press(button(page, "Inhoudsopgave: terug"))
    assert_in_sight(button(page, f"{site.chapter(site.module())}: terug"))
    expect(opener).to_be_focused()


@pytest.mark.parametrize("motion", ["no-preference"], indirect=True)
def test_who_does_not_wait_for_a_panel_sees_it_too(page: Page, site: Served) -> None:
    go_to(page, button(page, "Menu"))
    page.keyboard.press("Enter")
    go_to(page, button(page, site.name_in_menu(site.module())))
    for key in ("Enter", "Tab", "Tab"):
        page.keyboard.press(key)
    assert_in_sight(button(page, "Inhoudsopgave: terug"))
