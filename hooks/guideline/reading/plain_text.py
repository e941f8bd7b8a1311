"""Markdown as plain text, for whatever shows no markup: the search index, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from guideline.reading.dialect import CITATION

_PARSER = MarkdownIt("commonmark").enable("table")
_CITATIONS = re.compile(rf"(?<!\s)\s*+{CITATION.pattern}")


def plain_lines(markdown: str) -> Iterator[str]:
    """Yield the text of each paragraph, list item and table cell of ``markdown``, without markup, tags,
    remarks and citations."""
    for token in _PARSER.parse(_CITATIONS.sub("", markdown)):
        if token.type == "inline":
            parts = map(_shown, token.children or ())
            if line := " ".join("".join(parts).split()):
                yield line


_TAG = re.compile(r"<(br|sup)\b", re.IGNORECASE)


def _shown(token: Token) -> str:
    """Return what a reader of plain text gets of a piece of a line: of a tag nothing, but of one that parts
    two words, or makes a number a power, a sign for it."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type != "html_inline":
        return token.content
    tag = _TAG.match(token.content)
    return {"br": " ", "sup": "^"}[tag[1].casefold()] if tag else ""
