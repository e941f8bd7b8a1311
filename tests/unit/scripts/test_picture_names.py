"""Which pages a reviewer gets pictures of: each that changed, and no two under one name."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import page_pictures
import pytest


class Sheet:
    """A page of a browser that only remembers of which file each picture was made."""

    def __init__(self) -> None:
        self.at = ""
        self.made: dict[str, str] = {}

    def goto(self, address: str) -> None:
        self.at = address

    def locator(self, _name: str) -> Any:
        return SimpleNamespace(bounding_box=lambda: None)

    def screenshot(self, path: str, **_how: object) -> None:
        self.made[Path(path).name] = self.at


def folder(place: Path, pages: dict[str, str]) -> Path:
    for name, article in pages.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<main><article>{article}</article></main>", encoding="utf-8")
    return place


def test_pages_of_which_the_paths_read_alike_each_have_their_pictures(tmp_path: Path) -> None:
    pages = ["over/lite-ratuur.html", "over/lite/ratuur.html"]
    before = folder(tmp_path / "voor", dict.fromkeys(pages, "oud"))
    after = folder(tmp_path / "na", dict.fromkeys(pages, "nieuw"))
    sheet = Sheet()
    context = SimpleNamespace(new_page=lambda: sheet, close=lambda: None)
    browser: Any = SimpleNamespace(new_context=lambda **_how: context)
    pairs = [*page_pictures.pictures(browser, before, after, tmp_path, pages)]
    assert len({name for pair in pairs for name in pair.pictures}) == 4
    for pair in pairs:
        assert [sheet.made[name] for name in pair.pictures] == [
            (side / pair.page).as_uri() for side in (before, after)
        ]


@pytest.mark.parametrize(
    ("page", "article", "shown"),
    [
        ("k/nieuw.html", "<p>b</p>", True),
        ("over/map/afdrukken.html", "<p>b</p>", True),
        ("k/index.html", "<p>b</p>", False),
        ("k.html", "<p>b</p>", False),
        ("therapie/afdrukken.html", "<p>b</p>", False),
        ("therapie/afdrukken/index.html", "<p>b</p>", False),
        ("a.html", '<p class="stroomschema-herkomst">b</p>', True),
        ("a.html", '<p class="x herkomst">b</p>', False),
        ("a.html", '<div class="md-copyright">b</div>', False),
    ],
)
def test_only_what_repeats_others_or_stands_around_a_text_is_left_out(
    tmp_path: Path, page: str, article: str, shown: bool
) -> None:
    before = folder(tmp_path / "voor", {page: article.replace("b", "c")})
    after = folder(tmp_path / "na", {page: article})
    assert page_pictures.changed_pages(before, after) == ([page] if shown else [])
