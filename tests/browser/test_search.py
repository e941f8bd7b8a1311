"""Readers find the right page in their own words, with and without a server, by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browser_site import Served, open_context
from playwright.sync_api import Browser, Page, expect
from search_evaluation import Figures, ask, own_search, questions

FLOOR_FIRST_THREE = 0.95
FLOOR_FIRST = 0.80
FLOOR_OF_EACH_KIND = 0.90
"""The shares that the search must reach on the half of the questions that was not used to tune it."""


@pytest.fixture
def page(chromium: Browser, site: Served) -> Iterator[Page]:
    context = open_context(chromium, site, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.goto(site.address + "over/status/")
    yield opened
    context.close()


def type_query(page: Page, words: str) -> None:
    field = page.locator("[data-md-component=search-query]")
    field.focus()
    field.press_sequentially(words)


def query_at_once(page: Page, words: str) -> list[str]:
    """Give the whole query in one go, so that no results of its beginning show, and return the names of the
    first pages found."""
    field = page.locator("[data-md-component=search-query]")
    field.fill(words)
    field.press("End")
    expect(page.locator(".md-search-result__link").nth(9)).to_be_attached(timeout=15_000)
    return page.locator(".md-search-result__link").evaluate_all(
        "links => links.slice(0, 10).map((link) => new URL(link.href).pathname"
        ".replace(/(\\.html|\\/)$/, '').split('/').at(-1))"
    )


def test_the_right_page_is_among_the_first_three(chromium: Browser, site: Served) -> None:
    context = own_search(chromium, site)
    page = context.new_page()
    page.goto(site.address)
    answers = ask(page, [question for question in questions() if not question.for_tuning])
    context.close()
    missed = [(item.question.query, item.place) for item in answers if not 0 < item.place <= 3]
    figures = Figures.of(answers)
    assert figures.first_three >= FLOOR_FIRST_THREE, missed
    assert figures.first >= FLOOR_FIRST, missed
    for kind in {item.question.kind for item in answers}:
        chosen = [item for item in answers if item.question.kind == kind]
        assert Figures.of(chosen).first_three >= FLOOR_OF_EACH_KIND, (kind, missed)


def test_there_are_enough_questions_of_every_kind_and_no_target_is_gone(site: Served) -> None:
    asked = questions()
    kinds = {question.kind: 0 for question in asked}
    for question in asked:
        kinds[question.kind] += 1
        for target in question.targets:
            page = "index.html" if target == "index" else f"{target}/index.html"
            assert (site.folder / page).is_file(), (question.query, target)
    assert len(asked) >= 150
    assert len(kinds) == 8
    assert min(kinds.values()) >= 15


def test_results_say_what_they_are(page: Page) -> None:
    type_query(page, "mri binnen 12 uur")
    results = page.locator(".md-search-result__item")
    expect(results.first).to_be_visible()
    imaging = results.filter(has_text="Beeldvormend onderzoek").first
    expect(imaging).to_contain_text("Diagnostiek")
    expect(imaging).to_contain_text("Sterke aanbeveling: doen")


def test_pages_for_patients_are_marked_and_come_after_those_for_doctors(page: Page) -> None:
    type_query(page, "dexamethason")
    items = page.locator(".md-search-result__item")
    expect(items.first).to_be_visible()
    texts = items.all_inner_texts()
    marked = [place for place, text in enumerate(texts) if "Voor patiënten" in text]
    assert marked
    assert marked[0] > 0
    addresses = [
        link.get_attribute("href") or ""
        for link in page.locator(".md-search-result__item").locator("a >> nth=0").all()
    ]
    assert "/therapie/corticosteroiden/" in addresses[0]


def test_what_to_do_shows_at_once(page: Page) -> None:
    type_query(page, "dexamethason")
    first = page.locator(".md-search-result__item").first
    expect(first).to_contain_text("Corticosteroïden")
    shown = first.locator(".md-search-result__link").filter(has_text="Sterke aanbeveling: doen")
    expect(shown.first).to_be_visible()


def test_added_words_do_not_show(page: Page) -> None:
    type_query(page, "werveluitzaaing")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    shown = page.locator(".md-search-result__list").inner_text()
    assert "werveluitzaaing" not in shown
    assert "zoektermen" not in shown


def test_who_finds_nothing_gets_the_chapters_and_the_glossary(page: Page) -> None:
    type_query(page, "qzxwvq")
    help_links = page.locator(".niets-gevonden a")
    expect(help_links.first).to_be_visible()
    names = help_links.all_inner_texts()
    assert {"Diagnostiek", "Therapie", "Woordenlijst"} <= set(names)
    help_links.get_by_text("Woordenlijst").click()
    page.wait_for_url("**/over/woordenlijst/")
    type_query(page, "sins")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.locator(".niets-gevonden").count() == 0


def go_to_field(page: Page) -> None:
    """Press Tab until the search field has the focus and is open."""
    while not page.locator("#__search").is_checked():
        page.keyboard.press("Tab")


def test_the_keyboard_does_it_all(page: Page, site: Served) -> None:
    go_to_field(page)
    page.keyboard.type("bilski")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/diagnostiek/epidurale-compressie/**")
    go_to_field(page)
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_a_screen_reader_hears_how_much_was_found(page: Page) -> None:
    type_query(page, "sins")
    expect(page.locator(".md-search-result__meta[role=status]")).to_have_text(
        re.compile(r"\d+ overeenkomende")
    )


def test_without_a_server_it_finds_the_same(chromium: Browser, archive: Served, page: Page) -> None:
    context = open_context(chromium, archive, viewport={"width": 1280, "height": 900})
    local = context.new_page()
    local.goto(archive.address + "index.html")
    found = query_at_once(page, "ruggemerg compressie")
    assert "epidurale-compressie" in found
    assert query_at_once(local, "ruggemerg compressie") == found
    local.locator(".md-search-result__link").first.click()
    local.wait_for_url(re.compile(r"file://.*\.html.*"))
    context.close()
    assert archive.outside == []
