"""What is published consists of what is on the list; anything else is a fault, wherever it hides."""

from __future__ import annotations

import re

import pytest
from guideline.flowcharts.graph import DiagramError
from guideline.rendering.gate import faults, faults_in_page, judge_of_links
from guideline.rendering.page import PageRendering

SOUND = """
<h2 id="kop">Kop<a class="headerlink" href="#kop" title="Link naar deze kop">&para;</a></h2>
<p>Tekst met <strong>nadruk</strong>, <abbr title="beeld" tabindex="0">MRI</abbr>, a &lt; b
<!-- richtlijn:einde --> en een <a href="https://thuisarts.nl/pijn">link</a>,
<a href="../ander.md#x">nog een</a>, <a href="tel:112">112</a>.<br></p>
<table><thead><tr><th scope="col" style="text-align: left;">A</th></tr></thead></table>
<ul class="kaarten"><li>een<ol start="2"><li>twee</li></ol></li></ul>
<img alt="Een wervel" src="../assets/images/wervel.png">
<svg viewBox="0 0 1 1" role="group"><g transform="scale(1)"><a href="#x"><rect width="1"/></a></g></svg>
"""


known = judge_of_links(("thuisarts.nl", "kanker.nl").__contains__)


def test_a_text_of_the_guideline_passes() -> None:
    assert faults(SOUND, known) == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>x()</script>",
        "<ScRiPt src=x.js></script>",
        "<style>p{}</style>",
        "<iframe srcdoc='&lt;script&gt;'></iframe>",
        "<object data=x></object>",
        "<embed src=x>",
        "<form><input></form>",
        "<link rel=stylesheet href=x>",
        "<meta http-equiv=refresh content=0>",
        "<base href=//elders.example>",
        "<template><img src=x onerror=x()></template>",
        "<noscript><p title='</noscript><img src=x onerror=x()>'></noscript>",
        "<math><mtext><table><mglyph><style><img src=x onerror=x()>",
        "<svg><style>@import 'x'</style></svg>",
        "<svg><foreignObject><p>x</p></foreignObject></svg>",
        "<svg><animate attributeName=href values=javascript:x()></svg>",
        "<svg><use href='https://elders.example/x.svg#a'/></svg>",
        "<svg><a xlink:href='javascript:x()'><text>x</text></a></svg>",
        "<svg><rect fill='url(https://elders.example/x)'/></svg>",
        """<svg><rect mask="image-set('https://elders.example/x' 1x)"/></svg>""",
        """<svg><rect mask="-webkit-cross-fade('//elders.example/x')"/></svg>""",
        "<video src=x></video>",
        "<p onclick=x()>x</p>",
        "<p\nOnClick = x()>x</p>",
        "<p/onclick=x()>x</p>",
        "<p style='position:fixed'>x</p>",
        "<p class='md-overlay'>x</p>",
        "<table background='//elders.example/x'><tr><td>x</td></tr></table>",
        "<img src='https://thuisarts.nl/x.png'>",
        "<img src=x srcset='//elders.example/x 2x'>",
        "<p srcset='x'>",
        "<a href='javascript:x()'>x</a>",
        "<a href='java&#9;script:x()'>x</a>",
        "<a href='&#x6a;avascript:x()'>x</a>",
        "<a href='https://elders.example'>x</a>",
        "<a href='//elders.example'>x</a>",
        "<a href='HTTPS://thuisarts.nl'>x</a>",
        "<a href='https://kanker.nl@elders.example'>x</a>",
        "<a href='ms-word:x'>x</a>",
        "<a href='#x' ping='https://elders.example'>x</a>",
        "<a href='#x' target=_top>x</a>",
        "</article><p>buiten</p>",
        "</div><p>buiten</p>",
        "</div></main></div>buiten",
        "<plaintext>",
        "<xmp><p></xmp>",
        "<textarea></textarea>",
        "<onbekend-element></onbekend-element>",
        "<a href='#x' title='<img src=x onerror=x()>'>x</a>",
        "<img src=x.png alt=x title='&amp;lt;img src=x onerror=x()&amp;gt;'>",
        "<p><!-- -- ></article><form action='https://elders.example/'></form> --></p>",
        "<p><!-- richtlijn:einde ---></p>",
        "<?php x ?>",
        "<div class=mermaid>sequenceDiagram</div>",
        "<pre class=mermaid><code>graph TD</code></pre>",
        "<pre><code class=language-mermaid>graph TD</code></pre>",
        "<p class=verhuisd id=oud><a href='https://thuisarts.nl'>x</a></p>",
        "<p class=verhuisd-pagina><a href='https://thuisarts.nl'>x</a></p>",
        "<p class='knop md-sidebar'>x</p>",
        "<span class=tabbed-set>x</span>",
        "<svg><g class=mermaid></g></svg>",
        "<svg><g id=a><rect/></g><use href='#a'/></svg>",
        "<p id=__config>{}</p>",
        "<p id=niets-gevonden>x</p>",
    ],
)
def test_nothing_else_passes(html: str) -> None:
    assert faults(f"<p>Voor.</p>\n{html}\n<p>Na.</p>", known)


