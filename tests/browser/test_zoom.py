"""Enlarged to 400 %, with more room between letters and lines or with larger letters, nothing is lost (WCAG
1.4.4, 1.4.10 and 1.4.12)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser_site import KINDS_OF_PAGES, Served, open_context
from playwright.sync_api import Browser, Page

WINDOWS = {
    "on a wide screen": {"width": 1440, "height": 900},
    "at 200 %": {"width": 640, "height": 512},
    "at 400 %": {"width": 320, "height": 256},
}
"""Windows in CSS pixels; the enlarged ones are of 1280 × 1024."""

PARTS = 6
"""In how many tests all pages are looked at, so that all processes have work."""

ROOMY = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""

LOST = """() => {
    const lost = [];
    const wide = document.documentElement.scrollWidth;
    if (wide > innerWidth) lost.push(`scrolls sideways: ${wide}`);
    const titles = [...document.querySelectorAll("h1, .md-nav__title")]
        .map((title) => title.textContent).join();
    for (const box of document.querySelectorAll("body *")) {
        const style = getComputedStyle(box);
        const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
        const across = cuts(style.overflowX) && box.scrollWidth > box.clientWidth + 1;
        const down = cuts(style.overflowY) && box.scrollHeight > box.clientHeight + 1;
        if (!(across || down) || !box.innerText?.trim() || box.clientWidth <= 1) continue;
        if (!box.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const text = box.innerText.trim();
        // the header shortens a title that stands in full at the head of the text or of the menu
        if (box.matches(".md-header__title .md-ellipsis") && titles.includes(text)) continue;
        lost.push(`${box.className}: ${text}`);
    }
    return lost;
}"""

TORN = r"""() => {
    const torn = [];
    const range = document.createRange();
    const labels = "article :is(h1, h2, h3, h4, th, dt, button, summary, .knop, .stand, .etiket),"
        + ".aanbeveling-kop, header :is(a, button)";
    for (const label of document.querySelectorAll(labels)) {
        if (!label.checkVisibility({ visibilityProperty: true })) continue;
        const texts = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            for (const word of texts.currentNode.data.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
                range.setStart(texts.currentNode, word.index);
                range.setEnd(texts.currentNode, word.index + word[0].length);
                const lines = [...range.getClientRects()].filter((line) => line.width > 1);
                if (new Set(lines.map((line) => Math.round(line.top))).size > 1) torn.push(word[0]);
            }
        }
    }
    return torn;
}"""
"""The words in labels and titles that are cut in two."""

OVERLAP = """() => {
    const boxes = [...document.querySelectorAll(".md-header__inner > :is(a, button, .md-header__title),"
        + ".md-header__option > label, .md-search__form")]
        .map((part) => [part.className, part.getBoundingClientRect()])
        .filter(([, box]) => box.width && box.height);
    const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
        && one.top < other.bottom - 1 && other.top < one.bottom - 1;
    return boxes.flatMap(([name, one], index) => boxes.slice(index + 1)
        .filter(([, other]) => meet(one, other)).map(([other]) => [name, other]));
}"""


@pytest.fixture
def page(chromium: Browser, site: Served) -> Iterator[Page]:
    context = open_context(chromium, site, viewport=WINDOWS["on a wide screen"], reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_loses_anything_when_enlarged(page: Page, site: Served, part: int) -> None:
    """Nor is a word of a label or a title cut in two."""
    problems = {}
    names = list(WINDOWS)
    for address in site.pages_without_repeats()[part::PARTS]:
        page.goto(site.address + address)
        for name in names:
            page.set_viewport_size(WINDOWS[name])
            if lost := page.evaluate(LOST):
                problems[address, name] = lost
            if name == "at 400 %" and (torn := page.evaluate(TORN)):
                problems[address, "torn"] = torn
        names.reverse()  # the next page begins in the window of this one
    assert problems == {}


@pytest.mark.parametrize("kind", KINDS_OF_PAGES)
def test_the_header_leaves_room_for_the_text(page: Page, site: Served, kind: str) -> None:
    page.set_viewport_size(WINDOWS["at 400 %"])
    page.goto(site.address + site.of_kind(kind))
    page.mouse.wheel(0, 600)
    page.wait_for_function("scrollY > 300")
    bottom = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
    assert bottom <= WINDOWS["at 400 %"]["height"] / 3


@pytest.mark.parametrize("kind", KINDS_OF_PAGES)
def test_more_room_between_letters_and_lines_costs_no_text(page: Page, site: Served, kind: str) -> None:
    page.goto(site.address + site.of_kind(kind))
    page.add_style_tag(content=ROOMY)
    for window in WINDOWS.values():
        page.set_viewport_size(window)
        assert page.evaluate(LOST) == []


@pytest.mark.parametrize("kind", KINDS_OF_PAGES)
def test_larger_letters_alone_cost_no_text(page: Page, site: Served, kind: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 1024})
    page.goto(site.address + site.of_kind(kind))
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.add_style_tag(content=f"html {{ font-size: {2 * size}px !important; }}")
    assert page.evaluate(LOST) == []
    assert page.evaluate(OVERLAP) == []
