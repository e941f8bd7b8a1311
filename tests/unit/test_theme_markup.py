"""The theme's search dialog, its menus and the choice between light and dark get the right names."""

from __future__ import annotations

from guideline.theme_markup import name_parts

MENU = """
<a href="x"><span class="md-ellipsis"> Een pagina </span></a>
<label class="md-nav__link" for="__nav_2" id="__nav_2_label" tabindex="0">
  <span class="md-ellipsis"> Kop &amp; staart </span>
</label>
<nav class="md-nav" data-md-level="1" aria-labelledby="__nav_2_label" aria-expanded="false">
  <label class="md-nav__title" for="__nav_2">
    <span class="md-nav__icon md-icon"></span>
    Kop &amp; staart
  </label>
</nav>
"""

VIEWS = """
<input data-md-color-scheme="default" data-md-color-primary="x"  aria-label="Donkere weergave"  type="radio">
<input data-md-color-scheme="slate" data-md-color-primary="x"  aria-label="Lichte weergave"  type="radio">
"""


def test_each_menu_is_named_after_its_chapter_and_does_not_say_that_it_is_folded() -> None:
    page = name_parts(MENU)
    assert '<nav class="md-nav" data-md-level="1" aria-label="Kop &amp; staart">' in page
    assert page.count("Kop &amp; staart\n  </label>") == 1


def test_the_search_dialog_has_a_name() -> None:
    dialog = '<div class="md-search" data-md-component="search" role="dialog">'
    assert name_parts(dialog) == dialog.replace('"dialog">', '"dialog" aria-label="Zoeken">')


def test_a_view_has_its_own_name() -> None:
    light, dark = name_parts(VIEWS).strip().splitlines()
    assert "Lichte weergave" in light
    assert "Donkere weergave" in dark
