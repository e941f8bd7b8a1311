"""Does every term and abbreviation of the glossary mean one thing?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.reading.registers import GLOSSARY


@check(
    "T013",
    "Term of afkorting met twee betekenissen",
    Severity.ERROR,
    """Een term of afkorting staat één keer in docs/woordenlijst.yml: op elke pagina krijgt de lezer er één
    betekenis bij. Staat zij er twee keer, dan verdringt de ene betekenis de andere in stilte.""",
    Example(
        "- term: dubbelganger\n  afkorting: MRI\n  definitie: Iets anders.\n",
        "",
        file="docs/woordenlijst.yml",
    ),
    since="0.2.0",
)
def two_meanings(context: Context) -> Iterator[Report]:
    seen: dict[str, tuple[str, int]] = {}
    for term in context.guideline.terms:
        for kind, text in (("de term", term.term), ("de afkorting", term.abbreviation)):
            if not text:
                continue
            key = f"{kind} {text.casefold() if kind == 'de term' else text}"
            if key in seen:
                yield (
                    context.data_place(GLOSSARY, term.at),
                    f"{kind} ‘{text}’ staat er twee keer (ook op regel {seen[key][1]}, bij ‘{seen[key][0]}’)",
                    "houd er een; heeft zij echt twee betekenissen, schrijf dan de minst gebruikte voluit",
                )
            seen.setdefault(key, (term.term, term.at[0]))
