"""Spelling is told from meaning, word by word."""

from __future__ import annotations

import pytest
from guideline.changes.judging import (
    Lexicon,
    asks_to_act,
    calls_otherwise,
    distance,
    figures,
    holds_bound,
    lost_citation,
    lost_negation,
    only_tells_grounds,
    other_figures,
    vocabulary,
)
from guideline.changes.told import in_line, told_apart

TEXTS = ("benen armen hoog laag stabiel instabiel patiënt patiënten verdenking bestraling druk op de wervel",)
LEXICON = Lexicon(frozenset({"mri", "myelumcompressie", "cauda equina"}), vocabulary(TEXTS))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Vraag de patient.", "Vraag de patiënt."),
        ("Geef een uitslagg.", "Geef een uitslag."),
        ("Het ernstig letsel", "Het ernstige letsel"),
        ("Scan volgens het overleg, zo nodig.", "Volgens het overleg scan, zo nodig."),
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
        ("Vraag de patiënt.", "Vraag de patiënten."),
        ("een stabiel middel", "een stabieler middel"),
        ("een uitzondering", "een uitzonderingen"),
        ("een wervel onder druk", "een wervels onder druk"),
        ("volledig herstel", "onvolledig herstel"),
        ("de abductie", "de adductie"),
        ("dat is zwak", "dat is zwaar"),
        ("eerst de scan, dan bestraling", "eerst bestraling, dan de scan"),
        ("bestraling voor de operatie", "operatie voor de bestraling"),
        ("De neuroloog vervangt de chirurg", "De chirurg vervangt de neuroloog"),
    ],
)
def test_meaning_is_not(old: str, new: str) -> None:
    assert not LEXICON.is_editorial(old, new)
    assert not LEXICON.is_editorial(new, old)


SPOKEN = Lexicon(
    frozenset({"bestraling"}),
    vocabulary(("spoed route dezelfde bestraling plassen twee dexamethason niet wachten", "de rug is recht")),
)


@pytest.mark.parametrize(
    ("slip", "word"),
    [("sooed", "spoed"), ("roure", "route"), ("dezelfed", "dezelfde"), ("bestraing", "bestraling")],
)
def test_a_slip_that_is_no_word_is_mended_also_in_a_word_that_steers(slip: str, word: str) -> None:
    assert SPOKEN.is_editorial(f"Dat is {slip} hier.", f"Dat is {word} hier.")
    assert not SPOKEN.is_editorial(f"Dat is {slip} 8 mg.", f"Dat is {word} 9 mg.")


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("twwe", "twee"),
        ("dexamethasno", "dexamethason"),
        ("neit", "niet"),
        ("recht", "plassen"),
        ("xpoed", "spoed"),
    ],
)
def test_a_number_a_drug_a_negation_and_a_first_letter_are_not_mended(slip: str, word: str) -> None:
    assert not SPOKEN.is_editorial(f"Dat is {slip} hier.", f"Dat is {word} hier.")


def test_a_statement_may_not_lose_its_source_in_silence() -> None:
    assert lost_citation("Dat helpt [@a2020; @b2021].", "Dat helpt [@a2020].")
    assert lost_citation("Dat helpt [@a2020]. Kort gezegd [@b2021].", "Dat helpt. Kort gezegd [@b2021].")
    assert lost_citation("Dat helpt [@a2020]. Kort ook [@a2020].", "Dat helpt. Kort ook [@a2020].")
    assert not lost_citation("Dat helpt [@a2020].", "Dat helpt [@a2020; @b2021].")
    assert not lost_citation("Dat helpt [@a2020]. Goed [@b2021].", "Dat helpt. Goed [@a2020; @b2021].")
    assert not lost_citation("Dat helpt. Goed was het toen [@a2020].", "Dat helpt.")


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
    assert figures("een arm of been") != figures("één arm of been")
    assert figures("tot en met C") != figures("tot en met E")
    assert figures("de eerste dag") != figures("de tweede dag")
    assert figures("91% (95%-BI 88–94)") == figures("91% (88–94)")


@pytest.mark.parametrize(
    "text",
    ["de PEACE-3-studie", "(PMID 12345678)", "één indeling", "de richtlijn van 2015", "in 2019–2021"],
)
def test_a_name_a_year_and_a_number_of_a_publication_are_no_figures(text: str) -> None:
    assert not figures(text)


