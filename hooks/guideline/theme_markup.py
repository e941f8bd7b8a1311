"""Names for parts of the theme that have none: a screen reader would say "dialog" and eight times
"navigation".

The theme's templates are not copied for a few attributes; the finished HTML of each page gets them.
"""

from __future__ import annotations

import html
import re

SEARCH_HINT = "Zoek klacht, middel, afkorting"

_CHAPTER = re.compile(
    r'<span class="md-ellipsis">\s*([^<]+?)\s*</span>'
    r'(?:(?!<span class="md-ellipsis">).)*?id="(__nav_[\d_]+)_label"',
    re.DOTALL,
)
"""The name of a chapter in the menu, and the id of the toggle that stands behind it."""


def name_parts(page: str) -> str:
    """Return the HTML of a page with a name for the search dialog and for the menu of each chapter, and a
    hint in the search field."""
    page = page.replace(
        'data-md-component="search" role="dialog"',
        'data-md-component="search" role="dialog" aria-label="Zoeken"',
    )
    page = page.replace('placeholder="Zoeken"', f'placeholder="{SEARCH_HINT}"')
    for title, identifier in _CHAPTER.findall(page):
        name = html.escape(html.unescape(title), quote=True)
        page = page.replace(f'aria-labelledby="{identifier}_label"', f'aria-label="{name}"')
    return page
