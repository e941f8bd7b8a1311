"""English terms in Dutch text, marked with their language so that a screen reader speaks them as English.

The editors keep one list (``docs/engelse-termen.yml``). The terms are marked in the finished page and not in
its Markdown: so every text has them (menu, glossary, flowcharts), while ids, the search index and the data
for machines are made from the same text as without them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from guideline.html_tags import ATTRIBUTES, NAME, attribute_names

_WORD = re.compile(r"\w+")

_TOKEN = re.compile(
    rf"""
    (?P<text> [^<&]++ | [<&](?![a-z/!?\#]) )
    | <(?P<end> /)? (?P<name> (?!(?:script|style)\b) {NAME}) (?P<attributes> {ATTRIBUTES})
    | <(?P<code> script|style)\b {ATTRIBUTES}.*?(?:</(?P=code)\s*>|\Z)
    | <!--(?:-?> | .*?(?:--!?>|\Z)) | <[!?/][^>]*(?:>|\Z) | &(?:\#\w+|[a-z][-.a-z0-9]*);?
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""What a page is made of: text, the beginnings and ends of elements, and what ends a text otherwise."""

_UNMARKED = frozenset(
    {"code", "desc", "kbd", "option", "pre", "samp", "script", "style", "textarea", "title"}
)
"""Elements with code, or that can hold nothing but text."""

_EMPTY = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""Elements without an end."""

_WITHIN_TEXT = frozenset({"a", "abbr", "em", "span", "strong", "tspan"})
"""Elements that may begin or end inside a term."""


class EnglishTerms:
    """Finds terms in a text: at each word only those that begin with it are tried, however many there are.
    False when there are no terms."""

    def __init__(self, terms: Iterable[str]) -> None:
        """Take note of the first word of each term."""
        different = {" ".join(term.split()) for term in terms}
        longest_first = sorted(different, key=lambda term: (-len(term), term))
        forms: dict[str, list[str]] = defaultdict(list)
        for term in longest_first:
            if first := _WORD.match(term):
                forms[first[0].casefold()].append(r"\s+".join(map(re.escape, term.split())))
        self._forms = {
            word: re.compile(rf"(?:{'|'.join(found)})(?!\w)", re.IGNORECASE) for word, found in forms.items()
        }
        self.spans = lru_cache(maxsize=10_000)(self._spans)
        """Returns where the terms in a text begin and end; the texts of the menu stand on every page."""

    def _spans(self, text: str) -> tuple[tuple[int, int], ...]:
        return tuple(match.span() for match in self.finditer(text))

    def __bool__(self) -> bool:
        """Return whether there is any term."""
        return bool(self._forms)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the terms in ``text`` as whole words, in capitals or not, over a line end too; of two at one
        place the longer."""
        if self._forms.keys().isdisjoint(_WORD.findall(text.casefold())):
            return
        done = 0
        for word in _WORD.finditer(text):
            form = self._forms.get(word[0].casefold()) if word.start() >= done else None
            if form and (match := form.match(text, word.start())):
                yield match
                done = match.end()

    def covered(self, text: str) -> str:
        """Return ``text`` with a dot for each letter or sign in a term: as long, and over as many lines."""
        parts, done = [], 0
        for match in self.finditer(text):
            parts += [text[done : match.start()], re.sub(r"\S", "·", match[0])]
            done = match.end()
        return "".join(parts) + text[done:]


def mark(page: str, terms: EnglishTerms) -> str:
    """Return the HTML of a page with ``lang="en"`` around every term; everything else stays as it is.

    Not in code, and not where a language is given already.
    """
    if not terms:
        return page
    parts = []
    done = 0
    for run, tag in texts(page):
        for span in terms.spans("".join(text for _, text in run)):
            for start, end in _pieces(run, *span):
                parts += [page[done:start], f'<{tag} lang="en">', page[start:end], f"</{tag}>"]
                done = end
    return "".join(parts) + page[done:]


Run = list[tuple[int, str]]
"""A text over elements that may stand within a term: what stands in the page from each place."""


def texts(page: str) -> Iterator[tuple[Run, str]]:
    """Yield the texts of a page without code and without what has a language of its own, each with the
    element to put around a part of it."""
    run: Run = []
    drawings = depth = 0
    barred = ""
    for token in _TOKEN.finditer(page):
        if token.lastgroup == "text":
            if not barred:
                run.append((token.start(), token[0]))
            continue
        name, end, attributes = token.group("name", "end", "attributes")
        tag = name.lower() if name else ""
        step = 0 if not tag or attributes.endswith("/>") else -1 if end else 1
        if barred:
            depth += step if tag == barred else 0
            barred = barred if depth else ""
            continue
        bars = step > 0 and _is_barred(tag, attributes)
        if run and (bars or tag not in _WITHIN_TEXT):
            yield run, "tspan" if drawings else "span"
            run = []
        if bars:
            barred, depth = tag, 1
        elif tag == "svg":
            drawings += step
    if run:
        yield run, "tspan" if drawings else "span"


def place_of(index: int, run: Run) -> int:
    """Return where in the page the character at ``index`` in the text of ``run`` stands."""
    for place, text in run:
        if index < len(text):
            return place + index
        index -= len(text)
    raise IndexError(index)


def _is_barred(tag: str, attributes: str) -> bool:
    """Return whether no term is marked in an element: it holds code, or has a language of its own."""
    if tag in _EMPTY or tag == "html":
        return False
    return tag in _UNMARKED or ("lang" in attributes.lower() and "lang" in attribute_names(attributes))


def _pieces(run: Run, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places in the page of what stands from ``start`` to ``end`` in the text of ``run``."""
    before = 0
    for place, text in run:
        first, last = max(start - before, 0), min(end - before, len(text))
        if first < last and text[first:last].strip():
            yield place + first, place + last
        before += len(text)
