"""Does every link lead to a page that exists and still holds?"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from guideline.checks.references.targets import Advice, all_references, is_placeholder, resolve
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.metadata import Status
from guideline.model.suggestions import nearest


@check(
    "V001",
    "Dode link",
    Severity.ERROR,
    """De link wijst naar een bestand dat er niet is.

    Verwijs met het pad van het bestand, gezien vanaf de pagina waarin u schrijft: ‘pagina.md’ in
    dezelfde map, ‘../map/index.md’ in een andere.
    """,
    Example("Lees [de andere module](ander.md).", "Lees [de andere module](stroomschema-voorbeeld.md)."),
)
def dead_link(context: Context) -> Iterator[Report]:
    known = {*context.pages, *context.guideline.generated}
    pictures = Advice(context, context.guideline.pictures)
    pages = Advice(context, known)
    for page, reference in all_references(context):
        if is_placeholder(reference) or not reference.internal or not reference.path:
            continue
        path = resolve(page, reference)
        if path in known or path in context.guideline.pictures:
            continue
        advice = pictures if reference.image else pages
        yield (
            context.place(page, reference.at),
            f"het bestand ‘{reference.path}’ bestaat niet",
            advice.on(page, path, reference.fragment),
        )


@check(
    "V003",
    "Link die nog ingevuld moet worden",
    Severity.ERROR,
    "Een link naar # of naar niets, of een adres als TODO, brengt een lezer nergens. Vul het adres in of haal"
    " de link weg.",
    Example("Lees [de uitleg](#).", "Lees [de uitleg](stroomschema-voorbeeld.md)."),
)
def placeholder_link(context: Context) -> Iterator[Report]:
    titles = {other.title: other for other in context.guideline.pages}
    for page, reference in all_references(context):
        if is_placeholder(reference):
            match = nearest(reference.text, titles)
            remedy = (
                f"bedoelde u ‘{posixpath.relpath(titles[match].path, page.folder or '.')}’?"
                if match
                else "vul het adres in of verwijder de link"
            )
            shown = reference.target or "niets"
            yield (
                context.place(page, reference.at),
                f"de link ‘{reference.text}’ wijst naar ‘{shown}’",
                remedy,
            )


@check(
    "V007",
    "Link naar een vervallen module",
    Severity.ERROR,
    "Een vervallen module geldt niet meer. Verwijs naar de module die haar vervangt, of haal de link weg.",
    Example("Lees [de oude module](oud.md).", "Lees [de andere module](stroomschema-voorbeeld.md)."),
)
def link_to_withdrawn(context: Context) -> Iterator[Report]:
    for page, reference in all_references(context):
        if not reference.internal:
            continue
        target = context.pages.get(resolve(page, reference))
        if (
            target
            and target.maintained
            and target.maintained.status is Status.WITHDRAWN
            and target.path != page.path
        ):
            yield (
                context.place(page, reference.at),
                f"de module ‘{target.title}’ is vervallen",
                "verwijs naar de module die haar vervangt, of verwijder de link",
            )
