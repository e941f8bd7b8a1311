"""The walk over the tokens of a page body: each kind of token goes to the reader of its subject."""

from __future__ import annotations

import re
from typing import Literal

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from guideline.model.anchors import BESIDE, heading_parts
from guideline.model.page import Code, DiagramSource, Heading, UnevenRow
from guideline.model.places import Problem
from guideline.reading.blocks import BlockReader
from guideline.reading.body import Body
from guideline.reading.dialect import PARSER, without_remarks
from guideline.reading.inline import InlineReader
from guideline.reading.source_lines import SourceLines


def read_body(text: str, first_line: int) -> Body:
    """Return what stands in the body ``text`` of a page, which starts on line ``first_line`` of its file."""
    walk = _Walk(SourceLines(text, first_line))
    for token in PARSER.parse(text):
        walk.take(token)
    return walk.body


_ALMOST_A_CHART = re.compile(
    r"[ \t]{0,9}(?:[`~´‘’'\"]{2,9}|:{3,9})[ \t]{0,9}[{.]{0,2}[ \t]{0,9}(?:language-)?me{1,2}r(?:mai|mia|ma)d"
    r"|[ \t]{0,9}[`~]{3,9}[ \t]{0,9}[{.]{0,2}[ \t]{0,9}(?:flowchart|graph|stroomschema|schema)\b"
    r"|[`~]{3,9}[ \t]{0,9}\n\s{0,99}(?:flowchart|graph)[ \t]{1,9}(?:TD|TB|LR|RL|BT)\b",
    re.IGNORECASE,
)
"""What begins a chart for whoever typed it, and for the site a piece of code or a sentence."""


_ALMOST_BESIDE = re.compile(
    rf"(?:\{{\s*+{BESIDE}\b|[(\[]\s*+{BESIDE}\s*+[=:])[^\w{{}}]*+([\w-]*+)[^{{}}]*+\}}?", re.IGNORECASE
)
"""What was meant to say beside which recommendation a heading belongs."""

_OLDER = re.compile(r"[ \t]*>[ \t]*\d")
"""A sign for ‘more than’ that begins a quotation."""

_UNDERLINE = "zet een lege regel boven de streep, of verwijder haar; een kop begint met ## of ###"
_BULLET = "begin een punt van een lijst met ‘- ’; schrijf een plus in woorden en een voetnoot als gewone zin"


