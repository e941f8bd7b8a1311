"""Readers see how a recommendation changed last, and all changes in one list, newest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from guideline.model.editions import Edition
from guideline.model.history import last_changes
from guideline.model.metadata import Fate
from guideline.pages.change_list import changes_and_reviews
from guideline.pages.material import Material
from guideline.reading.editions import editions_text
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


REVIEWED = """  beoordelingen:
    - datum: {day}
      uitkomst: {outcome}
      literatuur_tot: 2025-12-31
      toelichting: Opnieuw bekeken.
"""


@pytest.mark.parametrize(
    ("day", "outcome", "told"),
    [
        ("2026-04-01", "ongewijzigd", "aangepast 2026-03: nieuw bewijs; opnieuw beoordeeld 2026-04"),
        ("2026-03-01", "aangepast", "aangepast 2026-03: nieuw bewijs"),
        ("2026-02-15", "ongewijzigd", "aangepast 2026-03: nieuw bewijs"),
    ],
)
def test_a_whole_review_after_the_last_change_is_told(
    project: Project, day: str, outcome: str, told: str
) -> None:
    project.replace(MODULE, "  beoordelingen:\n", REVIEWED.format(day=day, outcome=outcome))
    page = changed(project).guideline.by_path["diagnostiek/voorbeeld.md"]
    assert last_changes(page) == {"doe-dit": told}


def released(version: str, day: date, **fates: Fate) -> Edition:
    return Edition(version, day, {name.replace("_", "-"): fate for name, fate in fates.items()})


def test_a_release_tells_of_a_change_of_which_the_log_says_nothing(project: Project) -> None:
    page = changed(project).guideline.by_path["diagnostiek/voorbeeld.md"]
    first = released("0.1.0", date(2026, 3, 15))
    second = released("0.2.0", date(2026, 5, 1), doe_dit=Fate.CHANGED)
    assert last_changes(page, [second, first]) == {"doe-dit": "aangepast 2026-05: in versie 0.2.0"}
    explained = released("0.1.0", date(2026, 3, 15), doe_dit=Fate.CHANGED)
    assert last_changes(page, [explained]) == {"doe-dit": "aangepast 2026-03: nieuw bewijs"}


def test_each_release_says_what_became_of_recommendations(project: Project) -> None:
    second = released("0.2.0", date(2026, 5, 1), doe_dit=Fate.NEW, deed_ooit=Fate.WITHDRAWN)
    first = replace(released("0.1.0", date(2026, 3, 15)), texts={"deed-ooit": "bcdfghjk"})
    project.write("docs/uitgaven.yml", editions_text([second, first]))
    site = changed(project)
    assert site.findings == ()
    page = site.guideline.by_path["over/literatuur.md"]
    text = changes_and_reviews(page, Material(site.guideline, TODAY, {}, frozenset()))
    made = html.fromstring(Markdown(extensions=["tables"]).convert(text))
    heads = [head.text_content() for head in made.xpath("//h3")]
    assert heads == ["Versie 0.2.0, 1 mei 2026", "Versie 0.1.0, 15 maart 2026"]
    lines = [item.text_content() for item in made.xpath("//h3[1]/following-sibling::ul[1]/li")]
    assert lines == ["nieuw (1): doe-dit", "vervallen (1): deed-ooit"]
    assert "../diagnostiek/voorbeeld.md#doe-dit" in made.xpath("//h3[1]/following-sibling::ul[1]//a/@href")
    assert "1 aanbevelingen" in made.text_content()


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
