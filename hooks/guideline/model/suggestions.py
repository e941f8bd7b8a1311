"""The nearest valid value, phrased for an editor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches

LONGEST = 200
"""What is longer than this resembles nothing: comparing takes the product of both lengths."""

MOST_COMPARED = 50_000
"""How many values one check may be compared with for its suggestions: a hundred wrong names with a list of
five hundred. After that a finding has none."""

_left: list[int] = []
"""How many comparisons are left for each of the works that are under way."""


@contextmanager
def so_many_suggestions(most: int = MOST_COMPARED) -> Iterator[None]:
    """Let the work inside compare with ``most`` values for its suggestions."""
    _left.append(most)
    try:
        yield
    finally:
        _left.pop()


_DENIAL = re.compile(r"(?:niet|geen|on|non)[ -]*")
"""How a word begins that denies what follows."""


def nearest(value: str, valid: Iterable[str]) -> str | None:
    """Return the member of ``valid`` most like ``value``, or None when nothing resembles it.

    Case is ignored in the comparison; the spelling of the valid value is returned. What says the opposite
    (‘gewijzigd’ for ‘ongewijzigd’) resembles nothing.
    """
    if len(value) > LONGEST or (_left and _left[-1] <= 0):
        return None
    folded = value.casefold()
    by_folded = {
        candidate.casefold(): candidate
        for candidate in _counted(valid)
        if not _opposite(folded, candidate.casefold())
    }
    matches = get_close_matches(value.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else None


def _counted(valid: Iterable[str]) -> Iterator[str]:
    for candidate in valid:
        if _left:
            _left[-1] -= 1
        if len(candidate) <= LONGEST:
            yield candidate


def did_you_mean(value: str, valid: Iterable[str]) -> str:
    """Return "bedoelde u ‘x’?" for the nearest valid value, or an empty string when nothing resembles it."""
    match = nearest(value, valid)
    return f"bedoelde u ‘{match}’?" if match else ""


def missing_comma(value: str, valid: Iterable[str] = ()) -> str:
    """Return what to type for names that stand in a list without a comma between them, or an empty string
    when the value is no such thing: more than one word, of which one is valid when it is said what is."""
    names = re.split(r"[\s;/&+]+", value.strip(" ;,"))
    known = set(valid)
    if len(names) < 2 or not all(re.fullmatch(r"[\w:.-]+", name) for name in names):
        return ""
    if known and known.isdisjoint(names):
        return ""
    return f"tussen deze namen ontbreekt een komma: ‘{', '.join(names)}’"


def did_you_mean_or_list(value: str, valid: Iterable[str]) -> str:
    """Return the nearest valid value, or the whole list of valid values when nothing resembles ``value``."""
    choices = list(valid)
    return did_you_mean(value, choices) or f"kies uit: {', '.join(choices)}"


def _opposite(one: str, other: str) -> bool:
    """Return whether two words differ only in a beginning that denies."""
    return bool(_DENIAL.match(one)) != bool(_DENIAL.match(other)) and _resemble(
        _DENIAL.sub("", one), _DENIAL.sub("", other)
    )


def _resemble(one: str, other: str) -> bool:
    return bool(one) and bool(get_close_matches(one, [other], n=1, cutoff=0.8))