class _Walk:
    """Where the walk is: on which line, in which heading and section."""

    def __init__(self, lines: SourceLines) -> None:
        self.body = Body()
        self._lines = lines
        self._blocks = BlockReader(self.body, lines)
        self._inline = InlineReader(self.body, lines)
        self._heading: Token | None = None
        self._line = 0
        self._columns = 0

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.map:
            self._line = token.map[0]
        self._blocks.note_contents(token)
        match token.type:
            case "heading_open" if token.markup in "=-" and token.map:
                self._report_sign(token.map[1] - 1, "een streep", "een kop", _UNDERLINE)
            case "heading_open":
                self._heading = token
            case "list_item_open" if token.markup in "*+":
                self._report_sign(self._line, token.markup, "een lijst", _BULLET)
            case "blockquote_open" if _OLDER.match(self._lines.lines[self._line]):
                self._report_sign(self._line, ">", "een citaat", "schrijf ‘ouder dan’ of ‘meer dan’")
            case "heading_close":
                self._heading = None
            case "inline" if self._heading is not None:
                self._add_heading(token, self._heading)
                self._inline.read(token, self._line, heading=True)
            case "inline":
                self._note_almost_a_chart(token.content)
                self._inline.add_paragraph(token, self._line)
                self._inline.read(token, self._line)
            case "container_block_open":
                self._blocks.open(token)
            case "container_block_close":
                self._blocks.close()
            case "code_block":
                if not self._blocks.take_options(token, self._line):
                    self._add_code("indent")
                    self._note_almost_a_chart(token.content)
            case "fence" if not self._is_closed(token):
                self._report_unclosed("dit codeblok", f"een regel met alleen {token.markup}")
            case "fence" if token.info.strip() == "mermaid":
                self._add_diagram(token)
            case "fence":
                self._add_code("fence")
                self._note_almost_a_chart(f"{token.markup}{token.info}\n{token.content}")
            case "html_block" if "<!--" in without_remarks(token.content):
                self._report_unclosed("deze opmerking", "-->")
            case "html_block":
                self._inline.add_html(token.content, self._line)
            case "table_open":
                self._columns = 0
            case "tr_open":
                self._add_row(self._line)
            case _:
                pass

    def _add_heading(self, token: Token, heading: Token) -> None:
        level = int(heading.tag[1])
        plain = "".join(
            child.content for child in token.children or [] if child.type in ("text", "code_inline")
        )
        parts = heading_parts(plain)
        at = self._lines.next_place(self._line, "#")
        self.body.headings.append(Heading(level, parts.text, parts.anchor, at, parts.beside))
        self.body.anchors.add(parts.anchor)
        if level == 2:
            self._blocks.section = parts.text
        if mark := _ALMOST_BESIDE.search(parts.text):
            message = f"‘{mark[0]}’ achter deze kop wordt niet gelezen"
            remedy = f"schrijf aan het einde van de kop ‘{{ {BESIDE}={mark[1] or 'id-van-de-aanbeveling'} }}’"
            self.body.problems.append(Problem("layer-mark", at, message, remedy))
        elif parts.beside and plain.count(f"{BESIDE}=") > 1:
            message = "deze kop noemt meer dan één aanbeveling, en kan maar bij één staan"
            remedy = (
                f"houd er één over: ‘{{ {BESIDE}={parts.beside} }}’; verwijs vanuit de andere met een link"
            )
            self.body.problems.append(Problem("layer-mark", at, message, remedy))

    def _report_sign(self, line: int, sign: str, becomes: str, remedy: str) -> None:
        message = f"{sign} aan het begin van deze regel maakt er {becomes} van, en verdwijnt"
        self.body.problems.append(Problem("line-sign", (self._lines.number(line), 1), message, remedy))

    def _is_closed(self, fence: Token) -> bool:
        assert fence.map
        last = self._lines.lines[fence.map[1] - 1].strip(" \t>")
        return (
            fence.map[1] - fence.map[0] > 1
            and last.startswith(fence.markup)
            and not last.strip(fence.markup[0])
        )

    def _report_unclosed(self, what: str, end: str) -> None:
        place = (self._lines.number(self._line), 1)
        message = f"{what} wordt niet afgesloten; alles eronder valt erin"
        self.body.problems.append(Problem("unclosed", place, message, f"zet waar het ophoudt {end}"))

    def _add_code(self, by: Literal["indent", "fence"]) -> None:
        self.body.code.append(Code(by, (self._lines.number(self._line), 1)))

    def _add_row(self, line: int) -> None:
        """Note a row of a table, the first of which says how many columns there are, when its cells are
        not as many."""
        cells = len(escapedSplit(self._lines.lines[line].strip().removeprefix("|").removesuffix("|")))
        self._columns = self._columns or cells
        if cells != self._columns:
            at = (self._lines.number(line), 1)
            self.body.uneven_rows.append(UnevenRow(cells, self._columns, at))

    def _note_almost_a_chart(self, text: str) -> None:
        """Note a text that was meant as a chart and is not read as one."""
        if _ALMOST_A_CHART.match(text):
            at = (self._lines.number(self._line), 1)
            message = f"hier staat bijna een schema: ‘{text.splitlines()[0].strip()}’"
            remedy = (
                "schrijf ‘```mermaid’ aan het begin van de regel, en verder niets; een voorbeeld begint met"
                " ‘```text’"
            )
            self.body.problems.append(Problem("almost-chart", at, message, remedy))

    def _add_diagram(self, token: Token) -> None:
        self.body.diagrams.append(DiagramSource(token.content, (self._lines.number(self._line + 1), 1)))
        for number, source_line in enumerate(token.content.split("\n"), start=self._line + 1):
            self._inline.add_values(source_line, number)
