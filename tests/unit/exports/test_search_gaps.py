"""The search tells which words of sources, terms and headings it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline import cli
from guideline.exports.search_parts import as_script, parts
from project import ROOT, Project

INDEX = {
    "config": {"synoniemen": [{"zelfde": ["koorts"], "vak": ["fever"]}]},
    "docs": [{"location": "a/", "title": "Koorts", "text": "Een wervel bij koorts."}],
}


def test_a_word_in_two_titles_that_the_search_does_not_know_is_named(
    project: Project, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    project.own("overrides")
    made = tmp_path / "site" / "search"
    made.mkdir(parents=True)
    for name, part in parts(INDEX, ROOT / "overrides", "patienten"):
        (made / f"{name}.js").write_text(as_script(name, part), encoding="utf-8")
    source = "\n@article{{nieuw{0},\n  title = {{Fever and kyphosis {0}}},\n}}\n"
    with project.path("docs/literatuur.bib").open("a", encoding="utf-8") as file:
        file.write(source.format("een") + source.format("twee"))
    asked = ["--hiaten", "--root", str(project.root), "--site", str(tmp_path / "site")]
    assert cli.main(["zoek", *asked]) == 0
    told = capsys.readouterr().out.splitlines()
    assert any(line.startswith("kyphosis  2 keer, bijvoorbeeld in: Fever and kyphosis") for line in told)
    assert not any(line.startswith("fever ") for line in told)
    assert "docs/zoekwoorden.yml" in told[-1]
