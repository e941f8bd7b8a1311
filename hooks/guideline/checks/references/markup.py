"""Is no link or other markup typed in a way that stays on the page as text or as HTML?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.references.visible_text import matches
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity

LITERAL_MARKUP = re.compile(
    r"""
    \[[^\[\]]+\]\s+\((?:https?:|\#|[\w./-]+\.md)[^)]*\)?   # a space between [text] and (address)
    | \]\( | \{\{ | \}\} | \[\[ | \]\]                    # brackets that belong to nothing
    | \{waarde(?!:[^{}\n]+\})                              # half a value
    | ^/{3,}                                               # a block that was not understood
    | ^\#{1,6}[^\W\d_]                                    # a heading without a space
    """,
    re.VERBOSE,
)


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


@check(
    "V014",
    "Opmaak die als tekst blijft staan",
    Severity.ERROR,
    "Tussen `[tekst]` en `(adres)` mag geen spatie staan, na de `#` van een kop juist wel. Ook `{{ }}`"
    " en `[[ ]]` en een half geschreven `{waarde:…}` worden niet vervangen. De lezer ziet ze staan.",
    Example(
        "Lees [het schema] (stroomschema-voorbeeld.md).", "Lees [het schema](stroomschema-voorbeeld.md)."
    ),
)
def literal_markup(context: Context) -> Iterator[Report]:
    for page, at, match in matches(context, LITERAL_MARKUP):
        yield (
            context.place(page, at),
            f"‘{match[0]}’ blijft als tekst op de pagina staan",
            "schrijf [tekst](adres) zonder spatie ertussen, en {waarde:naam} voor een waarde",
        )
