"""A page of the finished site, parsed once: what the first view, the security policy and the checks of the
finished site each want to know of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from guideline.finishing.inline_code import OwnCode, foreign_attribute, foreign_elements, inline_code

WHOLE_SHEET = "assets/stylesheets/site.css"
"""All style sheets of the site in one, relative to the site folder."""

OPENING, CLOSING = '<style id="eerste-beeld">', "</style>"
"""What stands around the rules of the first view in a page."""

SHEET_LINK = re.compile(
    r'<link (?=[^<>]*+>)(?=[^<>]*rel="stylesheet")[^<>]*href="(?!https?:)([^"<>]+)"[^<>]*>\s*'
)
"""A link to a style sheet of the site in the head of a page; the plugin that has diagrams drawn writes it the
other way round."""

_LAST_LINK = re.compile(rf'<link rel="stylesheet" href="([^"<>]*{re.escape(WHOLE_SHEET)})">\Z')
"""The link that the first view puts at the end of a page."""

NOT_SHOWN = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Niet getoond</title>'
    "<p>Deze pagina kan niet worden getoond; de bevindingen zeggen waarom.</p></html>\n"
)
"""What stands in the place of a page with something in it that a browser would run and that the build did not
write."""

_FETCHED = {
    **dict.fromkeys(("script", "iframe", "audio", "embed"), ("src",)),
    **dict.fromkeys(("img", "source"), ("src", "srcset")),
    **dict.fromkeys(("image", "use"), ("href", "xlink:href")),
    "object": ("data",),
    "video": ("src", "poster"),
    "link": ("href",),
}
"""The attributes that make a browser fetch something, by the name of the element."""

_NOT_FETCHED = frozenset({"canonical", "alternate", "next", "prev", "license"})
"""The relations of a page to another address that a browser does not fetch."""

_VISIBLE = etree.XPath(
    ".//text()[not(ancestor::code or ancestor::pre or ancestor::script or ancestor::style)]",
    smart_strings=False,
)


@dataclass(slots=True)
class FinishedPage:
    """A page as it stands in the site: ``path`` relative to the site folder, ``sheets`` the style sheets that
    it asks for in order, ids, links and what it fetches as typed, the text of its articles without code, the
    inline scripts and style sheets that the build wrote, in Dutch what it would run that the build did not
    write, its HTML without the rules of the first view, the names in it (of elements and attributes, and the
    values of attributes) and the values of its classes."""

    path: str
    sheets: tuple[str, ...]
    text: str = ""
    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    html: str = ""
    names: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)


def finished_pages(folder: Path, own: OwnCode) -> Iterator[FinishedPage]:
    """Yield what stands in each HTML file under ``folder``, one at a time, so that a large site needs no more
    memory than a small one; ``own`` is what the build wrote into pages itself."""
    for path in sorted(folder.rglob("*.html")):
        yield finished_page(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"), own)


@dataclass(frozen=True, slots=True)
class Parts:
    """The HTML of a page in three: its head, its body, and what closes it. What the theme writes about style
    sheets stands in the first and the last; whatever a text looks like, it stands in the second."""

    head: str
    body: str
    end: str


def parts(page: str) -> Parts | None:
    """Return the parts of a page, None when it is no whole page."""
    head, closed, rest = page.partition("</head>")
    body, ended, end = rest.rpartition("</body>")
    return Parts(head, closed + body, ended + end) if closed and ended else None


def without_rules(page: str) -> tuple[str, tuple[str, ...]]:
    """Return a page without what an earlier build put in it for the first view, and the style sheets it asks
    for."""
    found = parts(page)
    if found is None:
        return page, ()
    sheets = tuple(SHEET_LINK.findall(found.head))
    last = _LAST_LINK.search(found.body)
    if last is None or sheets:
        return page, sheets
    before, opening, rest = found.head.partition(OPENING)
    head = before + rest.partition(CLOSING)[2] if opening else found.head
    return head + found.body[: last.start()] + found.end, (last[1],)


def finished_page(path: str, text: str, own: OwnCode) -> FinishedPage:
    """Return what stands in a page, given its HTML; the rules of the first view are not looked at."""
    html, sheets = without_rules(text)
    if not html.strip():
        return FinishedPage(path, sheets)
    tree = etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8", huge_tree=True))
    page = FinishedPage(path, sheets, html=html)
    for element in inline_code(tree):
        if own.wrote(element):
            (page.styles if element.tag == "style" else page.scripts).append(element.text)
    page.foreign = foreign_elements(tree, own)
    page.text = "\n".join("".join(_VISIBLE(article)) for article in tree.iter("article"))
    for element in tree.iter("*"):
        _look_at(element, page)
    return page


def _look_at(element: Any, page: FinishedPage) -> None:
    tag, attributes = element.tag, element.items()
    page.names.add(tag)
    page.names.update(*attributes)
    fetched = _FETCHED.get(tag, ())
    for name, value in attributes:
        if name == "id":
            page.ids.append(value)
        elif name == "class":
            page.classes.add(value)
        elif name == "href" and tag in ("a", "area"):
            page.links.append(value)
        elif name in fetched and value:
            if name == "srcset":
                page.resources += [part.split()[0] for part in value.split(",") if part.strip()]
            elif tag != "link" or _NOT_FETCHED.isdisjoint(element.get("rel", "").split()):
                page.resources.append(value)
        if what := foreign_attribute(name, value):
            page.foreign.append(what)
