"""What is marked as a block or a button is shown as one, or an editor hears why not."""

from __future__ import annotations

import pytest
from guideline.rendering.extension import GuidelineMarkdown
from lxml import html
from markdown import Markdown
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"
LINK = "[de module](stroomschema-voorbeeld.md)"


def findings(project: Project, snippet: str) -> list[tuple[str, int]]:
    """Put ``snippet`` in a module; return the codes of what is found there, each with its line in the snippet
    (from 0)."""
    text = project.read(MODULE)
    project.replace(MODULE, "## Overwegingen\n", f"## Overwegingen\n\n{snippet}\n")
    first = text[: text.index("## Overwegingen\n")].count("\n") + 3
    return [(item.code, item.place.line - first) for item in project.check() if item.place.path == MODULE]


@pytest.mark.parametrize(
    "snippet",
    [
        f"/// kaarten\n- **{LINK}**\n  Tekst.\n- Nog een.\n///",
        "/// kaarten\n\n- Een.\n\n- Twee.\n\n///",
        "/// inleiding\nTekst.\n///",
        f"/// spoed\n{LINK}{{ .knop }}\n///",
        f"{LINK}{{: .knop }} en meer tekst.",
        "Binnen {waarde:termijn} (of {zie hieronder}).",
    ],
)
def test_good_blocks_and_buttons(project: Project, snippet: str) -> None:
    assert findings(project, snippet) == []


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        pytest.param("/// kaarten\n///", [("M026", 0)], id="empty"),
        pytest.param("/// kaarten\nTekst.\n///", [("M026", 0)], id="text"),
        pytest.param("/// kaarten\nTekst.\n\n- Een.\n///", [("M026", 0)], id="text and a list"),
        pytest.param("/// kaarten\n1. Een.\n2. Twee.\n///", [("M026", 0)], id="numbers"),
        pytest.param("/// kaarten\n- Een.\n- Twee.", [("M023", 0)], id="not closed"),
        pytest.param("/// kaart\n- Een.\n///", [("M023", 0)], id="misspelt"),
        pytest.param("/// inleiding\n///", [("M026", 0)], id="empty introduction"),
        pytest.param("Zie.\n\n/// spoed\n\n///", [("M026", 2)], id="empty emergency box"),
        pytest.param(f"Zie\n{LINK}{{ .knpo }}.", [("M027", 1)], id="misspelt button"),
        pytest.param(f"{LINK} {{ .knop }}", [("M027", 0)], id="space before the mark"),
        pytest.param("Tekst. { .knop }", [("M027", 0)], id="no link"),
        pytest.param(f"{LINK}{{ .knop onclick=start() }}", [("M027", 0)], id="command"),
        pytest.param("Tekst. {: style='color:red' }", [("M027", 0)], id="style"),
        pytest.param("### Kop { .groot }", [("M027", 0)], id="heading"),
        pytest.param("<p\n onclick='start()'>Tekst</p>", [("G002", 1)], id="command in HTML"),
        pytest.param("<!-- Let op: de regel onderaan = nieuw. -->", [], id="remark"),
        pytest.param('<a href="https://richtlijnendatabase.nl/onderzoek=1">x</a>', [], id="address"),
        pytest.param("Een <b onfocus=start()>woord</b>.", [("G002", 0)], id="command within a line"),
        pytest.param("[Start](JavaScript&colon;start)", [("G002", 0)], id="disguised command"),
    ],
)
def test_bad_blocks_and_buttons_are_found_at_their_line(
    project: Project, snippet: str, expected: list[tuple[str, int]]
) -> None:
    found = findings(project, snippet)
    assert [item for item in found if item[0] in ("M023", "M026", "M027", "G002")] == expected


def test_they_are_shown_as_what_they_are() -> None:
    source = (
        f"/// inleiding\nKort.\n///\n\n/// kaarten\n- **{LINK}**\n  Een.\n- Twee.\n///\n\n{LINK}{{ .knop }}\n"
    )
    page = html.fromstring(Markdown(extensions=["attr_list", GuidelineMarkdown()]).convert(source))
    assert page.xpath("string(.//div[@class='inleiding']/p)") == "Kort."
    assert [
        " ".join(card.text_content().split()) for card in page.xpath(".//div[@class='kaarten']/ul/li")
    ] == [
        "de module Een.",
        "Twee.",
    ]
    assert page.xpath(".//a[@class='knop']/@href") == ["stroomschema-voorbeeld.md"]


def test_a_word_that_is_no_strength_becomes_no_class(project: Project) -> None:
    project.replace(MODULE, "sterkte: sterk", "sterkte: sterk mermaid")
    assert [item.code for item in project.check() if item.place.path == MODULE] == ["M020"]


def test_what_editors_remark_to_each_other_does_not_come_on_the_page() -> None:
    source = "Een <!-- b --> c.\n\n<!-- mermaid\n\n-- > <form> -->\n\n<!-- richtlijn:einde -->\n"
    shown = Markdown(extensions=[GuidelineMarkdown()]).convert(source)
    assert "Een  c." in shown
    assert "form" not in shown
    assert "<!-- richtlijn:einde -->" in shown
