"""What an editor probably did when YAML cannot be read: the line of the cause, and the line to type instead.

YAML's own parser points at where it got stuck, often a line after the cause, and in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from yaml import MarkedYAMLError

from guideline.reading.yaml_problem import LONGEST_LINE, YamlProblem, with_quotes

ODD_SPACE = re.compile(r"[\u00a0\u00ad\u1680\u180e\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]")
"""A character that looks like a space, or like nothing, and is no space to YAML."""

_HEAD = re.compile(r"[^\w\"'#{\[]*(?:[A-Za-z_][\w-]*+[^\w:]*+:[^\w\"'#{\[]*+)?")
"""What gives a line its form: everything before the value."""

_DASH_WITHOUT_SPACE = re.compile(r" *-([^\s-].*)")
_KEY_WITHOUT_SPACE = re.compile(r"( *(?:- +)*)([A-Za-z_][\w-]*):(?![ /])(.+)")
_KEY_WITHOUT_COLON = re.compile(r"( *(?:- +)*)([A-Za-z_][\w-]*)( [^:]*+)?")


def find_slip(text: str, error: MarkedYAMLError) -> YamlProblem:
    """Return what is wrong with a text at which the parser gave this error."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return YamlProblem("syntax", 1, 1)
    lines = text.split("\n")
    start = error.context_mark.line if error.context_mark else mark.line
    slip = _Slip(lines, min(mark.line, len(lines) - 1), mark.column, min(start, len(lines) - 1), error)
    return slip.found()


