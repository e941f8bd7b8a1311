"""What stands in a page as code is either the build's own or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline.finishing.finished_page import FinishedPage, finished_page
from guideline.finishing.inline_code import OwnCode, exact_script, template_scripts, template_styles
from guideline.finishing.security_headers import headers, inline_hashes

TEMPLATE = """
{% if feature %}<script>var a=1</script>{% endif %}
<script>scope=new URL("{{ config.scope | d(base_url) }}",location),hash=e=>e</script>
<script>{% if x %}tracker("{{ x }}"){% endif %}</script>
<script src="{{ 'a.js' | url }}"></script>
<style>p{top:0}</style><style>p{top:{{ x }}}</style>
"""


@pytest.fixture
def own(tmp_path: Path) -> OwnCode:
    (tmp_path / "templates" / "partials" / "deep").mkdir(parents=True)
    (tmp_path / "templates" / "partials" / "deep" / "scripts.html").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "templates" / "base.html").write_text("<script>b(2)</script>", encoding="utf-8")
    return OwnCode(
        scripts=(*template_scripts([tmp_path / "templates"]), exact_script("start({a: 1});")),
        styles=template_styles([tmp_path / "templates"]),
    )


def test_a_style_sheet_of_a_template_is_own_code_and_one_that_is_filled_in_is_not(own: OwnCode) -> None:
    page = looked_at("<style>p{top:0}</style><style>p{top:1}</style>", own)
    assert page.styles == ["p{top:0}"]
    assert page.foreign == ["een stijlblad dat begint met ‘p{top:1}’"]


def found(body: str, own: OwnCode) -> list[str]:
    return looked_at(body, own).foreign


def looked_at(body: str, own: OwnCode) -> FinishedPage:
    return finished_page("index.html", f"<html><body>{body}</body></html>", own)


@pytest.mark.parametrize(
    "body",
    [
        "<script>var a=1</script>",
        "<script>b(2)</script>",
        "<script>start({a: 1});</script>",
        '<script>scope=new URL("../..",location),hash=e=>e</script>',
        '<script>scope=new URL("https://richtlijn.example/map/",location),hash=e=>e</script>',
        '<script type="application/json">{"a": 1}</script>',
        '<article><script type="application/ld+json">{"a": 1}</script></article>',
        '<script src="a.js"></script>',
        '<article><a href="wat/#javascript:x">onclick="javascript:x"</a></article>',
        "<article><!-- <script>kwaad()</script> --></article>",
    ],
)
def test_what_the_build_wrote_is_accepted(body: str, own: OwnCode) -> None:
    assert found(body, own) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<article><script>kwaad()</script></article>", "een script dat begint met ‘kwaad()’"),
        ('<article><base href="https://kwaad.example/"></article>', "een element ‘base’"),
        (
            '<article><meta http-equiv="refresh" content="9;url=//k.example"></article>',
            "een element ‘meta’",
        ),
        ('<article><a href="data:text/html,<b>">x</a></article>', "een link met een opdracht"),
        ("<article></article><script>kwaad()</script>", "een script dat begint met ‘kwaad()’"),
        ("<script>var a=1;kwaad()</script>", "een script dat begint met"),
        ('<script>scope=new URL("",kwaad(),"",location),hash=e=>e</script>', "een script dat begint met"),
        ('<script>tracker("x")</script>', "een script dat begint met"),
        ('<script type="module">kwaad()</script>', "een script dat begint met"),
        ('<script type="text/ecmascript">kwaad()</script>', "een script dat begint met"),
        ("<svg><script>kwaad()</script></svg>", "een script dat begint met"),
        ("<template><script>kwaad()</script></template>", "een script dat begint met"),
        ('<article><script src="a.js"></script></article>', "een script uit het bestand ‘a.js’"),
        ("<style>p{color:blue}</style>", "een stijlblad dat begint met ‘p{color:blue}’"),
        ("<svg><style>p{color:blue}</style></svg>", "een stijlblad dat begint met"),
        ('<p onclick="kwaad()">x</p>', "het attribuut ‘onclick’"),
        ('<img src="a.png" OnError=kwaad()>', "het attribuut ‘onerror’"),
        ('<a href="javascript:kwaad()">x</a>', "een link met een opdracht: ‘javascript:kwaad()’"),
        ('<a href=" Java&#10;script&colon;kwaad()">x</a>', "een link met een opdracht"),
        ('<svg><a xlink:href="javascript:kwaad()">x</a></svg>', "een link met een opdracht"),
        ('<iframe src="x.html"></iframe>', "een element ‘iframe’"),
        ('<object data="x.svg"></object>', "een element ‘object’"),
        ('<form action="javascript:kwaad()"></form>', "een link met een opdracht"),
    ],
)
def test_what_came_in_with_a_text_is_found(body: str, words: str, own: OwnCode) -> None:
    (what,) = found(body, own)
    assert what.startswith(words)


def test_only_the_build_s_own_code_is_in_the_policy(own: OwnCode) -> None:
    def policy(body: str) -> str:
        hashes = inline_hashes(looked_at(body, own).scripts, ["p{color:red}"])
        return headers(hashes)["Content-Security-Policy"]

    clean = policy("<script>b(2)</script>")
    assert clean.count("'sha256-") == 2
    foreign = "<script>kwaad()</script><style>p{color:blue}</style>"
    assert policy(f"<script>b(2)</script>{foreign}") == clean
