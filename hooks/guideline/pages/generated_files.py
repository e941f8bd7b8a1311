"""What the site adds without a source file, so that links to it count as good."""

from __future__ import annotations

from guideline.model.addresses import CALENDAR, DATA_FILES, FEED, PAPER_PAGE
from guideline.model.roles import Roles
from guideline.pages.check_pages import page_anchors


def generated_files(roles: Roles) -> dict[str, frozenset[str]]:
    """Return the path of every generated page and file that an editor may link to, with its anchors;
    ``roles`` says in which folder the pages for editors stand."""
    return {
        **page_anchors(roles.checks),
        **dict.fromkeys((CALENDAR, FEED, PAPER_PAGE, *DATA_FILES), frozenset()),
    }