class _Slip:
    """The place where the parser got stuck (``line``, ``column``), and where what it was reading starts
    (``start``), all from 0."""

    def __init__(self, lines: list[str], line: int, column: int, start: int, error: MarkedYAMLError) -> None:
        self.lines = lines
        self.line = line
        self.column = column
        self.start = start
        self.error = error

    def found(self) -> YamlProblem:
        """Return the cause, or that the form is not right."""
        words = f"{self.error.context or ''} {self.error.problem or ''}"
        if "'\\t'" in words:
            return self._at("tab", self.line, self.column)
        if problem := self._odd_space():
            return problem
        ways: tuple[tuple[str, Callable[[], YamlProblem | None]], ...] = (
            ("unknown escape", self._backslash),
            ("a quoted scalar", self._open_quote),
            ("mapping values are not allowed", self._colon_in_a_value),
            ("could not find expected ':'", self._no_key),
            ("a flow ", self._open_bracket),
            ("expected <block end>", self._wrong_form),
            ("another document", lambda: self._at("document", self.line, self.column)),
            ("expected '<document start>'", self._wrong_form),
        )
        for english, look in ways:
            if english in words and (problem := look()):
                return problem
        if any(english in words for english in _STARTS):
            return self._at("mark", self.line, self.column, fixed=with_quotes(self.lines[self.line]))
        return self._at("syntax", self.line, self.column)

    def _odd_space(self) -> YamlProblem | None:
        """Find a space that is none, in what gives a line its form."""
        for number in dict.fromkeys((self.start, self._before(self.line), self.line)):
            head = _HEAD.match(self.lines[number])
            if head and (odd := ODD_SPACE.search(head[0])):
                clean = re.sub(r"(?<=\S)  +", " ", ODD_SPACE.sub(" ", head[0]).replace(" :", ":"))
                fixed = clean + self.lines[number][head.end() :]
                return self._at("odd-space", number, odd.start(), f"U+{ord(odd[0]):04X}", fixed)
        return None

    def _backslash(self) -> YamlProblem:
        line = self.lines[self.line].rstrip()
        start = line.find('"')
        single = line[start + 1 : -1].replace("'", "''")
        fixed = f"{line[:start]}'{single}'" if line.endswith('"') and line.count('"') == 2 else ""
        return self._at("backslash", self.line, self.column, fixed=fixed)

    def _open_quote(self) -> YamlProblem:
        column = self.error.context_mark.column if self.error.context_mark else 0
        return self._at("quote", self.start, column, fixed=with_quotes(self.lines[self.start]))

    def _colon_in_a_value(self) -> YamlProblem | None:
        """Find a value with a colon in it, or a value that only seems to go on here."""
        line = self.lines[self.line]
        if re.search(r":\s", line[: self.column]):
            flow = re.match(r"[ -]*+(?:\w[\w-]*+: *+)?[{\[]", line)
            return self._at("colon", self.line, self.column, fixed="" if flow else with_quotes(line))
        above = self._before(self.line)
        if (problem := self._broken_key(above)) and "colon" in problem.kind:
            return problem
        indent = len(line) - len(line.lstrip(" "))
        column = len(self.lines[above]) - len(self.lines[above].lstrip(" -"))
        if indent == column + 2 and not self.lines[above].lstrip().startswith("-"):
            fixed = f"{' ' * column}- {self.lines[above].strip()}"
            return self._at("indent-or-bullet", self.line, indent, str(above + 1), fixed)
        return self._indented(column)

    def _no_key(self) -> YamlProblem | None:
        """Find a line that is no key: of a list without its dash or the space after it, or a broken one."""
        line = self.lines[self.start]
        above = self.lines[self._before(self.start)]
        indent = len(line) - len(line.lstrip(" "))
        if match := _DASH_WITHOUT_SPACE.fullmatch(line):
            return self._at("dash-space", self.start, indent, fixed=f"- {match[1]}")
        if ":" not in line and re.match(rf" {{{indent}}}- [^:]+$", above):
            return self._at("bullet", self.start, indent, fixed=f"{' ' * indent}- {line.strip()}")
        return self._broken_key(self.start)

    def _broken_key(self, number: int) -> YamlProblem | None:
        """Find a key without a colon, or with one that has no space after it."""
        line = self.lines[number]
        if match := _KEY_WITHOUT_SPACE.fullmatch(line):
            head, key, value = match.groups()
            return self._at("colon-space", number, match.end(2), key, f"{head}{key}: {value}")
        if match := _KEY_WITHOUT_COLON.fullmatch(line):
            head, key, value = match.groups()
            return self._at(
                "colon-missing", number, match.end(2), key, f"{head}{key}: {(value or '').strip()}".rstrip()
            )
        return None

    def _open_bracket(self) -> YamlProblem:
        """Find what keeps a list between brackets, or a group between braces, from being read."""
        for number in range(self.start, self.line + 1):
            if match := re.search(r"(?<=\S)\s+#", self.lines[number]):
                return self._at("cut-bracket", number, match.end() - 1)
        line = self.lines[self.start]
        for opening, closing in ("[]", "{}"):
            if line.count(opening) == line.count(closing) + 1:
                return self._at("bracket", self.start, line.index(opening), fixed=line.rstrip() + closing)
        if self.lines[self.line][self.column : self.column + 1] == ":":
            return self._at("colon", self.line, self.column)
        if re.search(r"[\]}]\s*[^\s\]},#]", line[: self.column + 1]):
            return self._at("after-quote", self.start, self.column, fixed=with_quotes(line))
        return self._at("comma-missing", self.line, self.column)

    def _wrong_form(self) -> YamlProblem | None:
        """Find text after a closing quote, a dash that was forgotten, or a line that does not stand right."""
        line = self.lines[self.line]
        before = line[: self.column].rstrip()
        if before and before[-1] in "\"']}":
            return self._at("after-quote", self.line, self.column, fixed=with_quotes(line))
        if before.strip(" -"):
            return None
        context = self.error.context_mark
        if not context:
            return self._indented(0)
        in_a_list = self.error.context == "while parsing a block collection"
        if in_a_list and context.column == self.column and not line.lstrip().startswith("-"):
            return self._at("bullet", self.line, self.column, fixed=f"{' ' * self.column}- {line.strip()}")
        indent = len(line) - len(line.lstrip(" "))
        above = self.lines[self._before(self.line)]
        columns = (context.column, len(above) - len(above.lstrip(" -")))
        return self._indented(min(columns, key=lambda column: (abs(column - indent), -column)))

    def _indented(self, column: int) -> YamlProblem:
        """Say that a line should start in this column."""
        line = self.lines[self.line]
        same = len(line) - len(line.lstrip(" ")) == column
        fixed = "" if same else " " * column + line.strip(" ")
        return self._at("indent", self.line, len(line) - len(line.lstrip(" ")), fixed=fixed)

    def _before(self, number: int) -> int:
        """Return the number of the line with data before this one."""
        for above in range(number - 1, -1, -1):
            if self.lines[above].strip() and not self.lines[above].lstrip().startswith("#"):
                return above
        return number

    def _at(self, kind: str, line: int, column: int, detail: str = "", fixed: str = "") -> YamlProblem:
        typed = fixed if kind in _FORM else fixed.strip()
        return YamlProblem(kind, line + 1, column + 1, detail, typed if len(typed) <= LONGEST_LINE else "")


_FORM = ("indent", "indent-or-bullet", "bullet")
"""The kinds of which the spaces at the start of the line to type matter."""


_STARTS = (
    "cannot start any token",
    "chomping or indentation",
    "a comment or a line break",
    "indentation indicator in the range",
    "alphabetic or numeric",
    "sequence entries are not allowed",
    "mapping keys are not allowed",
    "a block scalar",
    "a directive",
    "a tag",
    "the node content",
)
"""In the words of the parser: a value starts with a character that means something in YAML."""
