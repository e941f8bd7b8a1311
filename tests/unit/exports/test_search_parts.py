"""The search index comes in parts: a query takes those of its own words and of the pages that show, and finds
what it would find in the whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import quickjs
from guideline.exports import search_parts
from guideline.exports.search_explained import SCRIPTS
from guideline.exports.search_parts import as_script, from_script, numbers, parts, without_entries
from project import ROOT

THEME = ROOT / "overrides"
FOLDER = THEME / "assets" / "js" / "zoeken"

REPEATED = "Behandel een ingezakte wervel binnen de afgesproken termijn met bestraling."

Look = Callable[[str, str, bool], dict[str, Any]]


def filler(number: int) -> dict[str, Any]:
    """A section with words of its own, and some that are everywhere."""
    words = " ".join(f"eigen{number}x{turn}" for turn in range(26))
    text = f"<p>De wervel is overal. {words}.</p>" * 3
    return {"location": f"deel-{number}/#tekst", "title": "Tekst", "text": text}


def index_of(pages: int) -> dict[str, Any]:
    docs: list[dict[str, Any]] = [
        {"location": "rug/", "title": "Rug", "text": f"<p>{REPEATED}</p>"},
        {
            "location": "rug/#keuze",
            "title": "Keuze",
            "text": f"<p>Eerst dit. {REPEATED} <b>a</b> &lt; b.</p>",
        },
        {"location": "patienten/rug/", "title": "Uw rug", "text": "<p>Een wervel kan inzakken.</p>"},
    ]
    for number in range(pages):
        docs += [{"location": f"deel-{number}/", "title": f"Deel {number}", "text": ""}, filler(number)]
    return {"config": {"lang": ["nl"], "synoniemen": [{"zelfde": ["wervel", "vertebra"]}]}, "docs": docs}


LARGE = index_of(140)


@pytest.fixture(scope="module")
def made() -> dict[str, dict[str, Any]]:
    return dict(parts(LARGE, THEME, "patienten"))


@pytest.fixture
def look(made: Mapping[str, dict[str, Any]]) -> Look:
    """Return a function that asks a site of which the beginning is there: what comes of it, and which parts
    it took."""
    context = quickjs.Context()
    for name in SCRIPTS:
        context.eval((FOLDER / f"{name}.js").read_text(encoding="utf-8"))
    context.add_callable("part", lambda name: json.dumps(made[name]))
    context.eval(f"const site = searchParts.open({json.dumps(made['begin'])})")
    context.eval("""
        const taken = [];
        const look = (query, kind, quick) => {
            let found = searchLook(query, site, quick);
            while (kind === "all" && found.absent.length) {
                taken.push(...found.absent);
                for (const name of found.absent) site.take(name, JSON.parse(part(name)));
                found = searchLook(query, site, quick);
            }
            return JSON.stringify({ ...found, units: 0, pages: 0, taken, items: found.items.map((page) =>
                page.map(({ location, text }) => ({ location, text }))) });
        };
    """)

    def ask(query: str, kind: str, quick: bool) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(context.eval("look")(query, kind, quick))
        return found

    return ask


def test_a_part_can_be_run_and_read() -> None:
    written = as_script("begin", {"a": "b(,)"})
    assert written == 'zoekdeel("begin",{"a":"b(,)"})'
    assert from_script(written) == {"a": "b(,)"}


def test_all_parts_have_one_version_that_goes_with_the_content(made: Mapping[str, dict[str, Any]]) -> None:
    (version,) = {part["versie"] for part in made.values()}
    changed = dict(parts({**LARGE, "docs": LARGE["docs"][:-1]}, THEME, "patienten"))
    assert changed["begin"]["versie"] != version


@pytest.mark.parametrize("word", ["constructor", "toString", "__proto__"])
def test_a_word_that_is_a_name_in_scripts_is_a_word(word: str) -> None:
    document = {"location": "a/", "title": word, "text": f"Een {word} is bekend."}
    assert dict(parts({**LARGE, "docs": [*LARGE["docs"], document]}, THEME, "patienten"))


@pytest.mark.parametrize(
    ("bound", "loop"), [("SECONDS", "for (;;);"), ("TOGETHER", "for (let i = 0; i < 3e5; i++);")]
)
def test_a_page_of_which_the_words_take_too_long_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, loop: str
) -> None:
    script = tmp_path / search_parts.WORDS_SCRIPT
    script.parent.mkdir(parents=True)
    words = f"words: () => {{ {loop} return []; }}, measures: () => [], slug: () => ''"
    concepts = "EMPTY_WORDS: new Set(), stem: (w) => w, Concepts: class { in() { return []; } }"
    script.write_text(f"const searchWords = {{ {words}, {concepts} }};", encoding="utf-8")
    monkeypatch.setattr(search_parts, bound, 0.001)
    monkeypatch.setattr(search_parts, "ORDINARY", 0.0)
    with pytest.raises(ValueError, match=r"^De woorden van ‘(?:rug|deel)[^’]*’ tellen .*zoekwoorden\.yml"):
        dict(parts(LARGE, tmp_path, "patienten"))


def test_numbers_are_read_as_they_were_written() -> None:
    context = quickjs.Context()
    for name in SCRIPTS:
        context.eval((FOLDER / f"{name}.js").read_text(encoding="utf-8"))
    values = [0, 1, 44, 45, 56, 57, 58, 89, 90, 2024, 2025, 10**6]
    read = context.eval("(text) => JSON.stringify(searchParts.numbers(text))")
    assert json.loads(read(numbers(values))) == values
    assert not set(numbers(range(5000))) & set('"\\ !')


def test_nothing_is_said_before_the_parts_are_there(look: Look) -> None:
    found = look("bestraling", "none", False)
    assert found["items"] == []
    assert found["absent"]


def test_a_first_answer_takes_few_parts_and_a_whole_one_no_more_than_it_needs(
    look: Look, made: Mapping[str, dict[str, Any]]
) -> None:
    first = look("bestraling", "all", True)
    assert first["items"][0][0]["location"] == "rug/"
    assert len(first["taken"]) <= 4 < len(made)
    assert not set(first["taken"]).issuperset(name for name in made if name.startswith("woorden-"))
    whole = look("bestraling", "all", False)
    assert [page[0]["location"] for page in whole["items"]] == ["rug/"]
    texts = {name for name in made if name.startswith("tekst-")}
    assert len(texts) > 1
    assert len(texts & set(whole["taken"])) == 1


def test_a_word_that_is_everywhere_is_found_everywhere(
    look: Look, made: Mapping[str, dict[str, Any]]
) -> None:
    assert any(name.startswith("meer-") for name in made)
    assert len(look("vertebra", "all", False)["items"]) == 30  # as many as show
    assert any(name.startswith("meer-") for name in look("vertebra", "all", False)["taken"])


def test_what_a_text_repeats_is_written_once_and_shows_whole(
    look: Look, made: Mapping[str, dict[str, Any]]
) -> None:
    assert sum(json.dumps(part).count("afgesproken termijn") for part in made.values()) == 1
    place = look("keuze ingezakte wervel", "all", False)["items"][0][1]
    assert place["location"] == "rug/#keuze"
    shown = place["text"].replace("<mark>", "").replace("</mark>", "")
    assert shown.endswith(f"</span> Eerst dit. {REPEATED} a &lt; b.")


def test_no_markup_of_a_text_comes_through(made: Mapping[str, dict[str, Any]]) -> None:
    texts = [json.dumps(part) for name, part in made.items() if name.startswith("tekst-")]
    assert not any("<" in text for text in texts)


def test_the_theme_gets_an_index_without_entries_and_words() -> None:
    assert without_entries(LARGE)["docs"] == []
    assert "synoniemen" not in without_entries(LARGE)["config"]
