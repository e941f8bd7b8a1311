"""What an editor typed shows as typed wherever the site itself puts it, and never becomes markup."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import markdown
import pytest
from guideline.model.metadata import Outcome
from guideline.model.page import Page
from guideline.pages.templating import escape_markdown, link, render
from guideline.rendering.extension import GuidelineMarkdown
from jinja2 import TemplateNotFound, UndefinedError
from lxml import html
from markupsafe import Markup
from mkdocs.utils.yaml import yaml_load
from project import ROOT, Project, copy_of_small
from shared import Once

TYPED = (
    "a | b",
    "a < b en <b>c</b>",
    "*a* en **b**, ook _c_ en __d__",
    "[a](b) en ![c](d)",
    "[a][b] en [^1]",
    "{waarde:termijn}",
    "[@bron2020]",
    "# a",
    "1. a",
    "- a",
    "+ a",
    "/// spoed",
    "> a",
    "`a`",
    "~~~",
    "| a | b |",
    ": a",
    "=== a",
    "a { .knop }",
    "a &amp; b &#42; c & d",
    r"a \* b",
    "<script>a()</script>",
    "<!-- a -->",
    "https://a.nl/_b_",
    "*[MRI]: a",
    "[^1]: a",
    "[a]: b",
    "!!! note",
)
"""Texts in which Markdown, or this site's own Markdown, could see markup."""


@cache
def extensions() -> list[str]:
    """Return the Markdown extensions that the settings of the site name."""
    settings = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    return [next(iter(item)) if isinstance(item, dict) else item for item in settings["markdown_extensions"]]


def as_html(source: str) -> html.HtmlElement:
    """Return what the Markdown of the site makes of a source."""
    made = markdown.markdown(source, extensions=[*extensions(), GuidelineMarkdown()])
    return html.fromstring(f"<article>{made}</article>")


def inside(element: html.HtmlElement) -> list[str]:
    """Return the elements in an element, without the mark that leads to a heading."""
    return [part.tag for part in element.iterdescendants() if part.get("class") != "headerlink"]


@pytest.mark.parametrize("text", TYPED)
def test_escaped_text_is_a_paragraph_that_shows_it(text: str) -> None:
    article = as_html(str(escape_markdown(text)))
    assert inside(article) == ["p"]
    assert article.text_content() == text


@pytest.mark.parametrize("text", TYPED)
def test_escaped_text_fits_in_an_item_a_cell_and_a_sentence(text: str) -> None:
    shown = escape_markdown(text)
    (item,) = as_html(f"- {shown}").iter("li")
    assert (item.text_content(), inside(item)) == (text, [])
    first, second = as_html(f"| A | B |\n|---|---|\n| {shown} | x |").iterfind(".//tbody/tr/*")
    assert (first.text_content(), inside(first), second.text_content()) == (text, [], "x")
    (emphasis,) = as_html(f"Zo: *({shown})* was het.").iter("em")
    assert (emphasis.text_content(), inside(emphasis)) == (f"({text})", [])


def test_text_stays_on_one_line() -> None:
    assert escape_markdown("een\n\n  twee\tdrie ") == "een twee drie"
    assert escape_markdown(12) == "12"


def test_markup_of_this_package_passes_as_it_is() -> None:
    assert escape_markdown(Markup("**a**")) == "**a**"


@pytest.mark.parametrize("text", TYPED)
@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("diagnostiek/ander.md", "ander.md"),
        ("over/met spatie (1).md#a b", "../over/met%20spatie%20%281%29.md#a%20b"),
    ],
)
def test_a_link_shows_its_title_and_leads_where_it_should(text: str, target: str, address: str) -> None:
    made = link(text, Page("diagnostiek/voorbeeld.md"), target)
    (anchor,) = as_html(f"- {made} — meer").iter("a")
    assert (anchor.text_content(), inside(anchor), anchor.get("href")) == (text, [], address)


@pytest.mark.parametrize("text", TYPED)
def test_a_question_is_one_paragraph(text: str) -> None:
    article = as_html(render("uitgangsvraag.md", question=text))
    assert inside(article) == ["h2", "p"]
    assert article.findtext("p") == text


@pytest.mark.parametrize("text", TYPED)
def test_a_table_keeps_its_cells(text: str) -> None:
    page = Page("index.md")
    review = SimpleNamespace(day=date(2026, 1, 10), outcome=Outcome.NEW, note=text)
    log = as_html(render("wijzigingen.md", entries=[(review, link(text, page, "a.md"))]))
    assert [cell.text_content() for cell in log.iterfind(".//tbody/tr/*")] == [
        "10 januari 2026",
        text,
        "nieuw",
        text,
    ]
    assert len(list(log.iter("a"))) == 1


@pytest.mark.parametrize("text", TYPED)
def test_html_is_escaped_as_html(text: str) -> None:
    term = SimpleNamespace(anchor="term-a", full_name=text, definition=text)
    (name,), (definition,) = (
        html.fromstring(render("woordenlijst.html", terms=[term], letters=[])).iter(tag)
        for tag in ("dt", "dd")
    )
    assert (name.text_content(), definition.text_content()) == (text, text)
    assert inside(name) == inside(definition) == []


