"""A text as XHTML that programs may show as it is (the narrative of FHIR R5, section 2.1.12): paragraphs,
lists, tables and emphasis, without anything that runs or loads."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import Any
from xml.etree import ElementTree

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from guideline.reading.dialect import CITATION, without_marks, without_remarks

_CITATIONS = re.compile(rf"(?<!\s)\s*+{CITATION.pattern}")

Resolve = Callable[[str], str]
"""Gives the whole address of a link as typed, empty when it has none: then only its text is left."""


class _Renderer(RendererHTML):
    """Keeps of links only those with a whole address, and of pictures only their words."""

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        address = env["resolve"](str(tokens[idx].attrGet("href") or ""))
        env["open"].append(bool(address))
        return f'<a href="{html.escape(address, quote=True)}">' if address else ""

    def link_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return "</a>" if env["open"].pop() else ""

    def html_inline(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        tag = _TAG.fullmatch(tokens[idx].content)
        if not tag or tag[2].casefold() not in _KEPT:
            return ""
        name = tag[2].casefold()
        return "<br />" if name == "br" else f"<{tag[1]}{name}>"

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return html.escape(tokens[idx].content)


_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*>", re.IGNORECASE)

_KEPT = frozenset({"b", "br", "em", "i", "small", "strong", "sub", "sup"})
"""The elements that may be typed in a line and carry a meaning there: 10<sup>3</sup> is not 103. Of others
only their text is kept."""

_WITH_TAGS, _TAGS_AS_TEXT = (
    MarkdownIt("commonmark", {"html": html, "xhtmlOut": True}, renderer_cls=_Renderer)
    .enable("table")
    .disable("html_block")
    for html in (True, False)
)


def narrative(markdown: str, resolve: Resolve) -> str:
    """Return a text of the guideline, its values filled in, as a ``div``; citations, remarks, and marks for
    the site alone stay out. Tags that do not close what they open are shown as they were typed."""
    text = _CITATIONS.sub("", without_marks(without_remarks(markdown)))
    for parser in (_WITH_TAGS, _TAGS_AS_TEXT):
        content = parser.render(text, {"resolve": resolve, "open": []})
        div = f'<div xmlns="http://www.w3.org/1999/xhtml">{content.strip()}</div>'
        if _is_whole(div):
            break
    return div


def _is_whole(div: str) -> bool:
    try:
        ElementTree.fromstring(div)
    except ElementTree.ParseError:
        return False
    return True
