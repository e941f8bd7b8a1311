"""The Markdown that editors may type: CommonMark with tables, footnotes, citations, blocks and markers.

The site itself is rendered by Python-Markdown, which keeps no line numbers; the readers use markdown-it-py,
which does. Both know the same dialect.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

CARDS = "kaarten"
BLOCKS = ("aanbeveling", "spoed", "let-op", "inleiding", CARDS)
"""The names that may follow ``///``."""

BUTTON = ".knop"
"""The class that makes a link a button: ``[tekst](pad.md){ .knop }``."""

ATTRIBUTES = re.compile(r"\{:?([^{}\n]+)\}")
"""What Python-Markdown may take for attributes of what stands before it."""

CITATION = re.compile(r"\[(@[^\]\[]*)\]")
CITATION_KEY = re.compile(r"@([A-Za-z0-9_:-]+)")
MARKER_NAMES = (
    "statustabel",
    "kalender",
    "wijzigingen",
    "modules",
    "literatuurlijst",
    "woordenlijst",
    "lokaal",
    "zoekknop",
)
"""The names that may stand in a marker ``<!-- richtlijn:naam -->``; the site replaces it by a table or
list."""

MARKER = re.compile(r"<!--\s*richtlijn:([a-z-]+)\s*-->")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    container_plugin(parser, "block", marker="/", validate=lambda _params, _marker: True)
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


PARSER = _parser()
"""Reads the body of a page; ``/// block`` is a container named block."""
