"""Readers get the scripts in few files, and nothing that they never fetch."""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline.finishing.shipped_files import (
    SEARCH_SCRIPT,
    SITE_SCRIPT,
    in_one,
    join_search,
    lean,
    leave_out,
    tell_of_site,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {
        "javascripts/workers/search.1.min.js": "engine();\n//# sourceMappingURL=search.1.min.js.map\n",
        "javascripts/workers/search.1.min.js.map": "{}",
        "javascripts/lunr/wordcut.js": "thai();",
        "javascripts/lunr/min/lunr.nl.min.js": "nl();",
        "javascripts/lunr/min/lunr.fr.min.js": "fr();",
        "stylesheets/main.1.min.css": "p{top:0}\n/*# sourceMappingURL=main.css.map */",
        **{
            f"js/zoeken/{name}.js": f"// what it is\n{name}();\n"
            for name in ("woorden", "begrijpen", "delen", "waarderen", "tonen")
        },
    }.items():
        path = tmp_path / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_search_is_one_script_in_the_order_of_its_parts(site: Path) -> None:
    join_search(site)
    leave_out(site)
    lines = (site / SEARCH_SCRIPT).read_text(encoding="utf-8").split()
    assert lines == ["woorden();", "begrijpen();", "delen();", "waarderen();", "tonen();"]
    assert not (site / "assets/js/zoeken").exists()


def test_what_nobody_fetches_is_left_out(site: Path) -> None:
    join_search(site)
    leave_out(site)
    left = {path.name for path in site.rglob("*") if path.is_file()}
    assert left == {"search.1.min.js", "lunr.nl.min.js", "main.1.min.css", Path(SEARCH_SCRIPT).name}
    assert (site / "assets/stylesheets/main.1.min.css").read_text(encoding="utf-8").strip() == "p{top:0}"


def test_each_script_runs_as_it_would_alone() -> None:
    joined = in_one([("a.js", "// says\nconst x = 1;"), ("b.js", "const x = 2;\n  // too")])
    assert joined.count("try {\nconst x = ") == 2
    assert "says" not in joined
    assert "too" not in joined


def test_what_is_known_of_the_site_comes_before_its_scripts(site: Path) -> None:
    script = site / SITE_SCRIPT
    script.write_text("const x = SITE;", encoding="utf-8")
    tell_of_site(site, {"woordenlijst": "over/één/"})
    assert script.read_text(encoding="utf-8") == 'const SITE={"woordenlijst":"over/één/"};\nconst x = SITE;'


def test_a_page_keeps_its_text_and_scripts_and_loses_the_room_around_them() -> None:
    page = (
        "<html>\n\n  <p>\n      Menu\n  </p>\n<script>\n  één();\n\n</script>\n  <article>\n\n   a\n  b\n"
        "  <pre>\n   c\n\n</pre>\n </article>\n\n   <p>na</p></html>"
    )
    assert lean(page) == (
        "<html>\n<p>\nMenu\n</p>\n<script>\n  één();\n\n</script>\n<article>\na\nb\n<pre>\n   c\n\n</pre>\n"
        "</article>\n<p>na</p></html>"
    )


def test_around_the_text_no_lines_stand_between_blocks_and_icons_are_html() -> None:
    menu = (
        '<ul>\n<li>\n<a href="a">\n<span class="md-ellipsis">\nEen\n</span>\n</a>\n<b>x</b>\n</li>\n</ul>'
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"></svg>'
    )
    text = "<article><ul>\n<li>\n<a>x</a></li></ul></article>"
    assert lean(f"{menu}{text}") == (
        '<ul><li>\n<a href="a"><span class="md-ellipsis">Een</span></a>\n<b>x</b></li></ul>'
        f'<svg viewBox="0 0 24 24"></svg>\n{text}\n'
    )


def test_a_diagram_that_the_browser_draws_keeps_its_spaces() -> None:
    text = '<article><div class="mermaid">\nmindmap\n  a\n    b\n</div></article>'
    assert text in lean(f"<nav></nav>{text}")


def test_an_abbreviation_is_explained_once_in_each_part() -> None:
    use, stop, short = (
        f"<abbr{more}>MRI</abbr>" for more in (' title="Scan"', ' tabindex="0" title="Scan"', "")
    )
    box = '<div class="aanbeveling aanbeveling-sterk" id="a">'
    text = f"<h2>Een</h2>{stop} {use} {use}{box}{use} {use}</div><h3>Twee</h3>{use} {stop}"
    assert lean(f"<article>{text}</article>").strip() == (
        f"<article><h2>Een</h2>{stop} {short} {short}{box}{use} {short}</div><h3>Twee</h3>{use} {stop}"
        "</article>"
    )


def test_only_in_a_recommendation_the_index_leaves_no_trace() -> None:
    text = '<p class="aanbeveling-kop" data-search-exclude="">x</p><p class="a" data-search-exclude="">y</p>'
    kept = '<p class="aanbeveling-kop">x</p><p class="a" data-search-exclude="">y</p>'
    assert lean(f"<article>{text}</article>").strip() == f"<article>{kept}</article>"
