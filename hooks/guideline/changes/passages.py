"""The text of a page in parts that can be compared: paragraphs, items, rows of a table, headings; without its
recommendations, which are compared by id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from guideline.comparison.passages import MADE, Passage
from guideline.comparison.typed import passages_typed
from guideline.model.page import Heading, Page
from guideline.reading.dialect import CALL, DO, DO_NOT

RECOMMENDATION, EMERGENCY = "aanbeveling", "spoed"
CARE_CARDS = frozenset({CALL, DO, DO_NOT})


Fill = Callable[[str], str]
"""Fills in the registered values in a text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: its kind, the heading of level 2 above it, the innermost block that it stands in, its
    text, the number that it has in a list, its line, and that of each word; the targets of its links; the
    nearest heading with its anchor; the text that leads in its list, or the names of the columns of its
    table; of a heading, the ids of the recommendations under it; and the recommendation beside which it
    stands for readers."""

    kind: str
    section: str
    block: str
    text: str
    number: int
    line: int
    lines: tuple[int, ...] = ()
    links: tuple[str, ...] = ()
    heading: str = ""
    anchor: str = ""
    lead: str = ""
    holds: tuple[str, ...] = ()
    beside: str = ""

    @property
    def key(self) -> tuple[str, str, str, int, tuple[str, ...]]:
        """What is the same in two equal parts."""
        return self.kind, self.block, self.text, self.number, self.links

    @property
    def words(self) -> tuple[str, str, tuple[str, ...]]:
        """What it says, wherever it stands."""
        return self.kind, self.text, self.links

    @property
    def where(self) -> tuple[str, str, str]:
        """What readers know its place by: the heading, what leads in its list, the block."""
        return self.heading, self.lead, self.block

    @property
    def shown_place(self) -> str:
        """The place in words."""
        return " › ".join(part for part in (self.heading, self.lead) if part) or "het begin"


def parts(page: Page) -> list[Part]:
    """Return the parts of a page in order."""
    section = lead = columns = ""
    depth = 0
    result: list[Part] = []
    lines = page.body.split("\n")
    for passage in _rows(passages_typed(page.body, page.body_line, {}, frozenset())):
        names = [level.name for level in passage.levels]
        blocks = [name for name in names if name in _BLOCKS]
        if passage.kind == "kop 2":
            section = passage.text
        text = passage.text
        in_list = sum(name in _ITEMS for name in names)
        if passage.kind == "rij":
            columns = columns if depth < 0 else text
            depth = -1
        else:
            depth, columns = 0, ""
        if passage.kind.startswith("kop"):
            lead = ""
        elif passage.kind == "alinea" and not in_list:
            lead = text
        if RECOMMENDATION in blocks:
            continue
        if passage.kind == MADE:
            text = lines[passage.line - page.body_line].strip()
            if not text.startswith("<!--"):
                continue  # a chart, which is compared by its nodes and arrows
        number = next((level.number for level in reversed(passage.levels) if level.name == "nummer"), 0)
        heading = heading_at(page, passage.line)
        result.append(
            Part(
                passage.kind,
                section,
                blocks[-1] if blocks else "",
                text,
                number,
                passage.line,
                passage.lines,
                passage.links,
                heading.text if heading and not passage.kind.startswith("kop") else "",
                heading.anchor if heading else "",
                columns if passage.kind == "rij" and columns != text else lead if in_list else "",
                _held(page, heading) if passage.kind.startswith("kop") and heading else (),
                heading.beside if heading else "",
            )
        )
    return result


_ITEMS = ("punt", "nummer")


def heading_at(page: Page, line: int) -> Heading | None:
    """Return the heading that a line stands under, or that it is."""
    return next((found for found in reversed(page.headings) if found.at[0] <= line), None)


def _held(page: Page, heading: Heading) -> tuple[str, ...]:
    """Return the ids of the recommendations for which this heading is the nearest."""
    return tuple(item.id for item in page.recommendations if heading_at(page, item.at[0]) is heading)


def line_of(part: Part, other: Part | None) -> int:
    """Return the line of the first word of a part that its counterpart has otherwise."""
    words, others = part.text.split(" "), other.text.split(" ") if other else []
    index = first_difference(words, others)
    return part.lines[index] if index < len(part.lines) else part.line


def first_difference(words: Sequence[str], others: Sequence[str]) -> int:
    """Return the number of the first word that two rows have otherwise; 0 when one has nothing more."""
    return next(
        (number for number, (one, two) in enumerate(zip(words, others, strict=False)) if one != two), 0
    )


_BLOCKS = frozenset({RECOMMENDATION, EMERGENCY, *CARE_CARDS, "let-op", "inleiding", "kaarten"})


def _rows(passages: list[Passage]) -> Iterator[Passage]:
    """Yield the passages with the cells of each row of a table as one."""
    row: list[Passage] = []
    for passage in passages:
        if passage.kind == "cel" and (not row or row[0].levels[:-1] == passage.levels[:-1]):
            row.append(passage)
            continue
        yield from _row(row)
        row = []
        if passage.kind == "cel":
            row.append(passage)
        else:
            yield passage
    yield from _row(row)


def _row(cells: list[Passage]) -> Iterator[Passage]:
    if cells:
        words = tuple(word for cell in cells for word in (*cell.words, "|"))[:-1]
        links = tuple(link for cell in cells for link in cell.links)
        yield replace(cells[0], kind="rij", words=words, links=links, levels=cells[0].levels[:-1])


_WORD = re.compile(r"\w+")

ALIKE = 0.4
"""From which part of the words in common on two parts count as one that was changed."""

MOST_PAIRS = 4000
"""How many pairs of parts are held against each other for their likeness."""


def paired(
    old: list[Part], new: list[Part], shown: tuple[Fill, Fill]
) -> Iterator[tuple[Part | None, Part | None]]:
    """Yield each part that differs with its counterpart, None when it has none: what has its very words under
    another heading or in another list is no counterpart, for there it says something else. ``shown`` fills in
    the values of the old and of the new side."""
    matcher = SequenceMatcher(None, [part.key for part in old], [part.key for part in new], autojunk=False)
    blocks = [
        (old[start:end], new[new_start:new_end])
        for tag, start, end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]
    moved = _words_moved(blocks)
    for gone, come in blocks:
        yield from ((part, None) for part in gone if part.words in moved)
        yield from ((None, part) for part in come if part.words in moved)
        left = [[part for part in side if part.words not in moved] for side in (gone, come)]
        yield from _likest(left[0], left[1], shown)


def _words_moved(blocks: list[tuple[list[Part], list[Part]]]) -> set[tuple[str, str, tuple[str, ...]]]:
    """Return the words that went in one place and came once in another."""
    gone, come = (Counter(part.words for block in blocks for part in block[side]) for side in (0, 1))
    here, there = ({part.words: part.where for block in blocks for part in block[side]} for side in (0, 1))
    return {
        words for words, count in gone.items() if count == come[words] == 1 and here[words] != there[words]
    }


def _likest(
    gone: list[Part], come: list[Part], shown: tuple[Fill, Fill]
) -> Iterator[tuple[Part | None, Part | None]]:
    """Yield pairs of the parts most like each other; what is like nothing stands alone, unless it is the only
    one left on either side."""
    scores: list[tuple[float, int, int]] = []
    if len(gone) * len(come) <= MOST_PAIRS:
        before, after = (
            [_WORD.findall(fill(part.text)) for part in side]
            for side, fill in zip((gone, come), shown, strict=True)
        )
        for row, one in enumerate(before):
            for column, other in enumerate(after):
                score = _likeness(one, other) if gone[row].kind == come[column].kind else 0.0
                if score >= ALIKE:
                    scores.append((score, row, column))
    scores.sort(key=lambda item: (-item[0], abs(item[1] - item[2]), item[1]))
    counterparts: dict[int, int] = {}
    taken: set[int] = set()
    for _, row, column in scores:
        if row not in counterparts and column not in taken:
            counterparts[row] = column
            taken.add(column)
    left = [row for row in range(len(gone)) if row not in counterparts]
    rest = [column for column in range(len(come)) if column not in taken]
    if len(left) == len(rest) == 1 and gone[left[0]].kind == come[rest[0]].kind:
        counterparts[left[0]] = rest.pop()
    for row, part in enumerate(gone):
        yield part, come[counterparts[row]] if row in counterparts else None
    yield from ((None, come[column]) for column in rest)


def _likeness(one: list[str], other: list[str]) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0
