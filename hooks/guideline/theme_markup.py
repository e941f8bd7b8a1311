"""Names for parts of the theme that have none: a screen reader would say "dialog" and eight times
"navigation".

The theme's templates are not copied for a few attributes; the finished HTML of each page gets them.
"""

from __future__ import annotations

import html
import re

SEARCH_HINT = "Zoek klacht, middel, afkorting"

_ITEM = '<span class="md-ellipsis">'
"""What stands before the name of each item of the menu."""

_TOGGLE = re.compile(r'id="(__nav_[\d_]+)_label"')
"""What folds a chapter of the menu; it stands behind the name of the chapter."""


def name_parts(page: str) -> str:
    """Return the HTML of a page with a name for the search dialog and for the menu of each chapter, and a
    hint in the search field."""
    page = page.replace(
        'data-md-component="search" role="dialog"',
        'data-md-component="search" role="dialog" aria-label="Zoeken"',
    )
    page = page.replace('placeholder="Zoeken"', f'placeholder="{SEARCH_HINT}"')
    for item in page.split(_ITEM)[1:]:
        toggle = _TOGGLE.search(item)
        if toggle:
            title = html.unescape(item.split("</span>", 1)[0].strip())
            name = html.escape(title, quote=True)
            page = page.replace(f'aria-labelledby="{toggle[1]}_label"', f'aria-label="{name}"')
    return page
