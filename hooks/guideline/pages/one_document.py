"""Put pages of the site together in one document: ids stay unique, and links between the pages lead to where
those pages now stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from guideline.model.destination import has_parts

_NOT_FOR_PAPER = (
    ".//script | .//button | .//*[@hidden] | .//p[@class='verhuisd']"
    " | .//a[contains(@class, 'headerlink') or contains(@class, 'aanbeveling-link')"
    " or contains(@class, 'naar-afdruk')]"
)
_HEADINGS = ("h6", "h5", "h4", "h3", "h2", "h1")
_REFERENCES = ("aria-labelledby", "aria-describedby")

_ROOT = "http://site/"
"""Stands before addresses while they are resolved: a relative address needs a whole one to start from."""


def part_anchor(address: str) -> str:
    """Return the id that a page of the site gets in a document, from its address relative to the root."""
    return "deel-" + (address.removesuffix(".html").strip("/").replace("/", "-") or "start")


def fit_in(
    content: Any,
    address: str,
    anchors: Mapping[str, str],
    elsewhere: Callable[[str], str | None],
    deeper: int = 0,
) -> None:
    """Change the content of a page (an lxml element) so that it can be a part of a document.

    Ids start with the id of the part, and what is of no use on paper is gone. ``address`` is that of the page
    relative to the root of the site; ``anchors`` gives the id in the document of every page that it holds, by
    address. ``elsewhere`` says what becomes of a link to another page (None: only its text stays).
    Headings go ``deeper`` levels down.
    """
    anchor = anchors[address]
    for unwanted in content.xpath(_NOT_FOR_PAPER):
        unwanted.drop_tree()
    for abbreviation in content.xpath(".//abbr"):
        abbreviation.drop_tag()
    for layer in content.iter("details"):
        layer.set("open", "")
    for level in _HEADINGS:
        for heading in content.iter(level):
            heading.tag = f"h{min(int(level[1]) + deeper, 6)}"
    for element in content.xpath(".//*[@id]"):
        element.set("id", f"{anchor}--{element.get('id')}")
    for name in _REFERENCES:
        for element in content.xpath(f".//*[@{name}]"):
            element.set(name, " ".join(f"{anchor}--{old}" for old in element.get(name).split()))
    for element in content.xpath(".//*[@href]"):
        target = _target(element.get("href"), address, anchors, elsewhere)
        if target is None:
            del element.attrib["href"]
        else:
            element.set("href", target)


def _target(
    href: str, address: str, anchors: Mapping[str, str], elsewhere: Callable[[str], str | None]
) -> str | None:
    if not has_parts(href) or urlsplit(href).scheme:
        return href
    page, _, fragment = urljoin(f"{_ROOT}{address}", href).removeprefix(_ROOT).partition("#")
    if page not in anchors:
        return elsewhere(href)
    return f"#{anchors[page]}--{fragment}" if fragment else f"#{anchors[page]}"
