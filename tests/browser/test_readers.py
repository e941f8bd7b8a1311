"""What readers met on the worst device, each on a page where it happened: one visit, many things seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_site import EMERGENCY, WHEN_TO_CALL, Served, open_context
from playwright.sync_api import Browser, BrowserContext, Page, expect

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}

TOP = "element => Math.round(element.getBoundingClientRect().top + scrollY)"

INTRODUCED = """() => {
    const first = document.querySelector(".aanbeveling").previousElementSibling;
    return !first?.matches("h2, h3") || !!first.previousElementSibling?.matches("p, ul, ol");
}"""
"""Whether a module says something of its own before its first recommendation."""

CUT_OFF = """() => [...document.querySelectorAll(".aanbeveling table, [data-stapel]")].filter((table) => {
    const frame = table.closest(".md-typeset__scrollwrap") ?? table;
    return frame.scrollWidth > frame.clientWidth + 1 || table.getBoundingClientRect().right > innerWidth;
}).map((table) => table.textContent.trim().slice(0, 40))"""

NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, {
        configurable: true, get() { throw new DOMException("", "SecurityError"); }
    });
"""


@pytest.fixture
def context(chromium: Browser, site: Served) -> Iterator[BrowserContext]:
    opened = open_context(chromium, site, viewport=DESKTOP)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def test_on_a_phone_the_first_recommendation_begins_in_the_first_screen(page: Page, site: Served) -> None:
    page.set_viewport_size(PHONE)
    for module in site.modules("<table")[:5]:
        page.goto(site.address + module["url"])
        if not page.evaluate(INTRODUCED):
            assert page.locator(".aanbeveling").first.evaluate(TOP) < PHONE["height"], module["url"]
        assert page.evaluate(CUT_OFF) == [], module["url"]
    status = page.locator(".stand-van-zaken")
    height = status.evaluate("box => box.getBoundingClientRect().height")
    assert height < 48  # one line
    expect(status).to_contain_text("niet geautoriseerd")
    expect(status.locator(".modulegegevens")).to_be_hidden()
    status.locator("summary").click()
    expect(status.locator(".modulegegevens")).to_be_visible()
    assert "actueel" not in status.inner_text()
    contents = page.locator(".op-deze-pagina")
    contents.locator("summary").click()
    contents.locator("a").last.click()
    expect(contents.locator("a").first).to_be_hidden()
    expect(contents).to_be_in_viewport()  # stays in reach
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_wide_table_says_that_it_goes_on(page: Page, site: Served) -> None:
    page.set_viewport_size(PHONE)
    page.goto(site.address + site.standing())
    frame = page.locator(".md-typeset__scrollwrap").first
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    assert "loopt door" in frame.evaluate("frame => getComputedStyle(frame, '::before').content")
    page.set_viewport_size({"width": 1440, "height": 900})
    owners = page.locator("article table").first.get_by_role("button", name="Regiehouder")
    for direction in (1, -1):
        owners.click()
        shown = page.locator("article table").first.locator("tbody td:nth-child(3)").all_inner_texts()
        assert len({*shown}) > 1
        assert shown == sorted(shown, reverse=direction < 0)


