"""Reading ease and sentences, against values worked out by hand."""

from __future__ import annotations

import pytest
from guideline.checks.readability import reading_ease, sentences, syllables
from guideline.model.page import TextRun


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("rug", 1),
        ("avond", 2),
        ("idee", 2),
        ("uitzaaiing", 3),
        ("patiënt", 3),
        ("bestraling", 3),
        ("ziekenhuis", 3),
        ("MRI-scan", 2),
        ("12", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_sentences_know_their_line() -> None:
    text = TextRun("U krijgt een scan.\nDat is een foto van uw rug. Die duurt\neven.", (10, 1))
    found = list(sentences([text, TextRun("Een item zonder punt", (20, 1))]))
    assert [(item.text, item.line) for item in found] == [
        ("U krijgt een scan.", 10),
        ("Dat is een foto van uw rug.", 11),
        ("Die duurt even.", 11),
        ("Een item zonder punt", 20),
    ]


def test_score_follows_the_formula() -> None:
    text = list(sentences([TextRun("De rug is stuk. Dat is naar.", (1, 1))]))
    # 7 words of one syllable in 2 sentences
    assert reading_ease(text) == pytest.approx(206.8 - 0.77 * 100 - 0.93 * 3.5)
    assert reading_ease([]) is None
