"""Does every module have the agreed sections, in their order (design, 4.2)?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.page import Page
from guideline.model.suggestions import nearest

SECTIONS = ("Aanbevelingen", "Overwegingen", "Onderbouwing", "Kennislacunes en open punten")
"""The sections an editor writes in a module, in order (design, 4.2)."""


FLOWCHART_SECTIONS = ("Stroomschema", *SECTIONS)
"""The sections of a module that holds a flowchart."""


GENERATED_SECTIONS = ("Uitgangsvraag", "Verantwoording", "Literatuur")
"""The sections the site writes itself."""


@check(
    "M016",
    "Vaste sectie ontbreekt",
    Severity.ERROR,
    """Elke module heeft dezelfde opbouw, zodat een lezer altijd weet waar iets staat: Aanbevelingen,
    Overwegingen, Onderbouwing, Kennislacunes en open punten.

    Een module met een stroomschema begint met de sectie Stroomschema.
    """,
    Example("## Overwegngen", "## Overwegingen"),
)
def missing_section(context: Context) -> Iterator[Report]:
    for page, expected in _modules_with_sections(context):
        headings = [heading for heading in page.headings if heading.level == 2]
        present = {heading.text for heading in headings}
        for name in expected:
            if name not in present:
                typed = nearest(
                    name, [text for text in present if text not in (*expected, *GENERATED_SECTIONS)]
                )
                at = next((heading.at for heading in headings if heading.text == typed), (1, 1))
                yield (
                    context.place(page, at),
                    f"de sectie ‘{name}’ ontbreekt",
                    (
                        f"hier staat ‘## {typed}’; schrijf ‘## {name}’"
                        if typed
                        else f"voeg de kop ‘## {name}’ toe"
                    ),
                )


@check(
    "M017",
    "Secties in een andere volgorde of met een andere naam",
    Severity.ERROR,
    "De secties staan in de vaste volgorde, en er komen geen andere koppen van het tweede niveau bij. Gebruik"
    " `###` voor onderwerpen binnen een sectie.",
    Example("## Overwegingen\n\nAfweging.\n\n## Extra\n\nTekst.", "## Overwegingen\n\nAfweging.", line=4),
)
def section_order(context: Context) -> Iterator[Report]:
    for page, expected in _modules_with_sections(context):
        last = -1
        present = {heading.text for heading in page.headings}
        missing = [name for name in expected if name not in present]
        for heading in page.headings:
            if heading.level == 1:
                yield (
                    context.place(page, heading.at),
                    "een kop met één # is de titel, en die komt uit ‘title’",
                    "verwijder de kop of gebruik ##",
                )
            if heading.level != 2 or heading.text in GENERATED_SECTIONS:
                continue
            if heading.text not in expected:
                if not nearest(heading.text, missing):
                    yield (
                        context.place(page, heading.at),
                        f"de sectie ‘{heading.text}’ hoort niet bij de vaste opbouw",
                        f"gebruik ### binnen een van de secties {', '.join(expected)}",
                    )
                continue
            index = expected.index(heading.text)
            if index < last:
                yield (
                    context.place(page, heading.at),
                    f"de sectie ‘{heading.text}’ staat op de verkeerde plaats",
                    f"zet haar vóór ‘{expected[last]}’",
                )
            last = max(last, index)


@check(
    "M018",
    "Sectie die de site zelf schrijft",
    Severity.ERROR,
    "Uitgangsvraag, Verantwoording en Literatuur worden gemaakt uit de gegevens bovenaan en de verwijzingen"
    " in de tekst. Typ ze niet: dan staan ze er dubbel.",
    Example(
        "## Kennislacunes en open punten\n\n- Open punt.\n\n## Literatuur",
        "## Kennislacunes en open punten\n\n- Open punt.",
        line=4,
    ),
)
def generated_section(context: Context) -> Iterator[Report]:
    for page in context.guideline.maintained:
        for heading in page.headings:
            if heading.level == 2 and heading.text in GENERATED_SECTIONS:
                yield (
                    context.place(page, heading.at),
                    f"de sectie ‘{heading.text}’ maakt de site zelf",
                    "verwijder de kop en de tekst eronder",
                )


def _modules_with_sections(context: Context) -> Iterator[tuple[Page, tuple[str, ...]]]:
    """Yield every module whose metadata can be read, with the sections it must have."""
    kinds: dict[str, str] = defaultdict(str)
    for chapter in context.guideline.chapters:
        for module in chapter.modules:
            kinds[module.id] = module.kind
    for page in context.guideline.modules:
        if page.metadata is None:
            continue
        kind = kinds[page.name] if kinds else _kind_by_its_headings(page)
        yield page, FLOWCHART_SECTIONS if kind == "stroomschema" else SECTIONS


def _kind_by_its_headings(page: Page) -> str:
    """Return the kind of a module while the map cannot be read."""
    return "stroomschema" if any(heading.text == FLOWCHART_SECTIONS[0] for heading in page.headings) else ""
