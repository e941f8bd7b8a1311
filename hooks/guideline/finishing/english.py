"""English terms in Dutch text, marked with their language so that a screen reader speaks them as English.

The editors keep one list (``docs/engelse-termen.yml``). The terms are marked in the finished page and not in
its Markdown: so every text has them (menu, glossary, flowcharts), while ids, the search index and the data
for machines are made from the same text as without them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

_WORD = re.compile(r"\w+")

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
    finder = _Finder(page, terms)
    parts = []
    done = 0
    for start, end, tag in finder.found:
        parts += [page[done:start], f'<{tag} lang="en">', page[start:end], f"</{tag}>"]
        done = end
    return "".join(parts) + page[done:]


class _Finder(HTMLParser):
    """Finds the places of terms in the text of a page: ``found`` has start, end and the element to put around
    each."""

    def __init__(self, page: str, terms: EnglishTerms) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, int, str]] = []
        self._terms = terms
        self._lines = [0, *(match.end() for match in re.finditer("\n", page))]
        self._run: list[tuple[int, str]] = []
        self._drawings = 0
        self._barred = ""
        self._depth = 0
        self.feed(page)
        self.close()
        self._end_run()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._barred:
            self._depth += tag == self._barred
            return
        if tag not in _WITHIN_TEXT:
            self._end_run()
        self._drawings += tag == "svg"
        speaks = tag != "html" and any(name == "lang" for name, _ in attrs)
        if tag not in _EMPTY and (tag in _UNMARKED or speaks):
            self._end_run()
            self._barred, self._depth = tag, 1

    def handle_endtag(self, tag: str) -> None:
        if self._barred:
            self._depth -= tag == self._barred
            if not self._depth:
                self._barred = ""
            return
        if tag not in _WITHIN_TEXT:
            self._end_run()
        self._drawings -= tag == "svg"

    def handle_data(self, data: str) -> None:
        if not self._barred:
            line, column = self.getpos()
            self._run.append((self._lines[line - 1] + column, data))

    def handle_entityref(self, name: str) -> None:
        self._end_run()

    def handle_charref(self, name: str) -> None:
        self._end_run()

    def handle_comment(self, data: str) -> None:
        self._end_run()

    def _end_run(self) -> None:
        """Look for terms in the text since the last element that ends a text."""
        tag = "tspan" if self._drawings else "span"
        for match in self._terms.finditer("".join(data for _, data in self._run)):
            self.found += [(start, end, tag) for start, end in self._pieces(*match.span())]
        self._run = []

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the places in the page of what stands from ``start`` to ``end`` in the text."""
        before = 0
        for place, data in self._run:
            first, last = max(start - before, 0), min(end - before, len(data))
            if first < last and data[first:last].strip():
                yield place + first, place + last
            before += len(data)
