"""How often is a module reviewed, and is it still in time?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.review.modules import maintained_modules
from guideline.model.findings import Severity
from guideline.model.metadata import Status
from guideline.model.page import Page
from guideline.model.review import Freshness, ReviewState, in_words, review_state


@check(
    "H005",
    "Interval buiten de grenzen",
    Severity.ERROR,
    "Hoe vaak een module wordt beoordeeld, staat in maanden. De grenzen staan in mkdocs.yml onder"
    " interval_maanden.",
    Example("  interval_maanden: 600", "  interval_maanden: 12"),
)
def interval(context: Context) -> Iterator[Report]:
    settings = context.guideline.settings
    for page, module in maintained_modules(context):
        months = module.upkeep.interval_months
        if not settings.minimum_interval <= months <= settings.maximum_interval:
            limit = min(max(months, settings.minimum_interval), settings.maximum_interval)
            yield (
                context.place(page, page.place("herziening", "interval_maanden")),
                (
                    f"een interval van {months} maanden valt buiten"
                    f" {settings.minimum_interval}–{settings.maximum_interval}"
                ),
                f"schrijf hoogstens of ten minste {limit}",
            )


def _dated(context: Context, freshness: Freshness) -> Iterator[tuple[Page, ReviewState]]:
    """Yield the modules that still hold and whose review is as fresh as that, with the state of it."""
    for page, module in maintained_modules(context):
        state = review_state(module, context.guideline.settings, context.today)
        if state and state.freshness is freshness and module.status is not Status.WITHDRAWN:
            yield page, state


REMEDY = "beoordeel de module en zet een nieuwe regel bovenaan het logboek"


@check(
    "H007",
    "Beoordeling binnenkort nodig",
    Severity.NOTICE,
    "Een melding vooraf, zodat de regiehouder de beoordeling kan plannen. De bouw faalt hier niet op.",
    Example("    - datum: 2025-07-01", "    - datum: 2026-01-10"),
)
def soon_due(context: Context) -> Iterator[Report]:
    for page, state in _dated(context, Freshness.SOON):
        yield (
            context.place(page, page.place("herziening", "beoordelingen", 0, "datum")),
            f"de volgende beoordeling is nodig vóór {in_words(state.due)}",
            REMEDY,
        )


@check(
    "H008",
    "Beoordeling te laat, binnen de respijttijd",
    Severity.NOTICE,
    "De datum is voorbij, maar nog binnen de respijttijd (respijt_dagen in mkdocs.yml). De bouw faalt niet:"
    " de kalender alleen mag een dringende correctie nooit tegenhouden.",
    Example("    - datum: 2025-04-15", "    - datum: 2026-01-10"),
)
def overdue_in_grace(context: Context) -> Iterator[Report]:
    for page, state in _dated(context, Freshness.OVERDUE):
        if -state.days_left <= context.guideline.settings.grace_days:
            yield (
                context.place(page, page.place("herziening", "beoordelingen", 0, "datum")),
                f"de beoordeling had vóór {in_words(state.due)} moeten gebeuren",
                REMEDY,
            )


@check(
    "H009",
    "Beoordeling te laat, na de respijttijd",
    Severity.WARNING,
    "De module is langer dan de respijttijd niet beoordeeld. Lezers zien ‘verlopen’ bij de titel, en de"
    " strikte bouw faalt.",
    Example("    - datum: 2020-01-10", "    - datum: 2026-01-10"),
)
def overdue(context: Context) -> Iterator[Report]:
    for page, state in _dated(context, Freshness.OVERDUE):
        if -state.days_left > context.guideline.settings.grace_days:
            yield (
                context.place(page, page.place("herziening", "beoordelingen", 0, "datum")),
                (
                    f"de beoordeling had vóór {in_words(state.due)} moeten gebeuren en is {-state.days_left}"
                    " dagen te laat"
                ),
                REMEDY,
            )
