"""What the site adds without a source file, so that links to it count as good."""

from __future__ import annotations

from guideline.check_pages import page_anchors

CALENDAR = "herzieningen.ics"
"""The calendar of the reviews that are due, relative to the docs folder."""


def generated_files() -> dict[str, frozenset[str]]:
    """Return the path of every generated page and file that an editor may link to, with its anchors."""
    return {**page_anchors(), CALENDAR: frozenset()}
