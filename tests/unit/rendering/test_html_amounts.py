"""What a few characters make many of is counted before the parser that cannot be stopped reads it."""

from __future__ import annotations

import pytest
from guideline.rendering.amounts import DEEPEST, fault_of_abbreviations, fault_of_size
from guideline.rendering.gate import faults
from project import Project


@pytest.mark.parametrize(
    "html",
    [
        "".join(f"<p><b id=x{number}>" for number in range(4000)),
        "".join(f"<b id=x{number}><!-- </b> --><p></p>" for number in range(2000)),
        "".join(f"<b id=x{number}><table><td></b></td></table><p></p>" for number in range(2000)),
        "".join(f"<table><b id=x{number}></table></b>" for number in range(2000)),
        '<p a">' + "".join(f"<p><b id=x{number}>" for number in range(4000)) + '"',
        "<!-->" + "".join(f"<p><b id=x{number}>" for number in range(4000)) + "-->",
        "<b id=1><i id=2><u id=3>" + "<p></p>" * 50_000,
        "<div>" * 5000,
        "<g/>" * 5000,
        "<svg></p>" + "<g/><p></p>" * 50_000,
        "<svg><title>" + "<g/><p></p>" * 5000,
        "<p " + " ".join(f"a{number}" for number in range(5000)) + ">",
        "<p/" + "/".join(f"a{number}" for number in range(5000)) + ">",
    ],
)
def test_html_that_costs_the_square_of_its_size_is_a_fault(html: str) -> None:
    assert fault_of_size(html)
    assert len(faults(html, lambda _target: "")) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>Een <b>woord</b>.<br>Nog een.</p>" * 5000,
        "<p>Een <b>woord.</p>",
        '<svg viewBox="0 0 1 1">' + '<g><a href="#x"><path d="M0 0=1"/></a></g>' * 2000 + "</svg>",
        "<!-- richtlijn:einde -->" * 2000,
        "<div>" * DEEPEST + "</div>" * DEEPEST,
        '<p title="' + "x " * 5000 + '">x</p>',
    ],
)
def test_an_ordinary_text_is_none(html: str) -> None:
    assert fault_of_size(html) is None


def test_a_meaning_that_stands_at_too_many_uses_is_a_fault_at_the_abbreviation(project: Project) -> None:
    assert fault_of_abbreviations("De A en de A.", {"A": "woord " * 499}) is None
    definition = "woord " * 499
    project.append("docs/woordenlijst.yml", f"- term: Aap\n  afkorting: A\n  definitie: {definition}\n")
    project.append("docs/index.md", "\nHier.\n\n" + "A A A A A\n" * 200)
    first = project.read("docs/index.md").splitlines().index("A A A A A") + 1
    assert ("G102", first) in {
        (item.code, item.place.line) for item in project.check() if item.place.path == "docs/index.md"
    }
