"""Real builds with and without English terms: marked wherever readers meet them, and otherwise the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html
from project import Project, copy_of_small

MODULE = "docs/diagnostiek/voorbeeld.md"
CHART = "docs/diagnostiek/stroomschema-voorbeeld.md"
GLOSSARY = "docs/over/woordenlijst.md"
PAGES = ("diagnostiek/voorbeeld", "diagnostiek/stroomschema-voorbeeld", "over/woordenlijst")


@dataclass(frozen=True)
class Built:
    """What one build made of the pages."""

    pages: tuple[html.HtmlElement, ...]
    search_index: str

    def find(self, place: str) -> list[html.HtmlElement]:
        return [element for page in self.pages for element in page.xpath(place)]


def search_of(project: Project) -> str:
    """Return all parts of the search index of a finished site."""
    return "".join(part.read_text(encoding="utf-8") for part in project.path("site/search").glob("*.js"))


def build(project: Project) -> Built:
    result = project.build()
    assert result.returncode == 0, result.stderr
    pages = tuple(html.fromstring(project.read(f"site/{path}/index.html")) for path in PAGES)
    return Built(pages, search_of(project))


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> tuple[Built, Built]:
    """The small guideline with a term in many places, built with the term in the list and with an empty
    list."""
    project = copy_of_small(cache, tmp_path_factory.mktemp("english") / "project")
    project.replace(MODULE, "Doe dit.", "Doe dit bij een pain flare.")
    project.replace(MODULE, "- Open punt.", "- Punt.\n\n### Bij een pain flare\n\nZie [pain flare](oud.md).")
    project.replace(CHART, "Bel direct", "Bel bij pain<br/>flare")
    project.replace("docs/woordenlijst.yml", "Een woord om", "Pain flare; een woord om")
    project.write(GLOSSARY, "---\ntitle: Woorden\n---\n\n<!-- richtlijn:woordenlijst -->\n")
    marked = build(project)
    project.write("docs/engelse-termen.yml", "")
    return marked, build(project)


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("//*[@id='doe-dit']/*[@class='aanbeveling-tekst']", id="recommendation"),
        pytest.param("//article//h3[@id='bij-een-pain-flare']", id="heading"),
        pytest.param("//h3[@id='bij-een-pain-flare']/following-sibling::p[1]/a", id="link"),
        pytest.param("//*[@id='stroomschema-1-stap-bellen']", id="step of a flowchart"),
        pytest.param("//*[@id='term-proefterm']/following-sibling::dd[1]", id="definition"),
        pytest.param("//div[@data-md-type='toc']//a[@href='#bij-een-pain-flare']", id="menu"),
    ],
)
def test_a_term_is_marked_wherever_readers_meet_it(builds: tuple[Built, Built], place: str) -> None:
    marked, plain = builds
    (element,) = marked.find(place)
    assert [part.text.casefold() for part in element.xpath(".//span[@lang='en']")] == ["pain flare"]
    (element,) = plain.find(place)
    assert not element.xpath(".//@lang")


def test_a_term_on_two_lines_of_a_drawing_is_marked_on_both(builds: tuple[Built, Built]) -> None:
    marked, _ = builds
    drawn = marked.find("//*[local-name()='svg']//*[@lang='en']")
    assert [(part.tag, part.text) for part in drawn] == [("tspan", "pain"), ("tspan", "flare")]


@pytest.mark.parametrize(
    "place",
    ["//article", "//script[@type='application/ld+json']", "//head/title"],
    ids=["text", "data", "title"],
)
def test_the_text_stays_the_same(builds: tuple[Built, Built], place: str) -> None:
    marked, plain = ([part.text_content() for part in built.find(place)] for built in builds)
    assert marked == plain != []


@pytest.mark.parametrize("attribute", ["id", "href", "aria-label", "title"])
def test_ids_links_and_names_stay_the_same(builds: tuple[Built, Built], attribute: str) -> None:
    marked, plain = (built.find(f"//@{attribute}") for built in builds)
    assert marked == plain != []


def test_the_search_index_stays_the_same(builds: tuple[Built, Built]) -> None:
    marked, plain = builds
    assert "pain flare" in marked.search_index
    assert marked.search_index == plain.search_index
