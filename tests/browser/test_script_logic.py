"""What the scripts compute, asked of the functions themselves in a blank page: no site is built."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_site import TIMEOUT
from playwright.sync_api import Browser, Page
from project import ROOT

SCRIPTS = ROOT / "overrides" / "assets" / "js"


def blank_page(chromium: Browser, scripts: list[Path]) -> Iterator[Page]:
    context = chromium.new_context(timezone_id="Europe/Amsterdam")
    context.set_default_timeout(TIMEOUT)
    page = context.new_page()
    for script in scripts:
        page.add_script_tag(content=script.read_text(encoding="utf-8"))
    yield page
    context.close()


@pytest.fixture(scope="module")
def dates(chromium: Browser) -> Iterator[Page]:
    yield from blank_page(chromium, [SCRIPTS / "actualiteit.js"])


@pytest.fixture(scope="module")
def narrowing(chromium: Browser) -> Iterator[Page]:
    yield from blank_page(chromium, [SCRIPTS / "aanbevelingen.js"])


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-08-25T12:00", "actueel"),
        ("2026-08-26T00:00", "binnenkort te beoordelen"),  # 60 days before
        ("2026-10-25T00:00", "binnenkort te beoordelen"),
        ("2026-10-25T23:59", "binnenkort te beoordelen"),  # the day itself, of 25 hours
        ("2026-10-26T00:00", "verlopen"),
        ("2029-01-01T12:00", "verlopen"),
    ],
)
def test_a_text_is_due_by_the_calendar(dates: Page, now: str, words: str) -> None:
    standing = "now => freshness.standing('2026-10-25', 60, new Date(now))"
    assert dates.evaluate(standing, now)[1] == words


@pytest.mark.parametrize(
    ("now", "months"),
    [("2026-11-29", 0), ("2026-12-28", 0), ("2026-12-29", 1), ("2027-05-29", 6), ("2029-11-28", 35)],
)
def test_a_copy_counts_its_age_in_whole_months(dates: Page, now: str, months: int) -> None:
    assert dates.evaluate("now => freshness.age('2026-11-29', new Date(`${now}T12:00`))", now) == months


@pytest.mark.parametrize(
    ("query", "choice"),
    [
        ("?situatie=mesmc&sterkte=sterk", {"situatie": "mesmc", "sterkte": "sterk"}),
        ("?situatie=onbekend&leeftijd=80", {}),  # what stands in no list chooses nothing
        ("", {}),
    ],
)
def test_an_address_chooses_names_from_the_lists(narrowing: Page, query: str, choice: dict[str, str]) -> None:
    lists = {"situatie": ["alle", "mesmc"], "sterkte": ["sterk", "zwak"]}
    assert narrowing.evaluate("([query, lists]) => narrowing.chosen(query, lists)", [query, lists]) == choice


def test_a_choice_is_an_address_and_can_be_undone(narrowing: Page) -> None:
    address = "([choice, list, name]) => narrowing.address(choice, list, name)"
    assert narrowing.evaluate(address, [{"situatie": "mesmc"}, "voor", "alle"]) == "?situatie=mesmc&voor=alle"
    assert narrowing.evaluate(address, [{"situatie": "mesmc"}, "situatie", ""]) == "?"


@pytest.mark.parametrize(
    ("choice", "stays"),
    [
        ({}, True),
        ({"situatie": "mesmc"}, True),
        ({"situatie": "mes"}, False),
        ({"situatie": "mesmc", "voor": "pijn"}, False),
    ],
)
def test_a_recommendation_stays_when_it_has_all_that_was_chosen(
    narrowing: Page, choice: dict[str, str], stays: bool
) -> None:
    names = {"situatie": "alle mesmc", "voor": "neurologie"}
    matches = "([names, choice]) => narrowing.matches(names, choice)"
    assert narrowing.evaluate(matches, [names, choice]) is stays


@pytest.fixture(scope="module")
def since(chromium: Browser) -> Iterator[Page]:
    yield from blank_page(chromium, [SCRIPTS / "sinds.js"])


def test_only_a_day_that_exists_narrows_the_changes(since: Page) -> None:
    given = ["?sinds=2026-11-01", "?sinds=2026-02-30", "?sinds=gisteren", "?", "?sinds=2026-11-01<b>"]
    assert since.evaluate("(given) => given.map(since.named)", given) == ["2026-11-01", "", "", "", ""]


def test_changes_from_a_day_on_are_shown(since: Page) -> None:
    days = ["2026-12-01", "2026-11-01", "2026-10-31"]
    assert since.evaluate("(days) => since.from(days, '2026-11-01')", days) == [True, True, False]
    assert since.evaluate("(days) => since.from(days, '')", days) == [True, True, True]


def test_months_back_end_on_a_day_that_exists(since: Page) -> None:
    assert since.evaluate(
        "[['2026-03-31', 1], ['2026-01-15', 1], ['2026-08-31', 6]].map((a) => since.before(...a))"
    ) == [
        "2026-02-28",
        "2025-12-15",
        "2026-02-28",
    ]
