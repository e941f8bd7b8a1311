"""Family D, what other programs leave in a text: signs at the beginning of a line that make something else of
it, and numbers that have lost what made them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity


@check(
    "D008",
    "Teken dat van de regel iets anders maakt",
    Severity.ERROR,
    """Een regel die met > begint wordt een citaat, met + of * een lijst, en streepjes onder een regel maken
    er een kop van; het teken zelf verdwijnt. Een lijst begint u met ‘- ’, en ‘ouder dan’, ‘plus’ en een
    voetnoot onder een tabel schrijft u in woorden.""",
    Example("> 80 jaar: halveer de gift.", "Ouder dan 80 jaar: halveer de gift."),
    since="0.2.0",
)
def line_sign(context: Context) -> Iterator[Report]:
    yield from context.page_problems("line-sign")


_TRACES = (
    (
        re.compile(
            r"(?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3}){2,}|,000|,\d{3}(?=\s(?:mg|microgram|µg|ml|IE|patiënten|mensen)\b))"
            r"(?![\d,])"
        ),
        "‘{}’ leest een Nederlander als een getal achter de komma",
        "schrijf duizendtallen met een punt (1.000), of minder cijfers achter de komma",
    ),
    (
        re.compile(r"[×x]\s?10\d{1,2}(?=\s?/|\s?per\b)"),
        "in ‘{}’ is de macht een gewoon getal geworden",
        "typ het hoge cijfer zelf, zoals 10⁹",
    ),
    (
        re.compile(r"(?<![\w²³])[³£]\s?\d+"),
        "‘{}’ was waarschijnlijk ≥ of ≤",
        "typ ≥ of ≤, of ‘vanaf’ of ‘tot en met’",
    ),
    (
        re.compile(r"(?<!\d)\d{1,3}%\d{1,3}\b|[a-z]{3}\.\d{1,3}(?:[,–-]\d{1,3})*(?=\s|$)"),
        "in ‘{}’ is een bronnummer aan de tekst geplakt",
        "verwijder het nummer en zet er [@sleutel] voor in de plaats",
    ),
    (
        re.compile(r"(?<=[a-zë])[a-zë]{1,20}-$"),
        "het woord op ‘{}’ is aan het eind van de regel afgebroken",
        "zet het woord weer aan elkaar",
    ),
)
"""What a pasted text has lost: the pattern, what is wrong, and what to type."""

_JOINED = re.compile(r"^(?:en|of|en/of)\b|^[A-ZÀ-Ý(\[*]")
"""What may follow a hyphen at the end of a line: ‘voor- en nadelen’."""


@check(
    "D009",
    "Spoor van plakken",
    Severity.ERROR,
    """Wie plakt uit een PDF, Word of een Engelse tekst, verliest soms een hoog cijfer of een teken: 10⁹ wordt
    109, ≥ wordt ³, een bronnummer plakt aan een percentage, een afgebroken woord blijft in tweeën, en 1,000
    betekent in het Nederlands één.""",
    Example("Hoogstens 1,000 mg per dag [@bron2020].", "Hoogstens 1.000 mg per dag [@bron2020]."),
    since="0.2.0",
)
def pasted(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        lines = page.body.split("\n")
        for run in page.texts:
            index = run.at[0] - page.body_line
            following = lines[index + 1].lstrip() if 0 <= index + 1 < len(lines) else ""
            ends_line = 0 <= index < len(lines) and lines[index].rstrip().endswith(run.text.rstrip()[-1:])
            for pattern, message, remedy in _TRACES:
                for match in pattern.finditer(run.text.rstrip()):
                    broken = match[0].endswith("-")
                    if broken and (not ends_line or not following or _JOINED.match(following)):
                        continue
                    place = context.place(page, (run.at[0], run.at[1] + match.start()))
                    yield place, message.format(match[0]), remedy
