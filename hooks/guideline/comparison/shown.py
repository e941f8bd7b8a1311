"""The passages of a finished text: its HTML as a browser reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guideline.comparison.passages import MADE, Level, Passage, cited, footnote, words_in
from guideline.reading.dialect import BEGIN_ADDED, BEGIN_MADE, END_MADE

_HEADINGS = {f"h{level}": f"kop {level}" for level in range(1, 7)}

_BLOCKS = {
    *_HEADINGS,
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
    ),
    *("figure", "hr", "li", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"),
    *("th", "thead", "tr", "ul"),
}
"""The elements that start a new line; others stand within one."""

_OF_BLOCKS = {"aanbeveling", "spoed", "let-op", "inleiding", "kaarten", "bel", "doe", "niet-doen"}
"""The classes of what a block or a warning becomes."""

_ADDED = {"headerlink", "aanbeveling-kop", "aanbeveling-voet", "let-op-kop", "doe-kop"}
"""The classes of what the site adds within a text that an editor typed."""


def passages_shown(html: str) -> list[Passage]:
    """Return the passages of a text, given its HTML, in the order in which readers meet them."""
    body = LexborHTMLParser(f"<!doctype html><html><body>{html}").body
    reader = _Reader()
    if body is not None:
        reader.read_children(body, (), "alinea")
        reader.end()
    return reader.passages


def ids_in(html: str) -> frozenset[str]:
    """Return every id in the HTML of a text: what a link can lead to."""
    found = LexborHTMLParser(f"<!doctype html><html><body>{html}").css("[id]")
    return frozenset(value for node in found if (value := node.attributes.get("id")))


@dataclass(slots=True)
class _Reader:
    """Reads a tree; what was read of a passage that is not complete waits in ``_text`` and ``_links``."""

    passages: list[Passage] = field(default_factory=list)
    _kind: str = ""
    _levels: tuple[Level, ...] = ()
    _text: list[str] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)
    _made: bool = False
    _rows: int = 0

    def end(self) -> None:
        """End the passage that is being read."""
        words = tuple(words_in("".join(self._text)))
        if words or self._links or self._kind == "cel":
            self.passages.append(Passage(self._kind, self._levels, words, tuple(self._links)))
        self._text.clear()
        self._links.clear()
        self._kind = ""

    def read_children(self, outer: LexborNode, levels: tuple[Level, ...], kind: str) -> None:
        """Read what stands in an element; loose text in it is a passage of this kind."""
        for node in _children(outer):
            self._read(node, levels, kind)

    def _read(self, node: LexborNode, levels: tuple[Level, ...], kind: str) -> None:
        tag = node.tag or ""
        if tag == "-comment":
            self._take_comment((node.comment_content or "").strip(), levels)
        elif self._made:
            return
        elif tag == "-text":
            self._start(levels, kind)
            self._text.append(node.text(deep=False) or "")
        elif "footnote-backref" in _classes(node):
            self._text[-1:] = [text.rstrip("\xa0") for text in self._text[-1:]]
        elif _ADDED & _classes(node):
            return
        elif tag in _BLOCKS:
            self.end()
            self._read_block(node, tag, levels, kind)
            self.end()
        else:
            self._start(levels, kind)
            self._read_inline(node, tag, levels, kind)

    def _start(self, levels: tuple[Level, ...], kind: str) -> None:
        if not self._kind:
            self._kind, self._levels = kind, levels

    def _take_comment(self, text: str, levels: tuple[Level, ...]) -> None:
        if text in (BEGIN_MADE, BEGIN_ADDED):
            self.end()
            self._made = True
            if text == BEGIN_MADE:
                self.passages.append(Passage(MADE, levels, ()))
        elif text == END_MADE:
            self._made = False

    def _read_block(self, node: LexborNode, tag: str, levels: tuple[Level, ...], kind: str) -> None:
        classes = _classes(node)
        if tag in _HEADINGS:
            self.read_children(node, levels, _HEADINGS[tag])
        elif tag == "hr":
            if "footnote" not in _classes(node.parent):
                self.passages.append(Passage("lijn", levels, ()))
        elif tag == "pre":
            self._kind, self._levels = "code", levels
            self._text.append(node.text(deep=True))
        elif tag in ("ul", "ol"):
            self._read_list(node, tag, levels)
        elif tag == "table":
            self._rows = 0
            self.read_children(node, (*levels, Level("tabel")), kind)
        elif tag == "tr":
            self._rows += 1
            self._read_row(node, (*levels, Level("rij", self._rows)))
        elif tag == "blockquote":
            self.read_children(node, (*levels, Level("citaat")), kind)
        elif found := _OF_BLOCKS & classes:
            self.read_children(node, (*levels, Level(min(found))), kind)
        else:
            self.read_children(node, levels, "alinea" if tag == "p" else kind)

    def _read_list(self, node: LexborNode, tag: str, levels: tuple[Level, ...]) -> None:
        of_footnotes = "footnote" in _classes(node.parent)
        name = "voetnoot" if of_footnotes else "nummer" if tag == "ol" else "punt"
        typed = node.attributes.get("start") or ""
        first = int(typed) if typed.isdecimal() and len(typed) < 10 else 1
        items = [child for child in _children(node) if child.tag == "li"]
        for number, item in enumerate(items, start=first):
            shown = number if tag == "ol" else number - first + 1
            self.end()
            self.read_children(item, (*levels, Level(name, shown)), "alinea")
        self.end()

    def _read_row(self, node: LexborNode, levels: tuple[Level, ...]) -> None:
        cells = [child for child in _children(node) if child.tag in ("td", "th")]
        for number, cell in enumerate(cells, start=1):
            self.end()
            self._start((*levels, Level("kolom", number)), "cel")
            self.read_children(cell, (*levels, Level("kolom", number)), "cel")
        self.end()

    def _read_inline(self, node: LexborNode, tag: str, levels: tuple[Level, ...], kind: str) -> None:
        classes = _classes(node)
        if "citatie" in classes:
            links = (child.attributes.get("href") or "" for child in node.css("a"))
            self._text.append(cited([link.removeprefix("#bron-") for link in links]))
        elif "footnote-ref" in classes:
            number = node.text(deep=True)
            self._text.append(footnote(int(number)) if number.isdecimal() and len(number) < 10 else number)
        elif tag == "br":
            self._text.append(" ")
        elif tag == "img":
            self._links.append(f"!{node.attributes.get('src') or ''}")
            self._text.append(node.attributes.get("alt") or "")
        else:
            if tag == "a" and "bellen" not in classes and (target := node.attributes.get("href")) is not None:
                self._links.append(target)
            self.read_children(node, levels, kind)


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _classes(node: LexborNode | None) -> set[str]:
    return set((node.attributes.get("class") or "").split()) if node is not None else set()
