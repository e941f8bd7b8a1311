"""What the page for an address that does not exist knows of the site, and the pages of folders that have
none: a reader who shortens an address finds something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname
from urllib.parse import quote

import yaml
from markupsafe import Markup, escape

from guideline.model.addresses import START_PAGE
from guideline.model.guideline import Guideline
from guideline.pages.templating import escape_markdown, render

EMERGENCY = "spoed"
"""What marks the emergency page for the script of that page."""


def known_pages(guideline: Guideline, addresses: Mapping[str, str]) -> list[list[str]]:
    """Return the address, the title and, of the emergency page, the kind of every page of the guideline, the
    start page first; ``addresses`` gives the address of each by its path. A folder without a page of its own
    is among them."""
    pages = {page.path: page.title for page in guideline.pages} | {
        f"{folder}/{START_PAGE}": _title(folder, guideline) for folder in folders_without_page(guideline)
    }
    urgent = {page.path for page in guideline.pages if page.is_emergency}
    order = sorted(pages, key=lambda path: (path != START_PAGE, path))
    return [
        [addresses[path], pages[path], *([EMERGENCY] if path in urgent else [])]
        for path in order
        if path in addresses
    ]


def folders_without_page(guideline: Guideline) -> list[str]:
    """Return the folders in the docs folder that hold pages, themselves or below, and no page of their
    own."""
    paths = {page.path for page in guideline.pages}
    folders = {folder for path in paths for folder in _above(path)}
    return sorted(folder for folder in folders if f"{folder}/{START_PAGE}" not in paths)


def _above(path: str) -> Iterator[str]:
    while path := dirname(path):
        yield path


def folder_pages(guideline: Guideline, known: frozenset[str]) -> dict[str, str]:
    """Return the Markdown of a page for each folder that has none, by path relative to the docs folder;
    ``known`` are the paths of other pages that the site adds."""
    return {
        path: _folder_page(folder, guideline)
        for folder in folders_without_page(guideline)
        if (path := f"{folder}/{START_PAGE}") not in known
    }


def _folder_page(folder: str, guideline: Guideline) -> str:
    title = _title(folder, guideline)
    head = {"title": str(escape(title)), "hide": ["toc"], "search": {"exclude": True}}
    inside = (page for page in guideline.pages if page.path.startswith(f"{folder}/"))
    links = [
        Markup(f"[{escape_markdown(page.title)}]({quote(page.path.removeprefix(f'{folder}/'))})")
        for page in inside
    ]
    body = render("map.md", title=title, links=links)
    return f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n\n{body}"


def _title(folder: str, guideline: Guideline) -> str:
    chapter = next((chapter.title for chapter in guideline.chapters if chapter.id == folder), "")
    return chapter or folder.rpartition("/")[2].replace("-", " ").capitalize()
