"""Family D: do readers get what was typed?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.article import Difference
from guideline.model.findings import Severity

_REMEDIES = {
    "opmerking": "sluit de opmerking met ‘-->’, of verwijder haar",
    "codeblok": "zet onder het blok een regel met alleen ``` , zonder spaties ervoor, of verwijder het teken",
    "tabel": "zet een lege regel boven de tabel, en geef kop, streepjesregel en elke rij evenveel cellen",
    "haakje-nummer": "typ na het nummer een punt: ‘1. ’",
    "html": "typ in plaats van punthaken of &-codes gewone woorden, zoals ‘kleiner dan’",
    "schuine-streep": "verwijder de schuine streep; een nieuwe regel begint na een lege regel",
    "afkorting": "verwijder de regel; een afkorting hoort in docs/woordenlijst.yml",
    "inhoudsopgave": "verwijder [TOC]; de inhoudsopgave maakt de site",
    "lijst": "zet een lege regel boven de lijst",
    "inspringing": "spring voor wat bij een punt hoort vier spaties in, en voor gewone tekst geen",
    "nummer": "nummer een lijst vanaf 1, en spring alles wat bij een punt hoort vier spaties in",
    "link": "schrijf [tekst](adres) met een adres zonder spaties",
    "anders": "typ de tekst zonder bijzondere tekens, of met een lege regel ervoor en erna",
}
"""What to do about what causes a difference."""

_TIMES = re.compile(r"(?<=\d)\s*\*+\s*(?=\d)")


@check(
    "D001",
    "Woorden of links die anders op de pagina komen",
    Severity.ERROR,
    """Wat u typt, hoort zo op de pagina te komen. Sommige tekens hebben in de tekst een betekenis:
    sterretjes maken cursief en verdwijnen dan zelf. Deze controle vergelijkt elk woord, elk getal en elke
    link met wat de lezer krijgt.""",
    Example("Kies 5*4 Gy of 10*3 Gy.", "Kies 5 × 4 Gy of 10 × 3 Gy."),
    since="0.2.0",
)
def other_words(context: Context) -> Iterator[Report]:
    for report, difference in _reports(context, "woorden", "toegevoegd", "weg", "link"):
        place, message, remedy = report
        if difference.cause == "ster":
            better = _TIMES.sub(" × ", difference.typed)
            remedy = (
                f"typ ‘{better}’"
                if better != difference.typed
                else "zet de sterretjes om het hele woord, of typ \\* voor een sterretje"
            )
        yield place, message, remedy


@check(
    "D002",
    "Lijst, tabel of alinea die anders op de pagina komt",
    Severity.ERROR,
    """Een lijst of tabel heeft een lege regel boven zich, en wat bij een punt van een lijst hoort, springt
    vier spaties in. Anders ziet de lezer gewone tekst met streepjes, andere indeling of programmacode.""",
    Example("Let op:\n- krachtverlies\n- uitval", "Let op:\n\n- krachtverlies\n- uitval", line=1),
    since="0.2.0",
)
def other_shape(context: Context) -> Iterator[Report]:
    return (report for report, _ in _reports(context, "opbouw"))


@check(
    "D003",
    "Nummer van een lijst dat anders op de pagina komt",
    Severity.ERROR,
    """De site nummert een lijst zelf: vanaf 1, zonder gaten. Begint zij met een ander nummer, of breekt een
    alinea de lijst in tweeën, dan ziet de lezer andere nummers dan u typte.""",
    Example(
        "Doe dit:\n\n4. Bel eerst.\n5. Maak een scan.", "Doe dit:\n\n1. Bel eerst.\n2. Maak een scan.", line=2
    ),
    since="0.2.0",
)
def other_number(context: Context) -> Iterator[Report]:
    return (report for report, _ in _reports(context, "nummer"))


@check(
    "D004",
    "Tabelrij met een ander aantal cellen dan de kop",
    Severity.ERROR,
    """Een cel te veel verdwijnt van de pagina, een cel te weinig schuift de andere op. Elke rij heeft
    evenveel cellen als de kop; een lege cel is ‘| |’.""",
    Example(
        "| Klacht | Termijn |\n|---|---|\n| Pijn | week | altijd |",
        "| Klacht | Termijn |\n|---|---|\n| Pijn | week |",
        line=2,
    ),
    since="0.2.0",
)
def uneven_row(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for row in page.uneven_rows:
            cells = "1 cel" if row.cells == 1 else f"{row.cells} cellen"
            yield (
                context.place(page, row.at),
                f"deze rij heeft {cells}, de kop van de tabel {row.columns}",
                f"maak er {row.columns} van; een | die bij de tekst hoort, schrijft u als \\|",
            )


def _reports(context: Context, *kinds: str) -> Iterator[tuple[Report, Difference]]:
    """Yield a report for every difference of these kinds, with the difference itself."""
    for path, article in context.guideline.articles.items():
        page = context.pages.get(path)
        for difference in article.differences if page else ():
            if difference.kind in kinds and page:
                place = context.place(page, (difference.line, 1))
                yield (
                    (place, _message(difference), _REMEDIES.get(difference.cause, _REMEDIES["anders"])),
                    difference,
                )


def _message(difference: Difference) -> str:
    if not difference.typed:
        return f"op de pagina komt ‘{difference.shown}’, en dat is hier niet als tekst getypt"
    if not difference.shown:
        return f"hier staat ‘{difference.typed}’; dat komt niet op de pagina"
    if difference.kind == "opbouw":
        return f"hier staat {difference.typed}; op de pagina wordt dat {difference.shown}"
    return f"hier staat ‘{difference.typed}’; op de pagina wordt dat ‘{difference.shown}’"


@check(
    "D005",
    "Teken dat niet is wat het lijkt",
    Severity.ERROR,
    """Uit een ander programma komen soms tekens mee die niet te zien zijn, of die alleen op een spatie of
    letter lijken, of die letters aan elkaar maken (ﬁ, ĳ). Een sleutel, link of lijst werkt er niet mee en het
    zoeken vindt het woord niet. Een vaste spatie tussen een getal en zijn eenheid mag.""",
    Example("Bij kracht\u00adverlies.", "Bij krachtverlies."),
    since="0.2.0",
)
def untrue_character(context: Context) -> Iterator[Report]:
    yield from context.page_problems("character")
    yield from context.data_problems("character")


@check(
    "D006",
    "Tekst die als programmacode verschijnt",
    Severity.ERROR,
    """Een regel die met een tab of vier spaties begint en niet bij een punt van een lijst hoort, wordt
    programmacode: zonder opmaak, verwijzingen of regelafbreking, en niet nagekeken. Alleen de pagina’s voor
    redacteuren tonen programmacode, tussen regels met ```.""",
    Example("Let op:\n\n    Bel eerst.", "Let op:\n\nBel eerst.", line=2),
    since="0.2.0",
)
def code_in_text(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for code in page.code:
            if code.by == "indent" or not page.is_for_editors:
                place = context.place(page, code.at)
                yield place, "deze tekst verschijnt als programmacode", _CODE_REMEDIES[code.by]


_CODE_REMEDIES = {
    "indent": "verwijder de spaties of tab aan het begin van de regel",
    "fence": "verwijder de regels met ``` of ~~~",
    "backticks": "verwijder de tekens ` eromheen; een accent of aanhalingsteken typt u als ’ of ‘",
}


@check(
    "D007",
    "Opmerking of codeblok zonder einde",
    Severity.ERROR,
    """Een opmerking loopt van `<!--` tot `-->`, een codeblok of schema tot een regel met alleen ```.
    Ontbreekt dat einde, dan valt alles eronder erin en wordt het niet nagekeken.""",
    Example("<!-- nog nakijken", "<!-- nog nakijken -->"),
    since="0.2.0",
)
def unclosed(context: Context) -> Iterator[Report]:
    yield from context.page_problems("unclosed")
