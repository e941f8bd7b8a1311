"""Are there two rules about the same situation, action and aspect, without a word on how they hang
together?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guideline.checks.consistency.rules import Rule, Rules
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.classification import wider_of
from guideline.model.findings import Severity
from guideline.model.guideline import Guideline, Value


@dataclass(frozen=True)
class Conflict:
    """Two recommendations about the same ``tasks`` of which nobody said how they hang together: ``rule``,
    which is asked to say it, and ``other``; and in Dutch what both say."""

    rule: Rule
    other: Rule
    tasks: tuple[str, ...]
    message: str

    def remedy(self, name: str) -> str:
        """Return what to type at the one of both with this id."""
        return _remedy(self.other if name == self.rule.id else self.rule, self.tasks)

    def report(self, context: Context) -> Report:
        """Return the conflict as it is told at ``rule``."""
        index = self.rule.tasks.index(self.tasks[0])
        place = self.rule.place(context, "handelingen", index)
        return place, self.message, self.remedy(self.rule.id)


def conflicts(guideline: Guideline) -> list[Conflict]:
    """Return all conflicts of a guideline."""
    rules = Rules(guideline)
    return [*_collisions(rules), *_against_wider(rules, guideline)]


_ANOTHER = (
    "/// aanbeveling\n    id: doe-ook-dit\n    sterkte: sterk\n    richting: {}\n    zekerheid: laag\n"
    "    bronnen: [bron2020]\n    situaties: [{}]\n    handelingen: [mri:wanneer]\n"
    "    voor: [neurologie]\n{}\n"
    "Doe {} dit.\n///\n"
)
_FOLLOWS = "    volgt: {mri:wanneer: doe-dit}\n"


@check(
    "C001",
    "Twee regels over hetzelfde",
    Severity.ERROR,
    """Per situatie, handeling en aspect heeft één aanbeveling de regel. Een tweede zegt hoe zij daarmee
    samenhangt: `volgt` als zij hetzelfde navertelt, `uitzondering_op` of `alternatief_voor` met `als` als
    zij ervan afwijkt. Gaat zij over iets anders, dan past een smallere situatie of een ander aspect.""",
    Example(
        _ANOTHER.format("voor", "alle", "", "ook"),
        _ANOTHER.format("voor", "alle", _FOLLOWS, "ook"),
        line=7,
    ),
    since="0.2.0",
)
def two_rules(context: Context) -> Iterator[Report]:
    yield from _reports(context, _collisions(Rules(context.guideline)))


def _reports(context: Context, found: Iterable[Conflict]) -> Iterator[Report]:
    return (conflict.report(context) for conflict in found)


def _collisions(rules: Rules) -> Iterator[Conflict]:
    """Yield each pair of recommendations with a rule about the same; who came last must say how it hangs
    together with what was there."""
    together: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for (situation, task), holders in rules.by_key().items():
        holders = sorted(holders, key=lambda rule: (rules.named_by_others(rule), rules.is_new(rule)))
        for number, rule in enumerate(holders):
            owner = next((one for one in holders[:number] if not rules.related(one, rule, task)), None)
            if owner:
                together[owner.id, rule.id].append((situation, task))
    for (first, second), keys in together.items():
        yield _collision(rules.by_id[first], rules.by_id[second], keys)


def _collision(owner: Rule, other: Rule, keys: Sequence[tuple[str, str]]) -> Conflict:
    tasks = (*dict.fromkeys(task for _, task in keys),)
    situations = [*dict.fromkeys(situation for situation, _ in keys)]
    message = (
        f"‘{other.id}’ en ‘{owner.id}’ geven allebei een regel over {' en '.join(tasks)} bij"
        f" {', '.join(situations)}: ‘{other.quote}’ en ‘{owner.quote}’"
    )
    return Conflict(other, owner, tasks, message)


def _remedy(owner: Rule, tasks: Sequence[str]) -> str:
    followed = ", ".join(f"{task}: {owner.id}" for task in tasks)
    return (
        f"zegt deze hetzelfde, schrijf ‘volgt: {{{followed}}}’; wijkt zij af, schrijf"
        f" ‘uitzondering_op: {owner.id}’ of ‘alternatief_voor: {owner.id}’ met ‘als: …’; gaat zij over iets"
        " anders, kies een smallere situatie of een ander aspect"
    )


@check(
    "C002",
    "Tegenspraak met een ruimere situatie",
    Severity.ERROR,
    """Geldt de ene aanbeveling in een situatie en de andere in een situatie waar die een deel van is, dan
    mogen zij over dezelfde handeling niet het tegengestelde zeggen, of een ander getal met dezelfde eenheid,
    zonder dat de smalste zegt dat zij een uitzondering of een alternatief is.""",
    Example(
        _ANOTHER.format("tegen", "met-klacht", "", "niet"),
        _ANOTHER.format(
            "tegen",
            "met-klacht",
            "    uitzondering_op: doe-dit\n    als: het niet nodig is\n",
            "niet",
        ),
        line=7,
    ),
    since="0.2.0",
)
def against_wider(context: Context) -> Iterator[Report]:
    guideline = context.guideline
    yield from _reports(context, _against_wider(Rules(guideline), guideline))


def _against_wider(rules: Rules, guideline: Guideline) -> Iterator[Conflict]:
    by_key = rules.by_key()
    known = guideline.situations_by_id
    seen: set[tuple[str, str]] = set()
    for (situation, task), holders in by_key.items():
        for wide in wider_of(situation, known):
            for rule in holders:
                for other in by_key.get((wide, task), ()):
                    pair = (rule.id, other.id)
                    about_both = situation in other.situations  # then it has a rule here too
                    if about_both or pair in seen or rules.related(rule, other, task):
                        continue
                    if differs := _difference(rule, situation, other, wide, task, guideline):
                        seen.add(pair)
                        message = (
                            f"‘{rule.id}’ ({situation}) en ‘{other.id}’ ({wide}) {differs} bij {task}:"
                            f" ‘{rule.quote}’ en ‘{other.quote}’"
                        )
                        yield Conflict(rule, other, (task,), message)


def _difference(rule: Rule, situation: str, other: Rule, wide: str, task: str, guideline: Guideline) -> str:
    """Return in what two recommendations contradict each other, or nothing."""
    if rule.options.direction != other.options.direction:
        return "zeggen het tegengestelde"
    one = _measured(rule.values_for(situation), task, guideline)
    two = _measured(other.values_for(wide), task, guideline)
    if not {item.text for item in one}.isdisjoint(item.text for item in two):
        return ""
    for value in one:
        for second in two:
            if value.measure and second.measure and value.measure.unit == second.measure.unit:
                return f"noemen een ander getal (‘{value.text}’ en ‘{second.text}’)"
    return ""


def _measured(names: frozenset[str], task: str, guideline: Guideline) -> list[Value]:
    """Return the values with a number among ``names`` that are for a task."""
    return [
        value for value in guideline.values if value.name in names and value.measure and value.task == task
    ]
