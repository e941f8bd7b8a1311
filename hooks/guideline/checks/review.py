"""Family H: is the review log possible and complete, and is the review still in time (design, 4.1 and 5)?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Place, Severity
from guideline.model.hospital import FILE as LOCAL
from guideline.model.metadata import MaintainedMetadata, Outcome, Status
from guideline.model.page import Page
from guideline.model.review import Freshness, ReviewState, in_words, review_state

REVIEW = (
    "    - datum: 2026-01-10\n      uitkomst: nieuw\n      literatuur_tot: 2025-12-31\n      toelichting:"
    " Eerste versie."
)


def _modules(context: Context) -> Iterator[tuple[Page, MaintainedMetadata]]:
    for page in context.guideline.maintained:
        if page.maintained:
            yield page, page.maintained


@check(
    "H001",
    "Geen beoordeling in het logboek",
    Severity.ERROR,
    "De datum van de laatste beoordeling komt alleen uit het logboek onder ‘herziening’. Een module zonder"
    " beoordeling kan niet verlopen, en dat mag niet.",
    Example("  beoordelingen: []", f"  beoordelingen:\n{REVIEW}"),
)
def empty_log(context: Context) -> Iterator[Report]:
    for page, module in _modules(context):
        if not module.upkeep.reviews:
            yield (
                context.place(page, page.place("herziening", "beoordelingen")),
                "het logboek heeft geen beoordeling",
                "voeg een regel toe die begint met ‘- datum: …’",
            )


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
    for page, module in _modules(context):
        for index, review in enumerate(module.upkeep.reviews):
            if review.day > context.today:
                yield (
                    context.place(page, page.place("herziening", "beoordelingen", index, "datum")),
                    f"de beoordeling van {in_words(review.day)} ligt in de toekomst",
                    _not_after(context.today),
                )
        if module.authorisation and module.authorisation.day > context.today:
            yield (
                context.place(page, page.place("autorisatie", "datum")),
                f"de autorisatie van {in_words(module.authorisation.day)} ligt in de toekomst",
                _not_after(context.today),
            )


def _not_after(today: date) -> str:
    return f"schrijf een datum tot en met {today.isoformat()}"


@check(
    "H004",
    "Logboek niet op volgorde",
    Severity.ERROR,
    "De nieuwste beoordeling staat bovenaan, en op één dag wordt een module één keer beoordeeld. De oudste"
    " beoordeling, onderaan, is die met uitkomst ‘nieuw’.",
    Example(
        f"{REVIEW}\n    - datum: 2026-02-01\n      uitkomst: ongewijzigd\n      literatuur_tot: 2026-01-15\n "
        "     toelichting: Nagelopen.",
        REVIEW,
        line=4,
    ),
)
def log_order(context: Context) -> Iterator[Report]:
    for page, module in _modules(context):
        reviews = module.upkeep.reviews
        for index, (newer, older) in enumerate(pairwise(reviews), start=1):
            if newer.day <= older.day:
                at = page.place("herziening", "beoordelingen", index, "datum")
                yield (
                    context.place(page, at),
                    f"de beoordeling van {in_words(older.day)} staat onder die van {in_words(newer.day)}",
                    "zet de nieuwste bovenaan",
                )
            elif newer.outcome is Outcome.NEW:
                at = page.place("herziening", "beoordelingen", index - 1, "uitkomst")
                yield (
                    context.place(page, at),
                    "alleen de eerste beoordeling (onderaan) kan ‘nieuw’ zijn",
                    "schrijf ‘ongewijzigd’ of ‘aangepast’",
                )


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
    for page, module in _modules(context):
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


@check(
    "H006",
    "Literatuur gezocht tot na de beoordeling",
    Severity.ERROR,
    "Wie op een dag beoordeelt, kan de literatuur niet tot na die dag hebben gezocht.",
    Example("      literatuur_tot: 2026-12-31", "      literatuur_tot: 2025-12-31"),
)
def literature_after_review(context: Context) -> Iterator[Report]:
    for page, module in _modules(context):
        for index, review in enumerate(module.upkeep.reviews):
            if review.literature_until > review.day:
                yield (
                    context.place(page, page.place("herziening", "beoordelingen", index, "literatuur_tot")),
                    (
                        f"de literatuur is gezocht tot {in_words(review.literature_until)}, na de beoordeling"
                        f" van {in_words(review.day)}"
                    ),
                    f"schrijf een datum tot en met {review.day.isoformat()}",
                )


def _dated(context: Context, freshness: Freshness) -> Iterator[tuple[Page, ReviewState]]:
    for page, module in _modules(context):
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


@check(
    "H010",
    "Geautoriseerd zonder autorisatiegegevens",
    Severity.ERROR,
    "Alleen wetenschappelijke verenigingen kunnen een module autoriseren. Zonder datum en namen van"
    " verenigingen is de status niet na te gaan.",
    Example("status: geautoriseerd", "status: concept"),
)
def authorised_without_data(context: Context) -> Iterator[Report]:
    for page, module in _modules(context):
        if module.status is Status.AUTHORISED and not module.authorisation:
            yield (
                context.place(page, page.place("status")),
                "de status is ‘geautoriseerd’, maar ‘autorisatie’ (datum en door) ontbreekt",
                "voeg de autorisatiegegevens toe of schrijf ‘status: concept’",
            )
        elif (
            module.authorisation
            and module.status is not Status.AUTHORISED
            and module.status is not Status.WITHDRAWN
        ):
            yield (
                context.place(page, page.place("autorisatie")),
                f"er staan autorisatiegegevens, maar de status is ‘{module.status}’",
                "schrijf ‘status: geautoriseerd’ of verwijder de gegevens",
            )


@check(
    "H011",
    "Status en laatste beoordeling spreken elkaar tegen",
    Severity.ERROR,
    "Een module vervalt doordat een beoordeling dat vaststelt. Status ‘vervallen’ en uitkomst ‘vervalt’ horen"
    " dus bij elkaar.",
    Example("status: vervallen", "status: concept"),
)
def withdrawn_mismatch(context: Context) -> Iterator[Report]:
    for page, module in _modules(context):
        if not module.upkeep.reviews:
            continue
        withdrawn = module.upkeep.reviews[0].outcome is Outcome.WITHDRAWN
        if withdrawn and module.status is not Status.WITHDRAWN:
            yield (
                context.place(page, page.place("status")),
                f"de laatste beoordeling zegt ‘vervalt’, maar de status is ‘{module.status}’",
                "schrijf ‘status: vervallen’",
            )
        elif module.status is Status.WITHDRAWN and not withdrawn:
            yield (
                context.place(page, page.place("status")),
                "de status is ‘vervallen’, maar de laatste beoordeling zegt dat niet",
                "zet een beoordeling met ‘uitkomst: vervalt’ bovenaan het logboek",
            )


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
        yield place, "de datum van de lokale afspraken ligt in de toekomst", _not_after(context.today)
