"""Characters by number in the source of a flowchart: ``#35;`` is #."""

from __future__ import annotations

import re

_BY_NUMBER = re.compile(r"#(?:x([0-9a-f]{1,6})|(\d{1,8}));", re.IGNORECASE)


def unreadable_entity(source: str) -> tuple[int, str, str] | None:
    """Return the line of the first number that becomes a letter, a digit or no character at all, what is
    wrong with it and what to type; None when there is none.

    Who types ‘graad #3; bel’ means a number, not a character.
    """
    for match in _BY_NUMBER.finditer(source):
        number = int(match[1], 16) if match[1] else int(match[2])
        if _is_character(number) and not (number < 127 and chr(number).isalnum()):
            continue
        line = source.count("\n", 0, match.start()) + 1
        digits = match[0][1:-1]
        return (
            line,
            f"‘{match[0]}’ is in een schema een teken met een nummer, en geen leesbaar teken",
            f"schrijf ‘nummer {digits},’ of een spatie vóór de puntkomma: ‘#{digits} ;’",
        )
    return None


def _is_character(number: int) -> bool:
    """Return whether there is a visible character with this number that a drawing can hold."""
    return 32 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF and chr(number).isprintable()
