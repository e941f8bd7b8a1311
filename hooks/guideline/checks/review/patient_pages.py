"""Was a page for patients read again after the recommendations it rests on changed?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.metadata import Outcome
from guideline.model.page import Page
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
        behind: dict[str, list[int]] = {}
        for index, identifier in enumerate(page.patient.rests_on):
            holder = holders.get(identifier)
            if holder and (_last_change(holder) or read) > read:
                behind.setdefault(holder.path, []).append(index)
        for path, indexes in behind.items():
            changed = _last_change(context.pages[path]) or read
            names = ", ".join(f"‘{page.patient.rests_on[index]}’" for index in indexes)
            yield (
                context.place(page, page.place("steunt_op", indexes[0])),
                (
                    f"de module van {names} is op {in_words(changed)} aangepast, deze"
                    f" bladzijde is op {in_words(read)} voor het laatst beoordeeld"
                ),
                "lees de bladzijde na en voeg een beoordeling toe",
            )


def _last_change(module: Page) -> date | None:
    """Return the day on which what a module says last changed, None when no review says so."""
    reviews = module.maintained.upkeep.reviews if module.maintained else ()
    changes = [review.day for review in reviews if review.outcome in (Outcome.NEW, Outcome.CHANGED)]
    return max(changes, default=None)
