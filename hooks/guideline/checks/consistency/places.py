"""Does a value that is a deadline or a dose stand with the situation it is for?

Looked at: rows and texts of recommendations, nodes of flowcharts, and the lines of the pages on which people
act at once (the start page, the emergency page, the pages for patients). Running text of modules is free.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guideline.checks.consistency.rules import Rule, Rules, values_in
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.classification import Situation, wider_of
from guideline.model.findings import Place, Severity
from guideline.model.guideline import Guideline, Value
from guideline.model.page import DiagramSource, Page
from guideline.model.suggestions import did_you_mean, did_you_mean_or_list
from guideline.model.values import VALUE_USE
from guideline.reading.registers import VALUES

_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_REMARK = re.compile(r"<!--\s*situatie:\s*([a-z0-9-]+)\s*-->")
_NODE = re.compile(r"\b(\w+)\s*[\[({>]+\s*\"([^\"]*)\"")
_CLICK = re.compile(r"^[ \t]*click[ \t]+(\w+)[ \t]+(?:href[ \t]+)?\"([^\"]*)\"", re.MULTILINE)

_VALUE = (
    "- naam: eigen\n  tekst: 6 uur\n  betekenis: Een tweede.\n  bron: bron2020\n  module: voorbeeld\n"
    "  situatie: met-klacht\n  handeling: mri:wanneer\n"
)


@check(
    "C004",
    "Waarde bij een andere situatie",
    Severity.ERROR,
    f"""Een termijn of dosis zegt in docs/{VALUES} bij welke `situatie` en `handeling` zij hoort. In een
    stroomschema, op de startpagina, de spoedpagina en de pagina’s voor patiënten hoort zij bij de link die
    erbij staat: leid naar de aanbeveling, of naar de rij, over die situatie. Zonder link kan
    `<!-- situatie: … -->` op de regel zeggen waar zij over gaat; dat ziet geen lezer.""",
    Example(
        "Maak binnen {waarde:eigen} een MRI: [de aanbeveling](diagnostiek/voorbeeld.md#doe-dit).",
        "Maak binnen {waarde:termijn} een MRI: [de aanbeveling](diagnostiek/voorbeeld.md#doe-dit).",
        file="docs/index.md",
        values=_VALUE,
    ),
    since="0.2.0",
)
def value_elsewhere(context: Context) -> Iterator[Report]:
    found = _Targets(context.guideline)
    if not any(value.situations and value.task for value in context.guideline.values):
        return
    for rule in found.rules.all:
        yield from _in_rule(context, rule, found)
    for page in context.guideline.pages:
        if page.is_for_patients or not page.folder:
            yield from _in_lines(context, page, found)
        for diagram in page.diagrams if not page.is_for_editors else ():
            yield from _in_nodes(context, page, diagram, found)


@check(
    "C009",
    "Situatie of handeling van een waarde bestaat niet",
    Severity.ERROR,
    f"""In docs/{VALUES} noemt een termijn of dosis bij `situatie` een of meer namen uit
    docs/situaties.yml, en bij `handeling` een handeling met haar aspect, zoals ‘mri:wanneer’.""",
    Example(
        _VALUE.replace("met-klacht", "met-klagt"),
        _VALUE,
        file=f"docs/{VALUES}",
        line=5,
    ),
    since="0.2.0",
)
def unknown_place(context: Context) -> Iterator[Report]:
    situations = context.guideline.situations_by_id
    tasks = sorted({task for rule in Rules(context.guideline).all for task in rule.tasks})
    for value in context.guideline.values:
        for name in value.situations:
            if name not in situations:
                place = context.data_place(VALUES, value.places.get("situatie", value.at))
                yield place, f"de situatie ‘{name}’ bestaat niet", did_you_mean_or_list(name, situations)
        if value.task and value.task not in tasks:
            yield (
                context.data_place(VALUES, value.places.get("handeling", value.at)),
                f"geen aanbeveling gaat over ‘{value.task}’",
                did_you_mean(value.task, tasks)
                or "schrijf een handeling met haar aspect, zoals ‘mri:wanneer’",
            )


@dataclass(frozen=True)
class _Target:
    """Where a link leads: the recommendation, the situations meant, and whether that is one of its rows."""

    rule: Rule
    situations: Sequence[str]
    row: str = ""

    @property
    def rows_situation(self) -> str:
        """The situation of a row."""
        return self.situations[0]


class _Targets:
    """The recommendations and rows by their ids, and which situation fits which."""

    def __init__(self, guideline: Guideline) -> None:
        self.rules = Rules(guideline)
        self._known = guideline.situations_by_id
        self._places = {
            f"{rule.page.path}#{rule.id}": _Target(rule, rule.situations) for rule in self.rules.all
        }
        for rule in self.rules.all:
            for row, _ in rule.rows:
                self._places[f"{rule.page.path}#{row.id}"] = _Target(rule, (row.situation,), row.id)

    def of(self, page: Page, typed: str) -> _Target | None:
        """Return where a link as typed on a page leads, when that is a recommendation or a row."""
        path, mark, anchor = typed.partition("#")
        whole = posixpath.normpath(posixpath.join(page.folder, path)) if path else page.path
        return self._places.get(f"{whole}{mark}{anchor}")

    def value(self, name: str) -> Value | None:
        """Return the value with this name when it says for what situation and action it is."""
        value = self.rules.values.get(name)
        return value if value and value.situations and value.task else None

    def fits(self, value: Value, situations: Sequence[str]) -> bool:
        """Return whether a value is for one of the situations: the same, or a wider one, or directly a part
        of it."""
        return any(_near(one, other, self._known) for one in value.situations for other in situations)


def _near(of_value: str, of_place: str, known: dict[str, Situation]) -> bool:
    if of_value == of_place or of_value in wider_of(of_place, known):
        return True
    value, place = known.get(of_value), known.get(of_place)
    return bool(value and place and value.wider == of_place and place.wider)  # not of everybody


def _in_rule(context: Context, rule: Rule, found: _Targets) -> Iterator[Report]:
    """Look at the rows of a recommendation that are rules of their own, and at the rest of its text."""
    lines = rule.source.text.split("\n")
    in_rows: set[str] = set()
    start = _text_line(context, rule)
    for row, line in rule.rows:
        names = values_in(line.line)
        in_rows |= names
        for value in _of_task(names, rule.tasks, found):
            if row.situation not in value.situations:
                place = Place(context.place(rule.page).path, start + line.number)
                yield (
                    place,
                    _message(value, f"de rij over {row.situation}"),
                    _remedy(value, [row.situation], found),
                )
    for number, text in enumerate(lines):
        for value in _of_task(values_in(text) - in_rows, rule.tasks, found):
            if not found.fits(value, rule.situations):
                place = Place(context.place(rule.page).path, start + number)
                about = f"een aanbeveling over {', '.join(rule.situations)}"
                yield place, _message(value, about), _remedy(value, rule.situations, found)


def _text_line(context: Context, rule: Rule) -> int:
    """Return the line of the file on which the text of a recommendation begins."""
    body = rule.page.body.split("\n")
    first = rule.source.text.split("\n")[0]
    begin = rule.source.at[0] - rule.page.body_line
    offset = next(
        (number for number in range(begin, len(body)) if body[number].strip() == first.strip()), begin
    )
    return rule.page.body_line + offset


def _of_task(names: frozenset[str] | set[str], tasks: Sequence[str], found: _Targets) -> Iterator[Value]:
    for name in sorted(names):
        if (value := found.value(name)) and value.task in tasks:
            yield value


def _in_lines(context: Context, page: Page, found: _Targets) -> Iterator[Report]:
    for number, line in enumerate(page.body.split("\n")):
        if "{waarde:" not in line:
            continue
        remark = _REMARK.search(line)
        links = [
            (match.start(), match.end(), target)
            for match in _LINK.finditer(line)
            if (target := found.of(page, match[2]))
        ]
        for use in VALUE_USE.finditer(line):
            value = found.value(use[1].strip())
            if value is None:
                continue
            place = context.place(page, (page.body_line + number, use.start() + 1))
            if remark:
                if remark[1] not in value.situations:
                    yield (
                        place,
                        _message(value, f"een regel over {remark[1]}"),
                        _remedy(value, [remark[1]], found),
                    )
            elif target := _link_of(use.start(), links, value):
                yield from _at(place, value, target, found)


def _link_of(at: int, links: Sequence[tuple[int, int, _Target]], value: Value) -> _Target | None:
    """Return where the link leads to which a value belongs: the one around it, else the last before it, else
    the first after it; only links to what is about the same action count."""
    relevant = [link for link in links if value.task in link[2].rule.tasks]
    around = [target for start, end, target in relevant if start <= at < end]
    before = [target for _, end, target in relevant if end <= at]
    after = [target for start, _, target in relevant if start > at]
    return next(iter((*around, *reversed(before), *after)), None)


def _in_nodes(context: Context, page: Page, diagram: DiagramSource, found: _Targets) -> Iterator[Report]:
    targets = dict(_CLICK.findall(diagram.source))
    for number, line in enumerate(diagram.source.split("\n")):
        for node, label in _NODE.findall(line):
            target = found.of(page, targets.get(node, ""))
            for name in sorted(values_in(label)):
                value = found.value(name)
                if value and target and value.task in target.rule.tasks:
                    place = context.place(page, (diagram.at[0] + number, 1))
                    yield from _at(place, value, target, found)


def _at(place: Place, value: Value, target: _Target, found: _Targets) -> Iterator[Report]:
    """Hold a value against where the link beside it leads."""
    rows = [row.id for row, line in target.rule.rows if value.name in values_in(line.line)]
    fits = target.rows_situation in value.situations if target.row else found.fits(value, target.situations)
    if not fits:
        where = target.row or target.rule.id
        yield place, _message(value, f"‘#{where}’"), _remedy(value, target.situations, found)
    elif target.rule.rows and not target.row and rows:
        message = f"{{waarde:{value.name}}} staat in een eigen rij, maar de link leidt naar de hele tabel"
        yield place, message, f"laat de link leiden naar {' of '.join(f'‘#{row}’' for row in rows)}"


def _message(value: Value, where: str) -> str:
    own = " en ".join(value.situations)
    return f"{{waarde:{value.name}}} (‘{value.text}’) is voor {own}, maar staat bij {where}"


def _remedy(value: Value, situations: Sequence[str], found: _Targets) -> str:
    """Return which values fit there, or how to make this one fit."""
    names = [
        f"{{waarde:{other.name}}}"
        for other in found.rules.values.values()
        if other.task == value.task and found.fits(other, situations) and other is not value
    ]
    if names:
        return f"schrijf {' of '.join(names[:3])}, of leid naar de rij of aanbeveling over deze waarde"
    return f"leid naar de rij of aanbeveling over deze waarde, of vul in docs/{VALUES} haar ‘situatie’ aan"