def test_a_fault_says_what_it_is_and_what_to_look_for() -> None:
    [fault] = faults("<p>Zie <meter value=3></meter>.</p>", known)
    assert fault.what == "het element ‘meter’"
    assert re.search(fault.trace, "<meters> <meter value=3>").start() == 9


def test_the_site_may_name_its_own_address_also_without_a_certificate() -> None:
    own = judge_of_links(lambda _host: False, own="http://intranet.voorbeeld/richtlijn/")
    link = '<a href="http://intranet.voorbeeld/richtlijn/">hier</a>'
    assert faults(link, own) == []
    assert faults(link, known)


def test_what_the_site_itself_writes_may_stand_on_its_page_alone() -> None:
    browser = DiagramError(1, "geen stroomschema", understood=True)
    page = PageRendering(moved=frozenset({"oud"}), drawings={"pie": (1, browser), "gantt": (2, None)})
    assert faults('<p class="verhuisd" id="oud">Weg.</p>', known, page) == []
    assert faults('<p class="verhuisd" id="anders">Weg.</p>', known, page)
    assert faults('<pre><code class="language-mermaid">pie\n</code></pre>', known, page) == []
    assert faults('<pre><code class="language-mermaid">gantt\n</code></pre>', known, page)


def test_a_definition_may_hold_a_less_than_sign() -> None:
    assert faults('<p><abbr title="een getal &lt; 5 &amp; meer">G</abbr></p>', known) == []


FRAME = """<!doctype html><html><head><link rel="canonical" href="https://richtlijn.example/a/"></head><body>
<form class="md-header__option" data-md-component="palette"><input type="radio"></form>
<a href="../b/">Menu</a><article><p>Tekst.</p></article>%s</body></html>"""


@pytest.mark.parametrize(
    "html",
    [
        "<meta http-equiv=refresh content='0;url=https://elders.example'>",
        "<form action='https://elders.example'><input name=a></form>",
        "<form class=md-header__option data-md-component=palette><button formaction=//elders.example></form>",
        "<form><input name=bsn></form>",
        "<base href=//elders.example>",
        "<a href='https://elders.example'>x</a>",
        "<map><area href='https://elders.example'></map>",
        "<img src='//elders.example/x.png'>",
        "<link rel=stylesheet href='https://elders.example/x.css'>",
        "<svg><a href='https://elders.example'>x</a></svg>",
        "<a href='../b/' ping='https://elders.example'>x</a>",
    ],
)
def test_what_got_out_of_the_text_is_seen_in_the_finished_page(html: str) -> None:
    own = judge_of_links(lambda _host: False, own="https://richtlijn.example/")
    assert faults_in_page(FRAME % "", own) == []
    assert faults_in_page(FRAME % html, own)


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Eerst een b.\n\nESCC <b en c> d", "<p>ESCC <b en c> d</p>"),
        ("onclick eerst.\n\n[x](a.md){: onclick=y }", "<a onclick=y href=a.md>x</a>"),
        ("Een video.\n\n<video src=x></video>", "<video src=x></video>"),
        ("Niets gevonden?\n\n## Niets gevonden", "<h2 id=niets-gevonden>Niets gevonden</h2>"),
        ("Mermaid.\n\n<i class='knop mermaid'>x</i>", "<i class='knop mermaid'>x</i>"),
    ],
)
def test_the_trace_of_a_fault_leads_to_its_line(typed: str, html: str) -> None:
    for fault in faults(html, known):
        assert typed.count("\n", 0, re.search(fault.trace, typed, re.IGNORECASE).start()) == 2


@pytest.mark.parametrize(
    "target", ["mailto://[@x", "tel://[@x", "//[x/b", "https://kanker.nl／x/a", "mailto://a／b"]
)
def test_a_link_that_the_site_generator_cannot_take_apart_is_a_fault(target: str) -> None:
    assert faults(f'<p><a href="{target}">x</a></p>', known)


def test_only_the_site_says_how_fresh_a_text_is() -> None:
    stand = '<p><span class="stand" data-volgende="2999-01-01" hidden></span></p>'
    assert faults(f"<!-- richtlijn:gemaakt -->{stand}<!-- richtlijn:einde -->", known) == []
    assert faults(stand, known)
    assert faults(f"<!-- richtlijn:gemaakt --><!-- richtlijn:einde -->{stand}", known)
    assert faults('<p data-volgende="2999-01-01">x</p>', known)