def test_a_template_that_asks_for_more_or_is_not_there_says_so() -> None:
    with pytest.raises(UndefinedError):
        render("uitgangsvraag.md")
    with pytest.raises(TemplateNotFound):
        render("nergens.md")


# -- the same on built pages

MARKS = "# [@bron2020] | *a* <b>b</b> [c](d) {waarde:termijn} `e` _f_ 1. /// spoed"
"""What a built page must show as typed; it begins as a heading would."""
TITLE = "# [@bron2020] | *a* <b>b</b> [c](d) _e_ 1. /// spoed"
"""The same for the title of a source, where braces and backticks belong to BibTeX."""


@pytest.fixture(scope="module")
def built(once: Once, cache: Path) -> Project:
    """A small guideline with such texts wherever the site takes a text from its data."""

    def make(folder: Path) -> None:
        project = copy_of_small(cache, folder / "project")
        typed = json.dumps(MARKS)
        module = "docs/diagnostiek/voorbeeld.md"
        project.replace(module, "title: Voorbeeld", f"title: {typed}")
        project.replace(module, '"Welke grens geldt: zes of zeven?"', typed)
        project.replace(module, "toelichting: Eerste versie.", f"toelichting: {typed}")
        project.replace("docs/modules.yml", "titel: Later", f"titel: {typed}")
        project.write("docs/therapie/index.md", "---\ntitle: Therapie\n---\n\n<!-- richtlijn:modules -->\n")
        project.replace("docs/woordenlijst.yml", "term: Proefterm", f"term: {json.dumps(f'Proef {MARKS}')}")
        project.replace("docs/woordenlijst.yml", "Een woord om mee te toetsen.", typed)
        project.write("docs/over/woordenlijst.md", "---\ntitle: W\n---\n\n<!-- richtlijn:woordenlijst -->\n")
        project.write("docs/over/wijzigingen.md", "---\ntitle: X\n---\n\n<!-- richtlijn:wijzigingen -->\n")
        project.write("docs/spoed.md", "---\ntitle: Spoed\n---\n\n<!-- richtlijn:lokaal -->\n")
        project.replace("docs/literatuur.bib", "title = {Titel}", f"title = {{Titel {TITLE}}}")
        project.write(
            "lokaal.yml",
            f"ziekenhuis: {typed}\ndatum: 2026-05-01\nnummers:\n  - wie: {typed}\n    nummer: {typed}\n"
            f"    wanneer: {typed}\nmdo: {typed}\nafspraken:\n  - module: voorbeeld\n    tekst: {typed}\n",
        )
        result = project.build()
        assert result.returncode == 0, result.stderr

    return Project(once("teksten", make) / "project")


@pytest.mark.parametrize(
    ("page", "place", "tags"),
    [
        pytest.param("index", "//table//tbody/tr[1]/*[1]", ["a"], id="status table"),
        pytest.param("over/wijzigingen", "//tbody/tr/*[2]/a/..", ["a"], id="log of changes, title"),
        pytest.param("over/wijzigingen", "//tbody/tr/*[4]", [], id="log of changes, note"),
        pytest.param("diagnostiek", "//article//ul/li[1]//a", [], id="module list, title"),
        pytest.param(
            "diagnostiek", "//article//ul/li[1]", ["strong", "a", "br", "em"], id="module list, question"
        ),
        pytest.param("therapie", "//article//ul/li[1]", ["em"], id="module list, planned"),
        pytest.param("diagnostiek/voorbeeld", "//h2[@id='uitgangsvraag']/following::p[1]", [], id="question"),
        pytest.param(
            "diagnostiek/voorbeeld",
            "//h2[@id='verantwoording']/following::table[2]//tbody/tr/*[4]",
            [],
            id="note",
        ),
        pytest.param("over/woordenlijst", "//dt", [], id="term"),
        pytest.param("over/woordenlijst", "//dd", [], id="definition"),
        pytest.param("over/literatuur", "//li[@id='bron-bron2020']/span", [], id="source"),
        pytest.param("diagnostiek/voorbeeld", "//li[@id='bron-bron2020']/span", [], id="source of a page"),
        pytest.param("spoed", "//aside//p[1]", [], id="local box, hospital"),
        pytest.param("spoed", "//aside//dt[1]", [], id="local box, who"),
        pytest.param("spoed", "//aside//dd[1]", ["strong"], id="local box, number and hours"),
        pytest.param("spoed", "//aside//dd[2]", [], id="local box, meeting"),
        pytest.param("diagnostiek/voorbeeld", "//aside[@class='lokaal']//li", [], id="local box, agreement"),
        pytest.param("diagnostiek/voorbeeld", "//article//h1", [], id="heading of the page"),
        pytest.param("diagnostiek/voorbeeld", "//head/title", [], id="title of the page"),
    ],
)
def test_a_built_page_shows_what_was_typed(built: Project, page: str, place: str, tags: list[str]) -> None:
    name = f"site/{page}/index.html" if page != "index" else "site/index.html"
    tree = html.fromstring(built.read(name))
    typed = TITLE if "bron" in place else MARKS
    found = [element for element in tree.xpath(place) if typed in " ".join(element.text_content().split())]
    assert found, [element.text_content() for element in tree.xpath(place)]
    assert inside(found[0]) == tags
