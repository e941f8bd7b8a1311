"""Does every place on a page that is linked to exist, and does each have an address of its own?"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from guideline.checks.references.targets import all_references, is_placeholder, resolve
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.page import Page
from guideline.model.roles import Role
from guideline.model.suggestions import nearest


@check(
    "V002",
    "Link naar een plaats die er niet is",
    Severity.ERROR,
    "Het bestand bestaat, maar de kop of aanbeveling achter het # niet. Van een aanbeveling is dat haar id;"
    " van een kop de tekst in kleine letters met koppeltekens.",
    Example("Lees [de aanbeveling](voorbeeld.md#doe-dat).", "Lees [de aanbeveling](voorbeeld.md#doe-dit)."),
)
def dead_anchor(context: Context) -> Iterator[Report]:
    holders = {anchor: other.path for other in reversed(context.guideline.pages) for anchor in other.anchors}
    for page, reference in all_references(context):
        if is_placeholder(reference) or not reference.internal or not reference.fragment:
            continue
        anchors = _anchors(context, resolve(page, reference))
        if anchors is not None and reference.fragment not in anchors:
            match = nearest(reference.fragment, anchors) or _elsewhere(holders, page, reference.fragment)
            remedy = (
                f"bedoelde u ‘{match if '#' in match else f'{reference.path}#{match}'}’?"
                if match
                else "kies een id die op die pagina staat"
            )
            yield (
                context.place(page, reference.at),
                f"‘#{reference.fragment}’ bestaat niet op die pagina",
                remedy,
            )


def _anchors(context: Context, path: str) -> frozenset[str] | None:
    """Return the anchors of the page at ``path`` as readers get it, or None when there is no such page."""
    page = context.pages.get(path)
    generated = context.guideline.generated.get(path)
    if page is None:
        return generated
    article = context.guideline.articles.get(path)
    terms = {term.anchor for term in context.guideline.terms} if page.role is Role.GLOSSARY else set()
    return (article.ids if article and article.ids else page.anchors) | (generated or frozenset()) | terms


def _elsewhere(holders: Mapping[str, str], page: Page, fragment: str) -> str | None:
    """Return the way from ``page`` to another with the anchor ``fragment``, given the first page with
    each anchor, or None."""
    path = holders.get(fragment)
    return f"{posixpath.relpath(path, page.folder or '.')}#{fragment}" if path else None


@check(
    "V013",
    "Twee koppen met hetzelfde adres",
    Severity.ERROR,
    "Bij twee gelijke koppen op een pagina krijgt de tweede een volgnummer. Komt er een kop bij, dan"
    " verschuiven de adressen en wijzen links verkeerd. Maak de koppen verschillend.",
    Example(
        "### Uitkomsten\n\nTekst.\n\n### Uitkomsten\n\nTekst.",
        "### Uitkomsten\n\nTekst.\n\n### Uitkomsten op lange termijn\n\nTekst.",
        line=4,
    ),
)
def duplicate_heading(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        seen: dict[str, int] = {
            recommendation.id: recommendation.at[0]
            for recommendation in page.recommendations
            if recommendation.id
        }
        for heading in page.headings:
            if heading.anchor in seen:
                yield (
                    context.place(page, heading.at),
                    f"het adres ‘#{heading.anchor}’ is al van regel {seen[heading.anchor]}",
                    "kies een andere kop",
                )
            seen.setdefault(heading.anchor, heading.at[0])
