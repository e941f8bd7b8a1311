"""The text of a page as readers get it, and what in it may not be published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that may not stand in a published text: ``what`` says it in Dutch; ``trace`` is what to look
    for in the source."""

    what: str
    trace: str


@dataclass(frozen=True, slots=True)
class Article:
    """What was found in the HTML that the Markdown of a page becomes."""

    faults: tuple[Fault, ...] = ()
