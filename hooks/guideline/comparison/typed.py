"""The passages that an editor typed: the source of a page as the reader of the checks understands it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from guideline.comparison.passages import MADE, Level, Passage, cited, footnote, words_in
from guideline.comparison.shown import passages_shown
from guideline.model.anchors import EXPLICIT
from guideline.model.values import VALUE_USE
from guideline.reading.dialect import (
    ATTRIBUTES,
    BUTTON,
    CITATION,
    CITATION_KEY,
    MARKER,
    PARSER,
    without_remarks,
)

_KINDS = {"paragraph_open": "alinea", "th_open": "cel", "td_open": "cel"}


def passages_typed(
    body: str, first_line: int, values: Mapping[str, str], known: frozenset[str]
) -> list[Passage]:
    """Return the passages of the body of a page, which starts on line ``first_line`` of its file.

    ``values`` gives the text of each registered value by name; ``known`` are the keys of the sources that may
    be cited.
    """
    environment: dict[str, object] = {}
    tokens = PARSER.parse(body, environment)
    reader = _Reader(first_line, values, known)
    for token in tokens:
        reader.take(token)
    return reader.passages


@dataclass(slots=True)
class _Reader:
    """Where the reading is: in which levels, and in what kind of passage."""

    first_line: int
    values: Mapping[str, str]
    known: frozenset[str]
    passages: list[Passage] = field(default_factory=list)
    _levels: list[Level] = field(default_factory=list)
    _items: list[int] = field(default_factory=list)
    _ones: list[bool] = field(default_factory=list)
    _kind: str = "alinea"
    _line: int = 0
    _rows: int = 0
    _columns: int = 0
    _options_at: int = -1

    def take(self, token: Token) -> None:
        """Take the next token of the text."""
        if token.map:
            self._line = token.map[0]
        match token.type:
            case "heading_open":
                self._kind = f"kop {token.tag[1]}"
            case "inline":
                self._take_inline(token)
            case "fence" | "code_block":
                self._take_code(token)
            case "html_block":
                self._take_html(token)
            case "hr":
                self._add(Passage("lijn", tuple(self._levels), (), line=self._number(self._line)))
            case "container_block_open":
                self._options_at = self._line + 1
                self._levels.append(Level(token.info.strip().split("|")[0].strip()))
            case "table_open":
                self._rows = 0
                self._levels.append(Level("tabel"))
            case "tr_open":
                self._rows, self._columns = self._rows + 1, 0
                self._levels.append(Level("rij", self._rows))
            case _ if token.type in _KINDS:
                self._kind = _KINDS[token.type]
                if self._kind == "cel":
                    self._columns += 1
                    self._levels.append(Level("kolom", self._columns))
            case _:
                self._take_level(token)

    def _take_level(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._items.append(0)
                self._ones.append(True)
            case "bullet_list_close" | "ordered_list_close":
                self._items.pop()
                self._ones.pop()
            case "list_item_open":
                self._levels.append(self._item(token))
            case "blockquote_open":
                self._levels.append(Level("citaat"))
            case "footnote_open":
                self._levels.append(Level("voetnoot", token.meta["id"] + 1))
            case "list_item_close" | "blockquote_close" | "footnote_close":
                self._levels.pop()
            case "container_block_close" | "table_close" | "tr_close" | "th_close" | "td_close":
                self._levels.pop()
            case _:
                pass

    def _take_inline(self, token: Token) -> None:
        text, links = self._inline(token)
        if self._kind.startswith("kop"):
            text = EXPLICIT.sub("", text)
        self._add_words(self._kind, text, links)
        self._kind = "alinea"

    def _inline(self, token: Token) -> tuple[str, tuple[str, ...]]:
        """Return the text of an inline token as readers should get it, its lines apart, and its links."""
        parts: list[str] = []
        links: list[str] = []
        before = ""
        for child in token.children or ():
            match child.type:
                case "softbreak" | "hardbreak":
                    parts.append("\n")
                case "text":
                    parts.append(self._replaced(child.content, after_link=before == "link_close"))
                case "code_inline":
                    parts.append(child.content.strip())
                case "image":
                    links.append(f"!{child.attrs.get('src', '')}")
                    parts.append(child.content)
                case "link_open":
                    links.append(str(child.attrs.get("href", "")))
                case "footnote_ref":
                    parts.append(footnote(child.meta["id"] + 1))
                case "html_inline":
                    parts.append(" " if child.content.casefold().startswith("<br") else "")
                case _:
                    pass
            before = child.type
        return "".join(parts), tuple(links)

    def _replaced(self, text: str, after_link: bool) -> str:
        """Return a text with what the site puts in the place of values and citations."""

        def value(match: re.Match[str]) -> str:
            return self.values.get(match[1].strip(), match[0])

        def citation(match: re.Match[str]) -> str:
            keys = CITATION_KEY.findall(match[1])
            return cited(keys) if keys and self.known.issuperset(keys) else match[0]

        if after_link and (found := ATTRIBUTES.match(text)) and set(found[1].split()) == {BUTTON}:
            text = text[found.end() :]
        return CITATION.sub(citation, VALUE_USE.sub(value, text))

    def _take_code(self, token: Token) -> None:
        if token.type == "code_block" and self._line == self._options_at:
            return
        if token.type == "fence" and token.info.strip() == "mermaid":
            self._add(Passage(MADE, tuple(self._levels), (), line=self._number(self._line)))
            return
        self._add_words("code", token.content, ())

    def _take_html(self, token: Token) -> None:
        if MARKER.fullmatch(token.content.strip()):
            self._add(Passage(MADE, tuple(self._levels), (), line=self._number(self._line)))
            return
        for passage in passages_shown(without_remarks(token.content)):
            line = self._number(self._line)
            levels = (*self._levels, *passage.levels)
            lines = (line,) * len(passage.words)
            self._add(Passage(passage.kind, levels, passage.words, passage.links, line, lines))

    def _add_words(self, kind: str, text: str, links: tuple[str, ...]) -> None:
        words: list[str] = []
        lines: list[int] = []
        for index, part in enumerate(text.split("\n")):
            found = list(words_in(part))
            words.extend(found)
            lines.extend([self._number(self._line + index)] * len(found))
        if words or links or kind == "cel":
            line = lines[0] if lines else self._number(self._line)
            self._add(Passage(kind, tuple(self._levels), tuple(words), links, line, tuple(lines)))

    def _add(self, passage: Passage) -> None:
        self.passages.append(passage)

    def _number(self, index: int) -> int:
        return self.first_line + index

    def _item(self, token: Token) -> Level:
        """Return the level of the next item of the innermost list: of a numbered one with the number that was
        typed; a list in which every number is 1 is one that the site numbers."""
        self._items[-1] += 1
        count = self._items[-1]
        if not token.info.isdecimal():
            return Level("punt", count)
        typed = int(token.info)
        self._ones[-1] = self._ones[-1] and typed == 1
        return Level("nummer", count if self._ones[-1] else typed)
