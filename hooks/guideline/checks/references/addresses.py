"""Are whole web addresses known, safe, and of another site than this one?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guideline.checks.references.redirects import behind_redirect
from guideline.checks.references.targets import Advice, all_references, is_placeholder
from guideline.checks.references.visible_text import matches
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.destination import destination, parts_of
from guideline.model.findings import Severity
from guideline.model.suggestions import did_you_mean

DOMAIN = re.compile(
    r"(?<![@\w./%-])(?:https?://)?((?:[a-z0-9-]+\.)+(?:nl|com|org|eu|net|be|de|uk|info|int|gov|edu))(?![\w-])",
    re.IGNORECASE,
)


@check(
    "V010",
    "Onbekend of verkeerd gespeld domein",
    Severity.ERROR,
    """Verwijs alleen naar bekende adressen; zij staan in mkdocs.yml onder ‘domeinen’.

    Dit vangt tikfouten als richtlijndatabase.nl (goed: richtlijnendatabase.nl), ook in gewone tekst. Is een
    nieuw adres betrouwbaar, voeg het domein dan daar toe. Een link uit een mail of van een bibliotheek is
    vaak een omleiding: schrijf het adres waar zij uitkomt.
    """,
    Example("De tekst staat op richtlijndatabase.nl.", "De tekst staat op richtlijnendatabase.nl."),
)
def unknown_domain(context: Context) -> Iterator[Report]:
    domains = context.guideline.settings.domains

    def known(host: str) -> bool:
        return any(host == domain or host.endswith(f".{domain}") for domain in domains)

    own = destination(context.guideline.settings.site_url).host
    for page, reference in all_references(context):
        host = destination(reference.target).host
        if host and not is_placeholder(reference) and not known(host) and host != own:
            yield (
                context.place(page, reference.at),
                *_verdict(host, reference.target, domains),
            )
    for page, at, match in matches(context, DOMAIN):
        host = match[1].casefold()
        if not known(host) and not any(link.at[0] == at[0] and host in link.target for link in page.links):
            yield (
                context.place(page, at),
                *_verdict(host, match.string[match.start() :].split(maxsplit=1)[0], domains),
            )


def _verdict(host: str, address: str, domains: Sequence[str]) -> tuple[str, str]:
    """Return what is wrong with an address at an unknown host, and what to type: where it leads, when it only
    passes a reader on."""
    if behind := behind_redirect(address.rstrip(".,;:)")):
        message = f"‘{host}’ is een omleiding, van een mailprogramma, zoekmachine of bibliotheek"
        return message, f"schrijf {behind}"
    return (
        f"het domein ‘{host}’ is niet bekend",
        did_you_mean(host.removeprefix("www."), domains)
        or "voeg het toe aan ‘domeinen’ in mkdocs.yml, of verwijder de link",
    )


@check(
    "V011",
    "Adres met http in plaats van https",
    Severity.ERROR,
    "Ziekenhuisnetwerken weigeren onbeveiligde adressen vaak. Gebruik https.",
    Example(
        "Lees verder bij [Thuisarts](http://www.thuisarts.nl).",
        "Lees verder bij [Thuisarts](https://www.thuisarts.nl).",
    ),
)
def insecure_link(context: Context) -> Iterator[Report]:
    for page, reference in all_references(context):
        if reference.target.casefold().startswith("http://") and not is_placeholder(reference):
            yield (
                context.place(page, reference.at),
                f"‘{reference.target}’ is onbeveiligd",
                f"schrijf ‘https{reference.target[4:]}’",
            )


@check(
    "V012",
    "Absolute link naar de eigen site",
    Severity.ERROR,
    "Een ziekenhuis zet de site op een eigen adres. Verwijs daarom met het pad van het bestand en niet met"
    " een adres dat met / of met het webadres van de site begint.",
    Example(
        "Lees [het schema](/diagnostiek/stroomschema-voorbeeld/).",
        "Lees [het schema](stroomschema-voorbeeld.md).",
    ),
)
def absolute_own_link(context: Context) -> Iterator[Report]:
    site = parts_of(context.guideline.settings.site_url)
    advice = Advice(context, {*context.pages, *context.guideline.generated})
    for page, reference in all_references(context):
        target = parts_of(reference.target)
        own = bool(target.hostname) and target.hostname == site.hostname
        if own or (reference.target.startswith("/") and not reference.target.startswith("//")):
            base = site.path.rstrip("/")
            path = target.path.removeprefix(base).strip("/") or "index"
            yield (
                context.place(page, reference.at),
                f"‘{reference.target}’ werkt alleen op één adres",
                advice.on(page, path, target.fragment),
            )
