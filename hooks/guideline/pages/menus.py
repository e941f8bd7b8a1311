"""The menus of the site: one for readers, one for editors, and a short one for pages that stand in none.

Items of a menu are as MkDocs makes them: a chapter has ``children``, a page has ``is_page``, ``file.src_uri``
and ``url``, and each has a ``title``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from guideline.model.addresses import EDITORS_CHAPTER


def is_for_editors(item: Any) -> bool:
    """Return whether a page, or every page of a chapter of the menu, is for editors."""
    if item.children:
        return all(map(is_for_editors, item.children))
    return item.is_page and first_folder(item.file.src_uri) == EDITORS_CHAPTER


def first_folder(path: str) -> str:
    """Return the folder in the docs folder that holds a path, empty when it stands there by itself."""
    return posixpath.dirname(path).split("/")[0]


def short_menu(items: Iterable[Any], path: str, as_link: Callable[[str, str], Any]) -> list[Any]:
    """Return the items of a menu for a page that stands aside: the chapter in whose folder it stands as it
    is, each other one as a link, which ``as_link`` makes of a title and an address, to its first page."""

    def shortened(item: Any) -> Any:
        first = _first_page(item) if item.children else None
        if first is None or first_folder(first.file.src_uri) == first_folder(path):
            return item
        return as_link(item.title, first.url)

    return [shortened(item) for item in items]


def _first_page(item: Any) -> Any:
    """Return the first page of a chapter, None when it has none."""
    pages = (_first_page(child) if child.children else child for child in item.children)
    return next((page for page in pages if page is not None and page.is_page), None)


def chapter_menus(items: Iterable[Any], path: str = "__nav") -> Iterator[tuple[str, str]]:
    """Yield the id that the theme gives to the menu of each chapter, with the title of the chapter."""
    for number, item in enumerate(items, start=1):
        if item.children:
            menu = f"{path}_{number}"
            yield menu, item.title
            yield from chapter_menus(item.children, menu)
