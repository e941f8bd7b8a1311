"""Does a recommendation that tells a rule again say the same as its owner?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.consistency.rules import Rule, Rules
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity

_FOLLOWER = (
    "/// aanbeveling\n    id: doe-ook-dit\n    sterkte: {}\n    richting: voor\n    zekerheid: laag\n"
    "    bronnen: [bron2020]\n    situaties: [alle]\n    handelingen: [mri:wanneer]\n    voor: [neurologie]\n"
    "    volgt: {{mri:wanneer: doe-dit}}\n\n{} dit.\n///\n"
)


@check(
    "C003",
    "Naverteld met een ander oordeel of getal",
    Severity.ERROR,
    """Wie een regel navertelt (`volgt`), zegt hetzelfde als de aanbeveling die haar heeft: dezelfde
    richting, en alleen waarden die daar ook staan. Volgt de hele aanbeveling één andere, dan zijn ook sterkte
    en zekerheid gelijk.""",
    Example(_FOLLOWER.format("zwak", "Overweeg"), _FOLLOWER.format("sterk", "Doe ook"), line=2),
    since="0.2.0",
)
def told_otherwise(context: Context) -> Iterator[Report]:
    rules = Rules(context.guideline)
    for rule in rules.all:
        followed = {task: rules.owner(rule, task) for task in rule.options.follows if task in rule.tasks}
        owners = {owner.id: owner for owner in followed.values() if owner is not rule}
        for owner in owners.values():
            whole = len(owners) == 1 and set(followed) == set(rule.tasks)
            for key, here, there in _verdicts(rule, owner, whole):
                message = f"‘{key}: {here}’, maar ‘{owner.id}’, die zij volgt, heeft ‘{key}: {there}’"
                remedy = f"schrijf ‘{key}: {there}’, of zeg wat zij zelf regelt met een eigen handeling"
                yield rule.place(context, key), message, remedy
        for task, owner in followed.items():
            for name in sorted(_others(rule, owner, task, rules)):
                text = rules.values[name].text
                yield (
                    rule.place(context, "volgt", task),
                    f"hier staat {{waarde:{name}}} (‘{text}’), maar niet in ‘{owner.id}’, die {task} heeft",
                    f"gebruik de waarde van ‘{owner.id}’, of noem deze regel een uitzondering",
                )


def _verdicts(rule: Rule, owner: Rule, whole: bool) -> Iterator[tuple[str, str, str]]:
    """Yield each option in which the follower differs and may not, with both values."""
    one, two = rule.options, owner.options
    pairs = [("richting", one.direction.value, two.direction.value)]
    if whole:
        pairs.append(("sterkte", one.strength.value, two.strength.value))
        pairs.append(("zekerheid", one.certainty.value, two.certainty.value))
    yield from (pair for pair in pairs if pair[1] != pair[2])


def _others(rule: Rule, owner: Rule, task: str, rules: Rules) -> Iterator[str]:
    """Yield the values for a task that the follower has and the owner has not."""
    for name in rule.values - owner.values:
        if name in rules.values and rules.values[name].task == task:
            yield name
