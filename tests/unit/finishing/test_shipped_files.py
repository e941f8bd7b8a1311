"""Readers get the scripts in few files, and nothing that they never fetch."""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline.finishing.shipped_files import (
    SEARCH_SCRIPT,
    in_one,
    join_search,
    leave_out,
    without_indentation,
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


def test_a_page_keeps_its_text_and_scripts_and_loses_the_room_around_them() -> None:
    page = (
        "<html>\n\n  <nav>\n      Menu\n  </nav>\n<script>\n  één();\n</script>\n  <article>\n  <pre>\n   a\n"
        "</pre>\n </article>\n\n   <p>na</p></html>"
    )
    assert without_indentation(page) == (
        "<html>\n<nav>\nMenu\n</nav>\n<script>\n  één();\n</script>\n<article>\n  <pre>\n   a\n</pre>"
        "\n </article>\n<p>na</p></html>"
    )
