"""The theme's search dialog and its menus get names of their own."""

from __future__ import annotations

from guideline.theme_markup import name_parts

MENU = """
<span class="md-ellipsis"> Kop &amp; staart </span></a><label for="__nav_2" id="__nav_2_label"></label>
<nav class="md-nav" aria-labelledby="__nav_2_label"></nav>
<span class="md-ellipsis"> Een pagina </span>
<span class="md-ellipsis"> Ander </span></a><label for="__nav_3" id="__nav_3_label"></label>
<nav class="md-nav" aria-labelledby="__nav_3_label"></nav>
"""


def test_each_menu_is_named_after_its_chapter() -> None:
    page = name_parts(MENU)
    assert 'class="md-nav" aria-label="Kop &amp; staart"' in page
    assert 'class="md-nav" aria-label="Ander"' in page
    assert "aria-labelledby" not in page


def test_the_search_dialog_has_a_name() -> None:
    dialog = '<div class="md-search" data-md-component="search" role="dialog">'
    assert name_parts(dialog) == dialog.replace('"dialog">', '"dialog" aria-label="Zoeken">')
