"""Has every situation one definition?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.guideline import term_key
from guideline.reading.classification import SITUATIONS


@check(
    "C006",
    "Tweede definitie",
    Severity.ERROR,
    f"""Een situatie met de naam van een term uit de woordenlijst heeft ook haar definitie: schrijf in
    docs/{SITUATIONS} `woordenlijst` met die term, in plaats van een eigen `definitie`. Twee situaties hebben
    niet dezelfde naam of definitie.""",
    Example(
        "- id: scan\n  naam: Magnetische resonantie\n  definitie: Een scan.\n  bron: bron2020",
        "- id: scan\n  naam: Magnetische resonantie\n  woordenlijst: Magnetische resonantie\n"
        "  bron: bron2020",
        file=f"docs/{SITUATIONS}",
        line=2,
    ),
    since="0.2.0",
)
def second_definition(context: Context) -> Iterator[Report]:
    guideline = context.guideline
    terms = {
        term_key(name): term
        for term in guideline.terms
        for name in (term.term, *((term.abbreviation,) if term.abbreviation else ()))
    }
    seen: dict[str, str] = {}
    for situation in guideline.situations:
        place = context.data_place(SITUATIONS, situation.places.get("definitie", situation.at))
        term = terms.get(term_key(situation.name))
        if term and situation.definition and term_key(situation.definition) != term_key(term.definition):
            message = f"‘{situation.name}’ heeft in de woordenlijst een andere definitie: ‘{term.definition}’"
            yield place, message, f"schrijf ‘woordenlijst: {term.term}’ in plaats van ‘definitie: …’"
        for text in (situation.name, situation.definition):
            key = term_key(text)
            if key and key in seen and seen[key] != situation.id:
                message = f"‘{text}’ staat ook bij de situatie ‘{seen[key]}’"
                yield place, message, "houd één van beide situaties, of zeg waarin zij verschillen"
            seen.setdefault(key, situation.id)
