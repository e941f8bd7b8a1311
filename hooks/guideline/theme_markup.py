"""Names for parts of the theme that have none, or a wrong one: a screen reader would say "dialog", eight
times "navigation", and that the dark view is on while it is off.

The theme's templates are not copied for a few attributes; the finished HTML of each page gets them.
"""

from __future__ import annotations

import re

_NAMES = {
    'data-md-component="search" role="dialog"': (
        'data-md-component="search" role="dialog" aria-label="Zoeken"'
    ),
    'placeholder="Zoeken"': 'placeholder="Zoek klacht, middel, afkorting"',
    '<nav class="md-header__inner md-grid" aria-label="Header"': (
        '<nav class="md-header__inner md-grid" aria-label="Bovenbalk"'
    ),
    '<nav class="md-tabs" aria-label="Tabs"': '<nav class="md-tabs" aria-label="Rubrieken"',
    '<nav class="md-footer__inner md-grid" aria-label="Footer"': (
        '<nav class="md-footer__inner md-grid" aria-label="Vorige en volgende pagina"'
    ),
}
"""What stands in the theme's HTML, and what comes in its place."""

_MENU = re.compile(
    r'aria-labelledby="__nav_[\d_]+_label" aria-expanded="(?:true|false)">'
    r'(\s*<label class="md-nav__title" for="__nav_[\d_]+">\s*<span class="md-nav__icon md-icon"></span>)'
    r"([^<]*)</label>"
)
"""The menu of a chapter, up to and with its title. Whether it is open says the button that opens it."""

_VIEW = re.compile(r'(data-md-color-scheme="(default|slate)"[^>]*? aria-label=")[^"]*(" +type="radio")')
"""A choice between light and dark, which the theme names after the other one."""

_VIEW_NAMES = {"default": "Lichte weergave", "slate": "Donkere weergave"}


def name_parts(page: str) -> str:
    """Return the HTML of a page with a name for its dialog, menus and choices, and a hint in the search
    field."""
    for old, new in _NAMES.items():
        page = page.replace(old, new)
    page = _MENU.sub(lambda menu: f'aria-label="{menu[2].strip()}">{menu[1]}{menu[2]}</label>', page)
    return _VIEW.sub(lambda view: f"{view[1]}{_VIEW_NAMES[view[2]]}{view[3]}", page)
