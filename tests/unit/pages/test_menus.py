"""The menus: who sees which chapters, and what a page that stands in no menu shows of them."""

from __future__ import annotations

from types import SimpleNamespace as Item

from guideline.pages.menus import (
    TO_CHAPTER,
    chapter_menus,
    first_pages,
    folded_menu,
    folded_pages,
    is_for_editors,
    short_menu,
)


def page(path: str) -> Item:
    file = Item(src_uri=path)
    return Item(
        title=path,
        children=None,
        is_page=True,
        is_index=path.endswith("index.md"),
        file=file,
        url=path.replace(".md", "/"),
    )


def chapter(title: str, *children: Item) -> Item:
    return Item(title=title, children=[*children], is_page=False)


START = page("index.md")
DIAGNOSIS = chapter("Diagnostiek", page("diagnostiek/index.md"), page("diagnostiek/beeld.md"))
THERAPY = chapter("Therapie", chapter("Medicatie", page("therapie/dexa.md")))
CARE = chapter("Zorg", page("zorg/index.md"), page("zorg/a.md"), page("zorg/b.md"))
ABOUT = chapter("Over", page("over/a.md"), page("over/b.md"))
EDITORS = chapter("Redactie", page("redactie/index.md"))


def test_a_chapter_is_for_editors_when_all_its_pages_are() -> None:
    assert is_for_editors(EDITORS, "redactie")
    assert not is_for_editors(DIAGNOSIS, "redactie")
    assert not is_for_editors(chapter("Beide", page("redactie/a.md"), page("over/b.md")), "redactie")
    assert not is_for_editors(START, "redactie")
    assert not is_for_editors(START, "")


def test_a_page_that_stands_aside_has_its_own_chapter_whole_and_the_others_as_links() -> None:
    items = short_menu([START, DIAGNOSIS, THERAPY], "diagnostiek/los.md", lambda *link: link)
    assert items == [START, DIAGNOSIS, ("Therapie", "therapie/dexa/")]


def test_a_page_carries_the_pages_of_its_own_chapter_and_the_way_to_the_others() -> None:
    menu = [START, DIAGNOSIS, THERAPY, CARE, ABOUT]
    *same, care, about = folded_menu(menu, "over/b.md", lambda *link: link)
    assert same == [START, DIAGNOSIS, THERAPY]  # with one page or with chapters inside, nothing is won
    assert care.children == [CARE.children[0], (TO_CHAPTER, "zorg/index/")]
    assert about is ABOUT
    assert len(CARE.children) == 3, "the menu of other pages stays as it is"


def test_what_is_folded_away_is_known_by_the_link_that_stands_for_it() -> None:
    escaped = chapter("Vragen", page("v/a.md"), page("v/b.md"))
    escaped.children[1].title = "Bloed &amp; urine"
    assert folded_pages([START, DIAGNOSIS, CARE, escaped]) == {
        "zorg/index/": [("zorg/a.md", "zorg/a/"), ("zorg/b.md", "zorg/b/")],
        "v/a/": [("v/a.md", "v/a/"), ("Bloed & urine", "v/b/")],
    }


def test_a_chapter_begins_with_its_first_page() -> None:
    assert first_pages([START, THERAPY, ABOUT]) == [("Therapie", "therapie/dexa/"), ("Over", "over/a/")]


def test_each_chapter_has_the_id_that_the_theme_gives_its_menu() -> None:
    menus = dict(chapter_menus([START, DIAGNOSIS, THERAPY]))
    assert menus == {"__nav_2": "Diagnostiek", "__nav_3": "Therapie", "__nav_3_1": "Medicatie"}
