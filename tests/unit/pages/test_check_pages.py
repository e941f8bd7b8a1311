"""The pages that explain the checks: every code has its place, and no old address is lost."""

from __future__ import annotations

import re

import markdown
import pytest
from guideline.changes import KINDS
from guideline.changes.gates import GATES
from guideline.checks import REGISTRY, RETIRED
from guideline.checks.finished_site import FINISHED_CHECKS
from guideline.checks.registry import FAMILIES
from guideline.checks.retired import RetiredCheck
from guideline.pages.check_pages import KINDS_PAGE, check_pages, page_anchors
from lxml import html

CODES = sorted({**REGISTRY, **FINISHED_CHECKS, **GATES})


def shown(path: str) -> html.HtmlElement:
    """The page as a reader gets it, by the Markdown of the site."""
    source = check_pages("redactie/controles")[f"redactie/controles/{path}"].split("---\n", 2)[2]
    return html.fromstring(
        f"<article>{markdown.markdown(source, extensions=['attr_list', 'tables', 'toc'])}</article>"
    )


def family_page(code: str) -> str:
    return f"{FAMILIES[code[0]].page}.md"


@pytest.mark.parametrize("code", CODES)
def test_code_has_its_title_explanation_version_and_examples_in_its_place(code: str) -> None:
    check = {**REGISTRY, **FINISHED_CHECKS, **GATES}[code]
    (heading,) = shown(family_page(code)).xpath(f"//h2[@id='{code.casefold()}']")
    assert heading.text_content() == f"{code} {check.title}"
    after = []
    for element in heading.itersiblings():
        if element.tag == "h2":
            break
        after.append(element)
    assert [element.tag for element in after] == ["p", "p", "p", "pre", "p", "pre"]
    assert after[1].text_content().endswith(f"Sinds versie {check.since}.")
    assert after[3].text_content().rstrip("\n") == check.example.wrong.expandtabs(4).rstrip("\n")
    assert after[5].text_content().rstrip("\n") == (
        check.example.right or "(deze regels zijn er niet)"
    ).rstrip("\n")


def test_overview_leads_to_every_code() -> None:
    links = {link.text: link.get("href") for link in shown("index.md").xpath("//table//a")}
    assert links == {code: f"{family_page(code)}#{code.casefold()}" for code in CODES}


def test_links_to_the_pages_and_their_places_count_as_good() -> None:
    anchors = page_anchors("redactie/controles")
    assert anchors.keys() == check_pages("redactie/controles").keys()
    for path, source in check_pages("redactie/controles").items():
        if not path.endswith("index.md"):
            assert anchors[path] == set(re.findall(r"^## .*\{ #(\w+) \}$", source, re.MULTILINE))


def test_retired_code_keeps_its_explanation_and_names_its_successor(monkeypatch: pytest.MonkeyPatch) -> None:
    old = RetiredCheck("V900", "Oude controle", "Zo was het.", "0.1.0", "0.2.0", "M001")
    monkeypatch.setitem(RETIRED, "V900", old)
    page = shown("verwijzingen.md")
    (heading,) = page.xpath("//h2[@id='v900']")
    explanation, note = heading.xpath("following-sibling::p")
    assert explanation.text_content() == "Zo was het."
    assert note.text_content() == (
        "Deze controle wordt niet meer gedaan. Sinds versie 0.1.0. Vervallen in versie 0.2.0."
        " In plaats daarvan kwam M001."
    )
    assert note.xpath("a/@href") == ["gegevens.md#m001"]
    assert "v900" in page_anchors("redactie/controles")["redactie/controles/verwijzingen.md"]
    row = shown("index.md").xpath("//tr[td/a/text()='V900']")[0]
    assert row.text_content().split() == ["V900", "Oude", "controle", "vervallen"]


def test_retired_code_without_successor_says_only_that_it_went(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RETIRED, "V900", RetiredCheck("V900", "Oud", "Zo was het.", "0.1.0", "0.2.0"))
    assert shown("verwijzingen.md").xpath("//h2[@id='v900']/following-sibling::p[2]")[0].text_content() == (
        "Deze controle wordt niet meer gedaan. Sinds versie 0.1.0. Vervallen in versie 0.2.0."
    )


@pytest.mark.parametrize("code", sorted(KINDS))
def test_a_kind_of_change_has_its_name_explanation_level_and_examples_in_its_place(code: str) -> None:
    kind = KINDS[code]
    (heading,) = shown(f"{KINDS_PAGE}.md").xpath(f"//h2[@id='{code.casefold()}']")
    assert heading.text_content() == f"{code} {kind.name}"
    after = list(heading.itersiblings())[:6]
    assert [element.tag for element in after] == ["p", "p", "p", "pre", "p", "pre"]
    assert after[0].text_content() == kind.explanation
    assert kind.level.value in after[1].text_content()
    assert after[3].text_content().rstrip() == (kind.before or "(staat er niet)")
    assert after[5].text_content().rstrip() == (kind.after or "(staat er niet)")


def test_the_overview_leads_to_the_kinds_of_change() -> None:
    assert f"{KINDS_PAGE}.md" in {link.get("href") for link in shown("index.md").iter("a")}
