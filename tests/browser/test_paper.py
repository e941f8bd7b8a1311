"""What is printed: nothing that belongs together is cut, and every part says where it comes from."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest
from browser_site import PATIENT_SHEET, Served, open_context, packed
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

TEXTS = """(selector) => [...document.querySelectorAll(`article ${selector}`)].map((part) => {
    const copy = part.cloneNode(true);
    for (const gone of copy.querySelectorAll('.headerlink, button, .aanbeveling-link, .stand')) gone.remove();
    return copy.textContent;
})"""


COLOURS = """() => [...document.querySelectorAll('article *')].map((part) => {
    const style = getComputedStyle(part);
    return [part.tagName, style.color, style.backgroundColor, style.borderTopColor].join(' ');
})"""


@dataclass
class Printed:
    """The sheets as text, and the texts that stand in the page as headings, links in lists, rows and
    recommendations."""

    sheets: list[str]
    headings: list[str]
    links: list[str]
    rows: list[str]
    recommendations: list[str]


@pytest.fixture(
    scope="module",
    params=[
        "module",
        "standing",
        "when to call",
        "chapter",
        "sheet of modules",
        "sheet for patients",
    ],
)
def printed(request: pytest.FixtureRequest, chromium: Browser, site: Served) -> Printed:
    context = open_context(chromium, site)
    page = context.new_page()
    page.goto(site.address + site.of_kind(request.param))
    page.emulate_media(media="print")
    kinds = (":is(h1, h2, h3, h4, h5, h6)", "li > a", "tbody tr", ".aanbeveling")
    headings, links, rows, recommendations = (page.evaluate(TEXTS, kind) for kind in kinds)
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    context.close()
    return Printed([sheet.extract_text() for sheet in sheets], headings, links, rows, recommendations)


def test_no_heading_stands_alone_at_the_foot_of_a_sheet(printed: Printed) -> None:
    in_lists = {packed(link) for link in printed.links}  # the last line of a list to read on is no heading
    headings = {packed(heading) for heading in printed.headings} - in_lists
    feet = [sheet.strip().splitlines()[-1] for sheet in printed.sheets if sheet.strip()]
    assert headings
    assert [foot for foot in feet if packed(foot) in headings] == []


def test_no_row_and_no_recommendation_is_cut(printed: Printed) -> None:
    sheets = [packed(sheet) for sheet in printed.sheets]
    for part in (*printed.rows, *printed.recommendations):
        lines = [packed(line) for line in part.splitlines()]  # without the numbers of lists, which paper has
        assert any(all(line in sheet for line in lines) for sheet in sheets), part


def test_navigation_stays_away(printed: Printed) -> None:
    whole = " ".join(printed.sheets)
    for part in ("Terug naar de rubriek", "Inhoudsopgave", "Kopieer met", "Link naar deze", "Zoek klacht"):
        assert part not in whole


def test_what_a_situation_tells_in_full_fits_on_one_sheet(chromium: Browser, site: Served) -> None:
    """On the longest page of a situation the numbered recommendations end on the first sheet; what follows is
    the list of the others, on one more at most."""
    longest = max(site.situations(), key=lambda page: len(site.source(page)))
    context = open_context(chromium, site)
    page = context.new_page()
    page.goto(site.address + longest)
    page.emulate_media(media="print")
    told = page.locator("article ol > li").all_text_contents()
    sheets = [packed(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    context.close()
    assert len(told) > 5
    assert packed(told[-1].strip()[-20:]) in sheets[0]
    assert len(sheets) <= 2


@pytest.mark.parametrize("kind", ["emergency", "module", "sheet for patients"])
def test_paper_is_light_for_a_reader_of_the_dark_view_too(chromium: Browser, site: Served, kind: str) -> None:
    colours = []
    for scheme in ("light", "dark"):
        context = open_context(chromium, site, color_scheme=scheme, reduced_motion="reduce")
        page = context.new_page()
        page.goto(site.address + site.of_kind(kind))
        expect(page.locator("body")).to_have_attribute(
            "data-md-color-scheme", "slate" if scheme == "dark" else "default"
        )
        page.emulate_media(media="print", color_scheme=scheme)
        colours.append(page.evaluate(COLOURS))
        context.close()
    assert len(colours[0]) > 20
    assert colours[0] == colours[1]


def test_a_chapter_sheet_is_as_dark_as_the_page_before_it(chromium: Browser, site: Served) -> None:
    context = open_context(chromium, site, color_scheme="light")
    page = context.new_page()
    page.goto(site.address)
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(site.address + PATIENT_SHEET)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    context.close()
