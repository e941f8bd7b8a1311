"""Spelling is told from meaning, word by word."""

from __future__ import annotations

import pytest
from guideline.changes.words import Lexicon, distance, figures, in_line, lost_negation, vocabulary

TEXTS = ("benen armen hoog laag stabiel instabiel patiënt patiënten verdenking bestraling druk op de wervel",)
LEXICON = Lexicon(frozenset({"mri", "myelumcompressie", "cauda equina"}), vocabulary(TEXTS))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Vraag de patient.", "Vraag de patiënt."),
        ("Vraag de patiënt.", "Vraag de patiënten."),
        ("Bij verdenkign op druk.", "Bij verdenking op druk."),
        ("De wervel kolom is recht.", "De wervelkolom is recht."),
        ("De kolom is, recht.", "de kolom is recht"),
        ("Wie behandelt", "Wie behandeld"),
        ("één fractie", "een fractie"),
    ],
)
def test_spelling_is_editorial(old: str, new: str) -> None:
    assert LEXICON.is_editorial(old, new)
    assert LEXICON.is_editorial(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Geef 8 mg.", "Geef 80 mg."),
        ("Geef 8 mg.", "Geef 8 g."),
        ("Geef 8–16 mg.", "Geef 8–61 mg."),
        ("Geef 1,5 mg.", "Geef 15 mg."),
        ("vanaf ≥ 3", "vanaf > 3"),
        ("in twee fracties", "in drie fracties"),
        ("na vierentwintig uur", "na vierendertig uur"),
        ("Doe dit niet.", "Doe dit."),
        ("U kan dit doen.", "U moet dit doen."),
        ("pijn en uitval", "pijn of uitval"),
        ("voor de bestraling", "na de bestraling"),
        ("slappe benen", "slappe armen"),
        ("bij hoog risico", "bij laag risico"),
        ("een stabiel niveau", "een instabiel niveau"),
        ("een MRI", "een mri"),
        ("Geef prednison.", "Geef prednisolon."),
        ("Geef dexametason.", "Geef dexamethason."),
        ("Zie [a](b.md#c).", "Zie [a](b.md#d)."),
        ("Dat is zo [@een].", "Dat is zo [@twee]."),
        ("binnen {waarde:een}", "binnen {waarde:twee}"),
        ("druk op de cauda equina", "druk op de caudaequina"),
        ("Bel de arts van dienst.", "Bel de arts."),
    ],
)
def test_meaning_is_not(old: str, new: str) -> None:
    assert not LEXICON.is_editorial(old, new)
    assert not LEXICON.is_editorial(new, old)


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("druk", "druk", 0),
        ("druk", "drukt", 1),
        ("verdenkign", "verdenking", 1),
        ("hoge", "lage", 2),
        ("a", "abcd", 3),
    ],
)
def test_letters_that_differ_are_counted(one: str, other: str, letters: int) -> None:
    assert distance(one, other) == distance(other, one) == letters


def test_a_figure_has_its_unit() -> None:
    assert figures("4 weken") != figures("4 dagen")
    assert figures("30%") != figures("30")
    assert figures("na twee dagen") != figures("na drie dagen")
    assert figures("een week") == figures("één week")


def test_a_negation_counts_in_a_small_change_only() -> None:
    assert lost_negation("Dit is niet veilig.", "Dit is veilig.")
    assert lost_negation("Dit is geen reden.", "Dit is een reden.")
    assert not lost_negation("Dit is veilig.", "Dit is heel veilig.")
    assert not lost_negation("Kort.", "Een heel nieuwe zin waarin ook niet staat wat er eerst stond.")


def test_old_and_new_are_shown_word_by_word_with_some_words_around() -> None:
    before = "een twee drie vier vijf zes zeven binnen 12 uur acht"
    assert in_line(before, before.replace("12", "24")) == (
        "… drie vier vijf zes zeven binnen [-12-] {+24+} uur acht"
    )
    assert in_line("", "nieuw") == "{+nieuw+}"
    assert in_line("weg\nnu", "") == "[-weg nu-]"
