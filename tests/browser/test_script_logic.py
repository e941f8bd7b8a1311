"""What the scripts compute, asked of the functions themselves in a blank page: no site is built."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import material
import pytest
from browser_site import TIMEOUT
from playwright.sync_api import Browser, Page
from project import ROOT

SCRIPTS = ROOT / "overrides" / "assets" / "js"

ENGINE = next(Path(material.__file__).parent.glob("templates/assets/javascripts/workers/search.*.js"))
"""The theme's search, which brings lunr."""

SEARCH = [
    ENGINE,
    *(SCRIPTS / "zoeken" / f"{name}.js" for name in ("woorden", "begrijpen", "waarderen", "tonen")),
]

INDEX = {
    "config": {"synoniemen": [["ruggenmerg", "myelum"], ["magnetic resonance imaging", "MRI"]]},
    "docs": [
        {"location": "mri/", "title": "MRI van de wervelkolom", "text": "<p>Beelden binnen 12 uur.</p>"},
        {
            "location": "mri/#termijn",
            "title": "Termijnen",
            "text": "Een MRI bij uitval.",
            "soort": "aanbeveling",
        },
        {
            "location": "pijn/",
            "title": "Pijn",
            "text": "Soms is een MRI nodig, of bestraling van het myelum.",
        },
        {
            "location": "heelkunde/",
            "title": "Heelkunde",
            "text": "Decompressie bij een inzakking van een wervel.",
        },
        {"location": "patienten/", "title": "Pijn", "text": "Uitleg over pijn.", "boost": 0.5},
    ],
}


def blank_page(chromium: Browser, scripts: list[Path]) -> Iterator[Page]:
    context = chromium.new_context(timezone_id="Europe/Amsterdam")
    context.set_default_timeout(TIMEOUT)
    page = context.new_page()
    for script in scripts:
        page.add_script_tag(content=script.read_text(encoding="utf-8"))
    yield page
    context.close()


@pytest.fixture(scope="module")
def search(chromium: Browser) -> Iterator[Page]:
    for page in blank_page(chromium, SEARCH):
        page.evaluate("index => { window.site = searchScores.readIndex(index); }", INDEX)
        yield page


@pytest.fixture(scope="module")
def dates(chromium: Browser) -> Iterator[Page]:
    yield from blank_page(chromium, [SCRIPTS / "actualiteit.js"])


@pytest.fixture(scope="module")
def narrowing(chromium: Browser) -> Iterator[Page]:
    yield from blank_page(chromium, [SCRIPTS / "aanbevelingen.js"])


def understood(search: Page, query: str) -> list[dict[str, Any]]:
    """Return what a query may mean: for each of its units its label and the tokens with their weights."""
    units: list[dict[str, Any]] = search.evaluate(
        """query => searchQuery.understand(query, site)
            .map((unit) => ({ ...unit, readings: Object.fromEntries(unit.readings) }))""",
        query,
    )
    return units


def shown(search: Page, query: str) -> list[list[dict[str, Any]]]:
    """Return what the search box gets for a query: for each page its entries."""
    pages: list[list[dict[str, Any]]] = search.evaluate(
        """query => {
            const units = searchQuery.understand(query, site);
            return searchResults.show(searchScores.rank(units, site), units, site);
        }""",
        query,
    )
    return pages


def test_words_lose_capitals_accents_and_signs(search: Page) -> None:
    found = search.evaluate("searchWords.words('Patiënten: 8 Gy (röntgen-foto)')")
    assert found == ["patienten", "8", "gy", "rontgen", "foto"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wervel", "wervels"),
        ("breuk", "breuken"),
        ("bestraling", "bestraald"),
        ("verdoven", "verdoofd"),
        ("MRI", "mri"),
    ],
)
def test_forms_of_a_word_have_one_stem(search: Page, one: str, other: str) -> None:
    stem = "word => searchWords.stem(searchWords.fold(word))"
    assert search.evaluate(stem, one) == search.evaluate(stem, other)


@pytest.mark.parametrize(
    ("typed", "meant", "steps"),
    [("wervel", "wervel", 0), ("wevrel", "wervel", 1), ("wervl", "wervel", 1), ("pijn", "wervel", 3)],
)
def test_typing_errors_are_counted(search: Page, typed: str, meant: str, steps: int) -> None:
    assert search.evaluate("([one, other]) => searchWords.distance(one, other, 2)", [typed, meant]) == steps


def test_the_longest_phrase_names_the_concept(search: Page) -> None:
    groups = [["pijn"], ["pijn in de rug", "rugpijn"]]
    found = search.evaluate(
        "groups => new searchWords.Concepts(groups).in(['ik', 'heb', 'pijn', 'in', 'de', 'rug'])", groups
    )
    assert found == [["§1", 2, 4]]


def test_a_query_keeps_the_words_that_carry_meaning(search: Page) -> None:
    assert [unit["label"] for unit in understood(search, "wat is de MRI bij pijn")] == ["mri", "pijn"]
    assert [unit["label"] for unit in understood(search, "bij de")] == ["bij", "de"]


def test_a_query_means_its_synonyms_compounds_and_what_was_mistyped(search: Page) -> None:
    assert understood(search, "ruggenmerg ")[0]["readings"] == {"§0": 0.9}
    (compound, *parts) = understood(search, "wervelinzakking ")
    assert set(compound["readings"]) == {"wervel", "inzak"}
    assert [(unit["label"], unit["extra"]) for unit in parts] == [("", True), ("", True)]
    assert set(understood(search, "heelkude ")[0]["readings"]) == {"heelkun"}
    assert understood(search, "qzxwvq ")[0]["readings"] == {}


def test_a_word_that_is_still_typed_means_what_it_may_become(search: Page) -> None:
    assert "heelkun" in understood(search, "hee")[0]["readings"]
    assert understood(search, "hee ")[0]["readings"] == {}


def test_the_page_about_it_comes_before_one_that_names_it(search: Page) -> None:
    assert [page[0]["location"] for page in shown(search, "mri")] == ["mri/", "pijn/"]
    assert [page[0]["location"] for page in shown(search, "pijn")] == ["pijn/", "patienten/"]


def test_results_mark_what_was_found_and_name_what_was_not(search: Page) -> None:
    first, recommendation = shown(search, "mri binnen een week")[0]
    assert first["title"] == "<mark>MRI</mark> van de wervelkolom"
    assert first["text"] == "Beelden <mark>binnen</mark> 12 uur."
    assert first["terms"] == {"binnen": True, "week": False}
    assert recommendation["location"] == "mri/#termijn"
    assert recommendation["score"] == first["score"]  # shows at once
    assert shown(search, "qzxwvq") == []


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
