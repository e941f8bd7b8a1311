"""The menus of the site: one for readers, one for editors, and a short one for pages that stand in none.

Items of a menu are as MkDocs makes them: a chapter has ``children``, a page has ``is_page``, ``is_index``,
``file.src_uri`` and ``url``, and each has a ``title``.

A page carries the pages of its own chapter. Those of the others, which show on a phone when a reader opens
them, stand once for the whole site, in its script (``folded_pages``).
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from html import unescape
from typing import Any

TO_CHAPTER = "Naar deze rubriek"
"""What leads to a chapter for as long as its pages do not stand in the menu."""


def is_for_editors(item: Any, folder: str) -> bool:
    """Return whether a page, or every page of a chapter of the menu, is for editors: stands in their
    ``folder``."""
    if item.children:
        return all(is_for_editors(child, folder) for child in item.children)
    return item.is_page and bool(folder) and first_folder(item.file.src_uri) == folder


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


def folded_menu(items: Iterable[Any], path: str, as_link: Callable[[str, str], Any]) -> list[Any]:
    """Return the items of a menu for the page at ``path``: the chapter in which it stands as it is, and each
    other one that can be folded with a link in the place of its pages."""

    def folded(item: Any) -> Any:
        pages = _to_fold(item)
        if not pages or any(page.file.src_uri == path for page in item.children):
            return item
        chapter = copy(item)
        kept = [page for page in item.children if page not in pages]
        chapter.children = [*kept, as_link(TO_CHAPTER, item.children[0].url)]
        return chapter

    return [folded(item) for item in items]


def folded_pages(items: Iterable[Any]) -> dict[str, list[tuple[str, str]]]:
    """Return the titles and addresses of the pages that ``folded_menu`` folds away, by the address of the
    link that stands in their place."""
    return {
        item.children[0].url: [(unescape(str(page.title)), page.url) for page in pages]
        for item in items
        if (pages := _to_fold(item))
    }


def first_pages(items: Iterable[Any]) -> list[tuple[str, str]]:
    """Return the title of each chapter with the address of its first page."""
    chapters = ((item, _first_page(item)) for item in items if item.children)
    return [(item.title, first.url) for item, first in chapters if first is not None]


def _to_fold(item: Any) -> list[Any]:
    """Return the pages of a chapter that can be folded away: all but its own, if it holds pages only."""
    if not item.children or not all(child.is_page for child in item.children):
        return []
    pages = [page for page in item.children if not page.is_index]
    return pages if len(pages) > 1 else []


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
