"""Who asks for less motion gets none: nothing slides, fades or scrolls by itself (WCAG 2.3.3)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser_site import KINDS_OF_PAGES, Served, open_context
from playwright.sync_api import Browser, Page, expect

LONGEST = 10
"""Milliseconds that a change may take."""

MOVING = """longest => document.getAnimations()
    .filter((animation) => animation.effect.getComputedTiming().endTime > longest)
    .map((animation) => animation.effect.target.className)"""


WATCH = """milliseconds => new Promise((done) => {
    const end = performance.now() + milliseconds;
    const look = () => performance.now() < end ? requestAnimationFrame(look) : done(null);
    look();
})"""
"""Let a page draw for as long as something would take that must not happen."""


@pytest.fixture
def page(chromium: Browser, site: Served) -> Iterator[Page]:
    context = open_context(chromium, site, viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS_OF_PAGES)
def test_nothing_can_move(page: Page, site: Served, kind: str) -> None:
    page.goto(site.address + site.of_kind(kind))
    slow = page.evaluate(
        """longest => {
            const seconds = (list) => Math.max(...list.split(",").map(parseFloat)) * 1000;
            return [...document.querySelectorAll("*")].filter((element) => {
                const style = getComputedStyle(element);
                return (style.transitionProperty !== "none" && seconds(style.transitionDuration) > longest)
                    || (style.animationName !== "none" && seconds(style.animationDuration) > longest)
                    || style.scrollBehavior === "smooth";
            }).map((element) => element.className);
        }""",
        LONGEST,
    )
    assert slow == []


def test_opening_does_not_move(page: Page, site: Served) -> None:
    page.goto(site.address)
    for name in ("Zoeken", "Menu"):
        page.get_by_role("button", name=name, exact=True).click()
        assert page.evaluate(MOVING, LONGEST) == []
        page.keyboard.press("Escape")


def test_going_back_to_the_top_is_one_jump(page: Page, site: Served) -> None:
    page.goto(site.address + site.module())
    page.evaluate("scrollTo(0, 3000)")
    page.evaluate("scrollTo(0, 2500)")
    button = page.get_by_role("button", name="Terug naar boven")
    expect(button).to_be_visible()
    assert (
        button.evaluate(
            """button => new Promise((done) => {
            button.click();
            requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY)));
        })"""
        )
        == 0
    )


def test_the_contents_beside_the_text_do_not_slide(page: Page, site: Served) -> None:
    page.set_viewport_size({"width": 1440, "height": 400})
    page.goto(site.address + site.module())
    page.evaluate(
        """() => {
            window.places = new Set();
            const list = document.querySelector(".md-sidebar--secondary .md-sidebar__scrollwrap");
            list.addEventListener("scroll", () => places.add(list.scrollTop));
        }"""
    )
    page.evaluate(WATCH, 400)  # the theme slides only after a rest
    page.evaluate("document.getElementById('literatuur').scrollIntoView()")
    page.wait_for_function("places.size > 0")
    page.evaluate(WATCH, 600)  # longer than a sliding list takes
    assert page.evaluate("places.size") == 1
