"""What the menu of a phone or a tablet opens can be seen there: by finger and by keyboard, sliding and at
once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browser_site import Served, go_to, open_context
from playwright.sync_api import Browser, Locator, Page, expect

MODULE = "diagnostiek/beeldvorming/"

SCREENS = {"360": (360, 740), "390": (390, 844), "768": (768, 1024)}

OUT_OF_SIGHT = """async (closer) => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const links = [...closer.closest("nav").querySelectorAll(".md-nav__list a")]
        .filter((link) => link.offsetParent && !link.closest(".md-nav__toggle:not(:checked) ~ .md-nav"));
    const wrong = [];
    let seen = 0;
    for (const link of [closer, ...links]) {
        const box = link.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const below = y >= innerHeight;  // a long list can be scrolled to
        const onTop = link.contains(document.elementFromPoint(x, y));
        const shows = link.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        if (box.left < 0 || box.right > innerWidth || !shows || (!below && !onTop))
            wrong.push(`${link.textContent.trim()} ${Math.round(box.left)}`);
        seen += onTop;
    }
    return { wrong, seen };
}"""
"""What cannot be seen of an opened panel, known by the button that closes it, once nothing moves any more."""

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
    opened.goto(site.address + MODULE)
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


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def assert_in_sight(closer: Locator) -> None:
    shown = closer.evaluate(OUT_OF_SIGHT)
    assert shown["wrong"] == []
    assert shown["seen"] > 5


def test_a_chapter_shows_its_pages(page: Page, press: Hand) -> None:
    press(button(page, "Menu"))
    assert_in_sight(button(page, "Diagnostiek: terug"))
    press(button(page, "Diagnostiek: terug"))
    chapters = page.locator(".md-sidebar--primary .md-nav__title[for=__drawer]")
    assert_in_sight(chapters)
    opener = button(page, "Onderdelen van Therapie")
    press(opener)
    assert_in_sight(button(page, "Therapie: terug"))
    press(button(page, "Therapie: terug"))
    assert_in_sight(chapters)
    expect(opener).to_be_focused()


def test_the_contents_of_the_page_show(page: Page, press: Hand) -> None:
    press(button(page, "Menu"))
    opener = button(page, "Beeldvormend onderzoek en termijnen")
    press(opener)
    assert_in_sight(button(page, "Inhoudsopgave: terug"))
    press(button(page, "Inhoudsopgave: terug"))
    assert_in_sight(button(page, "Diagnostiek: terug"))
    expect(opener).to_be_focused()


@pytest.mark.parametrize("motion", ["no-preference"], indirect=True)
def test_who_does_not_wait_for_a_panel_sees_it_too(page: Page) -> None:
    go_to(page, button(page, "Menu"))
    page.keyboard.press("Enter")
    go_to(page, button(page, "Beeldvormend onderzoek en termijnen"))
    for key in ("Enter", "Tab", "Tab"):
        page.keyboard.press(key)
    assert_in_sight(button(page, "Inhoudsopgave: terug"))
