"""Family D, what other programs leave in a text: signs at the beginning of a line that make something else of
it, numbers that have lost what made them, tables without lines, and points that were joined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Place, Severity
from guideline.model.values import VALUE_USE
from guideline.reading.dialect import CITATION
from guideline.reading.tabs import cells_of, is_tabbed, tabbed_blocks


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


_NUMBERS = r"\d{1,3}(?:[,–-]\d{1,3}){0,9}(?=[\s.;:)]|,\s|$)"
_HIGH_NUMBERS = "[⁰¹²³⁴-⁹]{1,3}(?:[ ,⁻˒–-]?[⁰¹²³⁴-⁹]{1,3}){0,9}"
_SHORT = "bijv|resp|art|blz|pag|fig|tab|hfst|vol|max|min|evt|incl|excl|circa|vgl|par|afb|tel"
"""Words that end with a point and have a number after them."""

_COUNTED = (
    "graad|type|klasse|fase|stadium|niveau|stap|groep|dag|week|tabel|figuur|module|deel|versie|regel|kop"
)
"""Words to which people fix a number that belongs to them."""

_SOURCE_NUMBER = re.compile(
    rf"""
    (?<!\d)\d{{1,3}}%[.,;:]?{_NUMBERS}
    | (?<![\w./-])(?!(?:{_SHORT})\.)[^\W\d_]{{3,30}}[.,;]{_NUMBERS}
    | [)’”\]][.,;]?{_NUMBERS}
    | (?<![\w./-])(?!(?:{_COUNTED})\d)[a-zà-ÿ]{{4,30}}{_NUMBERS}
    | (?:(?<![\w./])[^\W\d_]{{3,30}}[.,;:]?|(?<=[^\W\d_][^\W\d_])[.,;:]|%[.,;:]?|[)’”\]][.,;:]?)
        {_HIGH_NUMBERS}(?![\w/])
    """,
    re.VERBOSE,
)
"""The numbers of sources behind a word, percentage or bracket, as journals print them."""

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
        _SOURCE_NUMBER,
        "in ‘{}’ is een bronnummer aan de tekst geplakt",
        "verwijder het nummer en typ [@sleutel]; is het geen bronnummer, zet er dan een spatie voor",
    ),
    (
        re.compile(r"(?<=[a-zë])[a-zë]{1,20}-$"),
        "het woord op ‘{}’ is aan het eind van de regel afgebroken",
        "zet het woord weer aan elkaar",
    ),
)
"""What a pasted text has lost: the pattern, what is wrong, and what to type."""

_UNDERSTOOD = re.compile(rf"{CITATION.pattern}|{VALUE_USE.pattern}")
"""What the site puts something else in the place of."""

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
            text = _UNDERSTOOD.sub(lambda match: " " * len(match[0]), run.text.rstrip())
            following = lines[index + 1].lstrip() if 0 <= index + 1 < len(lines) else ""
            ends_line = 0 <= index < len(lines) and lines[index].rstrip().endswith(run.text.rstrip()[-1:])
            for pattern, message, remedy in _TRACES:
                for match in pattern.finditer(text):
                    broken = match[0].endswith("-")
                    if broken and (not ends_line or not following or _JOINED.match(following)):
                        continue
                    place = context.place(page, (run.at[0], run.at[1] + match.start()))
                    yield place, message.format(match[0]), remedy


_PARTS_OF_A_TABLE = "de kolommen lopen voor de lezer in elkaar over"


@check(
    "D010",
    "Tab in een regel",
    Severity.ERROR,
    """Een tabel uit Excel of Word komt mee met tabs tussen de cellen. Voor de lezer is een tab een gewone
    spatie: de kolommen lopen in elkaar over, en een dosis staat dan achter het verkeerde middel. Een tabel
    heeft | tussen de cellen, en onder de kop een regel als |---|---|.""",
    Example(
        "Middel\tTermijn\nEerste\t{waarde:termijn}",
        "| Middel | Termijn |\n|---|---|\n| Eerste | {waarde:termijn} |",
    ),
    since="0.2.0",
)
def tabs(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        lines = page.body.split("\n")
        for block in tabbed_blocks(page):
            numbers = [number for number in block if is_tabbed(lines[number - page.body_line])]
            first = lines[numbers[0] - page.body_line]
            if len(numbers) == 1 and "|" not in "".join(lines[number - page.body_line] for number in block):
                at = (numbers[0], first.index("\t", len(first) - len(first.lstrip())) + 1)
                yield (
                    context.place(page, at),
                    "hier staat een tab, en de lezer ziet die als een gewone spatie",
                    "typ een spatie; is het een rij van een tabel, zet dan | tussen de cellen",
                )
                continue
            start = lines[block[0] - page.body_line]
            head = cells_of(start if is_tabbed(start) or "|" in start else first)
            row, dashes = f"| {' | '.join(head)} |", "|" + "---|" * len(head)
            yield (
                context.place(page, (block[0], 1)),
                f"hier staat een tabel uit Excel of Word, met tabs: {_PARTS_OF_A_TABLE}",
                "zet | tussen de cellen van elke rij, met lege regels om de tabel heen; de eerste twee regels"
                f" worden ‘{row}’ en ‘{dashes}’",
            )


_POINT = re.compile(
    r"[.!?][)’”]?\s+[-–—*+·]\s+(?=[“‘(]?[A-ZÀ-Ý\d])|[;:][)’”]?\s+[-–—*+·]\s+(?=[“‘(]?\w)|(?<=\S)\s*[•▪◦●■‣]\s*(?=\w)"
)
_NUMBER_OF_A_POINT = re.compile(r"(?:^[ \t]*|[.;:!?]\s+)(\d{1,2})[.)]\s+(?=\S)")


@check(
    "D011",
    "Twee punten op één regel",
    Severity.ERROR,
    """Staat het streepje of nummer van een volgend punt midden in een regel, dan leest men twee punten als
    een. Elk punt van een lijst begint op een eigen regel.""",
    Example("- Er is pijn. - Er is uitval.", "- Er is pijn.\n- Er is uitval."),
    since="0.2.0",
)
def joined_points(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for run in page.texts:
            for match in _POINT.finditer(run.text):
                found = re.search(r"[-–—*+·•▪◦●■‣]", match[0])
                assert found
                yield _joined(
                    context.place(page, (run.at[0], run.at[1] + match.start() + found.start())), found[0]
                )
        lines = page.body.split("\n")
        for number in sorted({run.at[0] for run in page.texts}):
            line = lines[number - page.body_line] if 0 <= number - page.body_line < len(lines) else ""
            last = 0
            for match in _NUMBER_OF_A_POINT.finditer(line):
                if last and int(match[1]) == last + 1:
                    yield _joined(context.place(page, (number, match.start(1) + 1)), f"{match[1]}.")
                last = int(match[1])


def _joined(place: Place, sign: str) -> Report:
    begin = "- " if not sign[0].isdigit() else f"{sign} "
    return (
        place,
        f"na het teken ‘{sign}’ midden in deze regel begint een volgend punt",
        f"begin dat punt op een eigen regel, met ‘{begin}’, en zet een lege regel boven de lijst",
    )
