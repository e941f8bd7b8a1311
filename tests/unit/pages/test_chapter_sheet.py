"""A chapter on one page: ids stay unique, links lead to where they should, sources are counted once."""

from __future__ import annotations

from guideline.pages.chapter_sheet import sheet, sheets
from guideline.pages.completion import complete
from guideline.pages.generated_files import generated_files
from guideline.pages.material import Material
from guideline.reading.project import read_guideline
from lxml import html
from project import TODAY, Project

FIRST = """
<h2 id="kop">Kop<a class="headerlink" href="#kop">¶</a></h2>
<p>Zie <a href="../tweede/#advies">het advies</a>, <a href="#kop">de kop</a>,
<a href="../../spoed/">spoed</a> en <a href="https://doi.org/1">de bron</a>.
<span class="citatie">[<a href="#bron-a" aria-label="bron 1">1</a>]</span> <abbr title="uitleg">MRI</abbr></p>
<p><button>Kopieer</button></p>
<h2 id="literatuur">Literatuur</h2><ol class="bronnen"><li id="bron-a">A</li></ol>
"""
SECOND = """
<div id="advies">Doe dit. <span class="citatie">[<a href="#bron-b--2" aria-label="bron 1">1</a>,
<a href="#bron-a" aria-label="bron 2">2</a>]</span></div>
<h2 id="literatuur">Literatuur</h2><ol class="bronnen"><li id="bron-b--2">B</li><li id="bron-a">A</li></ol>
"""


def made() -> tuple[list[html.HtmlElement], list[str]]:
    result = sheet({"rubriek/eerste/": FIRST, "rubriek/tweede/": SECOND})
    return [html.fromstring(content) for content in result.contents.values()], list(result.sources)


def test_links_between_modules_lead_within_the_sheet_and_others_stay() -> None:
    (first, second), _ = made()
    assert first.xpath(".//p[1]/a/@href") == [
        "#deel-rubriek-tweede--advies",
        "#deel-rubriek-eerste--kop",
        "../../spoed/",
        "https://doi.org/1",
    ]
    assert second.xpath(".//div/@id") == ["deel-rubriek-tweede--advies"]


def test_sources_are_listed_once_and_numbered_through() -> None:
    (first, second), sources = made()
    assert sources == ['<li id="bron-a">A</li>', '<li id="bron-b--2">B</li>']
    assert first.xpath(".//span/a/@href") == ["#bron-a"]
    assert [(link.text, link.get("href"), link.get("aria-label")) for link in second.iter("a")] == [
        ("2", "#bron-b--2", "bron 2"),
        ("1", "#bron-a", "bron 1"),
    ]
    assert "Literatuur" not in first.text_content()


def test_what_opens_under_a_recommendation_is_open_and_its_sources_keep_their_number() -> None:
    layer = """<p><span class="citatie">[<a href="#afweging" data-bron="bron-b--2">1</a>]</span></p>
    <details class="laag"><summary>Overwegingen</summary><h4 id="afweging">Afweging</h4></details>"""
    result = sheet({"rubriek/eerste/": FIRST, "rubriek/tweede/": layer + SECOND})
    second = html.fromstring(result.contents["rubriek/tweede/"])
    assert [link.text for link in second.iter("a")] == ["2", "2", "1"]
    assert second.find(".//details").get("open") is not None


def test_headings_go_one_level_down_and_what_paper_cannot_use_goes() -> None:
    (first, _), _ = made()
    assert [heading.text_content() for heading in first.iter("h1", "h2", "h3")] == ["Kop"]
    assert first.find(".//h3") is not None
    assert not first.xpath(".//button | .//abbr")
    assert "MRI" in first.text_content()


def test_tables_stand_in_a_frame_that_can_scroll() -> None:
    made = sheet({"a/b/": "<p>Voor</p><table><tr><td>1</td></tr></table> na"})
    (content,) = made.contents.values()
    frame = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table>'
    assert f"<p>Voor</p>{frame}<tr><td>1</td></tr></table></div></div> na" in content


def test_every_chapter_with_pages_has_a_sheet(project: Project) -> None:
    found = sheets(read_guideline(project.root, generated_files))
    assert set(found) == {"diagnostiek/afdrukken.md", "patienten/afdrukken.md"}
    assert "template: afdrukken.html" in found["diagnostiek/afdrukken.md"]


def test_a_chapter_of_planned_modules_or_flowcharts_alone_has_no_sheet_and_no_link_to_one(
    project: Project,
) -> None:
    project.write("docs/therapie/index.md", "---\ntitle: Therapie\n---\n\n<!-- richtlijn:modules -->\n")
    guideline = read_guideline(project.root, generated_files)
    page = guideline.by_path["therapie/index.md"]
    text = complete(page, page.body, Material(guideline, TODAY, {}))
    assert "in voorbereiding" in text
    assert "afdrukken.md" not in text
    assert "therapie/afdrukken.md" not in sheets(guideline)


def test_a_module_cannot_take_the_address_of_a_sheet(project: Project) -> None:
    project.replace("docs/modules.yml", "{id: later", "{id: afdrukken")
    found = [
        finding for finding in project.check() if "‘afdrukken’ is de naam van een pagina" in finding.message
    ]
    assert [finding.place.path for finding in found] == ["docs/modules.yml"]


def test_a_citation_typed_without_an_address_stays_as_it_is() -> None:
    typed = '<p><span class="citatie"><a id="q">x</a></span> <a href="//[x">y</a></p>'
    assert ">x</a>" in sheet({"a/b/": typed}).contents["a/b/"]
