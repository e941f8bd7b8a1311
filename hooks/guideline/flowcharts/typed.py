"""What is typed in the source of a flowchart, as far as Mermaid's graph does not tell: on which line it
stands, and what Mermaid takes without a word and does not draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_QUOTED = re.compile(r'"[^"]*"')
_OPEN = r"\(\[|\[\(|\[\[|\(\(|\{\{|\[/|\[\\|\[|\(|\{|>"
_LABELLED = re.compile(
    rf'(?<![\w-])([^\W\d_][\w-]{{0,60}})(?:{_OPEN})(?:"([^"]*)"|([^"\[\](){{}}|]+))[\])}}/\\]'
    r'|"[^"]*"|\|[^|]*\|'
)
_KEYWORDS = frozenset({"subgraph", "end", "class", "click", "style", "linkStyle", "classDef", "direction"})

CLASS = re.compile(r"class\s+([^\s,]+(?:\s{0,9},\s{0,9}[^\s,]+)*)\s+(\S+)$")
"""The statement that gives nodes a class: the nodes, the class."""

CLICK = re.compile(r"click\s+([^\s\"]+)")
"""The statement that gives a node a link."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a source: its line and column, from 1, and its text in which quoted texts are
    empty."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text that a node gets: where, which node, which text."""

    line: int
    column: int
    node: str
    text: str


def is_remark(line: str) -> bool:
    """Return whether a line is a remark, that Mermaid skips."""
    return line.lstrip().startswith("%%")


def statements(source: str) -> Iterator[Statement]:
    """Yield the statements of a source, without remarks."""
    for number, line in enumerate(source.splitlines(), start=1):
        if is_remark(line):
            continue
        bare = _QUOTED.sub(lambda match: '"' + " " * (len(match[0]) - 2) + '"', line)
        start = 0
        for part in bare.split(";"):
            if part.strip():
                yield Statement(number, start + len(part) - len(part.lstrip()) + 1, part.strip())
            start += len(part) + 1


def labels(source: str) -> Iterator[Label]:
    """Yield every text that a node gets, in order."""
    for number, line in enumerate(source.splitlines(), start=1):
        if is_remark(line) or re.match(r"\s*(?:acc(?:Title|Descr)\b|subgraph\b|click\b)", line):
            continue
        for match in _LABELLED.finditer(line):
            if match[1] and match[1] not in _KEYWORDS:
                text = match[2] if match[2] is not None else match[3]
                yield Label(number, match.start() + 1, match[1], text.strip())


def line_of(source: str, *names: str) -> int:
    """Return the first line on which these names stand in this order, as whole words; or 1."""
    pattern = ".*".join(rf"(?<![\w-]){re.escape(name)}(?![\w])" for name in names)
    for number, line in enumerate(source.splitlines(), start=1):
        if not is_remark(line) and re.search(pattern, line):
            return number
    return 1


def arrow_line(source: str, start: str, end: str) -> tuple[int, str]:
    """Return the line of the arrow from one node to another that has no single head at its end, and how it is
    typed; the line of the nodes and nothing when it cannot be told."""
    first = re.escape(start)
    for statement in statements(source):
        between = re.search(rf"(?<![\w-]){first}(?![\w]).*", statement.text)
        if between and re.search(rf"(?:(?<![\w-])|[-=.][xo]){re.escape(end)}(?![\w])", between[0]):
            odd = [
                match[0]
                for match in re.finditer(r"[xo<]?(?:--+|==+|-\.+-|~~~+)[-=xo>]?", between[0])
                if not re.fullmatch(r"(?:--+|==+|-\.+-)>", match[0])
            ]
            if odd:
                return statement.line, odd[-1]
    return line_of(source, start), ""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why Mermaid may not understand a source: the line where that begins, and what to type."""

    line: int
    remedy: str


_CURLY = re.compile("[“”„‟«»‘’]")


def cause(source: str, line: int) -> Cause:
    """Return the most likely cause of a mistake that Mermaid meets on ``line`` of a source: it often notices
    a mistake some lines later."""
    lines = source.splitlines()
    for number, text in enumerate(lines[:line], start=1):
        if not is_remark(text) and text.count('"') % 2:
            if _CURLY.search(text):
                return Cause(number, _remedy(text))
            return Cause(
                number, 'er staat een oneven aantal rechte aanhalingstekens: zet " voor en na elke tekst'
            )
    line = min(max(line, 1), max(len(lines), 1))
    return Cause(line, _remedy(lines[line - 1] if lines else ""))


_CLOSING = {"(": ")", "{": "}", "([": "])", "((": "))", "{{": "}}", "[[": "]]"}


def _remedy(typed: str) -> str:
    """Return what to type instead of a line that Mermaid does not understand."""
    if curly := _CURLY.search(typed):
        return f'‘{curly[0]}’ is een gekruld aanhalingsteken: typ om elke tekst rechte, zoals naam["Tekst"]'
    if re.match(r"\s*class\s+[^\s,]+\s*,\s", typed):
        return "zet de namen zonder spatie achter elkaar: class een,twee einde"
    if re.search(r"(?<![\w-])end(?![\w-])", typed) and typed.strip() != "end":
        return "noem geen knoop ‘end’: kies een andere naam, zoals ‘einde’"
    if re.search(r"(?<![-.=<])->|→|=>(?<!==>)", typed):
        return "schrijf een pijl als -->"
    if "%%" in typed:
        return "zet een opmerking met %% op een eigen regel"
    if '""' in typed:
        return "zet een tekst tussen de aanhalingstekens"
    if bare := re.search(r'(?<![\w-])([\w-]{1,60})([\[({]{1,2})([^"]{1,80})', typed):
        text = re.split(r"\s(?:--|-\.)", bare[3])[0].strip()
        text = text.removesuffix(_CLOSING.get(bare[2], "")).removesuffix("]").strip()
        return f'zet de tekst tussen aanhalingstekens: {bare[1]}["{text}"]'
    return 'schrijf een knoop als naam["Tekst"] en een pijl als een --> twee, en sluit elk haakje'
