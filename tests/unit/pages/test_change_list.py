"""Readers see how a recommendation changed last, and all changes in one list, newest first."""

from __future__ import annotations

from guideline.model.history import last_changes
from guideline.pages.change_list import changes_and_reviews
from guideline.pages.material import Material
from guideline.rendering.extension import GuidelineMarkdown
from guideline.rendering.page import page_rendering
from guideline.site import Site
from lxml import html
from markdown import Markdown
from project import TODAY, Project

MODULE = "docs/diagnostiek/voorbeeld.md"
LOG = """wijzigingen:
  - datum: 2026-03-01
    reden: nieuw-bewijs
    aanbevelingen: {doe-dit: aangepast, deed-ooit: vervallen}
    toelichting: Het kan *sneller*.
  - {datum: 2026-02-01, reden: correctie, aanbevelingen: {doe-dit: nieuw}}
"""


def changed(project: Project) -> Site:
    project.replace(MODULE, "zoektermen:", f"{LOG}zoektermen:")
    project.write("docs/verhuisd.yml", "diagnostiek/voorbeeld.md#deed-ooit: diagnostiek/voorbeeld.md\n")
    return Site.read(project.root, TODAY)


def test_a_recommendation_says_how_it_changed_last(project: Project) -> None:
    site = changed(project)
    assert site.findings == ()
    page = site.guideline.by_path["diagnostiek/voorbeeld.md"]
    assert last_changes(page) == {"doe-dit": "aangepast 2026-03: nieuw bewijs"}
    own = GuidelineMarkdown()
    own.page = page_rendering(page, site.guideline, str)
    made = html.fromstring(Markdown(extensions=[own]).convert(page.body))
    (mark,) = made.xpath("//p[@class='aanbeveling-voet']/span[@class='aanbeveling-wijziging']")
    assert mark.text_content() == "aangepast 2026-03: nieuw bewijs"


def test_a_recommendation_of_which_nothing_is_told_says_nothing(project: Project) -> None:
    page = Site.read(project.root, TODAY).guideline.by_path["diagnostiek/voorbeeld.md"]
    assert last_changes(page) == {}


def test_the_list_has_the_newest_change_first_as_it_was_typed(project: Project) -> None:
    site = changed(project)
    page = site.guideline.by_path["over/literatuur.md"]
    text = changes_and_reviews(page, Material(site.guideline, TODAY, {}, frozenset()))
    made = html.fromstring(Markdown(extensions=["tables"]).convert(text))
    items = made.xpath("//ul/li")
    assert [item.xpath("string(.//time/@datetime)") for item in items] == ["2026-03-01", "2026-02-01"]
    assert " ".join(items[0].text_content().split()) == (
        "1 maart 2026: Voorbeeld, nieuw bewijs. doe-dit (aangepast), deed-ooit (vervallen)."
        " Het kan *sneller*."
    )
    assert items[0].xpath(".//a/@href") == [
        "../diagnostiek/voorbeeld.md",
        "../diagnostiek/voorbeeld.md#doe-dit",
    ]
    assert made.xpath("//table")
