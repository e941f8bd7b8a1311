"""English terms of the list are marked as English wherever readers meet them, and nothing else changes."""

from __future__ import annotations

import re

import pytest
from guideline.finishing.english import EnglishTerms, mark
from project import Project

TERMS = EnglishTerms(
    ["pain flare", "pain flare rate", "Impairment Scale", "ASIA Impairment Scale", "log-roll"]
)
LIST = "docs/engelse-termen.yml"
MODULE = "docs/diagnostiek/voorbeeld.md"


def marked(page: str) -> list[str]:
    """The texts that are marked, with the element around each."""
    return [
        f"{tag}: {text}" for tag, text in re.findall(r'<(\w+) lang="en">(.*?)</\1>', mark(page, TERMS), re.S)
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<p>Een pain flare, soms.</p>", ["span: pain flare"], id="paragraph"),
        pytest.param("<li>Pain Flare</li>", ["span: Pain Flare"], id="capitals"),
        pytest.param("<p>pain\nflare</p>", ["span: pain\nflare"], id="over a line end"),
        pytest.param("<p>pain flares, campain flare</p>", [], id="part of a word"),
        pytest.param(
            "<p>pain flare-fase (‘log-roll’)</p>", ["span: pain flare", "span: log-roll"], id="beside signs"
        ),
        pytest.param("<h2 id='a'>pain flare<a>¶</a></h2>", ["span: pain flare"], id="heading"),
        pytest.param("<a href='#'>pain flare</a>", ["span: pain flare"], id="link"),
        pytest.param("<td>ASIA Impairment Scale</td>", ["span: ASIA Impairment Scale"], id="longest first"),
        pytest.param("<td>De Impairment Scale</td>", ["span: Impairment Scale"], id="shorter term alone"),
        pytest.param("<p><b>a</b> &amp; pain flare</p>", ["span: pain flare"], id="after an entity"),
        pytest.param(
            "<p><strong>Pain</strong> <abbr title='x'>flare</abbr></p>",
            ["span: Pain", "span: flare"],
            id="half in bold",
        ),
        pytest.param("<td>pain flare rate</td>", ["span: pain flare rate"], id="longest first at one place"),
        pytest.param(
            "<p>pain flare <em>soms even</em></p>", ["span: pain flare"], id="before other bold text"
        ),
        pytest.param("<p>R&amp;pain flare</p>", ["span: pain flare"], id="against an entity"),
        pytest.param("<p>R&#38;pain flare</p>", ["span: pain flare"], id="against a numbered entity"),
        pytest.param("<p>R<!-- x -->pain flare</p>", ["span: pain flare"], id="against a comment"),
        pytest.param("<li>pain <ul><li>flare</li></ul></li>", [], id="over a list in a list"),
        pytest.param("<p>pain</p><p>flare</p>", [], id="over two paragraphs"),
        pytest.param("<td>pain</td>\n<td>flare</td>", [], id="over two cells"),
        pytest.param(
            "<svg><text><tspan>pain flare</tspan></text></svg>", ["tspan: pain flare"], id="drawing"
        ),
        pytest.param(
            "<svg><text><tspan>na een pain</tspan> <tspan>flare</tspan></text></svg><p>pain flare</p>",
            ["tspan: pain", "tspan: flare", "span: pain flare"],
            id="drawing with two lines",
        ),
        pytest.param(
            "<svg><title>pain flare</title><desc>pain flare</desc></svg>", [], id="name of a drawing"
        ),
        pytest.param("<pre><code>pain flare</code> pain flare</pre>", [], id="code"),
        pytest.param("<title>pain flare</title><script>'pain flare'</script>", [], id="head"),
        pytest.param("<abbr title='pain flare'>PF</abbr><!-- pain flare -->", [], id="attribute and comment"),
        pytest.param(
            '<html lang="nl"><p>pain flare</p></html>', ["span: pain flare"], id="language of the page"
        ),
        pytest.param(
            '<img lang="nl" alt=""><p>pain flare</p>', ["span: pain flare"], id="language of an empty element"
        ),
    ],
)
def test_terms_are_marked_in_text_only(page: str, expected: list[str]) -> None:
    assert marked(page) == expected


def test_a_term_is_never_marked_twice() -> None:
    page = '<i lang="en">The <i>pain flare</i> study, <span>pain flare</span></i> <p>pain flare</p>'
    once = mark(page, TERMS)
    assert once == page.replace("<p>pain flare</p>", '<p><span lang="en">pain flare</span></p>')
    assert mark(once, TERMS) == once


def test_everything_else_stays_as_it_is() -> None:
    page = (
        "<!doctype html>\n<HTML lang=nl><head><script>if (a<b && c>d) x('</p>');</script></head>\r\n"
        "<body><p class=a data-x='1 > 0'>é &amp;&#x27; 🙂 pain flare<br/>a < b & c</P>"
        "<svg><linearGradient/><path d=''/></svg></body>"
    )
    result = mark(page, TERMS)
    assert result == page.replace("pain flare", '<span lang="en">pain flare</span>')


def test_without_terms_a_page_stays_as_it_is() -> None:
    assert not EnglishTerms([])
    assert mark("<p>pain flare</p>", EnglishTerms([])) == "<p>pain flare</p>"


