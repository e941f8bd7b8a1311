"""The text of a page as readers get it: what in it may not be published, what links can lead to, and where it
is not what was typed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that may not stand in a published text: ``what`` says it in Dutch; ``trace`` is what to look
    for in the source, a regular expression; ``remedy`` says what to type, when there is more to say than to
    take it away."""

    what: str
    trace: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that readers get otherwise than it was typed on ``line`` of the file.

    ``kind`` is "woorden", "opbouw", "nummer", "link", "toegevoegd" or "weg"; ``typed`` and ``shown`` are what
    stands there and what it becomes, in words for a reader; ``cause`` names what is known to cause it.
    """

    kind: str
    line: int
    typed: str
    shown: str
    cause: str


@dataclass(frozen=True, slots=True)
class Article:
    """What was found in the HTML that the Markdown of a page becomes."""

    faults: tuple[Fault, ...] = ()
    ids: frozenset[str] = frozenset()
    differences: tuple[Difference, ...] = ()
