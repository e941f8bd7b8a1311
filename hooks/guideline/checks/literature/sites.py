"""Does the address of every source lead to a site that is known?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.literature.entries import sound, typed
from guideline.checks.literature.identifiers import URL
from guideline.checks.references.redirects import behind_redirect
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.destination import destination
from guideline.model.findings import Severity
from guideline.model.suggestions import did_you_mean
from guideline.reading.bibliography import BIBLIOGRAPHY


@check(
    "L020",
    "Bron op een onbekende site",
    Severity.ERROR,
    """Een bron zonder DOI of PMID krijgt een link naar haar url. Dat kan alleen naar een site die bekend is:
    zij staat in mkdocs.yml onder ‘bronsites’ of ‘domeinen’. Zo kan een voorstel voor de tekst geen lezer naar
    een onbekend adres leiden. De beheerder van de site voegt een betrouwbare site daar toe.""",
    Example(
        "  url = {https://www.onbekend.example/rapport},",
        "  url = {https://www.richtlijnendatabase.nl/onzeker},",
        file="docs/literatuur.bib",
    ),
    since="0.2.0",
)
def unknown_site(context: Context) -> Iterator[Report]:
    for reference in sound(context):
        url = reference.fields.get("url", "")
        if not url or not URL.fullmatch(url) or context.guideline.address_of(reference):
            continue
        if not any(reference.fields.get(name) for name in ("doi", "pmid")):
            host = destination(url).host.removeprefix("www.")
            settings = context.guideline.settings
            if behind := behind_redirect(url):
                yield (
                    context.data_place(BIBLIOGRAPHY, (reference.lines["url"], 1)),
                    f"‘{host}’ is een omleiding, geen site van een bron (bron ‘{reference.key}’)",
                    f"schrijf {typed('url', behind)}",
                )
                continue
            yield (
                context.data_place(BIBLIOGRAPHY, (reference.lines["url"], 1)),
                f"de site ‘{host}’ van de bron ‘{reference.key}’ is niet bekend",
                did_you_mean(host, (*settings.domains, *settings.source_sites))
                or "gebruik een DOI of PMID, of laat haar toevoegen aan ‘bronsites’ in mkdocs.yml",
            )
