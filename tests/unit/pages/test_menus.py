"""The menus: who sees which chapters, and what a page that stands in no menu shows of them."""

from __future__ import annotations

from types import SimpleNamespace as Item

from guideline.pages.menus import chapter_menus, is_for_editors, short_menu


def page(path: str) -> Item:
    file = Item(src_uri=path)
    return Item(title=path, children=None, is_page=True, file=file, url=path.replace(".md", "/"))


def chapter(title: str, *children: Item) -> Item:
    return Item(title=title, children=[*children], is_page=False)


START = page("index.md")
DIAGNOSIS = chapter("Diagnostiek", page("diagnostiek/index.md"), page("diagnostiek/beeld.md"))
THERAPY = chapter("Therapie", chapter("Medicatie", page("therapie/dexa.md")))
EDITORS = chapter("Redactie", page("redactie/index.md"))


def test_a_chapter_is_for_editors_when_all_its_pages_are() -> None:
    assert is_for_editors(EDITORS)
    assert not is_for_editors(DIAGNOSIS)
    assert not is_for_editors(chapter("Beide", page("redactie/a.md"), page("over/b.md")))
    assert not is_for_editors(START)


def test_a_page_that_stands_aside_has_its_own_chapter_whole_and_the_others_as_links() -> None:
    items = short_menu([START, DIAGNOSIS, THERAPY], "diagnostiek/los.md", lambda *link: link)
    assert items == [START, DIAGNOSIS, ("Therapie", "therapie/dexa/")]


def test_each_chapter_has_the_id_that_the_theme_gives_its_menu() -> None:
    menus = dict(chapter_menus([START, DIAGNOSIS, THERAPY]))
    assert menus == {"__nav_2": "Diagnostiek", "__nav_3": "Therapie", "__nav_3_1": "Medicatie"}
