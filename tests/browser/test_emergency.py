"""At two in the morning: from any page to what to do now, on one sheet, each line with its recommendation."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from browser_site import EMERGENCY, ROLES, Served, open_context, packed
from playwright.sync_api import Browser, Page, expect
from project import ROOT
from pypdf import PdfReader

TYPED = (ROOT / "docs" / ROLES.emergency).read_text(encoding="utf-8")


@pytest.fixture
def page(chromium: Browser, site: Served) -> Iterator[Page]:
    context = open_context(chromium, site, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    yield opened
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("kind", ["start", "standing", "module", "not found"])
def test_it_is_one_step_away_from_every_page(page: Page, site: Served, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site.address + site.of_kind(kind))
    page.locator("header .spoedknop").click()
    page.wait_for_url(f"**/{EMERGENCY}")
    expect(page.locator("h1")).to_contain_text(site.title(EMERGENCY))


def test_it_says_what_to_do_with_a_recommendation_behind_each_line(page: Page, site: Served) -> None:
    page.goto(site.address + EMERGENCY)
    texts = {value["naam"]: value["tekst"] for value in site.data["waarden"]}
    for name in re.findall(r"\{waarde:([^}]+)\}", TYPED):
        expect(page.locator("article")).to_contain_text(texts[name])
    status = re.search(r"status: (\w+)", site.origin(EMERGENCY))
    assert status
    expect(page.locator(".stand-van-zaken")).to_contain_text(re.compile(status[1], re.IGNORECASE))
    lines = page.locator(".kaart li")
    assert lines.count() >= len(re.findall(r"^(?:- |\d+\. )", TYPED, re.M)) > 0
    for line in lines.all():
        assert line.locator("a[href*='#']").count() >= 1, line.inner_text()


def test_it_prints_on_one_sheet_with_its_origin(page: Page, site: Served) -> None:
    page.goto(site.address + EMERGENCY)
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    assert len(printed.pages) == 1
    text = packed(printed.pages[0].extract_text())
    headings = page.locator("article h2").evaluate_all(
        "headings => headings.map((heading) => heading.firstChild.textContent)"
    )
    assert len(headings) > 1
    for part in (site.origin(EMERGENCY), "Spoednummer", *headings):
        assert packed(part) in text


def test_a_module_prints_with_its_origin_and_without_navigation(page: Page, site: Served) -> None:
    page.goto(site.address + site.module())
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    first = packed(printed.pages[0].extract_text())
    for part in (site.title(site.module()), site.origin(site.module())):
        assert packed(part) in first
    whole = " ".join(sheet.extract_text() for sheet in printed.pages)
    for part in ("Kopieer met bronvermelding", "Inhoudsopgave", "Link naar deze aanbeveling"):
        assert part not in whole