def test_on_the_emergency_page_facts_stand_out_and_the_first_step_is_in_sight(
    page: Page, site: Served
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(site.address + EMERGENCY)
    assert page.locator(".kaart ol > li").first.evaluate("li => li.getBoundingClientRect().bottom") < 740
    expect(page.locator(".lokaal")).to_contain_text("vraag naar de dienstdoende neuroloog")
    expect(page.locator(".lokaal")).to_be_in_viewport(ratio=1)
    assert "nog niet ingevuld" not in page.locator("article").inner_text()
    weights = page.evaluate(
        "['.kaart .waarde', '.kaart li a'].map((name) =>"
        " getComputedStyle(document.querySelector(name)).fontWeight)"
    )
    assert int(weights[0]) > int(weights[1])
    page.goto(site.address + WHEN_TO_CALL)
    assert page.locator("a[href='tel:112']").count() > 0
    assert re.search(r"\b[Bb]el[^.]*\b112\b", page.locator("article").inner_text())


def test_copying_works_without_the_clipboard_of_scripts(page: Page, site: Served) -> None:
    """On plain http a browser has none."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    module = site.modules("<table")[0]
    page.goto(site.address + module["url"])
    box = page.locator(".aanbeveling:has(.citatie a)").first
    page.evaluate("addEventListener('copy', () => { window.copied = document.activeElement.value; })")
    box.locator(".aanbeveling-kopie").click()
    expect(box.locator(".aanbeveling-kopie")).to_have_text("Gekopieerd")
    copied = page.evaluate("window.copied")
    for part in ("geraadpleegd op ", "; Versie ", "Literatuur bij deze aanbeveling:\n- ", module["url"]):
        assert part in copied
    for wrong in ("¶", "actueel", "  ", "\t"):
        assert wrong not in copied
    page.evaluate("document.execCommand = () => false")
    box.locator(".aanbeveling-kopie").click()
    field = box.locator(".aanbeveling-citaat")
    expect(field).to_be_focused()
    assert field.input_value() == copied


def test_the_search_opens_with_control_k_and_comes_back(page: Page, site: Served) -> None:
    page.goto(site.address + site.module())
    page.keyboard.press("Control+k")
    page.keyboard.type(site.title(site.module_elsewhere()))
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=."))
    here = page.url
    results.first.click()
    page.wait_for_url(lambda address: "?q=" not in address)
    page.go_back()
    page.wait_for_url(here)
    expect(results.first).to_be_visible()
    assert page.locator(".md-search__input").input_value() == site.title(site.module_elsewhere())
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile(r"\?q="))


def test_a_place_that_is_gone_says_so_and_offers_the_nearest(page: Page, site: Served) -> None:
    chosen = site.recommendation()
    page.goto(f"{site.address}{site.module()}#{chosen}-oud")
    note = page.locator(".weg")
    expect(note).to_be_in_viewport()
    expect(note.locator("a")).to_have_attribute("href", f"#{chosen}")
    note.locator("a").click()
    expect(note).to_have_count(0)
    expect(page.locator(f"#{chosen}")).to_be_in_viewport()


def test_without_storage_search_dates_and_view_work(page: Page, site: Served) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(NO_STORAGE)
    page.goto(site.address + site.module())
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("Control+k")
    page.keyboard.type(site.title(site.module()))
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert errors == []


def test_in_a_closed_frame_search_dates_and_view_work(page: Page, site: Served, tmp_path: Path) -> None:
    """A sandbox without rights: no storage, no worker, and no file of the site may be read."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    address = site.address + site.module()
    (tmp_path / "index.html").write_text(
        f'<iframe sandbox="allow-scripts" src="{address}" style="width: 1240px; height: 700px"></iframe>',
        encoding="utf-8",
    )
    page.route(
        "**/kader/", lambda route: route.fulfill(path=tmp_path / "index.html", content_type="text/html")
    )
    page.goto(site.address + "kader/")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".stand").first).to_have_text(re.compile("actueel|binnenkort|verlopen"))
    frame.locator("label[for=__palette_1]").click()
    expect(frame.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    frame.locator("[data-md-component=search-query]").click()
    page.keyboard.type(site.title(site.module_elsewhere()))
    expect(frame.locator(".md-search-result__link").first).to_be_visible()
    assert errors == []


def test_editors_pages_are_no_part_of_the_menu_of_readers(page: Page, site: Served) -> None:
    page.goto(site.address)
    assert page.locator(".md-tabs a[href*='redactie'], .md-nav a[href*='redactie']").count() == 0
    page.locator("footer a[href*='redactie']").click()
    assert page.locator(".md-tabs a[href*='bijdragen'], .md-nav a[href*='bijdragen']").count() > 0


def test_a_chart_can_be_read_and_is_told_in_steps(page: Page, site: Served) -> None:
    for address in site.flowcharts():
        page.goto(site.address + address)
        heights = page.evaluate(
            "[...document.querySelectorAll('.stroomschema tspan')].map((line) =>"
            " parseFloat(getComputedStyle(line).fontSize) * line.getScreenCTM().a)"
        )
        assert round(min(heights), 1) >= 14, address
    tree = page.locator(".stroomschema").first.aria_snapshot()
    assert re.search(r"^\s*- text: (?:ja|nee)\b", tree, re.M) is None
    page.set_viewport_size(PHONE)
    page.reload()
    branches = page.locator(".stappen > li:has(ul)").first
    assert branches.evaluate(TOP) < page.locator(".stroomschema").first.evaluate(TOP)
