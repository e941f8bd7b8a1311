"""What stands in the head of a page is enough for its first view, and no more."""

from __future__ import annotations

from pathlib import Path

from guideline.first_paint import WHOLE_SHEET, first_rules, put_first_rules_in_pages

PAGE = (
    '<html><head><link rel="stylesheet" href="{root}a.css"><link rel="stylesheet" href="{root}b.css"></head>'
    '<body data-kleur="licht"><p class="een twee" id="plek" hidden>Tekst</p></body></html>'
)


def test_rules_that_can_match_are_kept_in_their_order() -> None:
    sheet = (
        ".twee { color: red } p.een{margin:0}#plek,.weg{top:0}[data-kleur=licht] p{left:0}p[hidden]{right:0}"
    )
    assert first_rules([sheet], [PAGE]) == (
        ".twee{color: red}p.een{margin:0}#plek{top:0}[data-kleur=licht] p{left:0}p[hidden]{right:0}"
    )


def test_rules_for_later_or_never_go() -> None:
    sheet = (
        ".weg{top:0}section{top:0}p:hover{top:0}.een:focus-visible{top:0}[data-kleur=donker]{top:0}"
        "@media print{p{top:0}}@media screen{.weg{top:0}}@keyframes x{from{top:0}}"
    )
    assert first_rules([sheet], [PAGE]) == ""


def test_a_name_among_alternatives_need_not_occur() -> None:
    for rule in (
        "p:not(.weg){top:0}",
        "p:is(.een, .weg){top:0}",
        "html:has(.weg, p){top:0}",
        "p:not(:is(.weg, .x)){top:0}",
        "p::before{top:0}",
    ):
        assert first_rules([rule], [PAGE]) == rule
    assert first_rules([".weg:is(p, .een){top:0}"], [PAGE]) == ""


def test_rules_inside_layers_and_containers_are_looked_at_too() -> None:
    assert first_rules(["@layer a{p{top:0}.weg{top:0}}"], [PAGE]) == "@layer a{p{top:0}}"


def test_properties_that_no_rule_uses_go_also_when_others_use_them() -> None:
    sheet = ':root{--a:1px;--b:url("x;y");--c:var(--a)}p{top:var(--d);--d:2px}'
    assert first_rules([sheet], [PAGE]) == "p{top:var(--d);--d:2px}"
    assert first_rules([sheet.replace("var(--d)", "var(--c)")], [PAGE]) == (
        ":root{--a:1px;--c:var(--a)}p{top:var(--c);}"
    )


def test_pages_hold_the_rules_and_ask_for_one_sheet_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "assets" / "stylesheets").mkdir(parents=True)
    (tmp_path / "a.css").write_text(".een{top:0}.weg{top:0}", encoding="utf-8")
    (tmp_path / "b.css").write_text(".twee{left:0}", encoding="utf-8")
    (tmp_path / "index.html").write_text(PAGE.format(root=""), encoding="utf-8")
    (tmp_path / "onder").mkdir()
    (tmp_path / "onder" / "index.html").write_text(PAGE.format(root="../"), encoding="utf-8")
    put_first_rules_in_pages(tmp_path)
    for name, root in (("index.html", ""), ("onder/index.html", "../")):
        page = (tmp_path / name).read_text(encoding="utf-8")
        assert "<head><style>.een{top:0}.twee{left:0}</style></head>" in page
        assert page.endswith(f'<link rel="stylesheet" href="{root}{WHOLE_SHEET}"></body></html>')
        assert page.count("stylesheet") - page.count("stylesheets") == 1
    assert (tmp_path / WHOLE_SHEET).read_text(encoding="utf-8") == ".een{top:0}.weg{top:0}\n.twee{left:0}"
