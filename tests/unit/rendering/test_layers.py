"""What belongs to one recommendation stands under it, once, with its anchors."""

import re

from guideline.rendering.layers import layered

BOX = (
    '<div class="aanbeveling" id="doe-dit"><div class="aanbeveling-tekst"><p>Doe dit.</p></div>'
    '<p class="aanbeveling-voet">Bronnen <span class="citatie">[<a href="#bron-x" aria-label="bron 1">1</a>,'
    ' <a href="#bron-y" aria-label="bron 2">2</a>]</span></p></div>'
)
PART = (
    '<h4 data-bij="doe-dit" id="eerste-gift">Eerste gift'
    '<a class="headerlink" href="#eerste-gift">¶</a></h4>\n'
    '<p>Omdat 3 &lt; 5 <span class="citatie">[<a href="#bron-x">1</a>]</span>.</p>\n'
    '<h5 id="dieper">Dieper</h5>\n'
    "<p>Slot.</p>\n"
)
AFTER = '<h4 id="ander">Ander</h4>\n<p>Blijft.</p>\n'
PAGE = (
    f'<h2 id="aanbevelingen">Aanbevelingen</h2>\n{BOX}\n<p>Erna.</p>\n'
    f'<h2 id="overwegingen">Overwegingen</h2>\n<h3 id="voor">Voor</h3>\n<p>Vooraf.</p>\n{PART}{AFTER}'
)


def test_the_part_under_a_marked_heading_opens_under_its_recommendation_and_stands_once():
    shown = layered(PAGE)
    details = shown[shown.index("<details") : shown.index("</details>")]
    assert shown.index('id="doe-dit"') < shown.index("<details") < shown.index("Erna.")
    assert "Omdat 3 &lt; 5" in details
    assert "Slot." in details
    assert "Blijft." not in details
    assert "Overwegingen</span> Eerste gift</summary>" in details
    for anchor in ("eerste-gift", "dieper", "ander", "doe-dit"):
        assert len(re.findall(f' id="{anchor}"', shown)) == 1
    assert "data-bij" not in shown


def test_where_it_was_typed_a_line_leads_to_it():
    shown = layered(PAGE)
    line = shown[shown.index('<p class="laag-elders"') :]
    assert shown.index("Vooraf.") < shown.index("laag-elders") < shown.index("Ander")
    assert '<a href="#eerste-gift">Eerste gift</a>.' in line


def test_headings_do_not_skip_a_level_where_they_come_to_stand():
    shown = layered(PAGE)
    assert re.search(r"<h3 [^>]*eerste-gift", shown)
    assert re.search(r"<h4 [^>]*dieper", shown)


def test_a_source_that_the_part_cites_leads_there_first():
    shown = layered(PAGE)
    box = shown[: shown.index("<details")]
    assert (
        '<a href="#eerste-gift" aria-label="bron 1, in de overwegingen hieronder" data-bron="bron-x">1' in box
    )
    assert '<a href="#bron-y" aria-label="bron 2">2' in box


def test_two_parts_of_two_sections_are_one_line():
    evidence = (
        '<h2 id="onderbouwing">Onderbouwing</h2>\n<h3 data-bij="doe-dit" id="meting">Meting</h3>\n<p>M.</p>\n'
    )
    shown = layered(PAGE + evidence)
    assert shown.count("<details") == 1
    assert "Overwegingen en onderbouwing</span> Eerste gift · Meting</summary>" in shown


def test_what_names_no_recommendation_of_the_page_stays_where_it_is():
    page = PAGE.replace('data-bij="doe-dit"', 'data-bij="anders"')
    assert "<details" not in layered(page)
    assert layered(page).index("Vooraf.") < layered(page).index("Slot.")


def test_drawings_and_other_markup_stay_as_they_are():
    drawing = '<svg viewBox="0 0 1 1"><path d="M0"></path></svg>'
    assert drawing in layered(PAGE.replace("<p>Vooraf.</p>", f"<p>{drawing}</p>"))
    assert layered(BOX) == BOX
