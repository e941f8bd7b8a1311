"""Markdown as plain text, for whatever shows no markup: the search index, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from guideline.reading.dialect import CITATION

_PARSER = MarkdownIt("commonmark").enable("table")
_CITATIONS = re.compile(rf"(?<!\s)\s*+{CITATION.pattern}")


def plain_lines(markdown: str) -> Iterator[str]:
    """Yield the text of each paragraph, list item and table cell of ``markdown``, without markup and
    citations."""
    for token in _PARSER.parse(_CITATIONS.sub("", markdown)):
        if token.type == "inline":
            parts = (
                " " if child.type in ("softbreak", "hardbreak") else child.content
                for child in token.children or ()
            )
            if line := " ".join("".join(parts).split()):
                yield line
