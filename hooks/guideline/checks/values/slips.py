"""Does a dose that is typed in a text look like a slip of the pen for a registered one?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.values.texts import texts_of
from guideline.model.findings import Severity
from guideline.model.guideline import Value
from guideline.model.measures import figure, measures_in
from guideline.model.values import VALUE_USE
from guideline.reading.registers import VALUES

_MICROGRAMS = {"microgram": 1, "mg": 1_000}
_GRAMS = re.compile(r"(?<![\w.,])(\d{1,4}(?:,\d{1,3})?)[ \u00a0\u202f]?(?:g|gr|gram)\b(?!/)")
_SLIPS = (10, 100, 1_000, 1_000_000)
"""How many times too much or too little a forgotten or doubled nought, a lost comma or another unit gives."""


@check(
    "W008",
    "Dosis die een vergissing lijkt",
    Severity.ERROR,
    """Staat bij een waarde in docs/waarden.yml haar `middel`, dan vergelijken de controles elke dosis van dat
    middel in aanbevelingen, stroomschema’s, de spoedpagina en de pagina’s voor patiënten. Een dosis die
    precies tien, honderd of duizend keer zo groot of zo klein is als een vaste waarde, is bijna altijd een
    nul te veel, een verloren komma of een andere eenheid. Klopt de dosis toch, geef haar dan in
    docs/waarden.yml een eigen naam, en gebruik die.""",
    Example(
        "Geef 120 mg voorbeeldine.",
        "Geef {waarde:dosis}.",
        file="docs/index.md",
        values=(
            "- naam: dosis\n  tekst: 12 mg\n  betekenis: Dosis van een middel.\n  bron: bron2020\n"
            "  module: voorbeeld\n  middel: voorbeeldine\n  getal: 12\n  eenheid: mg\n  van: 6\n  tot: 24\n"
        ),
    ),
    since="0.2.0",
)
def slip_in_a_dose(context: Context) -> Iterator[Report]:
    by_drug: dict[str, list[Value]] = defaultdict(list)
    for value in context.guideline.values:
        if value.drug and _doses(value.text):
            by_drug[value.drug.casefold()].append(value)
    for page in context.guideline.pages:
        for text, at, binding in texts_of(page):
            if binding:
                for typed, value in _slips(VALUE_USE.sub("", text), by_drug):
                    yield (
                        context.place(page, at),
                        f"‘{typed}’ lijkt een vergissing voor ‘{value.text}’, de waarde ‘{value.name}’ van"
                        f" {value.drug}",
                        f"schrijf {{waarde:{value.name}}}; klopt de dosis toch, kijk haar dan na in de bron en"
                        f" geef haar in docs/{VALUES} een eigen naam",
                    )


def _slips(text: str, by_drug: dict[str, list[Value]]) -> Iterator[tuple[str, Value]]:
    """Yield each dose in a text that is a slip for a value of a drug that the text names, with that value."""
    typed = _doses(text)
    named = [value for drug, values in by_drug.items() if drug in text.casefold() for value in values]
    if not typed or not named:
        return
    known = {amount for value in named for amount in _doses(value.text).values()}
    for shown, amount in typed.items():
        if amount in known:
            continue
        value = next((value for value in named if _is_slip(amount, _doses(value.text).values())), None)
        if value:
            yield shown, value


def _is_slip(amount: float, known: Iterable[float]) -> bool:
    return any(
        abs(larger - smaller * times) < smaller * 1e-6
        for other in known
        for larger, smaller in ((max(amount, other), min(amount, other)),)
        for times in _SLIPS
    )


def _doses(text: str) -> dict[str, float]:
    """Return the doses in a text in micrograms, each by what was typed."""
    found = {
        f"{figure(number)} {measure.unit}": number * _MICROGRAMS[measure.unit]
        for measure in measures_in(text)
        if measure.unit in _MICROGRAMS
        for number in measure.numbers
    }
    grams = {match[0]: float(match[1].replace(",", ".")) * 1_000_000 for match in _GRAMS.finditer(text)}
    return found | grams
