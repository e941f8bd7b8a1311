"""Does the status of a module agree with its authorisation and its log?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.review.modules import maintained_modules
from guideline.model.findings import Severity
from guideline.model.metadata import Outcome, Status


@check(
    "H010",
    "Geautoriseerd zonder autorisatiegegevens",
    Severity.ERROR,
    "Alleen wetenschappelijke verenigingen kunnen een module autoriseren. Zonder datum en namen van"
    " verenigingen is de status niet na te gaan.",
    Example("status: geautoriseerd", "status: concept"),
)
def authorised_without_data(context: Context) -> Iterator[Report]:
    for page, module in maintained_modules(context):
        if module.status is Status.AUTHORISED and not module.authorisation:
            yield (
                context.place(page, page.place("status")),
                "de status is ‘geautoriseerd’, maar ‘autorisatie’ (datum en door) ontbreekt",
                f"zet eronder ‘{authorisation_line(module.owner, context.today)}’ met de dag en"
                " de verenigingen van de autorisatie, of schrijf ‘status: concept’",
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


def authorisation_line(owner: str, day: date) -> str:
    """Return how an authorisation by ``owner`` is typed, on one line."""
    return f"autorisatie: {{datum: {day.isoformat()}, door: [{owner}]}}"


@check(
    "H011",
    "Status en laatste beoordeling spreken elkaar tegen",
    Severity.ERROR,
    "Een module vervalt doordat een beoordeling dat vaststelt. Status ‘vervallen’ en uitkomst ‘vervalt’ horen"
    " dus bij elkaar.",
    Example("status: vervallen", "status: concept"),
)
def withdrawn_mismatch(context: Context) -> Iterator[Report]:
    for page, module in maintained_modules(context):
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
