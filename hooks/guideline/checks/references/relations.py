"""Do the ids in the data at the top of a page, of related modules and of recommendations, exist?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.metadata import Status
from guideline.model.suggestions import did_you_mean, missing_comma


@check(
    "V015",
    "Verwante module bestaat niet",
    Severity.ERROR,
    "De sleutels onder ‘verwant’ zijn id’s van modules die er zijn.",
    Example("verwant: [stroomschema-vorbeeld]", "verwant: [stroomschema-voorbeeld]"),
)
def unknown_related(context: Context) -> Iterator[Report]:
    for page in context.guideline.maintained:
        for index, identifier in enumerate(page.maintained.related if page.maintained else ()):
            target = context.module_pages.get(identifier)
            place = context.place(page, page.place("verwant", index))
            if target is None:
                yield (
                    place,
                    f"de module ‘{identifier}’ bestaat niet",
                    missing_comma(identifier, context.module_pages)
                    or did_you_mean(identifier, context.module_pages)
                    or "kies de id van een bestaande module",
                )
            elif target.maintained and target.maintained.status is Status.WITHDRAWN:
                yield place, f"de module ‘{identifier}’ is vervallen", "verwijder haar uit ‘verwant’"


@check(
    "V016",
    "Bladzijde voor patiënten steunt op een onbekende aanbeveling",
    Severity.ERROR,
    """Onder ‘steunt_op’ staan de ids van de aanbevelingen waarop de uitleg berust. Zo blijkt het als een
    aanbeveling verandert en de uitleg niet.""",
    Example("steunt_op: [doe-dat]", "steunt_op: [doe-dit]", file="docs/patienten/uitleg.md"),
)
def unknown_ground(context: Context) -> Iterator[Report]:
    holders = context.guideline.recommendation_pages
    for page in context.guideline.maintained:
        for index, identifier in enumerate(page.patient.rests_on if page.patient else ()):
            place = context.place(page, page.place("steunt_op", index))
            holder = holders.get(identifier)
            if holder is None:
                remedy = missing_comma(identifier, holders) or did_you_mean(identifier, holders)
                yield place, f"de aanbeveling ‘{identifier}’ bestaat niet", remedy
            elif holder.maintained and holder.maintained.status is Status.WITHDRAWN:
                yield (
                    place,
                    f"de aanbeveling ‘{identifier}’ staat in de vervallen module ‘{holder.title}’",
                    "kies een aanbeveling die nog geldt, en pas de tekst aan",
                )
