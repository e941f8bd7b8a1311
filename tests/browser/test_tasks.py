"""The questions of readers that ``make bench`` walks have their answers in the guideline."""

from __future__ import annotations

from guideline.model.guideline import Guideline
from tasks import Walk, medians, tasks


def test_there_are_twenty_of_more_than_five_kinds_of_readers() -> None:
    assert len(tasks()) == 20
    assert len({task.who for task in tasks()}) > 5
    assert all(task.question.endswith("?") and task.words and task.places for task in tasks())


MOST_GONE = 0.2
"""The share of the questions whose answers editors may have moved: of more, the walks say little."""


def test_the_answers_are_places_in_the_guideline(real: Guideline) -> None:
    pages = {page.path.removesuffix(".md"): page for page in real.pages}
    anchors = {
        name: {*(item.id for item in page.recommendations), *(item.anchor for item in page.headings)}
        for name, page in pages.items()
    }

    def stands(place: str) -> bool:
        name, _, anchor = place.partition("/#")
        return anchor in anchors.get(name.rstrip("/"), set()) if anchor else name.rstrip("/") in pages

    gone = [task.question for task in tasks() if not any(map(stands, task.places))]
    assert len(gone) <= MOST_GONE * len(tasks()), gone


def test_the_medians_count_an_answer_that_is_not_found_as_the_worst() -> None:
    quick, slow = Walk(1, 0, 2.0, "links"), Walk(2, 3, 4.0, "zoeken")
    assert medians([quick, quick, slow]).startswith("mediaan 1 klikken, 0 schermen, 2.0 s; 2 van 3")
    assert medians([quick, None, None]).startswith("mediaan 99 klikken")
