"""The search index comes in parts that make it whole."""

from __future__ import annotations

import json

from guideline.exports.search_index import enrich
from guideline.exports.search_parts import as_text, first_part, rest, without_entries
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from project import Project
from test_search_index import THEME


def test_the_index_is_written_entry_by_entry_as_it_would_be_whole(project: Project) -> None:
    index = enrich(THEME, read_guideline(project.root, generated_files()), {"spoed.md": "spoed/"})
    assert "".join(as_text(index)) == json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def test_the_index_comes_in_two_parts_that_make_it_whole(project: Project) -> None:
    guideline = read_guideline(project.root, generated_files())
    addresses = {page.path: page.path.removesuffix(".md") + "/" for page in guideline.pages}
    entries = {entry["location"]: entry for entry in THEME["docs"]}
    entries["patienten/uitleg/"] = {**entries["patienten/uitleg/"], "text": f"<p>{'<b>woord</b> ' * 100}</p>"}
    *before, last = entries.values()
    emergency = {"location": "spoed/#bel", "title": "Bel", "text": "Bel nu."}
    index = enrich({**THEME, "docs": [*before, emergency, last]}, guideline, addresses)
    first, other = first_part(index), rest(index)
    whole = [*other["docs"]]
    for place, entry in zip(other["plaatsen"], first["docs"], strict=False):
        whole.insert(place, entry)
    assert whole == index["docs"]
    assert [entry["location"] for entry in first["docs"][:2]] == [
        "diagnostiek/voorbeeld/#doe-dit",
        "spoed/#bel",
    ]
    shown = {entry["location"]: entry for entry in first["docs"]}
    assert "diagnostiek/voorbeeld/#literatuur" not in shown
    assert 100 < len(shown["patienten/uitleg/"]["text"]) <= 200
    assert "<" not in shown["patienten/uitleg/"]["text"]
    assert shown["diagnostiek/voorbeeld/"]["zoektermen"] == "proefwoord"
    assert without_entries(index)["docs"] == []
    assert "synoniemen" not in without_entries(index)["config"]
