"""Is no link or other markup typed in a way that stays on the page as text or as HTML?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.references.visible_text import matches
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity


@check(
    "V004",
    "Link zonder doel blijft als haakjes staan",
    Severity.ERROR,
    "Bij `[tekst][naam]` hoort elders op de pagina een regel `[naam]: adres`. Zonder die regel ziet de lezer"
    " de haakjes. Schrijf liever `[tekst](adres)`.",
    Example("Lees [de uitleg][elders].", "Lees [de uitleg](stroomschema-voorbeeld.md)."),
)
def undefined_reference(context: Context) -> Iterator[Report]:
    for page, run, match in matches(context, re.compile(r"\[[^\[\]@^]+\]\[[^\[\]]*\]")):
        yield context.place(page, run), f"‘{match[0]}’ wordt geen link", "schrijf [tekst](adres)"


@check(
    "V005",
    "Voetnoot zonder tekst",
    Severity.ERROR,
    "Bij een voetnoot `[^1]` hoort elders op de pagina een regel `[^1]: tekst`.",
    Example("Dat telt mee.[^1]", "Dat telt mee.[^1]\n\n[^1]: Bij volwassenen."),
)
def undefined_footnote(context: Context) -> Iterator[Report]:
    for page, at, match in matches(context, re.compile(r"\[\^[^\[\]\s]+\]")):
        name = match[0][2:-1]
        yield (
            context.place(page, at),
            f"de voetnoot ‘{match[0]}’ heeft geen tekst",
            f"voeg een regel ‘[^{name}]: …’ toe",
        )


@check(
    "V006",
    "Link of afbeelding als HTML",
    Severity.ERROR,
    "Een link of afbeelding die als HTML is getypt, wordt niet nagekeken en niet aangepast aan de plaats van"
    " de pagina. Schrijf `[tekst](adres)` of `![omschrijving](bestand)`.",
    Example('<a href="stroomschema-voorbeeld.md">schema</a>', "[schema](stroomschema-voorbeeld.md)"),
)
def raw_html_link(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for raw in page.html:
            for match in re.finditer(
                r"<(a|img|area|link|iframe|object|embed|video|audio|source)\b[^>]*(?:>|\Z)",
                raw.html,
                re.IGNORECASE,
            ):
                address = re.search(r"(?:href|src|data)\s*=\s*[\"']?([^\"'\s>]+)", match[0])
                form = (
                    f"schrijf ![omschrijving]({address[1]})"
                    if address and match[1].casefold() == "img"
                    else f"schrijf [tekst]({address[1]})"
                    if address
                    else "schrijf [tekst](adres)"
                )
                yield context.place(page, raw.at), f"hier staat HTML: {match[0][:60]}", form
