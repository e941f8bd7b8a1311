"""What the theme's markup lacks: names that a screen reader can say and that are right, the way to the
emergency page, the search of this site, and scripts that wait for the page.

The theme's templates are not copied for this; the finished HTML of each page is completed. Each addition
stands next to something that the theme writes. When a new version of the theme no longer writes that, the
addition would be lost without a word: then the build stops.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

TEXT_BEGINS = "__tekst"
"""The id of the text of a page, its title and its warnings included."""

_SKIP_LINK = re.compile(
    r'<div data-md-component="skip">(?:\s*+<a href="[^"<>]*+" class="md-skip">[^<>]*+</a>)?+'
)
"""The link that leads past the menu; the theme's leads past the title and the warnings as well."""


class ThemeMismatchError(ValueError):
    """The theme does not write what an addition belongs to; the message is Dutch and says what to do."""


@dataclass(frozen=True)
class _Addition:
    """``old`` becomes ``new`` in a page, wherever it stands or only the first time; ``name`` is Dutch.

    ``needed`` says that every page has a place for it.
    """

    name: str
    old: str
    new: str
    everywhere: bool = True
    needed: bool = True


def _view(number: int, wrong: str, right: str) -> _Addition:
    """The theme names the choice of light or dark after the other one."""
    ending = f'  type="radio" name="__palette" id="__palette_{number}"'
    return _Addition(
        f"de naam van de keuze ‘{right}’", f'aria-label="{wrong}"{ending}', f'aria-label="{right}"{ending}'
    )


def _landmark(element: str, wrong: str, right: str, needed: bool = True) -> _Addition:
    """The theme names some parts in English."""
    old, new = (f'{element} aria-label="{name}"' for name in (wrong, right))
    return _Addition(f"de naam ‘{right}’", old, new, needed=needed)


_ADDITIONS = (
    _Addition(
        "de naam van het zoekvenster",
        'data-md-component="search" role="dialog"',
        'data-md-component="search" role="dialog" aria-label="Zoeken"',
    ),
    _Addition(
        "het eigen zoeken",
        "assets/javascripts/workers/search.",
        "assets/js/zoeken.js?motor=search.",  # it runs on the theme's engine, whose file it gets by name
    ),
    _landmark('class="md-header__inner md-grid"', "Header", "Bovenbalk"),
    _landmark('class="md-tabs"', "Tabs", "Rubrieken"),
    _landmark('class="md-footer__inner md-grid"', "Footer", "Vorige en volgende pagina", needed=False),
    _view(0, "Donkere weergave", "Lichte weergave"),
    _view(1, "Lichte weergave", "Donkere weergave"),
    _Addition(
        "de naam van het kruimelpad",
        'class="md-path" aria-label="Navigatie"',  # as the menu is called
        'class="md-path" aria-label="U bent hier"',
        needed=False,
    ),
    _Addition(
        "de plaats waar de tekst begint",
        'class="md-content__inner md-typeset"',
        f'class="md-content__inner md-typeset" id="{TEXT_BEGINS}"',
    ),
    _Addition("het wachten van de scripts op de pagina", "<script src=", "<script defer src="),
)


def complete_page(
    page: str, emergency: tuple[str, str] | None, menus: Mapping[str, str], search_hint: str
) -> str:
    """Return the HTML of a page with everything that the theme lacks.

    ``emergency`` is the address of the emergency page as seen from this page and what leads to it, None when
    the guideline has no such page; ``menus`` gives the title of each chapter by the id of its menu;
    ``search_hint`` says in the empty search field what can be typed.

    Raises ThemeMismatchError when any addition has no place.
    """
    additions = [*_ADDITIONS, *(item for menu, title in menus.items() for item in _menu_names(menu, title))]
    hint = f'placeholder="{html.escape(search_hint, quote=True)}"'
    additions.append(_Addition("de wenk in het zoekveld", 'placeholder="Zoeken"', hint))
    if emergency is not None:
        additions.append(_emergency_button(*emergency))
    lost = [item for item in additions if item.needed and item.old not in page]
    if lost:
        parts = "; ".join(f"{item.name} (gezocht: {item.old})" for item in lost)
        raise _mismatch(
            f"op de pagina is geen plaats voor {parts}", "hooks/guideline/finishing/theme_markup.py"
        )
    for item in additions:
        page = page.replace(item.old, item.new, -1 if item.everywhere else 1)
    page = page.replace(' tabindex=""', "")  # no number, so no place in the order
    if ' id="__toc"' not in page:
        page = page.replace(' for="__toc"', "")
    page, found = _SKIP_LINK.subn(
        f'<div data-md-component="skip"><a href="#{TEXT_BEGINS}" class="md-skip">Naar de tekst</a>', page, 1
    )
    if not found:
        raise _mismatch("op de pagina is geen plaats voor de link naar de tekst", "overrides/main.html")
    return page


def _emergency_button(address: str, label: str) -> _Addition:
    """The emergency page is one step away on every page, also on a phone, where the menu is folded.

    The button stands before the title: what comes after it, some of it only with scripts, cannot move it.
    """
    before = '<div class="md-header__title"'
    shown = html.escape(label, quote=False)
    button = f'<a class="spoedknop" href="{html.escape(address, quote=True)}">{shown}</a>'
    return _Addition("de knop Spoed", before, button + before, everywhere=False)


def _menu_names(menu: str, title: str) -> Iterator[_Addition]:
    """The theme names the menu of a chapter after what folds it, which is empty, and says that it is folded
    where it cannot be."""
    named = f'aria-label="{html.escape(title, quote=True)}"'
    yield _Addition(f"de naam van het menu ‘{title}’", f'aria-labelledby="{menu}_label"', named)
    for state in ("true", "false"):
        yield _Addition("", f'{named} aria-expanded="{state}"', named, needed=False)


def check_blocks(template: str, own: set[str], theme: set[str]) -> None:
    """Raise ThemeMismatchError when a template of this site fills a block (``own``) that the theme does not
    have: what stands in it would show nowhere."""
    if lost := sorted(own - theme):
        names = ", ".join(lost)
        raise _mismatch(f"{template} vult een blok dat het thema niet heeft: {names}", template)


def _mismatch(what: str, file: str) -> ThemeMismatchError:
    return ThemeMismatchError(
        f"het sjabloon past niet bij deze versie van het thema: {what}. Zet mkdocs-material terug op de"
        f" versie uit requirements/ (make site doet dat), of pas {file} aan de nieuwe versie aan."
    )
