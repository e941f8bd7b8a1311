"""What stands in the head of a page is enough for its first view, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline.finishing.finished_page import OPENING, WHOLE_SHEET, finished_page, finished_pages
from guideline.finishing.first_paint import FirstView, Remember
from guideline.finishing.first_rules import first_rules, tokens, used_rules
from guideline.finishing.inline_code import OwnCode
from guideline.reading.cache import Cache
from work import calls

PAGE = (
    '<html><head><link rel="stylesheet" href="{root}css/a.css"><link rel="stylesheet" href="{root}b.css">'
    '</head><body data-kleur="licht"><p class="een twee" id="plek" hidden>Tekst</p>'
    "<svg><foreignObject></foreignObject></svg></body></html>"
)


def in_use(sheet: str, *properties: str) -> str:
    return used_rules(tokens(sheet, "a.css", ""), names_in(PAGE), frozenset(properties))


def kept(sheet: str) -> str:
    return first_rules(tokens(sheet, "a.css", ""), names_in(PAGE))


def names_in(text: str) -> frozenset[str]:
    page = finished_page("index.html", text, OwnCode())
    return frozenset(map(str.lower, page.names | {name for value in page.classes for name in value.split()}))


def put_first_rules_in_pages(folder: Path, *remember: Remember) -> None:
    view = FirstView(folder, *remember)
    for page in finished_pages(folder, OwnCode()):
        view.look_at(page)
    view.put_in_pages()


def test_rules_that_can_match_are_kept_in_their_order() -> None:
    assert kept(
        '.twee { color: red; } /* x */ p.een{margin:0}#plek,\n.weg {top:0}[data-kleur="licht"] p{left:0}'
        "p[hidden]{right:0}p[id^=pl]{top:0}"
    ) == (
        '.twee{color:red}p.een{margin:0}#plek{top:0}[data-kleur="licht"] p{left:0}p[hidden]{right:0}'
        "p[id^=pl]{top:0}"
    )


def test_the_sheet_keeps_what_readers_do_and_print_and_nothing_that_never_occurs() -> None:
    moving = "@keyframes gaan{to{top:0}}"
    assert in_use(
        "p:hover{top:0}.weg:hover{top:0}@media print{p{left:0}.weg{left:0}}"
        f"{moving}p{{--a:1;--b:2;--c:3;top:var(--a)}}@page{{margin:0}}",
        "--c",
    ) == (
        f"p:hover{{top:0}}@media print{{p{{left:0}}}}{moving}p{{--a:1;--c:3;top:var(--a)}}@page{{margin:0}}"
    )


def test_what_a_script_adds_keeps_its_rules(site: Path) -> None:
    script = site / "assets" / "js" / "a.js"
    script.parent.mkdir(parents=True)
    script.write_text('p.className = "later"; q.className = `stand-${name}`;', encoding="utf-8")
    (site / "css" / "a.css").write_text(".later{top:0}.stand-oud{top:0}.nooit{top:0}", encoding="utf-8")
    put_first_rules_in_pages(site)
    sheet = (site / WHOLE_SHEET).read_text(encoding="utf-8")
    assert sheet.startswith(".later{top:0}.stand-oud{top:0}")
    assert "nooit" not in sheet


def test_rules_for_what_no_page_has_are_left_out_though_the_theme_has_a_script_for_it(site: Path) -> None:
    script = site / "assets" / "js" / "theme.js"
    script.parent.mkdir(parents=True)
    script.write_text('make("tabbed-button"); document.dir === "rtl"', encoding="utf-8")
    (site / "css" / "a.css").write_text(
        ".tabbed-button{top:0}[dir=rtl] p{left:0}p{right:0}", encoding="utf-8"
    )
    put_first_rules_in_pages(site)
    assert (site / WHOLE_SHEET).read_text(encoding="utf-8").startswith("p{right:0}")


def test_a_family_of_names_that_a_page_has_keeps_its_rules(site: Path) -> None:
    script = site / "assets" / "js" / "theme.js"
    script.parent.mkdir(parents=True)
    script.write_text('make("tabbed-button")', encoding="utf-8")
    (site / "css" / "a.css").write_text(".tabbed-button{top:0}", encoding="utf-8")
    page = (site / "index.html").read_text(encoding="utf-8")
    with_a_set = page.replace("<p class", '<p class="tabbed-set"></p><p class')
    (site / "index.html").write_text(with_a_set, encoding="utf-8")
    put_first_rules_in_pages(site)
    assert (site / WHOLE_SHEET).read_text(encoding="utf-8").startswith(".tabbed-button{top:0}")


def test_the_sheets_of_which_the_whole_is_made_do_not_go_to_readers(site: Path) -> None:
    view = FirstView(site)
    for page in finished_pages(site, OwnCode()):
        view.look_at(page)
    view.put_in_pages()
    view.leave_out_parts()
    assert [path.relative_to(site).as_posix() for path in site.rglob("*.css")] == [WHOLE_SHEET]


def test_a_page_that_waits_asks_for_the_sheet_first_and_carries_no_rules(site: Path) -> None:
    view = FirstView(site)
    for page in finished_pages(site, OwnCode()):
        view.look_at(page, waits=page.path == "index.html")
    view.put_in_pages()
    waiting = (site / "index.html").read_text(encoding="utf-8")
    assert OPENING not in waiting
    assert waiting.index(WHOLE_SHEET) < waiting.index("</head>")
    again = FirstView(site)
    for page in finished_pages(site, OwnCode()):
        again.look_at(page, waits=page.path == "index.html")
    again.put_in_pages()
    assert (site / "index.html").read_text(encoding="utf-8") == waiting


@pytest.mark.parametrize(
    "selector",
    [
        ".weg",
        "section",
        "p .weg",
        "#weg",
        "p[title]",
        "[data-kleur=donker]",
        "p:hover",
        ".een:focus-visible",
        ".weg:is(p, .een)",
        "p:active::before",
    ],
)
def test_rules_for_later_or_never_go(selector: str) -> None:
    assert kept(f"{selector}{{top:0}}") == ""


@pytest.mark.parametrize(
    "selector",
    [
        "p:not(.weg)",
        "p:is(.een,.weg)",
        "html:has(.weg,p)",
        "p:not(:is(.weg,.x))",
        "p:nth-child(2n + 1)",
        "p::before",
        "p::-webkit-scrollbar",
        "p:checked~p",
        "p:not(:hover)",
        "p:target",
        "svg foreignObject",
        "[data-kleur=LICHT i]",
        "*",
    ],
)
def test_what_may_match_stays(selector: str) -> None:
    assert kept(f"{selector}{{top:0}}") == f"{selector}{{top:0}}"


def test_rules_inside_others_are_looked_at_too() -> None:
    assert kept("@layer b,a;@layer a{p{top:0}.weg{top:0}}") == "@layer b,a;@layer a{p{top:0}}"
    assert kept("@media screen{.weg{top:0}}@media print{p{top:0}}@keyframes x{from{top:0}}") == ""
    assert kept("p{top:0;&.een{left:0}.weg{left:0}}") == "p{top:0;&.een{left:0}}"


def test_properties_that_no_rule_uses_go_also_when_others_use_them() -> None:
    sheet = ':root{--a:1px;--b:url("x:;y");--c:var(--a)}p{top:var(--d);--d:2px}'
    assert kept(sheet) == "p{top:var(--d);--d:2px}"
    assert kept(sheet.replace("var(--d)", "var(--c)")) == ":root{--a:1px;--c:var(--a)}p{top:var(--c)}"


@pytest.mark.parametrize("value", ['"{}"', '"a{};--b:c;"', '"/* x */"', "url(data:a;b,{})"])
def test_text_in_a_rule_is_not_read_as_rules(value: str) -> None:
    assert kept(f"p::before{{content:{value}}}") == f"p::before{{content:{value}}}"


def test_a_file_beside_the_sheet_is_left_to_the_sheet() -> None:
    assert kept("p{top:0;background:url(a.png)}") == "p{top:0}"
    for address in ("/a.png", "data:a", "#a"):
        assert kept(f"p{{background:url({address})}}") == f"p{{background:url({address})}}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("assets/stylesheets", "css", "onder"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "css" / "a.css").write_text(
        ".een{top:0}.weg{top:0}p{background:url(x.png),url( '../y z.png' )}", encoding="utf-8"
    )
    (tmp_path / "b.css").write_text('.twee{content:"</style>"', encoding="utf-8")
    (tmp_path / "index.html").write_text(PAGE.format(root=""), encoding="utf-8")
    (tmp_path / "404.html").write_text(PAGE.format(root="/"), encoding="utf-8")
    (tmp_path / "onder" / "index.html").write_text(PAGE.format(root="../"), encoding="utf-8")
    return tmp_path


def contents(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_pages_hold_the_rules_and_ask_for_one_sheet_at_the_end(site: Path) -> None:
    put_first_rules_in_pages(site)
    for name, root in (("index.html", ""), ("onder/index.html", "../"), ("404.html", "/")):
        page = (site / name).read_text(encoding="utf-8")
        assert '>.een{top:0}.twee{content:"<\\/style>"}</style></head>' in page
        assert page.endswith(f'<link rel="stylesheet" href="{root}{WHOLE_SHEET}"></body></html>')
        assert page.count("<link") == 1


def test_the_one_sheet_holds_what_can_match_and_finds_the_files_beside_each_sheet(site: Path) -> None:
    put_first_rules_in_pages(site)
    assert (site / WHOLE_SHEET).read_text(encoding="utf-8") == (
        '.een{top:0}p{background:url("../../css/x.png"),url( "../../y z.png" )}'
        '.twee{content:"</style>"}/*css/a.css b.css*/'
    )


def test_pages_of_an_earlier_build_are_made_anew(site: Path) -> None:
    put_first_rules_in_pages(site)
    once = contents(site)
    put_first_rules_in_pages(site)
    assert contents(site) == once
    for changed in ("index.html", "onder/index.html", "404.html"):
        root = {"index.html": "", "404.html": "/"}.get(changed, "../")
        (site / changed).write_text(PAGE.format(root=root), encoding="utf-8")
        put_first_rules_in_pages(site)
        assert contents(site) == once
    (site / "b.css").write_text(".twee{left:0}", encoding="utf-8")
    put_first_rules_in_pages(site)
    for page in site.rglob("*.html"):
        assert ".een{top:0}.twee{left:0}</style>" in page.read_text(encoding="utf-8")


def test_a_page_in_which_a_plugin_writes_its_links_otherwise_is_one_of_the_site(site: Path) -> None:
    page = PAGE.format(root="../").replace(
        'rel="stylesheet" href="../b.css"', 'href="../b.css" rel="stylesheet"/'
    )
    (site / "onder" / "index.html").write_text(page, encoding="utf-8")
    put_first_rules_in_pages(site)
    assert ".een{top:0}" in (site / "onder" / "index.html").read_text(encoding="utf-8")


def test_a_page_outside_the_theme_is_left_alone(site: Path) -> None:
    own = '<link rel="stylesheet" href="eigen.css"><p class="weg">'
    (site / "a.html").write_text(own, encoding="utf-8")
    put_first_rules_in_pages(site)
    assert (site / "a.html").read_text(encoding="utf-8") == own
    assert ".weg" not in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        """<img alt='<link rel="stylesheet" href="b.css">'>""",
        """<img alt='<link rel="stylesheet" href="b.css" '>x<img alt="' onload=run() x=">""",
        """<link rel="stylesheet" href="../../geheim">""",
        f"<p>{OPENING}</p>",
    ],
)
def test_what_a_text_says_of_style_sheets_stays_text(site: Path, tmp_path: Path, text: str) -> None:
    (tmp_path.parent / "geheim").write_text(".geheim{top:0}", encoding="utf-8")
    page = site / "index.html"
    page.write_text(PAGE.format(root="").replace("<p class", f"{text}<p class"), encoding="utf-8")
    put_first_rules_in_pages(site)
    once = page.read_text(encoding="utf-8")
    assert f"{text}<p class" in once
    assert ".geheim" not in (site / WHOLE_SHEET).read_text(encoding="utf-8")
    put_first_rules_in_pages(site)
    assert page.read_text(encoding="utf-8") == once


@pytest.mark.parametrize("name", ["../geheim.css", "onder/../../geheim.css", "%2e%2e/geheim.css"])
def test_a_sheet_outside_the_site_is_none_of_it(site: Path, tmp_path: Path, name: str) -> None:
    (tmp_path.parent / "geheim.css").write_text("p{top:0}", encoding="utf-8")
    page = PAGE.format(root="").replace('href="b.css"', f'href="{name}"')
    for path in site.rglob("*.html"):
        path.write_text(page, encoding="utf-8")
    with pytest.raises(ValueError, match="geheim"):
        put_first_rules_in_pages(site)


def test_a_sheet_that_cannot_be_one_with_the_others_is_named(site: Path) -> None:
    (site / "b.css").write_text('p{top:0}\n@import "x.css";', encoding="utf-8")
    with pytest.raises(ValueError, match=r"b\.css:2: @import .* extra_css"):
        put_first_rules_in_pages(site)
    (site / "b.css").unlink()
    with pytest.raises(ValueError, match=r"‘b\.css’ bij extra_css bestaat niet"):
        put_first_rules_in_pages(site)


def test_sheets_and_names_that_were_seen_before_are_not_worked_out_again(site: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    put_first_rules_in_pages(site)
    without = contents(site)
    put_first_rules_in_pages(site, cache.get)
    assert calls(lambda: put_first_rules_in_pages(site, cache.get), "tokens", "first_rules") == 0
    assert {name: text for name, text in contents(site).items() if not name.startswith("cache")} == without
    page = (site / "index.html").read_text(encoding="utf-8").replace('id="plek"', 'id="weg" class="weg"')
    (site / "index.html").write_text(page, encoding="utf-8")
    put_first_rules_in_pages(site, cache.get)
    assert ".weg{top:0}" in (site / "404.html").read_text(encoding="utf-8")
