"""What is published consists of what is on the list; anything else is a fault, wherever it hides."""

from __future__ import annotations

import pytest
from guideline.rendering.gate import faults, judge_of_links

SOUND = """
<h2 id="kop">Kop<a class="headerlink" href="#kop" title="Link naar deze kop">&para;</a></h2>
<p>Tekst met <strong>nadruk</strong>, <abbr title="beeld" tabindex="0">MRI</abbr>, a &lt; b
<!-- een opmerking --> en een <a href="https://thuisarts.nl/pijn">link</a>,
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
    ],
)
def test_nothing_else_passes(html: str) -> None:
    assert faults(f"<p>Voor.</p>\n{html}\n<p>Na.</p>", known)


def test_a_fault_says_what_it_is_and_what_to_look_for() -> None:
    [fault] = faults("<p>Zie <meter value=3></meter>.</p>", known)
    assert (fault.what, fault.trace) == ("het element ‘meter’", "<meter")


def test_the_site_may_name_its_own_address_also_without_a_certificate() -> None:
    own = judge_of_links(lambda _host: False, own="http://intranet.voorbeeld/richtlijn/")
    link = '<a href="http://intranet.voorbeeld/richtlijn/">hier</a>'
    assert faults(link, own) == []
    assert faults(link, known)
