"""Is no link or other markup typed in a way that stays on the page as text or as HTML?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.references.visible_text import matches
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.reading.dialect import without_remarks


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


_PLAIN_NAMES = "b br del details em i ins kbd mark s small span strong sub summary sup u wbr"
_PLAIN = frozenset(_PLAIN_NAMES.split())
"""The elements that may be typed, with no attribute but an id to link to: they say how a text looks, and
nothing else."""

_ONLY_AN_ID = re.compile(r"""id=(["'])[\w-]+\1|""")

_TOLD_ELSEWHERE = frozenset(("form", "input", "select", "textarea", "button", "script", "style", "dialog"))
"""The elements that G001 names."""

_ELEMENT = re.compile(r"<([a-z][\w:-]*)([^<>]*)", re.IGNORECASE)
_COMMAND = re.compile(r"[\s\"'/]on[a-z]+\s*=", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:href|src|data)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


@check(
    "V006",
    "HTML op een pagina",
    Severity.ERROR,
    """Een link, afbeelding of ander onderdeel dat als HTML is getypt, wordt niet nagekeken en niet aangepast
    aan de plaats van de pagina. Schrijf `[tekst](adres)` of `![omschrijving](bestand)`, en maak een tabel of
    lijst met de tekens van de schrijfwijzer. Alleen eenvoudige opmaak van tekst mag, zonder meer erin:
    `<br>`, `<sub>`, `<sup>`.""",
    Example('<a href="stroomschema-voorbeeld.md">schema</a>', "[schema](stroomschema-voorbeeld.md)"),
)
def raw_html(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for raw in page.html:
            typed = without_remarks(raw.html)
            if _COMMAND.search(typed):
                continue  # G002 says what it is
            for match in _ELEMENT.finditer(typed):
                name = match[1].casefold()
                rest = match[2].strip(" /\n")
                if name not in _TOLD_ELSEWHERE and not (name in _PLAIN and _ONLY_AN_ID.fullmatch(rest)):
                    yield (
                        context.place(page, raw.at),
                        f"hier staat HTML: {typed[match.start() :].split('>')[0][:60]}>",
                        _instead(name, rest),
                    )
                    break


def _instead(name: str, attributes: str) -> str:
    """Return what to type in the place of an element."""
    address = _ADDRESS.search(attributes)
    if name == "img":
        return f"schrijf ![omschrijving]({address[1] if address else 'bestand'})"
    if name == "a" or address:
        return f"schrijf [tekst]({address[1] if address else 'adres'})"
    if name in _PLAIN:
        return f"schrijf alleen <{name}>"
    return "schrijf gewone tekst, een lijst, tabel of link; is het geen HTML, zet dan een spatie achter <"
