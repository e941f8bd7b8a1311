"""A chapter on one page, to print or read through: its modules in order, with one list of sources.

The page has no source file; the template puts it together from the modules as the site shows them. A module
that is a flowchart prints on a sheet of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from lxml import etree, html
from markupsafe import escape

from guideline.model.addresses import SHEET
from guideline.model.guideline import Chapter, Guideline
from guideline.model.page import Page
from guideline.pages.one_document import fit_in, part_anchor

SHEET_TEMPLATE = "afdrukken.html"
"""The template of the page, which has no menu and no search."""

_SOURCES = ".//ol[@class='bronnen']/li"
_SOURCE_SECTION = ".//ol[@class='bronnen'] | .//ol[@class='bronnen']/preceding-sibling::*[1]"
_CITATIONS = ".//span[@class='citatie']/a"


def sheets(guideline: Guideline) -> dict[str, str]:
    """Return the source of the sheet of every chapter that has one, by path relative to the docs folder."""
    return {
        f"{chapter.id}/{SHEET}": f"---\n{yaml.safe_dump(_front_matter(chapter), allow_unicode=True)}---\n"
        for chapter in guideline.chapters
        if has_sheet(chapter, guideline)
    }


def has_sheet(chapter: Chapter, guideline: Guideline) -> bool:
    """Return whether there is a page in the chapter to put on a sheet: one that is no flowchart."""
    return any(not page.diagrams for page in _pages(chapter, guideline))


def _front_matter(chapter: Chapter) -> dict[str, Any]:
    return {
        "title": str(escape(f"{chapter.title}: alles op één pagina")),
        "template": SHEET_TEMPLATE,
        "search": {"exclude": True},
    }


def chapter_pages(path: str, guideline: Guideline) -> list[Page]:
    """Return the pages of the chapter whose sheet stands at ``path``, in their order; none when that is no
    sheet."""
    folder, _, name = path.rpartition("/")
    chapter = next((chapter for chapter in guideline.chapters if chapter.id == folder), None)
    return _pages(chapter, guideline) if chapter and name == SHEET else []


def _pages(chapter: Chapter, guideline: Guideline) -> list[Page]:
    found = (guideline.by_path.get(module.path) for module in chapter.modules)
    return [page for page in found if page]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a sheet: the HTML of each page by its address, and the items of the list of sources."""

    contents: Mapping[str, str]
    sources: Sequence[str]


def sheet(pages: Mapping[str, str]) -> Sheet:
    """Return the pages (HTML by address from the root of the site) changed to fit on one sheet.

    The sheet stands as deep in the site as its modules do, so that links to other pages stay as they are.
    """
    anchors = {address: part_anchor(address) for address in pages}
    contents: dict[str, str] = {}
    sources: dict[str, str] = {}
    numbers: dict[str, str] = {}
    for address, source in pages.items():  # one at a time: as trees they take much memory together
        content = html.fragment_fromstring(source, create_parent="div", parser=_parser())
        for item in content.xpath(_SOURCES):
            if item.get("id") not in sources:
                sources[item.get("id")] = _as_html(item)
                numbers[item.get("id")] = str(len(sources))
        for part in content.xpath(_SOURCE_SECTION):
            part.drop_tree()
        fit_in(content, address, anchors, elsewhere=lambda href: href, deeper=1)
        _frame_tables(content)
        _renumber(content, anchors[address], numbers)
        contents[address] = _as_html(content)
    return Sheet(contents, list(sources.values()))


def _parser() -> Any:
    return html.HTMLParser(huge_tree=True)  # else what stands deep is left out


def _frame_tables(content: Any) -> None:
    """Put each table of a page in the frame that the theme's script makes on other pages: there a wide one
    scrolls."""
    for table in list(content.iter("table")):
        frame = html.Element("div", {"class": "md-typeset__scrollwrap"})
        inner = etree.SubElement(frame, "div", {"class": "md-typeset__table"})
        table.getparent().replace(table, frame)
        frame.tail, table.tail = table.tail, None
        inner.append(table)


def _renumber(content: Any, anchor: str, numbers: Mapping[str, str]) -> None:
    """Let the citations in the HTML of a page lead to the list of sources of the sheet."""
    for link in content.xpath(_CITATIONS):
        here = (link.get("href") or "").removeprefix(f"#{anchor}--")
        identifier = link.attrib.pop("data-bron", here)  # one that leads to a layer first names its source
        if identifier not in numbers:
            continue  # a link that somebody typed as if it were a citation
        link.text = numbers[identifier]
        link.set("aria-label", f"bron {link.text}")
        link.set("href", f"#{identifier}")


def _as_html(element: Any) -> str:
    return str(html.tostring(element, encoding="unicode", with_tail=False))
