"""A text as XHTML that programs may show as it is (the narrative of FHIR R5, section 2.1.12): paragraphs,
lists, tables and emphasis, without anything that runs or loads."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from guideline.reading.dialect import CITATION

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

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return html.escape(tokens[idx].content)


_PARSER = MarkdownIt("commonmark", {"html": False, "xhtmlOut": True}, renderer_cls=_Renderer).enable("table")


def narrative(markdown: str, resolve: Resolve) -> str:
    """Return a text of the guideline, its values filled in, as a ``div``; citations stay out."""
    content = _PARSER.render(_CITATIONS.sub("", markdown), {"resolve": resolve, "open": []})
    return f'<div xmlns="http://www.w3.org/1999/xhtml">{content.strip()}</div>'
