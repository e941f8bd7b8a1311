"""Does every date exist, lie in the past, and come from the log?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.review.modules import maintained_modules
from guideline.model.findings import Severity
from guideline.model.review import in_words


@check(
    "H002",
    "Onmogelijke datum",
    Severity.ERROR,
    "Een datum is een bestaande dag in de vorm jjjj-mm-dd, zoals 2026-02-28.",
    Example("    - datum: 2026-02-30", "    - datum: 2026-01-10"),
)
def impossible_date(context: Context) -> Iterator[Report]:
    yield from context.page_problems("meta-date")


@check(
    "H003",
    "Datum in de toekomst",
    Severity.ERROR,
    "Een beoordeling of autorisatie die nog niet is gebeurd, hoort niet in het logboek.",
    Example("    - datum: 2062-01-10", "    - datum: 2026-01-10"),
)
def future_date(context: Context) -> Iterator[Report]:
    for page, module in maintained_modules(context):
        for index, review in enumerate(module.upkeep.reviews):
            if review.day > context.today:
                yield (
                    context.place(page, page.place("herziening", "beoordelingen", index, "datum")),
                    f"de beoordeling van {in_words(review.day)} ligt in de toekomst",
                    not_after(context.today),
                )
        if module.authorisation and module.authorisation.day > context.today:
            yield (
                context.place(page, page.place("autorisatie", "datum")),
                f"de autorisatie van {in_words(module.authorisation.day)} ligt in de toekomst",
                not_after(context.today),
            )


def not_after(today: date) -> str:
    """Return the Dutch advice for a date that lies in the future."""
    return f"schrijf een datum tot en met {today.isoformat()}"


@check(
    "H012",
    "Datum die uit het logboek volgt",
    Severity.ERROR,
    "De laatste en de volgende beoordeling worden berekend uit het logboek. Met de hand getypte datums zouden"
    " ervan gaan afwijken.",
    Example("status: concept\nlaatst_beoordeeld: 2026-01-10", "status: concept", line=1),
)
def derived_date(context: Context) -> Iterator[Report]:
    yield from context.page_problems("meta-derived")
