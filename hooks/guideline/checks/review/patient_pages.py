"""Was a page for patients read again after the recommendations it rests on changed?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.metadata import Outcome
from guideline.model.review import in_words


@check(
    "H013",
    "Uitleg voor patiënten is ouder dan de aanbeveling",
    Severity.WARNING,
    """Een bladzijde voor patiënten noemt onder ‘steunt_op’ de aanbevelingen waarop zij berust. Is de module
    van zo’n aanbeveling daarna aangepast, lees de uitleg dan na en zet een beoordeling in het logboek van de
    bladzijde, ook als er niets hoeft te veranderen.""",
    Example(
        "    - datum: 2026-01-09\n      uitkomst: nieuw\n      literatuur_tot: 2025-12-31\n      toelichting:"
        " Eerste versie.\nsteunt_op: [doe-dit]",
        "    - datum: 2026-01-10\n      uitkomst: nieuw\n      literatuur_tot: 2025-12-31\n      toelichting:"
        " Eerste versie.\nsteunt_op: [doe-dit]",
        file="docs/patienten/uitleg.md",
        line=4,
    ),
)
def patient_page_behind(context: Context) -> Iterator[Report]:
    holders = context.guideline.recommendation_pages
    for page in context.guideline.maintained:
        if not page.patient or not page.patient.upkeep.reviews:
            continue
        read = max(review.day for review in page.patient.upkeep.reviews)
        for index, identifier in enumerate(page.patient.rests_on):
            holder = holders.get(identifier)
            changes = [
                review.day
                for review in (holder.maintained.upkeep.reviews if holder and holder.maintained else ())
                if review.outcome in (Outcome.NEW, Outcome.CHANGED)
            ]
            if changes and max(changes) > read:
                yield (
                    context.place(page, page.place("steunt_op", index)),
                    (
                        f"de module van ‘{identifier}’ is op {in_words(max(changes))} aangepast, deze"
                        f" bladzijde is op {in_words(read)} voor het laatst beoordeeld"
                    ),
                    "lees de bladzijde na en voeg een beoordeling toe",
                )
