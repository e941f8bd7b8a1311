"""Whatever an editor types in the allowed constructs, readers get its words in order, or it is a finding."""

from __future__ import annotations

import pytest
from guideline.comparison.shown import passages_shown
from hypothesis import HealthCheck, given, settings
from project import Project
from typed_pages import PAGES, Agreement, Part

SAMPLE = settings(
    max_examples=250,
    deadline=None,
    database=None,
    derandomize=True,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
"""The same pages in every run; ``make bench`` tries more of them."""


@pytest.fixture
def agreement(project: Project) -> Agreement:
    return Agreement(project.root)


def test_no_word_is_lost_in_silence(agreement: Agreement) -> None:
    @SAMPLE
    @given(PAGES)
    def look(part: Part) -> None:
        assert agreement.is_kept(part), part.text

    look()


def test_without_the_comparison_asterisks_eat_numbers(agreement: Agreement) -> None:
    part = Part("Kies graad*4 of graad*3.", ("Kies", "graad*4", "of", "graad*3."))
    assert agreement.is_kept(part)
    assert not agreement.is_kept(part, compare=False)


def test_a_number_of_a_footnote_that_is_none_is_text() -> None:
    typed = f'<p><sup class="footnote-ref">{"1" * 5000}</sup></p>'
    assert passages_shown(typed)[0].words
