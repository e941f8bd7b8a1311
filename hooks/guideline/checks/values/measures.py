"""Can the number in a registered value be right: do text and number agree, and is it plausible?

The bounds are no clinical claim: editors choose them so wide that only a slip of the pen falls outside.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.guideline import Value
from guideline.model.measures import UNITS, figure, measures_in, unit_key
from guideline.model.values import Measure
from guideline.reading.registers import VALUES

_KEYS = ("getal", "eenheid", "van", "tot")


@check(
    "W005",
    "Waarde klopt niet met haar getal of grenzen",
    Severity.ERROR,
    """Bij een dosis of termijn staat het getal twee keer: als tekst, en als `getal` met `eenheid`. Die twee
    zijn gelijk, en het getal ligt tussen `van` en `tot`. Zo houdt 160 mg in plaats van 16 mg het publiceren
    tegen. De grenzen zijn geen medische uitspraak: de redactie kiest ze zo ruim dat alleen een vergissing
    erbuiten valt.""",
    Example("  tekst: 120 uur", "  tekst: 12 uur", file="docs/waarden.yml"),
    since="0.2.0",
)
def implausible_value(context: Context) -> Iterator[Report]:
    for value in context.guideline.values:
        if value.measure is None:
            continue
        for key, message, remedy in _faults(value, value.measure):
            yield context.data_place(VALUES, value.places.get(key, value.at)), message, remedy


def _faults(value: Value, measure: Measure) -> Iterator[tuple[str, str, str]]:
    """Yield the key at which something is wrong with the measure of a value, what, and the remedy."""
    number, least, most = measure.number, measure.least, measure.most
    if number is None or least is None or most is None or not measure.unit:
        typed = dict(zip(_KEYS, (number, measure.unit or None, least, most), strict=True))
        lacking = ", ".join(f"‘{key}’" for key, part in typed.items() if part is None)
        yield (
            "naam",
            f"bij ‘{value.name}’ ontbreekt {lacking}",
            "vul aan: getal, eenheid, van en tot horen bij elkaar",
        )
        return
    shown = f"{figure(number)} {measure.unit}"
    between = f"{figure(least)} en {figure(most)} {measure.unit}"
    if least > most:
        yield "van", f"‘van’ ({figure(least)}) is groter dan ‘tot’ ({figure(most)})", "verwissel ze"
        return
    unit = unit_key(measure.unit)
    numbers = [part for found in measures_in(value.text) if found.unit == unit for part in found.numbers]
    if number not in numbers:
        yield (
            "tekst",
            f"in de tekst ‘{value.text}’ staat niet ‘{shown}’, het getal van ‘{value.name}’",
            "kijk in de bron welke van de twee klopt, en maak ze gelijk",
        )
        numbers = []
    for key, part in dict.fromkeys((("getal", number), *(("tekst", found) for found in numbers))):
        if not least <= part <= most and not (key == "tekst" and part == number):
            yield (
                key,
                f"‘{figure(part)} {measure.unit}’ ligt niet tussen {between}",
                "kijk het getal na in de bron; klopt het, verruim dan ‘van’ of ‘tot’",
            )


@check(
    "W006",
    "Dosis of termijn zonder grenzen",
    Severity.WARNING,
    """Een dosis of termijn heeft naast haar tekst ook `getal`, `eenheid`, `van` en `tot`, zodat een nul te
    veel opvalt. Kies van en tot zo ruim dat alleen een vergissing erbuiten valt.""",
    Example(
        "  module: voorbeeld\n",
        "  module: voorbeeld\n  getal: 12\n  eenheid: uur\n  van: 1\n  tot: 24\n",
        file="docs/waarden.yml",
        line=-4,
    ),
    since="0.2.0",
)
def unguarded_value(context: Context) -> Iterator[Report]:
    for value in context.guideline.values:
        found = next(measures_in(value.text), None)
        if value.measure is None and not value.is_telephone and found:
            number = f"getal: {found.numbers[-1]:g}"
            unit = next(unit for unit in UNITS if unit_key(unit) == found.unit)
            yield (
                context.data_place(VALUES, value.at),
                f"bij de waarde ‘{value.name}’ (‘{value.text}’) staan geen getal en grenzen",
                f"voeg toe: {number}, eenheid: {unit}, en van en tot",
            )
