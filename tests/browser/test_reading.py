"""What a reader can do in a real browser, with the network cut, with and without scripts."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

import pytest
from browser_site import Served, go_to, open_context, packed
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader
from search_evaluation import WATCH, find

DESKTOP = {"width": 1440, "height": 900}


@pytest.fixture
def context(chromium: Browser, site: Served) -> Iterator[BrowserContext]:
    opened = open_context(chromium, site, viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"])
    opened.add_init_script(WATCH)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, site: Served) -> Page:
    opened = context.new_page()
    opened.goto(site.address)
    return opened


def test_start_page_to_what_to_do_in_one_click(page: Page, site: Served) -> None:
    target = first_deadline(site)
    page.locator(f".spoed a[href='{target}']").first.click()
    page.wait_for_url(f"**/{target}")
    box = page.locator(":target")
    expect(box).to_be_in_viewport()
    expect(
        page.locator(".aanbeveling").filter(has=box).or_(page.locator(".aanbeveling:target"))
    ).to_be_visible()


def test_the_same_by_keyboard_alone(page: Page, site: Served) -> None:
    target = first_deadline(site)
    go_to(page, page.locator(f".spoed a[href='{target}']").first)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target}")


def first_deadline(site: Served) -> str:
    """Return where the first line of the emergency box on the start page leads."""
    return str(site.part("", "//*[@class='spoed']//li//a[contains(@href, '#')]").get("href"))


def test_search_for_a_title_leads_to_its_page(page: Page, site: Served) -> None:
    module = site.module()
    assert module in find(page, site.title(module))[0]
    page.locator(f".md-search-result__link[href*='{module}']").first.click()
    page.wait_for_url(f"**/{module}**")
    expect(page.locator("h1")).to_contain_text(site.title(module))


def test_search_finds_a_word_by_the_names_that_the_glossary_gives_it(page: Page, site: Served) -> None:
    """What is typed without its accents, and an abbreviation, stand for the words of the text."""
    titles = {module["titel"]: module["url"] for module in site.data["modules"]}
    accented = [title for title in titles if not title.isascii() and len(title.split()) == 1]
    for title in accented:
        folded = unicodedata.normalize("NFD", title).encode("ascii", "ignore").decode()
        assert titles[title] in find(page, folded)[0]
    short = {match[1]: titles[title] for title in titles if (match := re.search(r"\(([A-Z]{3,})\)$", title))}
    for word, address in short.items():
        assert any(address in found for found in find(page, word)[:3]), word


def test_copied_recommendation_carries_its_source(context: BrowserContext, site: Served) -> None:
    page = context.new_page()
    module, chosen = site.modules()[0], site.recommendation()
    page.goto(site.address + module["url"])
    box = page.locator(f"#{chosen}")
    box.locator(".aanbeveling-kopie").click()
    expect(box.locator(".aanbeveling-kopie")).to_have_text("Gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    shown = box.locator(".aanbeveling-tekst").inner_text().replace("\u00a0", " ")
    lines = shown.split("\n")
    places = [copied.find(line.strip()) for line in lines if line.strip()]
    assert places[0] == 0
    assert places == sorted(places)
    for part in (
        box.locator(".aanbeveling-kop strong").inner_text(),
        chosen,
        site.title(module["url"]),
        f"Status: {module['status'].capitalize()}",
        site.text(module["url"], "//*[@class='modulegegevens']//time"),
        site.address + f"{module['url']}#{chosen}",
    ):
        assert part in copied


@pytest.mark.parametrize("kind", ["start", "module", "flowchart", "standing"])
def test_without_scripts_all_text_is_there(chromium: Browser, site: Served, kind: str) -> None:
    with_scripts = open_context(chromium, site, viewport=DESKTOP)
    without = open_context(chromium, site, viewport=DESKTOP, java_script_enabled=False)
    texts = []
    for opened in (with_scripts, without):
        page = opened.new_page()
        page.goto(site.address + site.of_kind(kind))
        for hidden in page.locator("article .aanbeveling-kopie").all():
            assert hidden.is_visible() == (opened is with_scripts)
        buttons = (
            "Druk deze pagina af|Kopieer (?:met bronvermelding|de link naar deze pagina)"
            "|Zoek klacht, middel, afkorting"
        )
        added = rf"{buttons}|\b(actueel|binnenkort te beoordelen|verlopen)\b"
        texts.append(" ".join(re.sub(added, "", page.locator("article").inner_text()).split()))
        opened.close()
    assert texts[0] == texts[1]
    assert len(texts[0]) > 500


BROKEN_MEASURES = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const measures = /\\d\\s(?:uur|dag(?:en)?|we[e]?k(?:en)?|mg|Gy)\\b/g;
        for (const { 0: written, index } of node.data.matchAll(measures)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + written.length);
            const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top)));
            if (lines.size > 1) found.push(node.data.slice(Math.max(0, index - 20), index + 20));
        }
    }
    return [found, document.documentElement.scrollWidth];
}"""
"""The numbers in the text that stand on another line than their unit, and how wide the page is."""


@pytest.mark.parametrize("kind", ["wide table", "emergency", "module"])
def test_on_a_phone_a_number_stands_beside_its_unit(page: Page, site: Served, kind: str) -> None:
    address = site.wide_table() if kind == "wide table" else site.of_kind(kind)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site.address + address)
    broken, width = page.evaluate(BROKEN_MEASURES)
    assert broken == []
    assert width <= 360


def test_a_link_to_what_opens_under_a_recommendation_opens_it_and_paper_shows_it(
    page: Page, site: Served
) -> None:
    folder = next(
        path
        for path in sorted(site.folder.rglob("index.html"))
        if '<details class="laag"><' in path.read_text()
    )
    address = site.address + folder.parent.relative_to(site.folder).as_posix() + "/"
    page.goto(address)
    layer = page.locator("details.laag").first
    expect(layer.locator("summary")).to_be_visible()
    assert not layer.evaluate("layer => layer.open")
    text = packed(layer.locator("p").first.text_content() or "")[:60]
    assert text in packed("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages))
    page.locator(".laag-elders a").first.click()
    expect(page.locator("details.laag[open] :target").first).to_be_in_viewport()


def test_dark_and_light_follow_the_reader(chromium: Browser, site: Served) -> None:
    shades = []
    for scheme in ("light", "dark"):
        opened = open_context(chromium, site, viewport=DESKTOP, color_scheme=scheme)
        page = opened.new_page()
        page.goto(site.address + site.module())
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
