"""The recommendations by what they are about: situation, action and aspect; and how they hang together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from guideline.checks.registry import Context
from guideline.model.findings import Place
from guideline.model.guideline import Guideline, Value
from guideline.model.metadata import RecommendationOptions, RecommendationRow, Status
from guideline.model.page import Page, Recommendation
from guideline.model.places import KeyPath, nearest_place
from guideline.model.table_rows import TableRow, begins, table_rows
from guideline.model.values import VALUE_USE, expand_values

LONGEST_QUOTE = 120
"""How much of a recommendation a finding shows."""


@dataclass(frozen=True)
class Rule:
    """A recommendation with its page and its options, and the texts of the registered values by name."""

    page: Page
    source: Recommendation
    options: RecommendationOptions
    texts: Mapping[str, str] = field(compare=False)

    @property
    def id(self) -> str:
        """Its permanent id."""
        return self.options.id

    @property
    def tasks(self) -> tuple[str, ...]:
        """The actions with their aspects, as typed."""
        return tuple(self.options.tasks)

    @cached_property
    def situations(self) -> tuple[str, ...]:
        """Its situations, those of its rows too."""
        return (*dict.fromkeys((*self.options.situations, *(row.situation for row in self.options.rows))),)

    @property
    def relatives(self) -> tuple[str, ...]:
        """The recommendations to which it is an exception or an alternative."""
        return (*self.options.exception_to, *self.options.alternative_to)

    @cached_property
    def values(self) -> frozenset[str]:
        """The names of the values in its text."""
        return values_in(self.source.text)

    @cached_property
    def table(self) -> tuple[TableRow, ...]:
        """The rows of its tables, with the first cell as readers see it."""
        found = table_rows(self.source.text)
        return tuple(row._replace(first=expand_values(row.first, self.texts)) for row in found)

    @cached_property
    def rows(self) -> tuple[tuple[RecommendationRow, TableRow], ...]:
        """The rows that are rules of their own, each with the row of the table it is."""
        found = (
            (row, next((line for line in self.table if begins(line.first, row.begins)), None))
            for row in self.options.rows
        )
        return tuple((row, line) for row, line in found if line)

    def values_for(self, situation: str) -> frozenset[str]:
        """Return the names of the values for a situation: those in its rows, or in the whole text."""
        lines = [line.line for row, line in self.rows if row.situation == situation]
        return values_in("\n".join(lines)) if lines else self.values

    @property
    def quote(self) -> str:
        """How its text begins, on one line."""
        text = " ".join(self.source.text.split())
        return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"

    def place(self, context: Context, *path: str | int) -> Place:
        """Return the place of an option, or of the block."""
        at: KeyPath = path
        return context.place(self.page, nearest_place(self.source.places, at, self.source.at))


def values_in(text: str) -> frozenset[str]:
    """Return the names of the registered values in a text."""
    return frozenset(match[1].strip() for match in VALUE_USE.finditer(text))


class Rules:
    """All recommendations that stand and whose options can be read, in the order of the map."""

    def __init__(self, guideline: Guideline) -> None:
        """Take the recommendations of a guideline."""
        order = [module.path for chapter in guideline.chapters for module in chapter.modules]
        pages = sorted(guideline.modules, key=lambda page: _index(order, page.path))
        self.all = tuple(rule for page in pages for rule in _rules(page, guideline))
        self.by_id: Mapping[str, Rule] = {rule.id: rule for rule in self.all}
        self.values: Mapping[str, Value] = {value.name: value for value in guideline.values}
        self._record = guideline.published

    def owner(self, rule: Rule, task: str) -> Rule:
        """Return the recommendation that owns what ``rule`` says about a task: the end of what it follows;
        where that goes round, where it closes."""
        seen = {rule.id}
        while (onward := self.by_id.get(rule.options.follows.get(task, ""))) and onward.id not in seen:
            seen.add(onward.id)
            rule = onward
        return rule

    def named_by_others(self, rule: Rule) -> int:
        """Return a number that puts first what most others follow, or are an exception or alternative to."""
        return -self._names[rule.id]

    def is_new(self, rule: Rule) -> bool:
        """Return whether a recommendation was never published, in a guideline that keeps a record."""
        return self._record is not None and f"{rule.page.path}#{rule.id}" not in self._record.recommendations

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(
            name for rule in self.all for name in {*rule.options.follows.values(), *rule.relatives}
        )

    def related(self, one: Rule, other: Rule, task: str) -> bool:
        """Return whether it was said how two recommendations hang together about a task: one tells the other
        or the same third again, departs from it, or both depart from the same third."""
        own, others = self.owner(one, task), self.owner(other, task)
        if own is others:
            return True
        of_one, of_other = (
            {*rule.relatives, *owner.relatives} for rule, owner in ((one, own), (other, others))
        )
        departs = not of_one.isdisjoint((other.id, others.id)) or not of_other.isdisjoint((one.id, own.id))
        return departs or not of_one.isdisjoint(of_other)

    def by_key(self) -> dict[tuple[str, str], list[Rule]]:
        """Return the recommendations by situation and task."""
        found: dict[tuple[str, str], list[Rule]] = defaultdict(list)
        for rule in self.all:
            for situation in rule.situations:
                for task in rule.tasks:
                    found[situation, task].append(rule)
        return found


def _rules(page: Page, guideline: Guideline) -> Iterator[Rule]:
    if page.module is None or page.module.status is not Status.WITHDRAWN:
        for source in page.recommendations:
            if source.options:
                yield Rule(page, source, source.options, guideline.value_texts)


def _index(names: list[str], name: str) -> int:
    return names.index(name) if name in names else len(names)
