"""The ``///`` blocks of a page: whether they are known, closed and filled, and the recommendations in
them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from guideline.model.metadata import RecommendationOptions
from guideline.model.page import CareCard, Citation, Recommendation, TextRun
from guideline.model.places import At, Problem
from guideline.model.suggestions import did_you_mean_or_list
from guideline.model.validation import validate
from guideline.reading.body import Body
from guideline.reading.dialect import BLOCKS, CALL, CARDS, DO, DO_NOT
from guideline.reading.source_lines import SourceLines
from guideline.reading.yaml_explained import yaml_problems
from guideline.reading.yaml_source import YamlSource, read_yaml

_AN_OPTION = re.compile(r"\s*(?:id|sterkte|richting|zekerheid|bronnen)[ \t]*:", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]{0,9}[-*+][ \t]+(.*)")

_ID_LINE = re.compile(r"^ *+id\b[^\w\n]*+([a-z][a-z0-9-]*+) *+$", re.MULTILINE)
"""The id of a recommendation, to be seen even when its options cannot be read."""


@dataclass(slots=True)
class _Block:
    """An open block while its contents are read, with the kinds of token directly in it; its text stands on
    the lines with index ``start`` up to ``end``."""

    name: str
    at: At
    start: int
    end: int
    level: int
    sign: str = "///"
    argument: str = ""
    contents: list[str] = field(default_factory=list)
    options: YamlSource | None = None
    legible_id: str = ""


class BlockReader:
    """Reads the blocks of a page into its ``body``; ``section`` is the heading of level 2 that they stand
    under."""

    def __init__(self, body: Body, lines: SourceLines) -> None:
        """Read into ``body``; ``lines`` give the places."""
        self.section = ""
        self._body = body
        self._lines = lines
        self._open: list[_Block] = []

    def note_contents(self, token: Token) -> None:
        """Note a token that stands directly in the innermost open block."""
        if self._open and token.level == self._open[-1].level + 1 and token.nesting >= 0:
            self._open[-1].contents.append(token.type)

    def open(self, token: Token) -> None:
        """Open the block that starts with ``token``."""
        assert token.map
        start, end = token.map
        name, _, argument = (part.strip() for part in token.info.partition("|"))
        at = self._lines.next_place(start, "///")
        block = _Block(name, at, start + 1, end, token.level, token.markup, argument)
        around = self._open[-1] if self._open else None
        self._open.append(block)
        if around and name in BLOCKS and len(token.markup) >= len(around.sign):
            self._report(
                "unclosed-block",
                around.at,
                f"het blok ‘/// {around.name}’ is niet afgesloten als op regel {at[0]} het volgende begint",
                f"zet boven regel {at[0]} een regel met alleen ///, en een lege regel",
            )
            return
        if name not in BLOCKS:
            self._report(
                "unknown-block",
                block.at,
                f"het blok ‘/// {name}’ bestaat niet",
                did_you_mean_or_list(name, BLOCKS),
            )
        closing = self._lines.lines[end - 1 : end + 1]
        if not any(line.strip() == token.markup for line in closing):
            self._report(
                "unclosed-block",
                block.at,
                f"het blok ‘/// {name}’ wordt niet afgesloten",
                "zet na de tekst een regel met alleen ///",
            )

    def take_options(self, token: Token, line: int) -> bool:
        """Take an indented text directly under the start of a block as the options of that block; return
        whether it is that."""
        if not self._open or self._open[-1].options or len(self._open[-1].contents) != 1:
            return False
        start = self._open[-1].at[0]
        gap = self._lines.number(line - 1) - start
        if gap and (self._open[-1].name != "aanbeveling" or not _AN_OPTION.match(token.content)):
            return False
        if gap:
            self._report(
                "block-missing",
                (start + 1, 1),
                "tussen ‘/// aanbeveling’ en haar opties staat een lege regel, en dan zijn het geen opties",
                "verwijder de lege regel",
            )
        self._open[-1].options = read_yaml(token.content, first_line=self._lines.number(line))
        if id_line := _ID_LINE.search(token.content):
            self._open[-1].legible_id = id_line[1]
        self._open[-1].start = line + token.content.count("\n")
        return True

    def close(self) -> None:
        """Close the innermost block."""
        block = self._open.pop()
        if block.name == "aanbeveling":
            self._add_recommendation(block)
        elif block.name == CARDS and block.contents != ["bullet_list_open"]:
            self._report(
                "block-contents",
                block.at,
                "in het blok ‘/// kaarten’ hoort een lijst en niets anders",
                "zet elke kaart op een regel die met ‘- ’ begint, en andere tekst buiten het blok",
            )
        elif block.name in BLOCKS and not block.contents:
            self._report(
                "block-contents",
                block.at,
                f"het blok ‘/// {block.name}’ is leeg",
                "zet er tekst in, of verwijder het blok",
            )
        elif block.name in (CALL, DO, DO_NOT):
            self._add_card(block)

    def _add_card(self, block: _Block) -> None:
        lines = self._lines.lines
        first, last = self._lines.number(block.start), self._lines.number(block.end)
        items = [
            TextRun(match[1], (self._lines.number(index), 1))
            for index in range(block.start, min(block.end, len(lines)))
            if (match := _ITEM.match(lines[index]))
        ]
        after = (line.strip() for line in lines[block.end :])
        follows = next((line for line in after if line and line != block.sign), "")
        self._body.cards.append(
            CareCard(
                block.name,
                block.argument,
                tuple(heading for heading in self._body.headings if first <= heading.at[0] <= last),
                self._lines.between(block.start, block.end),
                tuple(items),
                not follows or follows.startswith(("#", "///", "<!--")),
                block.at,
            )
        )

    def _add_recommendation(self, block: _Block) -> None:
        source = block.options or YamlSource()
        data = source.data if isinstance(source.data, dict) else {}
        options = self._options(block, source, data)
        misspelt = next((data[key] for key in data if str(key).casefold() == "id"), None)
        typed = block.legible_id if source.data is None else data.get("id", misspelt)
        identifier = typed if isinstance(typed, str) else ""
        if identifier:
            self._body.anchors.add(identifier)
        self._body.anchors.update(row.id for row in (options.rows if options else ()))
        sources = data.get("bronnen")
        if isinstance(sources, list):
            self._body.citations.extend(
                Citation(key, source.place(("bronnen", index)))
                for index, key in enumerate(sources)
                if isinstance(key, str)
            )
        self._body.recommendations.append(
            Recommendation(
                options=options,
                id=identifier,
                text=self._lines.between(block.start, block.end),
                section=self.section,
                places=source.places,
                at=block.at,
            )
        )

    def _options(
        self, block: _Block, source: YamlSource, data: dict[str, Any]
    ) -> RecommendationOptions | None:
        """Return the options of a recommendation, None when something is wrong with them, and report that."""
        self._body.problems.extend(yaml_problems(source))
        options: RecommendationOptions | None
        options, found = validate(RecommendationOptions, data)
        if block.options is None:
            self._report(
                "block-missing",
                block.at,
                "de aanbeveling heeft geen id, sterkte, richting, zekerheid en bronnen",
                "zet ze direct onder ‘/// aanbeveling’, zonder lege regel, elk met vier spaties ervoor",
            )
        elif not source.problems:
            for item in found:
                of_the_block = item.kind == "missing" and not item.path[:-1]
                at = block.at if of_the_block else source.place(item.path)
                self._report(f"block-{item.kind}", at, item.message, item.suggestion)
        return options

    def _report(self, kind: str, at: At, message: str, suggestion: str) -> None:
        self._body.problems.append(Problem(kind, at, message, suggestion))
