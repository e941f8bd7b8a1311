"""Is the id of a module its own, and that of its file? (The form of an id: model/metadata.py.)"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.page import Page


@check(
    "M012",
    "Id van de module verschilt van de bestandsnaam",
    Severity.ERROR,
    "De id van een module is blijvend en gelijk aan de bestandsnaam, zodat een verwijzing altijd goed"
    " uitkomt.",
    Example("module: voorbeld", "module: voorbeeld"),
)
def id_differs_from_file(context: Context) -> Iterator[Report]:
    for page in context.guideline.maintained:
        identifier = page.raw_metadata["module"]
        if identifier != page.name:
            yield (
                context.place(page, page.place("module")),
                f"de id ‘{identifier}’ is niet gelijk aan de bestandsnaam ‘{page.name}.md’",
                f"schrijf ‘module: {page.name}’",
            )


@check(
    "M013",
    "Id van een module komt twee keer voor",
    Severity.ERROR,
    "Twee modules met dezelfde id zijn niet te onderscheiden in verwijzingen en in de machineleesbare"
    " uitvoer.",
    Example(
        "docs/therapie/voorbeeld.md met ‘module: voorbeeld’",
        "docs/therapie/ander-voorbeeld.md met ‘module: ander-voorbeeld’",
        file="docs/therapie/voorbeeld.md",
        whole=b"---\ntitle: Dubbel\nmodule: voorbeeld\n---\nTekst.\n",
        line=2,
    ),
)
def duplicate_module(context: Context) -> Iterator[Report]:
    seen: dict[str, Page] = {}
    for page in context.guideline.maintained:
        identifier = str(page.raw_metadata["module"])
        first = seen.setdefault(identifier, page)
        if first is not page:
            yield (
                context.place(page, page.place("module")),
                f"de id ‘{identifier}’ is al van {context.guideline.source_path(first)}",
                "kies een andere id, gelijk aan de bestandsnaam",
            )
