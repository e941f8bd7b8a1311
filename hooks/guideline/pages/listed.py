"""Recommendations as the lists of the site show them: one sentence, strength in words, where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guideline.model.classification import ASPECTS, Task
from guideline.model.guideline import Guideline
from guideline.model.metadata import RecommendationOptions, Status
from guideline.model.page import Page
from guideline.model.values import expand_values
from guideline.reading.plain_text import plain_lines
from guideline.rendering.words import VERDICTS

_NEXT_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ‘])")


@dataclass(frozen=True, slots=True)
class Listed:
    """A recommendation in a list: its page, its options, its text with the values filled in, and the first
    sentence of it without markup."""

    page: Page
    options: RecommendationOptions
    text: str
    sentence: str
    number: int | None = None

    @property
    def target(self) -> str:
        """Where it stands, from the docs folder."""
        return f"{self.page.path}#{self.options.id}"

    @property
    def verdict(self) -> str:
        """Strength and direction in words, and the number when there is one, on one line with its word."""
        words = VERDICTS[self.options.strength, self.options.direction]
        return f"{words}, nummer\xa0{self.number}" if self.number else words

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The actions it is about, the main one first."""
        return tuple(Task.of(task) for task in self.options.tasks)


def listed(guideline: Guideline) -> Iterator[Listed]:
    """Yield every recommendation that stands, in the order of the map of modules."""
    for chapter in guideline.chapters:
        for planned in chapter.modules:
            page = guideline.by_path.get(planned.path)
            if page and page.module and page.module.status is not Status.WITHDRAWN:
                yield from _of_page(page, guideline)


def _of_page(page: Page, guideline: Guideline) -> Iterator[Listed]:
    for item in page.recommendations:
        text = expand_values(item.text, guideline.value_texts)
        if item.options and (first := next(plain_lines(text), "")):
            sentence = _NEXT_SENTENCE.split(first, maxsplit=1)[0]
            yield Listed(page, item.options, text, sentence, guideline.numbers.get(item.id))


def in_order_of_action(items: Iterable[Listed], guideline: Guideline) -> list[Listed]:
    """Return recommendations in the order of their main action and its aspect, as the lists of the guideline
    have them: a fixed order, which nobody's properties change."""
    actions = [action.id for action in guideline.actions]
    aspects = [*ASPECTS]

    def order(item: Listed) -> tuple[int, int]:
        main = item.tasks[0] if item.tasks else Task("", "")
        return _index(actions, main.action), _index(aspects, main.aspect)

    return sorted(items, key=order)


def _index(names: list[str], name: str) -> int:
    return names.index(name) if name in names else len(names)
