"""Family G: does the site stay a document, and no medical device (design, section 2)?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from guideline.checks.registry import Context, Example, Report, check
from guideline.finishing.inline_code import is_script_address
from guideline.model.findings import Place, Severity
from guideline.model.page import Page
from guideline.model.places import START, At, place_in
from guideline.reading.classification import ACTIONS, SITUATIONS

_NO_CODE = re.compile(r"<!--.*?(?:-->|$)|\"[^\"]*\"|'[^']*'", re.DOTALL)
"""What stands in HTML without being an element or the name of an attribute: remarks and values."""

_COMMAND_NAME = re.compile(r"(?:^|[\s\"'/])(on[a-z]+)\s*=", re.IGNORECASE)


@check(
    "G001",
    "Invoerveld of script op een pagina",
    Severity.ERROR,
    """De richtlijn vraagt geen gegevens van een patiënt en rekent niets uit: met een invoerveld of
    rekenscript zou de site een medisch hulpmiddel kunnen worden (MDCG 2019-11). Toon een score als tabel.""",
    Example('<input type="number">', "| Item | Punten |\n|---|---|\n| Pijn | 3 |"),
)
def interactive_element(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for raw in page.html:
            for match in re.finditer(
                r"<(form|input|select|textarea|button|script|style|dialog)\b", raw.html, re.IGNORECASE
            ):
                yield (
                    context.place(page, raw.at),
                    f"hier staat een element ‘{match[1].casefold()}’",
                    "verwijder het; toon een score of keuze als tekst of tabel",
                )


@check(
    "G002",
    "Opdracht aan de browser",
    Severity.ERROR,
    """Een link met ‘javascript:’ of een HTML-attribuut als ‘onclick’ laat de browser van de lezer een
    programma uitvoeren. Een richtlijn is tekst; de beveiligingsheaders van de site houden zo’n opdracht ook
    tegen.""",
    Example("Lees [de module](javascript:open()).", "Lees [de module](stroomschema-voorbeeld.md)."),
)
def browser_command(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for link in page.links:
            if is_script_address(link.target):
                yield (
                    context.place(page, link.at),
                    f"de link ‘{link.text}’ is een opdracht aan de browser",
                    "verwijs naar een pagina, of verwijder de link",
                )
        for raw in page.html:
            for command in _commands(raw.html):
                yield (
                    context.place(page, raw.at),
                    f"hier staat de opdracht ‘{command}’",
                    "verwijder haar; schrijf tekst of een gewone link",
                )


def _commands(source: str) -> Iterator[str]:
    """Yield the attributes and addresses in HTML that give the browser something to run."""
    yield from _COMMAND_NAME.findall(_NO_CODE.sub('""', source))
    yield from re.findall("javascript:", source, re.IGNORECASE)


@check(
    "G102",
    "Opmaak of adres dat de site niet toelaat",
    Severity.ERROR,
    """Wat op een pagina komt, bestaat uit een vaste lijst van onderdelen: koppen, alinea’s, lijsten,
    tabellen, links naar bekende adressen, afbeeldingen uit docs en getekende schema’s. Staat er iets anders,
    dan wordt de pagina niet getoond. Zo kan een voorstel niets laten uitvoeren of ophalen.""",
    Example("De score is 3.</article>", "De score is 3."),
    since="0.2.0",
)
def not_allowed(context: Context) -> Iterator[Report]:
    for path, article in context.guideline.articles.items():
        page = context.pages.get(path)
        for fault in article.faults:
            yield (
                context.place(page, _place_of(fault.trace, page)) if page else Place(path),
                f"op de pagina komt {fault.what}",
                fault.remedy or "verwijder het, of schrijf het als gewone tekst, tabel of link",
            )


def _place_of(trace: str, page: Page) -> At:
    """Return where in the body of a page the trace of a fault stands, or the first line."""
    if not trace:
        return START
    if found := re.search(trace, page.body, re.IGNORECASE):
        line, column = place_in(page.body, found.start())
        return page.body_line + line - 1, column
    for number, line_typed in enumerate(page.body.split("\n"), start=page.body_line):
        if "&" in line_typed and re.search(trace, unescape(line_typed), re.IGNORECASE):
            return number, 1
    return START


_OF_A_PATIENT = re.compile(
    r"\d\s{0,3}(?:jaar|%|punten)|[<>≤≥]|\b(?:leeftijd|jonger|ouder dan|score|graad|SINS|ESCC|Bollen|Karnofsky"
    r"|KPS|WHO|ASA|eGFR)\b",
    re.IGNORECASE,
)
"""What makes of the name of a situation a property of one patient: an age, a score, a measurement."""


@check(
    "G008",
    "Situatie die een eigenschap van één patiënt is",
    Severity.ERROR,
    f"""Lezers kunnen de aanbevelingen beperken tot een situatie of handeling uit een vaste lijst. Een
    leeftijd, een score of een gemeten waarde van een patiënt hoort daar niet bij: een site die daarop kiest,
    geeft een advies voor die ene patiënt en zou een medisch hulpmiddel kunnen worden (MDCG 2019-11). Noem
    in docs/{SITUATIONS} wat zorgverleners een situatie noemen.""",
    Example("  naam: SINS van 7 of hoger", "  naam: Met een klacht", file=f"docs/{SITUATIONS}"),
    since="0.2.0",
)
def property_of_a_patient(context: Context) -> Iterator[Report]:
    for name, rows in ((SITUATIONS, context.guideline.situations), (ACTIONS, context.guideline.actions)):
        for row in rows:
            if found := _OF_A_PATIENT.search(row.name):
                yield (
                    context.data_place(name, row.places["naam"]),
                    f"‘{row.name}’ kiest op een eigenschap van één patiënt: ‘{found[0]}’",
                    "noem de situatie in woorden, zonder leeftijd, score of gemeten waarde",
                )
