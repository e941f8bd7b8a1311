"""The Markdown that editors may type: CommonMark with tables, footnotes, citations, blocks and markers.

The site itself is rendered by Python-Markdown, which keeps no line numbers; the readers use markdown-it-py,
which does. Both know the same dialect.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import StateInline
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

CARDS = "kaarten"
CALL, DO, DO_NOT = "bel", "doe", "niet-doen"
"""The blocks that say when to call whom, what to do and what not to do."""

BLOCKS = ("aanbeveling", "spoed", "let-op", "inleiding", CARDS, CALL, DO, DO_NOT)
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
    "besluiten",
    "openpunten",
    "situaties",
    "aanbevelingen",
    "risicos",
    "kwaliteit",
    "verantwoording",
    "werkgroep",
    "belangen",
    "commentaar",
    "financiering",
)
"""The names that may stand in a marker ``<!-- richtlijn:naam -->``; the site replaces it by a table or
list."""

MOST_PAGES_WITH_MARKER = 20
"""On how many pages the same marker is filled: a short page could ask for every list of the guideline."""

BEGIN_MADE = "richtlijn:gemaakt"
BEGIN_ADDED = "richtlijn:aanvulling"
END_MADE = "richtlijn:einde"
"""The remarks around what the site writes itself: in the place of something typed, or above or below the
text."""

OWN_REMARKS = frozenset({BEGIN_MADE, BEGIN_ADDED, END_MADE})
"""What may stand in a remark in the HTML of a text: all others, which editors type, are taken out."""

MARKER = re.compile(r"^[ ]{0,3}<!--[ \t]*richtlijn:([a-z-]+)[ \t]*-->[ \t]*$", re.MULTILINE)
"""A marker stands alone on a line."""


_TYPED_AS_OWN = re.compile(rf"<!--[ ]*+(?:{'|'.join(sorted(OWN_REMARKS))})[ ]*+-->")


def without_own_remarks(text: str) -> str:
    """Return what an editor typed without the remarks that are the site's own."""
    return _TYPED_AS_OWN.sub("", text)


def remarks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each remark begins and ends: what no reader sees. One that does not end is none."""
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (last := text.find("-->", start + 4)) >= 0:
        end = last + 3
        yield start, end


def without_remarks(text: str, put: Callable[[str], str] = lambda _remark: "") -> str:
    """Return a text with in the place of each remark what ``put`` makes of it: nothing."""
    parts = []
    done = 0
    for start, end in remarks(text):
        parts += [text[done:start], put(text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


_MARKS = re.compile(r"(?<![ \t])[ \t]*+\{:?[ \t]*+(?:[.#][\w-]++|[\w-]++=[^{}\s]++)(?:[ \t]++[^{}\n]*+)?\}")


def without_marks(text: str) -> str:
    """Return a text without what stands between braces for the site alone: an anchor, a class
    (``{ .knop }``), the recommendation that a text belongs to."""
    return _MARKS.sub("", text)


_IN_A_WORD = re.compile(r"(?<=\w)\*+(?=\w)")


def _asterisk_in_a_word(state: StateInline, silent: bool) -> bool:
    """Take asterisks in the middle of a word or number as they are: who types 5*4 means no emphasis."""
    match = _IN_A_WORD.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.pending += match[0]
    state.pos = match.end()
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.inline.ruler.before("emphasis", "asterisk_in_a_word", _asterisk_in_a_word)
    parser.use(footnote_plugin)
    container_plugin(parser, "block", marker="/", validate=lambda _params, _marker: True)
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


PARSER = _parser()
"""Reads the body of a page; ``/// block`` is a container named block."""