@pytest.mark.parametrize("text", ["een SINS van 7", "ECOG 2", "2015 patiënten", "2000 mg", "één fractie"])
def test_a_score_a_count_and_a_dose_are(text: str) -> None:
    assert figures(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bel bij pijn direct de arts.", "Bel bij pijn dezelfde dag de arts."),
        ("Laat de patiënt bij koorts direct bellen.", "Laat de patiënt bij kou direct bellen."),
        ("Een hogere dosis helpt.", "Een lagere dosis helpt."),
        ("Het treft de meeste mensen.", "Het treft weinig mensen."),
        ("Dit is zo.", "Dit is zo. Bij uitval belt de patiënt meteen."),
    ],
)
def test_when_to_call_and_more_for_less_are_told_in_reasons_too(old: str, new: str) -> None:
    assert calls_otherwise(old, new)
    assert calls_otherwise(new, old)


def test_reasons_may_be_put_otherwise() -> None:
    assert not calls_otherwise("Het middel werkt direct op bot.", "Het middel werkt direct op de botten.")
    assert not calls_otherwise("Een hogere dosis helpt.", "Een hogere dosis helpt vaak.")


@pytest.mark.parametrize(
    "text",
    ["Bel dan meteen.", "Hebt u koorts? Zeg dat.", "Een klacht verergert: begin opnieuw.", "Meld dit."],
)
def test_a_line_that_asks_something_is_known(text: str) -> None:
    assert asks_to_act(text)
    assert not asks_to_act("De scan duurt een half uur, en het doet geen pijn.")


def test_what_a_rule_rests_on_asks_nothing() -> None:
    assert only_tells_grounds("Dit volgt de productinformatie. Een studie wijst anders uit.")
    assert not only_tells_grounds("Ernstig is (mening van deskundigen): niet meer kunnen zitten.")
    assert not only_tells_grounds("Geef het volgens de richtlijn niet.")


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
    before = "a b c d e f g binnen 12 uur h"
    assert in_line(before, before.replace("12", "24")) == "… c d e f g binnen [-12-] {+24+} uur h"
    assert in_line("", "nieuw") == "{+nieuw+}"
    assert in_line("weg\nnu", "") == "[-weg-] · [-nu-]"


def test_what_is_left_out_holds_no_number_or_deadline_of_the_same_sentence() -> None:
    before = (
        "Bij uitval in a b c d e f g h i j k geldt 12 uur, en dan l m n o p q r s t u v. Dan w x y z. Einde."
    )
    assert in_line(before, before.replace("uitval", "pijn")) == (
        "Bij [-uitval-] {+pijn+} in a b c d e f g h i j k geldt 12 uur, en dan l m n o p q r s t u v. …"
    )
    row = "Slechter lopen; a b c d e f g h i j; Wie: k l m; Scan: uiterlijk binnen 12 uur"
    assert in_line(row, row.replace("lopen;", "lopen, onhandig;")) == (
        "Slechter [-lopen;-] {+lopen, onhandig;+} a b c d e f … Scan: uiterlijk binnen 12 uur"
    )


def test_a_table_is_told_row_by_row_with_the_heads_of_its_columns() -> None:
    old = (
        "Kies:\n\n| Middel | Jong | Oud |\n|---|---|---|\n| Morfine | 10 mg | 5 mg |\n| Ander | 2 mg | 1 mg |"
    )
    old, new = told_apart(old, old.replace("10 mg | 5 mg", "5 mg | 10 mg"))
    assert in_line(old, new) == "Morfine – Jong: [-10-] {+5+} mg; Oud: [-5-] {+10+} mg"


def test_a_row_is_told_with_its_first_cell() -> None:
    row = "Morfine – Weg: a b c d e f g h; Jong: 10 mg; Oud: 5 mg"
    assert in_line(row, row.replace("5 mg", "7 mg")).startswith("Morfine – … ")


def test_a_link_that_came_is_told_as_such() -> None:
    assert in_line(*told_apart("Bel [a](x.md#a).", "Bel [a](x.md#a) of [b](x.md#b).")) == (
        "Bel [-a.-] {+a of b.+} · {+link erbij: x.md#b+}"
    )
