"""What a reader can do in a real browser, with the network cut, with and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browser_site import Served, open_context
from playwright.sync_api import Browser, BrowserContext, Page, expect

DESKTOP = {"width": 1440, "height": 900}


@pytest.fixture
def context(chromium: Browser, site: Served) -> Iterator[BrowserContext]:
    opened = open_context(chromium, site, viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"])
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, site: Served) -> Page:
    opened = context.new_page()
    opened.goto(site.address)
    return opened


def search(page: Page, words: str) -> list[str]:
    """Type ``words`` in the search field and return the addresses of the results in order."""
    page.locator("[data-md-component=search-query]").fill(words)
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible()
    return [link.get_attribute("href") or "" for link in results.all()]


def test_no_page_asks_for_anything_outside(context: BrowserContext, site: Served) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for address in site.pages():
        page.goto(site.address + address, wait_until="load")
    assert len(site.pages()) >= 25
    assert site.outside == []
    assert errors == []


def test_start_page_to_the_mri_deadlines_in_two_clicks(page: Page) -> None:
    page.get_by_role("link", name="MRI van de hele wervelkolom").click()
    page.wait_for_url("**/diagnostiek/beeldvorming/#mri-termijnen")
    box = page.locator("#mri-termijnen")
    expect(box).to_be_in_viewport()
    expect(box).to_contain_text("uiterlijk binnen 12 uur")


def test_the_same_by_keyboard_alone(page: Page) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.includes('MRI van de hele wervelkolom')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/diagnostiek/beeldvorming/#mri-termijnen")


def test_search_for_mri_spoed_leads_to_the_deadlines(page: Page) -> None:
    results = search(page, "mri spoed")
    assert any("diagnostiek/beeldvorming/" in address for address in results[:8])
    page.locator(".md-search-result__link[href*='diagnostiek/beeldvorming/']").first.click()
    page.wait_for_url("**/diagnostiek/beeldvorming/**")
    expect(page.locator("#mri-termijnen")).to_contain_text("12 uur")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("wervelmetastasen", ""),
        ("röntgenfoto", "diagnostiek/beeldvorming/"),
        ("rontgenfoto", "diagnostiek/beeldvorming/"),
        ("sins", "diagnostiek/stabiliteit/"),
        ("bladderscan", "diagnostiek/neurologisch-onderzoek/"),
        ("verlamming", "revalidatie/gevolgen-dwarslaesie/"),
        ("bilsky", "diagnostiek/epidurale-compressie/"),
    ],
)
def test_search_finds_dutch_words_and_abbreviations(page: Page, words: str, expected: str) -> None:
    assert any(expected in address for address in search(page, words)[:3])


def test_copied_recommendation_carries_its_source(context: BrowserContext, site: Served) -> None:
    page = context.new_page()
    page.goto(site.address + "diagnostiek/beeldvorming/")
    page.locator("#geen-rontgenfoto .aanbeveling-kopie").click()
    expect(page.locator("#geen-rontgenfoto .aanbeveling-kopie")).to_have_text("Gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Maak geen röntgenfoto")
    for part in (
        "Sterke aanbeveling: niet doen",
        "geen-rontgenfoto",
        "Beeldvormend onderzoek en termijnen",
        "Status: Concept",
        "22 november 2026",
        site.address,
    ):
        assert part in copied


@pytest.mark.parametrize(
    "address", ["", "diagnostiek/beeldvorming/", "diagnostiek/stroomschema-diagnostiek/", "over/status/"]
)
def test_without_scripts_all_text_is_there(chromium: Browser, site: Served, address: str) -> None:
    with_scripts = open_context(chromium, site, viewport=DESKTOP)
    without = open_context(chromium, site, viewport=DESKTOP, java_script_enabled=False)
    texts = []
    for opened in (with_scripts, without):
        page = opened.new_page()
        page.goto(site.address + address)
        for hidden in page.locator("article .aanbeveling-kopie").all():
            assert hidden.is_visible() == (opened is with_scripts)
        buttons = "Kopieer met bronvermelding|Zoek klacht, middel, afkorting"
        added = rf"{buttons}|\b(actueel|binnenkort te beoordelen|verlopen)\b"
        texts.append(" ".join(re.sub(added, "", page.locator("article").inner_text()).split()))
        opened.close()
    assert texts[0] == texts[1]
    assert len(texts[0]) > 500


def test_dark_and_light_follow_the_reader(chromium: Browser, site: Served) -> None:
    shades = []
    for scheme in ("light", "dark"):
        opened = open_context(chromium, site, viewport=DESKTOP, color_scheme=scheme)
        page = opened.new_page()
        page.goto(site.address + "diagnostiek/beeldvorming/")
        shades.append(
            page.evaluate(
                "[getComputedStyle(document.body).backgroundColor,"
                " getComputedStyle(document.querySelector('.aanbeveling')).backgroundColor]"
            )
        )
        opened.close()
    assert shades[0][0] != shades[1][0]
    assert shades[0][1] != shades[1][1]


def test_menu_has_at_most_three_levels(page: Page) -> None:
    levels = page.evaluate(
        "[...document.querySelectorAll('.md-nav--primary [data-md-level]')].map((item) =>"
        " Number(item.dataset.mdLevel))"
    )
    assert max(levels) < 3


def test_interface_is_dutch(page: Page) -> None:
    assert page.locator("html").get_attribute("lang") == "nl"
    field = page.locator("[data-md-component=search-query]")
    assert field.get_attribute("placeholder") == "Zoek klacht, middel, afkorting"
    assert field.get_attribute("aria-label") == "Zoeken"
