"""What the scripts of the search compute, without a browser: words, what a query may mean, what comes first,
what shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import quickjs
from guideline import cli
from guideline.exports.search_explained import SCRIPTS
from guideline.exports.search_parts import as_script, parts
from project import ROOT, Project

FOLDER = ROOT / "overrides" / "assets" / "js" / "zoeken"

INDEX = {
    "config": {
        "synoniemen": [
            {"zelfde": ["ruggenmerg", "myelum"]},
            {"zelfde": ["magnetic resonance imaging", "MRI"]},
            {"zelfde": ["achteruitgang"], "leken": ["gaat slechter"], "vak": ["deterioration"]},
            {"zelfde": ["koorts"], "leken": ["verhoging"]},
        ]
    },
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
        {"location": "pijn/#dosis", "title": "Dosis", "text": "Eén keer 8 Gy, of 20 Gy in vijf fracties."},
        {
            "location": "pijn/#verloop",
            "title": "Verloop",
            "ouder": "dosis",
            "text": "Achteruitgang tijdens bestraling.",
        },
        {
            "location": "heelkunde/",
            "title": "Heelkunde",
            "text": "Decompressie bij een inzakking van een wervel, in het ziekenhuis.",
        },
        {"location": "heelkunde/#slap", "title": "Zwakte", "text": "Slappe benen en terugplaatsing."},
        {"location": "patienten/", "title": "Pijn", "text": "Uitleg over pijn.", "boost": 0.5},
        {
            "location": "patienten/#slapen",
            "title": "Slapen",
            "text": "Wie slecht slaapt, zegt het.",
            "boost": 0.5,
        },
        {"location": "patienten/#koorts", "title": "Koorts", "text": "Bel bij koorts meteen.", "boost": 0.5},
    ],
}

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def search() -> Ask:
    """Return the search of the example."""
    return search_of(INDEX)


def search_of(index: dict[str, Any]) -> Ask:
    """Return a function that calls a JavaScript function with values and returns its result; ``site`` is
    there made of the index."""
    context = quickjs.Context()
    for name in SCRIPTS:
        context.eval((FOLDER / f"{name}.js").read_text(encoding="utf-8"))
    made = dict(parts(index, ROOT / "overrides", "patienten"))
    context.eval(f"const site = searchParts.open({json.dumps(made.pop('begin'))})")
    for name, part in made.items():
        context.eval(f"site.take({json.dumps(name)}, {json.dumps(part)})")

    def call(function: str, *values: object) -> Any:
        given = ", ".join(json.dumps(value) for value in values)
        return json.loads(context.eval(f"JSON.stringify(({function})({given})) ?? 'null'"))

    return call


def understood(search: Ask, query: str) -> list[dict[str, Any]]:
    units: list[dict[str, Any]] = search(
        """query => searchQuery.understand(query, site)
            .map((unit) => ({ ...unit, readings: Object.fromEntries(unit.readings) }))""",
        query,
    )
    return units


def shown(search: Ask, query: str) -> list[list[dict[str, Any]]]:
    pages: list[list[dict[str, Any]]] = search("query => searchLook(query, site).items", query)
    return pages


def test_words_lose_capitals_accents_and_signs(search: Ask) -> None:
    assert search("searchWords.words", "Patiënten: 8 Gy (röntgen-foto)") == [
        "patienten",
        "8",
        "gy",
        "rontgen",
        "foto",
    ]


@pytest.mark.parametrize(
    ("joined", "apart"),
    [("8gy", "8 Gy"), ("1x8gy", "1 × 8 Gy"), ("16mg", "16 mg"), ("12u", "12 uur"), ("3wkn", "3 weken")],
)
def test_a_number_joined_to_its_unit_is_the_number_with_the_unit(
    search: Ask, joined: str, apart: str
) -> None:
    measures = "text => searchWords.measures(searchWords.words(text)).map(([one]) => one).sort()"
    assert search(measures, joined)[-1] == search(measures, apart)[-1]


def test_what_is_no_measure_stays_one_word(search: Ask) -> None:
    assert search("searchWords.words", "T10 her2 18f") == ["t10", "her2", "18f"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wervel", "wervels"),
        ("breuk", "breuken"),
        ("bestraling", "bestraald"),
        ("bestralen", "bestraalt"),
        ("verdoven", "verdoofd"),
        ("slaap", "slapen"),
        ("slap", "slappe"),
        ("tumor", "tumoren"),
        ("MRI", "mri"),
    ],
)
def test_forms_of_a_word_have_one_stem(search: Ask, one: str, other: str) -> None:
    stem = "word => searchWords.stem(searchWords.fold(word))"
    assert search(stem, one) == search(stem, other)


def test_who_is_weak_is_not_asleep(search: Ask) -> None:
    assert search("searchWords.stem", "slappe") != search("searchWords.stem", "slapen")


@pytest.mark.parametrize(
    ("typed", "meant", "steps"),
    [("wervel", "wervel", 0), ("wevrel", "wervel", 1), ("wervl", "wervel", 1), ("pijn", "wervel", 3)],
)
def test_typing_errors_are_counted(search: Ask, typed: str, meant: str, steps: int) -> None:
    assert search("searchWords.distance", typed, meant, 2) == steps


@pytest.mark.parametrize("query", ["gaat slechter", "slechter gaat het", "gaat steeds slechter"])
def test_a_phrase_is_known_in_another_order_and_with_words_between(search: Ask, query: str) -> None:
    assert any("§2" in unit["readings"] for unit in understood(search, query))


def test_a_query_keeps_the_words_that_carry_meaning(search: Ask) -> None:
    assert [unit["label"] for unit in understood(search, "wat is de MRI bij pijn")] == ["mri", "pijn"]
    assert [unit["label"] for unit in understood(search, "bij de")] == ["bij", "de"]


def test_a_query_means_its_synonyms_and_the_parts_of_its_compounds(search: Ask) -> None:
    assert understood(search, "ruggenmerg ")[0]["readings"] == {"§0": 0.9}
    assert understood(search, "verhoging ")[0]["readings"] == {"§3": 0.8}
    compound, *parts = understood(search, "wervelinzakking ")
    assert set(compound["readings"]) == {"wervel", "inzak"}
    assert [(unit["label"], unit["extra"]) for unit in parts] == [("", True), ("", True)]
    assert understood(search, "qzxwvq ")[0]["readings"] == {}


@pytest.mark.parametrize("query", ["terug-plaatsing", "terug plaatsing", "terugplaatsing"])
def test_a_hyphen_or_a_space_in_a_word_makes_no_difference(search: Ask, query: str) -> None:
    assert shown(search, query)[0][1]["location"] == "heelkunde/#slap"


def test_a_look_alike_is_offered_and_named_as_missing(search: Ask) -> None:
    assert understood(search, "heelkude ")[0]["meant"] == "heelkunde"
    first = shown(search, "heelkude ")[0][0]
    assert first["location"] == "heelkunde/"
    assert first["terms"]["heelkude"] is False
    assert 'data-vraag="heelkunde"' in first["text"]


@pytest.mark.parametrize("typed", ["ziekehuis", "ziekehuisbestraling"], ids=["word", "compound"])
def test_a_compound_is_known_without_its_n(search: Ask, typed: str) -> None:
    [unit, *_] = understood(search, typed)
    assert "ziekenhui" in unit["readings"]
    assert unit["meant"] == ""


@pytest.fixture(scope="module")
def mistyped() -> Ask:
    """Return the search of a few words that are easily written otherwise."""
    said = [
        {"zelfde": ["niet kraken"], "leken": ["rug losmaken", "chiropractor"]},
        {"zelfde": ["botmetastase"], "leken": ["kanker in de botten"]},
    ]
    text = "Laat uw rug niet kraken. Cellen losraken bij kanker. Een botmetastase zit in de botten."
    docs = [
        {"location": "rug/", "title": "Rug", "text": text},
        {"location": "mamma/", "title": "Mamma", "text": "Kanker van de mamma, ook bij een man."},
        {"location": "rijden/", "title": "Rijden", "text": "Op één lijn blijven."},
    ]
    return search_of({"config": {"synoniemen": said}, "docs": docs})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("reiden ", "rijden"), ("lein ", "lijn"), ("mammah ", "mamma"), ("leen ", "")],
    ids=["two letters", "short", "one letter", "short with another sound"],
)
def test_a_word_is_known_by_how_it_sounds(mistyped: Ask, typed: str, meant: str) -> None:
    assert understood(mistyped, typed)[0]["meant"] == meant


def test_a_typing_error_in_a_word_that_only_readers_use_is_known(mistyped: Ask) -> None:
    [unit] = understood(mistyped, "chiropracter ")
    assert unit["meant"] == "chiropractor"
    assert set(unit["readings"]) == {"§0"}


def test_a_phrase_is_known_with_a_typing_error_and_that_is_told(mistyped: Ask) -> None:
    phrase, *_ = understood(mistyped, "kanker in de boten ")
    assert (phrase["label"], phrase["meant"]) == ("kanker boten", "kanker botten")
    assert set(phrase["readings"]) == {"§1"}
    assert shown(mistyped, "kanker in de boten ")[0][0]["terms"]["kanker boten"] is False


def test_a_word_that_is_written_well_is_not_taken_for_another(mistyped: Ask) -> None:
    phrase, *_ = understood(mistyped, "rug losmaken ")
    assert (phrase["label"], phrase["meant"]) == ("rug losmaken", "")


def test_who_is_named_is_hardly_what_is_asked(mistyped: Ask) -> None:
    assert [unit["label"] for unit in understood(mistyped, "kanker van mama ")] == ["kanker"]
    kanker, man = understood(mistyped, "kanker man ")
    assert man["asks"] < kanker["asks"]


def test_shorthand_is_the_voice_of_a_professional(mistyped: Ask) -> None:
    voice = "query => searchQuery.understand(query, site).voice"
    assert mistyped(voice, "pt kanker ") < mistyped(voice, "kanker ") < mistyped(voice, "mama kanker ")


def test_an_end_of_a_word_is_no_part_of_a_compound(search: Ask) -> None:
    assert understood(search, "pijnlijk ")[0].get("divided") is None


def test_a_word_that_is_still_typed_means_what_it_may_become(search: Ask) -> None:
    assert "heelkun" in understood(search, "hee")[0]["readings"]
    assert understood(search, "hee ")[0]["readings"] == {}


def test_the_page_about_it_comes_before_one_that_names_it(search: Ask) -> None:
    assert [page[0]["location"] for page in shown(search, "mri")] == ["mri/", "pijn/"]


def test_who_asks_decides_which_pages_come_first(search: Ask) -> None:
    assert shown(search, "pijn 8 gy")[0][0]["location"] == "pijn/"
    assert shown(search, "mag ik met mijn pijn slapen")[0][0]["location"] == "patienten/"


def test_a_temperature_is_a_fever(search: Ask) -> None:
    assert shown(search, "38,9 en pijn")[0][1]["location"] == "patienten/#koorts"


def test_the_place_that_answers_shows_at_once(search: Ask) -> None:
    page, place, *_ = shown(search, "8gy")[0]
    assert (page["location"], place["location"]) == ("pijn/", "pijn/#dosis")
    assert place["score"] == page["score"]
    assert "<mark>8</mark> <mark>Gy</mark>" in place["text"]


def test_a_place_says_under_which_headings_it_stands(search: Ask) -> None:
    page, place, *_ = shown(search, "achteruitgang")[0]
    between = '<span class="alleen-hoorbaar">, </span><span aria-hidden="true"> › </span>'
    path = f'<span class="zoekpad"><span class="alleen-hoorbaar">In: </span>Pijn{between}Dosis</span>'
    assert place["text"].startswith(path)
    assert "zoekpad" not in page["text"]


def test_results_mark_what_was_found_and_name_what_was_not(search: Ask) -> None:
    page, recommendation = shown(search, "mri uitval zonneschijn")[0]
    assert page["title"] == "<mark>MRI</mark> van de wervelkolom"
    assert recommendation["terms"] == {"mri": True, "uitval": True, "zonneschijn": False}
    assert recommendation["score"] == page["score"]  # shows at once
    assert shown(search, "qzxwvq") == []


def test_a_query_with_a_word_that_is_nowhere_gets_few_results(search: Ask) -> None:
    assert len(shown(search, "bestraling van een qzxwvq")) <= 3


def test_a_query_with_a_look_alike_gets_few_results() -> None:
    pages = [
        {"location": f"blad-{number}/", "title": f"Blad {number}", "text": "Vragen over euthanasie."}
        for number in range(9)
    ]
    search = search_of({"config": {"synoniemen": []}, "docs": pages})
    assert len(shown(search, "vraag euthanasie")) == 9
    assert len(shown(search, "vraag euthenasie")) == 5


def test_why_something_is_found_is_told(
    project: Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    project.own("overrides")
    made = tmp_path / "site" / "search"
    made.mkdir(parents=True)
    for name, part in parts(INDEX, ROOT / "overrides", "patienten"):
        (made / f"{name}.js").write_text(as_script(name, part), encoding="utf-8")
    asked = ["--root", str(project.root), "--site", str(tmp_path / "site")]
    assert cli.main(["zoek", "verhoging heelkude", *asked]) == 0
    told = capsys.readouterr().out
    assert "zoekwoorden.yml: verhoging" in told
    assert "bedoeld is misschien ‘heelkunde’" in told
    assert "1. " in told


def test_without_a_site_it_says_what_to_type(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["zoek", "mri", "--root", str(project.root)]) == 2
    assert "make site" in capsys.readouterr().err
    assert cli.main(["zoek", "--root", str(project.root)]) == 2
    assert "Noem een vraag" in capsys.readouterr().err