def test_a_term_is_text_and_no_pattern() -> None:
    page = "<p>p (waarde) a.b axb</p>"
    assert mark(page, EnglishTerms(["p (waarde)", "a.b"])) == (
        '<p><span lang="en">p (waarde)</span> <span lang="en">a.b</span> axb</p>'
    )


# -- the list and its checks


@pytest.mark.parametrize(
    ("content", "line", "hint"),
    [
        pytest.param("- pain flare\n- Pain  Flare\n", 2, "ook op regel 1", id="twice"),
        pytest.param("- pain flare\n-\n", 2, "één Engelse term", id="empty"),
        pytest.param("- pain flare\n- ' '\n", 2, "één Engelse term", id="blank"),
        pytest.param("- pain flare\n- effect: of treatment\n", 2, "één Engelse term", id="with a colon"),
        pytest.param("- pain flare\n- [a, b]\n", 2, "één Engelse term", id="list in a list"),
        pytest.param("pain flare: ja\n", 1, "lijst van termen", id="keys"),
        pytest.param("pain flare\n", 1, "lijst van termen", id="bare text"),
    ],
)
def test_what_is_no_list_of_terms_is_a_finding(project: Project, content: str, line: int, hint: str) -> None:
    project.write(LIST, content)
    found = [item for item in project.check() if item.place.path == LIST]
    assert [(item.code, item.place.line) for item in found] == [("M011", line)]
    assert hint in found[0].message
    assert found[0].suggestion


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(MODULE, "Doe dit.", "Doe dit bij een *log roll*.", id="recommendation"),
        pytest.param(MODULE, "## Onderbouwing", "## Onderbouwing\n\n### De log roll", id="heading"),
        pytest.param(MODULE, "- Open punt.", "- Open punt: de log roll.", id="list"),
        pytest.param(MODULE, "- Open punt.", "| A | B |\n|---|---|\n| log roll | 1 |", id="table"),
        pytest.param(MODULE, "zes of zeven?", "log roll?", id="question"),
        pytest.param("docs/woordenlijst.yml", "Beelden met", "Beelden van een log roll met", id="glossary"),
        pytest.param("docs/waarden.yml", "12 uur", "12 uur na log roll", id="value"),
        pytest.param(
            "docs/diagnostiek/stroomschema-voorbeeld.md", "Bel direct", "Bel na log<br/>roll", id="flowchart"
        ),
    ],
)
def test_a_term_counts_as_used_wherever_readers_meet_it(
    project: Project, file: str, old: str, new: str
) -> None:
    project.write(LIST, "- pain flare\n- log roll\n")
    assert [(item.code, item.place.line) for item in project.check()] == [("T007", 2)]
    project.replace(file, old, new)
    assert not [item for item in project.check() if item.code == "T007"]


def test_a_term_in_code_only_is_not_used(project: Project) -> None:
    project.write(LIST, "- pain flare\n- log roll\n")
    project.replace(MODULE, "- Open punt.", "- Open punt: `log roll`.")
    assert [item.place.line for item in project.check() if item.code == "T007"] == [2]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(
            MODULE, "- Open punt.", "- Open punt: quality of life questionnaire with pain.", id="module"
        ),
        pytest.param("docs/woordenlijst.yml", "Een woord om", "Decision aid, een woord om", id="glossary"),
        pytest.param(
            "docs/diagnostiek/stroomschema-voorbeeld.md", "Bel direct", "Supportive<br/>care", id="flowchart"
        ),
    ],
)
def test_english_that_is_not_in_the_list_is_found(project: Project, file: str, old: str, new: str) -> None:
    line = project.read(file)[: project.read(file).index(old)].count("\n") + 1
    project.replace(file, old, new)
    found = [(item.place.path, item.place.line) for item in project.check() if item.code == "T008"]
    assert [path for path, _ in found] == [file]
    assert found[0][1] in (line, line - 1)  # a definition is reported where its term begins


def test_english_on_a_later_line_of_a_paragraph_is_found_at_its_line(project: Project) -> None:
    project.replace(MODULE, "Afweging.", "Eerste regel met een pain\nflare.\nDan supportive care.")
    line = project.read(MODULE)[: project.read(MODULE).index("Dan supportive")].count("\n") + 1
    found = [item for item in project.check() if item.code == "T008"]
    assert [(item.place.line, item.message) for item in found] == [(line, "‘supportive’ is Engels")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Een pain flare is geen fout.",
        "De follow-up na intensive care is een review van trials met een score.",
        "Zie `with pain` en [de bron](https://example.nl/pain-and-cancer).",
        "Een e-learning, een spinal-achtig woord, painting en cordaat.",
    ],
)
def test_listed_terms_and_dutch_are_no_finding(project: Project, sentence: str) -> None:
    project.replace(MODULE, "- Open punt.", f"- {sentence}")
    assert not [item for item in project.check() if item.code == "T008"]


@pytest.mark.parametrize(
    "before",
    ['<div><b title==">', "<div><b title=x'>", '<div><b a"b>', "<div><!-->", "<div><!-- --!>"],
)
def test_a_tag_ends_where_browsers_end_it(before: str) -> None:
    page = f'{before}pain flare<i title="pain flare">.</i></div>'
    marked = f'{before}<span lang="en">pain flare</span><i title="pain flare">.</i></div>'
    assert mark(page, EnglishTerms(["pain flare"])) == marked
