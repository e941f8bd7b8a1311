"""The codes that find nothing any more.

A code stands in editors' mails, in reports and in links, so it never dies: it keeps its explanation, says
what took its place, and is never given to another check.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RetiredCheck:
    """A check that was: its Dutch title and explanation, the version in which it came, the one from which it
    is no longer made, and the code that now finds the same (empty when nothing does)."""

    code: str
    title: str
    explanation: str
    since: str
    until: str
    successor: str = ""


RETIRED: dict[str, RetiredCheck] = {}
"""All retired checks by code; to retire a check, move what explains it from its decorator to here."""
