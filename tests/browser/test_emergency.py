"""At two in the morning: from any page to what to do now, on one sheet, each line with its recommendation."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from browser_site import Served, open_context
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader


@pytest.fixture
def page(chromium: Browser, site: Served) -> Iterator[Page]:
    context = open_context(chromium, site, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    yield opened
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("address", ["", "over/status/", "therapie/chirurgie/", "404.html"])
def test_it_is_one_step_away_from_every_page(page: Page, site: Served, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site.address + address)
    page.locator(".md-header .spoedknop").click()
    page.wait_for_url("**/spoed/")
    expect(page.locator("h1")).to_contain_text("Spoed")


def test_it_says_what_to_do_with_a_recommendation_behind_each_line(page: Page, site: Served) -> None:
    page.goto(site.address + "spoed/")
    for part in ("uiterlijk binnen 12 uur", "eenmalig 16 mg", "Bel", "Concept: niet geautoriseerd"):
        expect(page.locator("article")).to_contain_text(part)
    lines = page.locator(".kaart li")
    assert lines.count() >= 12
    for line in lines.all():
        assert line.locator("a[href*='#']").count() >= 1, line.inner_text()


def test_it_prints_on_one_sheet_with_its_origin(page: Page, site: Served) -> None:
    page.goto(site.address + "spoed/")
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    assert len(printed.pages) == 1
    text = " ".join(printed.pages[0].extract_text().split())
    for part in ("versie", "status: concept", "laatst beoordeeld", "Spoednummer", "Noem aan de telefoon"):
        assert part in text


def test_a_module_prints_with_its_origin_and_without_navigation(page: Page, site: Served) -> None:
    page.goto(site.address + "therapie/corticosteroiden/")
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    first = " ".join(printed.pages[0].extract_text().split())
    for part in ("Corticosteroïden", "versie", "status: concept", "volgende beoordeling vóór"):
        assert part in first
    whole = " ".join(sheet.extract_text() for sheet in printed.pages)
    for part in ("Kopieer met bronvermelding", "Inhoudsopgave", "Link naar deze aanbeveling"):
        assert part not in whole
