"""Is what a recommendation says of another possible: does the other exist, and what is it about?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.consistency.rules import Rule, Rules
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.places import KeyPath
from guideline.model.suggestions import did_you_mean, did_you_mean_or_list
from guideline.model.table_rows import begins


@check(
    "C007",
    "Verband tussen aanbevelingen klopt niet",
    Severity.ERROR,
    """Vertelt een aanbeveling een regel na, dan noemt zij onder `volgt` per handeling de aanbeveling die
    de regel heeft: `volgt: {mri:wanneer: mri-termijnen}`. Die handeling staat ook bij haarzelf en bij de
    andere. Wijkt zij ervan af, dan noemt zij de andere onder `uitzondering_op` of `alternatief_voor`, en
    zegt zij bij `als` in gewone woorden wanneer.""",
    Example(
        "    voor: [neurologie]\n    volgt: {mri:wanneer: vol-het-schema}\n",
        "    voor: [neurologie]\n",
        line=1,
    ),
    since="0.2.0",
)
def impossible_relation(context: Context) -> Iterator[Report]:
    rules = Rules(context.guideline)
    for rule in rules.all:
        for path, message, remedy in (*_followed(rule, rules), *_related(rule, rules)):
            yield rule.place(context, *path), message, remedy


def _followed(rule: Rule, rules: Rules) -> Iterator[tuple[KeyPath, str, str]]:
    for task, name in rule.options.follows.items():
        path = ("volgt", task)
        other = rules.by_id.get(name)
        if task not in rule.tasks:
            message = f"‘{task}’ staat niet bij de handelingen van deze aanbeveling"
            remedy = did_you_mean(task, rule.tasks) or f"voeg ‘{task}’ toe aan ‘handelingen’"
            yield path, message, remedy
        elif other is None:
            yield path, f"de aanbeveling ‘{name}’ bestaat niet", _nearest(name, rules)
        elif other is rule:
            yield path, "de aanbeveling volgt zichzelf", "noem de aanbeveling die de regel heeft"
        elif task not in other.tasks:
            remedy = f"noem de aanbeveling die de regel heeft, of voeg ‘{task}’ daar toe aan ‘handelingen’"
            yield path, f"‘{name}’ heeft geen regel over ‘{task}’", remedy
        elif task in other.options.follows:
            owner = rules.owner(other, task)
            if owner in (rule, other):
                yield path, f"‘{rule.id}’ en ‘{name}’ volgen elkaar", "laat één van beide de regel hebben"
            else:
                yield path, f"‘{name}’ vertelt de regel zelf na", f"schrijf ‘{task}: {owner.id}’"


def _related(rule: Rule, rules: Rules) -> Iterator[tuple[KeyPath, str, str]]:
    options = rule.options
    for key, names in (
        ("uitzondering_op", options.exception_to),
        ("alternatief_voor", options.alternative_to),
    ):
        for name in names:
            if name not in rules.by_id:
                yield (key,), f"de aanbeveling ‘{name}’ bestaat niet", _nearest(name, rules)
            elif name == rule.id:
                yield (key,), "de aanbeveling verwijst hier naar zichzelf", "noem de andere aanbeveling"
    if rule.relatives and not options.condition.strip():
        key = "uitzondering_op" if options.exception_to else "alternatief_voor"
        remedy = "voeg een regel ‘als: …’ toe, in gewone woorden uit de aanbeveling"
        yield (key,), "er staat niet wanneer dit geldt", remedy
    if options.condition and not rule.relatives:
        remedy = "voeg ‘uitzondering_op’ of ‘alternatief_voor’ toe, of verwijder deze regel"
        yield ("als",), "er staat niet waarop dit een uitzondering of alternatief is", remedy


def _nearest(name: str, rules: Rules) -> str:
    return did_you_mean(name, rules.by_id) or "kies de id van een aanbeveling die er is"


_TABLE = "Doe dit.\n\n| Klacht | Wat |\n|---|---|\n| Pijn in de rug | Bel. |"
_ROWS = (
    "    voor: [neurologie]\n    rijen:\n      - id: bij-rugpijn\n        rij: {}\n        situatie: alle\n\n"
)


@check(
    "C008",
    "Rij van een aanbeveling klopt niet",
    Severity.ERROR,
    """Een rij van een tabel die een regel op zichzelf is, krijgt onder `rijen` een eigen id en haar situatie.
    Achter `rij` staat hoe haar eerste cel begint, zonder opmaak: zo begint er precies één rij.""",
    Example(
        _ROWS.format("Pijn in de buik") + _TABLE,
        "    voor: [neurologie]\n\nDoe dit.",
        line=3,
    ),
    since="0.2.0",
)
def wrong_row(context: Context) -> Iterator[Report]:
    taken: dict[str, str] = {
        item.id: item.id for page in context.guideline.pages for item in page.recommendations if item.id
    }
    situations = context.guideline.situations_by_id
    for rule in Rules(context.guideline).all:
        cells = [row.first for row in rule.table]
        for index, row in enumerate(rule.options.rows):
            number = sum(begins(cell, row.begins) for cell in cells)
            if number != 1:
                found = "geen rij" if number == 0 else f"{number} rijen"
                remedy = did_you_mean(row.begins, cells) or "schrijf de eerste cel over, zonder opmaak"
                yield rule.place(context, "rijen", index, "rij"), f"zo begint {found} van de tabel", remedy
            if row.situation not in situations:
                message = f"de situatie ‘{row.situation}’ bestaat niet"
                remedy = did_you_mean_or_list(row.situation, situations)
                yield rule.place(context, "rijen", index, "situatie"), message, remedy
            if row.id in taken:
                message = f"de id ‘{row.id}’ is al gebruikt bij de aanbeveling ‘{taken[row.id]}’"
                yield rule.place(context, "rijen", index, "id"), message, "kies een andere id"
            taken.setdefault(row.id, rule.id)
