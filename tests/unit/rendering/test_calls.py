"""A number that a reader must call can be tapped; the same figures elsewhere cannot."""

from __future__ import annotations

import pytest
from guideline.comparison.shown import passages_shown
from guideline.rendering.calls import call_address
from guideline.rendering.extension import GuidelineMarkdown
from guideline.rendering.page import PageRendering
from lxml import html
from markdown import Markdown


def shown(source: str, page: PageRendering | None = None) -> str:
    own = GuidelineMarkdown()
    own.page = page or PageRendering()
    return Markdown(extensions=["tables", own]).convert(source)


def called(source: str, page: PageRendering | None = None) -> list[tuple[str, str]]:
    links = html.fromstring(f"<div>{shown(source, page)}</div>").xpath("//a[@class='bellen']")
    return [(link.get("href"), link.text) for link in links]


@pytest.mark.parametrize(
    "text",
    [
        "Krijgt u niemand te pakken? Bel 112.",
        "Bel dan meteen 112. Dat kan uw hart zijn.",
        "Bel **112** en zeg dat het spoed is.",
        "- eerst dit\n- **bel** direct 112, dag en nacht",
        "| Nu | Bel 112 |\n|---|---|\n| a | u belt 112 |",
    ],
)
def test_the_emergency_number_calls(text: str) -> None:
    assert set(called(text)) == {("tel:112", "112")}
    words = html.fromstring(f"<div>{shown(text)}</div>").text_content().split()
    assert (
        words
        == html.fromstring(f"<div>{shown(text.replace('112', '111'))}</div>")
        .text_content()
        .replace("111", "112")
        .split()
    )


@pytest.mark.parametrize(
    "text",
    ["112 patiënten", "Van 112 belde niemand.", "Bel ons. 112 mensen deden dat.", "bel `112`", "Bel 1125"],
)
def test_figures_that_count_something_do_not_call(text: str) -> None:
    assert called(text) == []


def test_a_registered_number_calls_and_other_values_do_not() -> None:
    page = PageRendering(
        values={"lijn": "0800-1234", "dosis": "16 mg"}, telephones=frozenset({"lijn"}), path="a.md"
    )
    assert called("Bel {waarde:lijn} na {waarde:dosis}.", page) == [("tel:08001234", "0800-1234")]


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("040 - 123 45 67", "tel:0401234567"),
        ("+31 (0)40 123 45 67", "tel:+31401234567"),
        ("(040) 1234567", "tel:0401234567"),
        ("2222", "tel:2222"),
        ("toestel 2222", ""),
        ("sein 44", ""),
        ("040-1234567 of 2222", ""),
    ],
)
def test_a_number_as_typed_becomes_an_address_that_calls(number: str, address: str) -> None:
    assert call_address(number) == address


def test_a_link_that_the_site_adds_is_no_difference_with_what_was_typed() -> None:
    assert [passage.links for passage in passages_shown(shown("Bel 112."))] == [()]


def test_on_the_emergency_page_values_stand_out_and_abbreviations_in_them_keep_their_meaning() -> None:
    own = GuidelineMarkdown()
    own.page = PageRendering(values={"dosis": "8 Gy *per* keer"}, facts=frozenset({"dosis"}))
    made = Markdown(
        extensions=["abbr", own], extension_configs={"abbr": {"glossary": {"Gy": "gray"}}}
    ).convert("Geef {waarde:dosis}.")
    fact = html.fromstring(made).xpath("//span[@class='waarde']")[0]
    assert fact.text_content() == "8 Gy *per* keer"
    assert fact.xpath("abbr/@title") == ["gray"]
