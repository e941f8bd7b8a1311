"""The finished site is checked as a whole, whatever wrote the HTML."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from guideline.checks.finished_site import FINISHED_CHECKS, SiteCheck
from guideline.finishing.finished_page import FinishedPage, finished_pages
from guideline.finishing.first_paint import FirstView
from guideline.finishing.inline_code import OwnCode, exact_script
from guideline.model.findings import Finding
from guideline.model.guideline import Settings
from guideline.reading.settings import read_settings
from guideline.site import Site
from project import ROOT, TODAY, Project
from work import calls

PAGE = '<!doctype html><html><body><article id="hier">{}</article>{}</body></html>'
OWN = OwnCode((exact_script("eigen()"),))


@pytest.fixture(scope="module")
def settings() -> Settings:
    return read_settings(ROOT)


def codes(folder: Path, settings: Settings, body: str, after: str = "") -> list[str]:
    (folder / "over").mkdir(exist_ok=True)
    (folder / "assets").mkdir(exist_ok=True)
    (folder / "assets" / "a.js").write_text("", encoding="utf-8")
    (folder / "over" / "index.html").write_text(PAGE.format("Over", ""), encoding="utf-8")
    (folder / "index.html").write_text(PAGE.format(body, after), encoding="utf-8")
    return [finding.code for finding in findings(folder, settings)]


def findings(folder: Path, settings: Settings) -> list[Finding]:
    check = SiteCheck(folder, {"index.html": "index.md"}, settings)
    for page in finished_pages(folder, OWN):
        check.look_at(page)
    return check.findings()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '<a href="over/">x</a><a href="over/index.html#hier">x</a><a href="#hier">x</a><a href=".">x</a>',
            [],
        ),
        ('<a href="weg/">x</a>', ["V101"]),
        ('<img src="weg.png" alt="">', ["V101"]),
        ('<img srcset="weg.png 2x" alt="">', ["V101"]),
        ('<svg><a href="weg/">x</a></svg>', ["V101"]),
        ('<a href="over/#weg">x</a>', ["V102"]),
        ('<a href="#weg">x</a>', ["V102"]),
        ('<p id="a">x</p><p id="a">y</p>', ["V103"]),
        ("<p>Zie [@bron2020].</p>", ["V104"]),
        ("<p>Binnen {waarde:termijn}.</p>", ["V104"]),
        ("<p>/// aanbeveling</p>", ["V104"]),
        ("<p><code>[@bron2020] {waarde:x}</code></p>", []),
        ('<link rel="stylesheet" href="//fonts.example.org/x.css">', ["V105"]),
        ('<img src="https://example.org/x.png" alt="">', ["V105"]),
        ('<svg><image href="https://example.org/x.png"/></svg>', ["V105"]),
        ('<object data="https://example.org/x.svg"></object>', ["G101", "V105"]),
        ('<a href="https://www.kanker.nl">x</a>', []),
        ("<script>eigen()</script>", []),
        ("<script>vreemd()</script>", ["G101"]),
        ('<script src="assets/a.js"></script>', ["G101"]),
        ("</article><script>vreemd()</script>", ["G101"]),
        ('<p onclick="vreemd()">x</p>', ["G101"]),
    ],
)
def test_finished_pages(tmp_path: Path, settings: Settings, body: str, expected: list[str]) -> None:
    assert codes(tmp_path, settings, body) == expected


@pytest.mark.parametrize(
    ("script", "expected"),
    [("https://unpkg.com/mermaid", ["V105"]), ("assets/a.js", []), ("weg.js", ["V101"])],
)
def test_scripts_that_the_template_loads(
    tmp_path: Path, settings: Settings, script: str, expected: list[str]
) -> None:
    assert codes(tmp_path, settings, "", f'<script src="{script}"></script>') == expected


def test_the_source_page_is_named(tmp_path: Path, settings: Settings) -> None:
    codes(tmp_path, settings, '<a href="weg/">x</a>')
    (finding,) = findings(tmp_path, settings)
    assert finding.place.path == "docs/index.md"


@pytest.mark.parametrize("check", FINISHED_CHECKS.values(), ids=lambda check: check.code)
def test_examples_of_the_explanation_pages(tmp_path: Path, settings: Settings, check) -> None:
    (tmp_path / "assets" / "images").mkdir(parents=True)
    (tmp_path / "assets" / "images" / "logo.svg").write_text("", encoding="utf-8")
    assert check.code in codes(tmp_path, settings, check.example.wrong)
    right = check.example.right.replace("#bron-bron2020", "#hier")
    assert codes(tmp_path, settings, right) == []


def test_each_page_is_parsed_once_and_none_is_held(tmp_path: Path, settings: Settings) -> None:
    for number in range(20):
        (tmp_path / f"{number}.html").write_text(PAGE.format(f'<a href="{number}.html#hier">', ""), "utf-8")
    held = []

    def finish() -> None:
        check, view = SiteCheck(tmp_path, {}, settings), FirstView(tmp_path)
        for page in finished_pages(tmp_path, OWN):
            check.look_at(page)
            view.look_at(page)
            held.append(sum(isinstance(item, FinishedPage) for item in gc.get_objects()))
        view.put_in_pages()
        assert check.findings() == []

    assert calls(finish, "finished_page") == 20
    assert max(held) <= 2  # the one that is looked at, and the next


def test_a_finding_stands_at_its_line_of_the_source(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "index.html").write_text(PAGE.format('<a href="#weg">x</a>', ""), encoding="utf-8")
    lines = {"#weg": 7}
    check = SiteCheck(tmp_path, {"index.html": "index.md"}, settings, lambda _source, *texts: lines[texts[0]])
    for page in finished_pages(tmp_path, OWN):
        check.look_at(page)
    assert [(finding.code, finding.place.line) for finding in check.findings()] == [("V102", 7)]


def test_the_line_of_a_text_is_that_in_the_file(project: Project) -> None:
    site = Site.read(project.root, TODAY)
    path = "diagnostiek/voorbeeld.md"
    lines = project.read(f"docs/{path}").split("\n")
    assert site.line(path, "nergens", "Afweging.") == lines.index("Afweging.") + 1
    assert site.line(path, "nergens") == 1
