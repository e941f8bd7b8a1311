"""What can be wrong with a YAML text, and how a value is typed so that YAML leaves it as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_LINE = 120
"""The longest line that a remedy repeats; of a longer one it says what to change."""


@dataclass(frozen=True, slots=True)
class YamlProblem:
    """Why a YAML text could not be read, or not as typed; line and column count from 1.

    ``kind`` is one of those in ``yaml_explained.py``; ``detail`` is what the explanation needs, ``fixed`` the
    line to type, empty when it is not known.
    """

    kind: str
    line: int
    column: int
    detail: str = ""
    fixed: str = ""


def quoted(value: str) -> str:
    """Return a value between quotes, so that YAML takes it as it is."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


_HEAD = re.compile(r" *(?:- +)*(?:[^\s\"'#:{\[][^:#]*?: +)?")
"""What stands before the value on a line: indentation, dashes and a key."""


def with_quotes(line: str) -> str:
    """Return a line with quotes around its whole value, empty when it is too long to repeat.

    A quote at the start that was never closed goes; an apostrophe (’s nachts) stays.
    """
    match = _HEAD.match(line)
    head = match[0] if match else ""
    value = line[len(head) :].strip()
    if value[:1] in ('"', "'") and value.count(value[0]) == 1 and not re.match(r"'[snt]\b", value):
        value = value[1:]
    fixed = head.strip(" ") + " " * bool(head.strip()) + quoted(value)
    return fixed if value and len(fixed) <= LONGEST_LINE else ""
