"""Readers find the right page in their own words, with and without a server, by keyboard alone."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser_site import GLOSSARY, Served, go_to, open_context
from chromium import served
from guideline.exports.search_parts import from_script
from guideline.model.metadata import Direction, Strength
from guideline.rendering.words import VERDICTS
from playwright.sync_api import Browser, Page, Route, expect
from project import copy_of_small
from search_evaluation import (
    SETS,
    WATCH,
    Answer,
    Choice,
    Figures,
    Question,
    ask,
    askable,
    find,
    fixed_questions,
    own_search,
    questions,
    questions_of,
)
from shared import Once

FLOOR_FIRST_THREE = 0.95
FLOOR_FIRST = 0.80
FLOOR_OF_EACH_KIND = 0.90
"""The shares that the search must reach on the half of the questions that was not used to tune it."""


MOST_REQUESTS = 8
"""How many files a first view may ask for."""

FLOOR_PLACE = 0.85
"""The share of the questions of which a link that shows at once leads to the very place that answers."""

MOST_CLAIMED = 2
"""How many of the ten questions that the guideline does not answer may seem to be answered."""

ENOUGH = 0.8
"""The share of the questions that must still have their answers in the site: else the floors say little."""

ANSWERED = """words => window.watchedSearch.asked === words && window.watchedSearch.answered === words"""


def opened(chromium: Browser, site: Served, address: str) -> Iterator[Page]:
    context = open_context(chromium, site, viewport={"width": 1280, "height": 900})
    context.add_init_script(script=WATCH)
    page = context.new_page()
    page.goto(site.address + address)
    yield page
    context.close()


@pytest.fixture
def page(chromium: Browser, site: Served) -> Iterator[Page]:
    yield from opened(chromium, site, site.standing())


@pytest.fixture(scope="session")
def small_site(once: Once, cache: Path) -> Iterator[Served]:
    """The small guideline, with one word in a recommendation and on a page for patients."""

    def make(folder: Path) -> None:
        project = copy_of_small(cache, folder / "project")
        project.replace("docs/diagnostiek/voorbeeld.md", "Doe dit.", "Doe dit bij uitdroging.")
        project.replace("docs/patienten/uitleg.md", "een scan van uw rug.", "een scan bij uitdroging.")
        result = project.build("--strict")
        assert result.returncode == 0, result.stderr

    folder = once("zoeken", make) / "project" / "site"
    with served(folder) as address:
        yield Served(address, folder)


@pytest.fixture
def small(chromium: Browser, small_site: Served) -> Iterator[Page]:
    yield from opened(chromium, small_site, "")


def type_query(page: Page, words: str) -> None:
    """Type words in the search field and wait until the answer to all of them is there."""
    field = page.locator("[data-md-component=search-query]")
    field.focus()
    field.press_sequentially(words)
    page.wait_for_function(ANSWERED, arg=words)


def answers_to(chosen: Choice, chromium: Browser, site: Served) -> list[Answer]:
    """Ask the search of the site, in one page, what was chosen."""
    context = own_search(chromium, site)
    page = context.new_page()
    page.goto(site.address)
    answers = ask(page, chosen.asked)
    context.close()
    return answers


def test_the_right_page_is_among_the_first_three(
    chromium: Browser, site: Served, record_property: Callable[[str, object], None]
) -> None:
    chosen = askable(site, [question for question in questions() if not question.for_tuning])
    record_property("zoekvragen", str(chosen))
    answers = answers_to(chosen, chromium, site)
    missed = [(item.question.query, item.place) for item in answers if not 0 < item.place <= 3]
    figures = Figures.of(answers)
    assert figures.first_three >= FLOOR_FIRST_THREE, missed
    assert figures.first >= FLOOR_FIRST, missed
    for kind in {item.question.kind for item in answers}:
        of_kind = [item for item in answers if item.question.kind == kind]
        assert Figures.of(of_kind).first_three >= FLOOR_OF_EACH_KIND, (kind, missed)


def test_the_place_shows_and_what_is_not_there_is_not_claimed(
    chromium: Browser, site: Served, record_property: Callable[[str, object], None]
) -> None:
    chosen = askable(site, questions_of(SETS[1]))
    record_property("zoekvragen", str(chosen))
    answers = answers_to(chosen, chromium, site)
    answered = [item for item in answers if item.question.answered]
    figures = Figures.of(answered)
    missed = [(item.question.query, item.place) for item in answered if not item.shows_the_place]
    assert figures.first_three >= FLOOR_FIRST_THREE - 0.02, missed
    assert figures.first >= FLOOR_FIRST, missed
    assert figures.place >= FLOOR_PLACE, missed
    assert figures.empty == 0
    claimed = [item.question.query for item in answers if not item.question.answered and not item.honest]
    assert len(claimed) <= MOST_CLAIMED, claimed


def test_what_must_always_be_found_is_found(
    chromium: Browser, site: Served, record_property: Callable[[str, object], None]
) -> None:
    places = fixed_questions()
    chosen = askable(site, places)
    record_property("zoekvragen", str(chosen))
    answers = answers_to(chosen, chromium, site)
    missed = [item for item in answers if not 0 < item.place <= places[item.question]]
    assert missed == []


def test_there_are_enough_questions_of_every_kind_and_most_can_be_asked(site: Served) -> None:
    everything = questions()
    kinds = Counter(question.kind for question in everything)
    assert len(everything) >= 150
    assert len(kinds) == 8
    assert min(kinds.values()) >= 15
    chosen = askable(site, everything)
    assert len(chosen.asked) >= ENOUGH * len(everything), str(chosen)


def test_a_question_without_its_page_is_not_asked_and_that_is_said(site: Served) -> None:
    module = site.module().rstrip("/")
    there = Question("er is een blad", "term", (module, "index"), False)
    gone = Question("er is geen blad", "term", (module, f"{module}-weg"), False)
    choice = askable(site, [there, gone])
    assert (choice.asked, choice.not_asked) == ([there], [gone])
    assert str(choice) == f"1 vragen gesteld, 1 niet: er is geen blad ({module}, {module}-weg)"


def test_search_is_woken_once_when_a_reader_comes_to_it(small: Page) -> None:
    field = small.locator(".md-search__input")
    small.wait_for_function("window.watchedSearch.asked === ''")
    assert small.evaluate("window.watchedSearch.woken") == 0
    for _ in range(2):
        field.focus()
        small.wait_for_function(ANSWERED, arg="")
        field.blur()
    assert small.evaluate("window.watchedSearch.woken") == 1
    assert field.input_value() == ""


def test_nothing_is_fetched_before_and_the_first_answer_does_not_wait_for_the_rest(
    chromium: Browser, site: Served
) -> None:
    context = open_context(chromium, site, viewport={"width": 1280, "height": 900})
    context.add_init_script(script=WATCH)
    word = max(re.findall(r"\w+", site.title(site.module())), key=len).lower()
    held: list[Route] = []

    def hold_others(route: Route) -> None:
        """Hold the parts with words that come elsewhere in the alphabet."""
        number = int(re.findall(r"\d+", route.request.url)[-1])
        limits = from_script((site.folder / "search" / "begin.js").read_text(encoding="utf-8"))["grenzen"]
        own = range(bisect(limits, word[:3]) - 1, bisect(limits, word))
        if number in own or number >= bisect(limits, "§") - 1:
            route.continue_()
        else:
            held.append(route)

    context.route("**/search/woorden-*.js", hold_others)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.address)))
    page.goto(site.address + site.standing(), wait_until="networkidle")
    assert len(asked) <= MOST_REQUESTS, asked
    assert not [name for name in asked if re.search(r"zoekmachine|search/\w+", name) if "index" not in name]
    field = page.locator("[data-md-component=search-query]")
    field.focus()
    field.fill(word)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert not page.evaluate("window.watchedSearch.whole")
    assert held
    for route in held:
        route.continue_()
    page.wait_for_function(ANSWERED, arg=word)
    assert page.evaluate("window.watchedSearch.whole")
    context.close()


def test_parts_of_another_version_are_fetched_anew(chromium: Browser, small_site: Served) -> None:
    context = open_context(chromium, small_site, viewport={"width": 1280, "height": 900})
    context.add_init_script(script=WATCH)
    served = []

    def old_first(route: Route) -> None:
        """Answer the first time with the part of a site that was there before."""
        text = (small_site.folder / "search" / "begin.js").read_text(encoding="utf-8")
        version = from_script(text)["versie"]
        served.append(route)
        body = text.replace(version, "van-vroeger") if len(served) == 1 else text
        route.fulfill(body=body, content_type="text/javascript")

    context.route("**/search/begin.js", old_first)
    page = context.new_page()
    page.goto(small_site.address)
    type_query(page, "uitdroging")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Voorbeeld")
    assert len(served) == 2
    context.close()


def test_results_say_what_they_are(page: Page, site: Served) -> None:
    module = site.modules()[0]
    recommendation = module["aanbevelingen"][0]
    type_query(page, " ".join(re.findall(r"\w+", recommendation["tekst"])[:6]))
    results = page.locator(".md-search-result__item")
    found = results.filter(has=page.locator(f"a[href*='{module['url']}']")).first
    expect(found).to_contain_text(site.chapter(module["url"]))
    verdict = VERDICTS[Strength(recommendation["sterkte"]), Direction(recommendation["richting"])]
    expect(found).to_contain_text(verdict)


def test_pages_for_patients_are_told_apart_and_come_after_those_for_doctors(small: Page) -> None:
    type_query(small, "uitdroging")
    texts = small.locator(".md-search-result__item").all_inner_texts()
    marked = [place for place, text in enumerate(texts) if "Voor patiënten" in text]
    assert marked
    assert marked[0] > 0
    first = small.locator(".md-search-result__item").first.locator("a").first
    assert "/diagnostiek/voorbeeld/" in (first.get_attribute("href") or "")


def test_what_was_perhaps_meant_is_offered(small: Page) -> None:
    type_query(small, "uitdrogging")
    offered = small.locator(".bedoelde-u button")
    expect(offered).to_have_text("uitdroging")
    expect(small.locator(".md-search-result__terms").first).to_contain_text("uitdrogging")
    offered.click()
    expect(small.locator("[data-md-component=search-query]")).to_have_value("uitdroging")
    expect(small.locator(".bedoelde-u")).to_have_count(0)
    assert small.locator(".zoekgroep").all_inner_texts()[:2] == ["Voor zorgverleners", "Voor patiënten"]


def test_what_to_do_shows_at_once(small: Page) -> None:
    type_query(small, "uitdroging")
    first = small.locator(".md-search-result__item").first
    expect(first).to_contain_text("Voorbeeld")
    shown = first.locator(".md-search-result__link").filter(has_text="Sterke aanbeveling: doen")
    expect(shown.first).to_be_visible()


def test_added_words_do_not_show(small: Page) -> None:
    type_query(small, "proefwoord")
    expect(small.locator(".md-search-result__item").first).to_contain_text("Voorbeeld")
    shown = small.locator(".md-search-result__list").inner_text()
    assert "proefwoord" not in shown
    assert "zoektermen" not in shown


def test_who_finds_nothing_gets_the_chapters_and_the_glossary(page: Page, site: Served) -> None:
    type_query(page, "qzxwvq")
    help_links = page.locator(".niets-gevonden a")
    expect(help_links.first).to_be_visible()
    names = help_links.all_inner_texts()
    chapters = {site.chapter(module["url"]) for module in site.modules()}
    assert chapters <= set(names)
    page.locator(".niets-gevonden").get_by_role("link", name="Woordenlijst").click()
    page.wait_for_url(f"**/{GLOSSARY}")
    type_query(page, site.title(site.module()))
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.locator(".niets-gevonden").count() == 0


def go_to_field(page: Page) -> None:
    """Press Tab until the search field has the focus and is open."""
    go_to(page, page.locator("[data-md-component=search-query]"))
    expect(page.locator("#__search")).to_be_checked()


def test_the_keyboard_does_it_all(small: Page) -> None:
    go_to_field(small)
    small.keyboard.type("uitdorging")
    small.wait_for_function(ANSWERED, arg="uitdorging")
    small.keyboard.press("ArrowDown")
    small.keyboard.press("Enter")
    small.wait_for_url("**/diagnostiek/voorbeeld/**")
    go_to_field(small)
    small.keyboard.press("Escape")
    expect(small.locator("#__search")).not_to_be_checked()


def test_a_screen_reader_hears_how_much_was_found(page: Page, site: Served) -> None:
    type_query(page, site.title(site.module()))
    expect(page.locator(".md-search-result__meta[role=status]")).to_have_text(
        re.compile(r"\d+ overeenkomend")
    )


def test_without_a_server_it_finds_the_same(
    chromium: Browser, site: Served, archive: Served, page: Page
) -> None:
    context = open_context(chromium, archive, viewport={"width": 1280, "height": 900})
    local = context.new_page()
    local.goto(archive.address + "index.html")
    words = site.title(site.module())[:-1]
    found = [name_of(address) for address in find(page, words)]
    assert name_of(site.module()) in found
    find(local, words)  # a first answer, and the whole index is on its way
    expect(local.locator(".md-search-result__item")).to_have_count(len(found))
    assert [name_of(address) for address in find(local, words)] == found
    local.locator(".md-search-result__link").first.click()
    local.wait_for_url(re.compile(r"file://.*\.html.*"))
    context.close()
    assert archive.outside == []


def name_of(address: str) -> str:
    """The name of a page by its address on a server or among files."""
    path = re.sub(r"[?#].*", "", address)
    return re.sub(r"(\.html|/)$", "", path).split("/")[-1]
