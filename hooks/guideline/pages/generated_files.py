"""What the site adds without a source file, so that links to it count as good."""

from __future__ import annotations

from guideline.model.addresses import CALENDAR, DATA_FILES, FEED, PAPER_PAGE
from guideline.pages.check_pages import page_anchors


def generated_files() -> dict[str, frozenset[str]]:
    """Return the path of every generated page and file that an editor may link to, with its anchors."""
    return {**page_anchors(), **dict.fromkeys((CALENDAR, FEED, PAPER_PAGE, *DATA_FILES), frozenset())}
