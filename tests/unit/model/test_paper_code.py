"""The code of a sheet is short, the same for the same text and another for another, whatever its order."""

from __future__ import annotations

import re
from datetime import date

from guideline.model.editions import EVERYTHING, Readable, digest, edition_of, readable_at

THEN = Readable({"a": "b1", "c": "d1", "spoed.md": "e1"}, {"x/een.md": ("a", "c"), "spoed.md": ("spoed.md",)})


def test_a_digest_is_easy_to_type_over_and_no_number() -> None:
    made = {digest([str(number)], 6) for number in range(2000)}
    assert len(made) == 2000
    assert all(re.fullmatch(r"[b-z][b-z2-9]{5}", text) for text in made)
    assert not any(letter in text for text in made for letter in "aeioul01")


def test_a_digest_stays_what_it_was_for_ever() -> None:
    assert digest(["Doe dit."], 6) == "vmbrdv"


def test_the_code_names_the_page_and_changes_with_each_text_on_it_only() -> None:
    before = THEN.codes
    assert before["x/een.md"].startswith("een-")
    assert before["spoed.md"].startswith("spoed-")
    other = Readable(THEN.texts | {"c": "d2"}, THEN.pages).codes
    changed = {path for path in before if before[path] != other[path]}
    assert changed == {"x/een.md", EVERYTHING}


def test_order_changes_no_code() -> None:
    turned = Readable(THEN.texts, THEN.pages | {"x/een.md": ("c", "a")})
    assert turned.codes == THEN.codes


def test_pages_with_one_name_are_told_apart() -> None:
    codes = Readable({"a": "b1"}, {"x/een.md": ("a",), "y/een.md": ("a",), "x/index.md": ("a",)}).codes
    assert [codes[path].rpartition("-")[0] for path in ("x/een.md", "y/een.md", "x/index.md")] == [
        "x-een",
        "y-een",
        "x",
    ]


def test_the_sheet_of_a_chapter_holds_what_its_pages_hold() -> None:
    shown = Readable(THEN.texts, {**THEN.pages, "x/afdrukken.md": (), "aanbevelingen.md": ()})
    assert shown.on("x/afdrukken.md") == ["a", "c"]
    assert shown.on("aanbevelingen.md") == ["a", "c"]
    assert shown.on("y/afdrukken.md") == []


def test_releases_build_on_each_other() -> None:
    now = Readable({"a": "b1", "c": "d2"}, {"x/een.md": ("a", "c")})
    first = edition_of("0.1.0", date(2026, 1, 1), {}, Readable(), THEN)
    second = edition_of("0.2.0", date(2026, 2, 1), {}, THEN, now)
    assert (second.texts, second.pages, second.gone) == ({"c": "d2"}, {}, ("spoed.md",))
    assert [state for _, state in readable_at([second, first])] == [THEN, now]
