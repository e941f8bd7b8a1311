"""Spelling is told from meaning, word by word."""

from __future__ import annotations

import pytest
from guideline.changes.judging import (
    Lexicon,
    distance,
    figures,
    holds_bound,
    lost_negation,
    other_figures,
    vocabulary,
)
from guideline.changes.told import in_line

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
        ("Doe dat: niet meer.", "Doe dat. Niet meer!"),
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
    assert figures("een week") != figures("één week")
    assert figures("de eerste dag") != figures("de tweede dag")
    assert figures("91% (95%-BI 88–94)") == figures("91% (88–94)")


def test_figures_are_compared_in_order_and_go_with_their_sentence() -> None:
    assert other_figures("Het was 24% en 6%.", "Het was 6% en 24%.")
    assert not other_figures("Dit is 24%. Dat is 6%.", "Dat is 6%. Dit is 24%.")
    assert not other_figures("Dit is zo.", "Dit is zo. Ten eerste is het waar.")


def test_a_text_that_readers_act_on_may_be_put_otherwise() -> None:
    assert not LEXICON.steers_otherwise("Elke stap is een link.", "Elke stap leidt naar een uitleg.")
    assert not LEXICON.steers_otherwise("Dit is zo.", "Dit is zo. Meer staat bij de uitleg [@bron].")
    assert LEXICON.steers_otherwise("Dit is zo.", "Dit is zo. Bel direct.")
    assert LEXICON.steers_otherwise("Neem de lagere dosering.", "Neem de hogere dosering.")
    assert LEXICON.steers_otherwise("U kan wachten.", "U moet wachten.")


@pytest.mark.parametrize("text", ["nog 4 mg", "elke maand", "ouder dan 60", "binnen {waarde:x}", "≥ 60"])
def test_a_dose_a_deadline_and_a_threshold_are_bounds(text: str) -> None:
    assert holds_bound(text)
    assert not holds_bound("in 39 studies 91%")


def test_a_negation_counts_however_long_the_change() -> None:
    assert lost_negation("Dit is niet veilig.", "Dit is veilig.")
    assert lost_negation("Dit is geen reden.", "Dit is een reden.")
    assert not lost_negation("Dit is veilig.", "Dit is heel veilig.")
    assert lost_negation("Kort.", "Een heel nieuwe zin waarin ook niet staat wat er eerst stond.")
    assert lost_negation("Het hoort er niet vanzelf bij.", "Geef het er altijd en direct ook bij.")
    assert not lost_negation("Eerst dit. Dan niet.", "Dan niet. Eerst dit.")


def test_old_and_new_are_shown_word_by_word_with_some_words_around() -> None:
    before = "een twee drie vier vijf zes zeven binnen 12 uur acht"
    assert in_line(before, before.replace("12", "24")) == (
        "… drie vier vijf zes zeven binnen [-12-] {+24+} uur acht"
    )
    assert in_line("", "nieuw") == "{+nieuw+}"
    assert in_line("weg\nnu", "") == "[-weg nu-]"
