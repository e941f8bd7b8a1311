"""Were the agreements of a hospital read again in time?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.review.dates import not_after
from guideline.model.findings import Place, Severity
from guideline.model.hospital import FILE as LOCAL
from guideline.model.review import in_words


@check(
    "H014",
    "Lokale afspraken zijn oud",
    Severity.NOTICE,
    """De datum in lokaal.yml zegt wanneer het ziekenhuis nummers en afspraken voor het laatst naliep. Na een
    jaar hoort dat opnieuw te gebeuren; een datum in de toekomst kan niet.""",
    Example(
        "ziekenhuis: Proef\ndatum: 2024-01-10",
        "ziekenhuis: Proef\ndatum: 2026-01-10",
        file="lokaal.yml",
        line=1,
    ),
)
def old_local_agreements(context: Context) -> Iterator[Report]:
    local = context.guideline.local
    if not local:
        return
    place = Place(LOCAL, *local.place("datum"))
    if local.agreements.is_old(context.today):
        day = in_words(local.agreements.day)
        yield place, f"de lokale afspraken zijn van {day}", "loop ze na en zet er de datum van vandaag bij"
    elif local.agreements.day > context.today:
        yield place, "de datum van de lokale afspraken ligt in de toekomst", not_after(context.today)
