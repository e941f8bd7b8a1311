"""Is every recommendation complete, in its place, and the only one with its id (design, 4.3)?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity


@check(
    "M019",
    "Module zonder aanbeveling",
    Severity.ERROR,
    "Een module beantwoordt haar uitgangsvraag met ten minste één aanbeveling.",
    Example(
        "## Aanbevelingen\n\nDoe dit.\n",
        "## Aanbevelingen\n\n/// aanbeveling\n    id: doe-dit\n    sterkte: sterk\n    richting: voor\n   "
        " zekerheid: laag\n    bronnen: [bron2020]\n    situaties: [alle]\n    handelingen: [mri:wanneer]\n"
        "    voor: [neurologie]\n\nDoe dit.\n///\n",
    ),
)
def no_recommendation(context: Context) -> Iterator[Report]:
    for page in context.guideline.modules:
        if page.metadata and not page.recommendations:
            at = next((heading.at for heading in page.headings if heading.text == "Aanbevelingen"), (1, 1))
            yield (
                context.place(page, at),
                "de module heeft geen aanbeveling",
                "voeg een blok ‘/// aanbeveling’ toe",
            )


@check(
    "M020",
    "Aanbeveling is niet volledig",
    Severity.ERROR,
    """Een aanbeveling heeft een id, een sterkte (sterk of zwak), een richting (voor of tegen), een zekerheid
    (hoog, redelijk, laag, zeer-laag of expert-opinion), bronnen, en een tekst.

    De opties springen met vier spaties in, direct onder de eerste regel.
    """,
    Example("    sterkte: sterrk", "    sterkte: sterk"),
)
def incomplete_recommendation(context: Context) -> Iterator[Report]:
    yield from context.page_problems(
        "block-missing", "block-value", "block-identifier", "block-date", "block-derived"
    )
    for page in context.guideline.pages:
        for recommendation in page.recommendations:
            if not recommendation.text:
                yield (
                    context.place(page, recommendation.at),
                    "de aanbeveling heeft geen tekst",
                    "schrijf de tekst tussen de opties en de afsluitende ///",
                )


@check(
    "M021",
    "Id van een aanbeveling komt twee keer voor",
    Severity.ERROR,
    "De id van een aanbeveling is haar blijvende adres en is dus uniek in de hele richtlijn.",
    Example(
        "/// aanbeveling\n    id: doe-dit\n    sterkte: zwak\n    richting: voor\n    zekerheid: laag\n   "
        " bronnen: [bron2020]\n\nOverweeg dat.\n///",
        "/// aanbeveling\n    id: overweeg-dat\n    sterkte: zwak\n    richting: voor\n    zekerheid: laag\n "
        "   bronnen: [bron2020]\n\nOverweeg dat.\n///",
        line=1,
    ),
)
def duplicate_recommendation(context: Context) -> Iterator[Report]:
    seen: dict[str, tuple[str, str]] = {}
    for page in context.guideline.pages:
        for recommendation in page.recommendations:
            if not recommendation.id:
                continue
            place = context.place(page, recommendation.place("id"))
            if recommendation.id in seen:
                where, text = seen[recommendation.id]
                twice = text == recommendation.text
                yield (
                    place,
                    f"de id ‘{recommendation.id}’ is al gebruikt in {where}",
                    "verwijder deze aanbeveling: zij staat er twee keer, met dezelfde tekst"
                    if twice
                    else "kies een andere id, of verwijder deze aanbeveling als zij dubbel is geplakt",
                )
            seen.setdefault(recommendation.id, (f"{place.path}, regel {place.line}", recommendation.text))


@check(
    "M022",
    "Aanbeveling buiten de sectie Aanbevelingen",
    Severity.ERROR,
    "Een lezer zoekt de aanbevelingen op één plaats, bovenaan de module. Ook de afdruk en de machineleesbare"
    " uitvoer gaan daarvan uit.",
    Example(
        "## Overwegingen\n\n/// aanbeveling\n    id: verdwaald\n    sterkte: sterk\n    richting: voor\n   "
        " zekerheid: laag\n    bronnen: [bron2020]\n\nDoe ook dit.\n///\n\nAfweging.",
        "## Overwegingen\n\nAfweging.",
        line=2,
    ),
)
def misplaced_recommendation(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for recommendation in page.recommendations:
            if not page.is_module:
                yield (
                    context.place(page, recommendation.at),
                    "een aanbeveling hoort in een module",
                    "verplaats het blok en verwijs ernaar met een link",
                )
            elif recommendation.section != "Aanbevelingen":
                yield (
                    context.place(page, recommendation.at),
                    f"de aanbeveling staat in de sectie ‘{recommendation.section}’",
                    "verplaats het blok naar de sectie ‘Aanbevelingen’",
                )


_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,100}\]")


@check(
    "M053",
    "Voetnoot in een aanbeveling",
    Severity.ERROR,
    """Een aanbeveling gaat ook zonder haar pagina mee: op een situatiebladzijde, gekopieerd in een brief, en
    naar andere programma’s. Een voetnoot blijft dan achter, en er staat alleen nog een teken.""",
    Example("Doe dit.[^1]\n\n[^1]: Niet bij koorts.", "Doe dit."),
    since="0.2.0",
)
def footnote_in_recommendation(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        lines = page.body.split("\n")
        for item in page.recommendations:
            found = _FOOTNOTE.search(item.text)
            if found is None:
                continue
            start = item.at[0] - page.body_line
            number = next((n for n in range(start, len(lines)) if found[0] in lines[n]), start)
            yield (
                context.place(page, (page.body_line + number, 1)),
                f"in de aanbeveling staat de voetnoot ‘{found[0]}’",
                "schrijf wat erin staat in de zin zelf, of onder ‘Overwegingen’",
            )
