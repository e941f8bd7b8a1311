"""The theme's pages get what they lack; when they have no place for it, nothing is lost without a word."""

from __future__ import annotations

import pytest
from guideline.finishing.theme_markup import ThemeMismatchError, check_blocks, complete_page

PAGE = """
<div data-md-component="skip">
  <a href="#uitgangsvraag" class="md-skip">
    Ga naar inhoud
  </a>
</div>
<article class="md-content__inner md-typeset"><h1>Titel</h1></article>
<nav class="md-header__inner md-grid" aria-label="Header"></nav>
<nav class="md-tabs" aria-label="Tabs" data-md-component="tabs"></nav>
<div class="md-header__title" data-md-component="header-title"></div>
<form class="md-header__option" data-md-component="palette">
<input data-kind="default"  aria-label="Donkere weergave"  type="radio" name="__palette" id="__palette_0">
<input data-kind="slate"  aria-label="Lichte weergave"  type="radio" name="__palette" id="__palette_1">
</form>
<div class="md-search" data-md-component="search" role="dialog">
<input name="query" aria-label="Zoeken" placeholder="Zoeken" required></div>
<nav class="md-nav" data-md-level="1" aria-labelledby="__nav_2_label" aria-expanded="false"></nav>
<nav class="md-nav" data-md-level="1" aria-labelledby="__nav_3_label" aria-expanded="true"></nav>
<script id="__config" type="application/json">
{"search": "../assets/javascripts/workers/search.a7.min.js"}</script>
<script src="../assets/javascripts/bundle.min.js"></script>
<script src="../assets/js/richtlijn.js"></script>
"""
MENUS = {"__nav_2": "Kop & “staart”", "__nav_3": 'Een "ander"'}


def test_each_menu_is_named_after_its_chapter_and_does_not_say_that_it_is_folded() -> None:
    page = complete_page(PAGE, None, MENUS, "Zoek klacht")
    assert 'data-md-level="1" aria-label="Kop &amp; “staart”">' in page
    assert 'data-md-level="1" aria-label="Een &quot;ander&quot;">' in page
    assert "aria-labelledby" not in page


def test_a_view_has_its_own_name() -> None:
    page = complete_page(PAGE, None, MENUS, "Zoek klacht")
    assert 'data-kind="default"  aria-label="Lichte weergave"' in page
    assert 'data-kind="slate"  aria-label="Donkere weergave"' in page


def test_landmarks_are_named_in_dutch_also_one_that_not_every_page_has() -> None:
    footer = '<nav class="md-footer__inner md-grid" aria-label="Footer">'
    page = complete_page(PAGE + footer, None, MENUS, "Zoek klacht")
    for name in ("Bovenbalk", "Rubrieken", "Vorige en volgende pagina"):
        assert f'aria-label="{name}"' in page


def test_the_search_dialog_has_a_name_and_a_hint_and_its_own_engine() -> None:
    page = complete_page(PAGE, None, MENUS, "Zoek klacht")
    assert 'data-md-component="search" role="dialog" aria-label="Zoeken">' in page
    assert 'placeholder="Zoek klacht"' in page
    assert '"../assets/js/zoeken.js?motor=search.a7.min.js"' in page


def test_the_emergency_page_is_in_the_header_once() -> None:
    page = complete_page(PAGE, ('../acuut/?a="b"', "Acuut & nu"), MENUS, "Zoek klacht")
    assert page.count('<a class="spoedknop" href="../acuut/?a=&quot;b&quot;">Acuut &amp; nu</a><div') == 1
    assert "spoedknop" not in complete_page(PAGE, None, MENUS, "Zoek klacht")


@pytest.mark.parametrize("skip", [PAGE, PAGE.replace('<a href="#uitgangsvraag" class="md-skip">', "<!--")])
def test_the_first_stop_leads_to_the_text_with_its_title_and_warnings(skip: str) -> None:
    page = complete_page(skip, None, MENUS, "Zoek klacht")
    assert page.count('<a href="#__tekst" class="md-skip">Naar de tekst</a>') == 1
    assert '<article class="md-content__inner md-typeset" id="__tekst"><h1>' in page
    assert 'href="#uitgangsvraag"' not in page


def test_scripts_wait_for_the_page() -> None:
    page = complete_page(PAGE, None, MENUS, "Zoek klacht")
    assert page.count("<script defer src=") == 2
    assert "<script src=" not in page


@pytest.mark.parametrize(
    ("of_the_theme", "lost"),
    [
        ("md-header__title", "de knop Spoed"),
        ('role="dialog"', "de naam van het zoekvenster"),
        ('"Tabs"', "de naam ‘Rubrieken’"),
        ("__palette_1", "de naam van de keuze ‘Donkere weergave’"),
        ("placeholder=", "de wenk in het zoekveld"),
        ("javascripts/workers/", "het eigen zoeken"),
        ("<script src=", "het wachten van de scripts"),
        ("md-content__inner", "de plaats waar de tekst begint"),
        ('data-md-component="skip"', "de link naar de tekst"),
        ("__nav_2_label", "de naam van het menu ‘Kop & “staart”’"),
    ],
)
def test_a_theme_without_a_place_for_an_addition_is_refused(of_the_theme: str, lost: str) -> None:
    page = PAGE.replace(of_the_theme, "anders")
    with pytest.raises(ThemeMismatchError) as error:
        complete_page(page, ("../acuut/", "Acuut"), MENUS, "Zoek klacht")
    message = str(error.value)
    assert message.startswith("het sjabloon past niet bij deze versie van het thema")
    assert lost in message
    assert "requirements/" in message
    assert "pas hooks/" in message or "pas overrides/" in message


def test_everything_that_is_lost_is_named_at_once() -> None:
    with pytest.raises(ThemeMismatchError, match=r"zoekvenster.*eigen zoeken.*knop Spoed"):
        complete_page("<html></html>", ("acuut/", "Acuut"), MENUS, "Zoek klacht")


def test_a_template_may_only_fill_blocks_that_the_theme_has() -> None:
    check_blocks("overrides/main.html", {"content", "scripts"}, {"content", "scripts", "footer"})
    with pytest.raises(ThemeMismatchError, match=r"heeft: extrahead, scripts\."):
        check_blocks("overrides/main.html", {"content", "scripts", "extrahead"}, {"content"})
