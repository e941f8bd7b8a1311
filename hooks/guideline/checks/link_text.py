"""Family T, links: does the text of a link say where it leads, and is every address one that readers can
follow?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.typed_text import typed_pages
from guideline.model.findings import Severity

_SAYS_NOTHING = frozenset(
    {
        *("hier", "klik", "klik hier", "klik op deze link", "deze link", "link", "de link", "via deze link"),
        *("lees meer", "lees verder", "lees hier meer", "lees hier verder", "meer", "meer info", "verder"),
        *("meer informatie", "meer lezen", "zie hier", "zie", "kijk hier", "ga hierheen", "hierheen", "daar"),
        *(
            "deze pagina",
            "deze site",
            "deze website",
            "website",
            "url",
            "pagina",
            "dit",
            "dit document",
            "pdf",
        ),
    }
)
"""Texts that say that something is a link, and not where it leads."""

_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>()\[\]‘’\"]+", re.IGNORECASE)
_OWN_COMPUTER = re.compile(
    r"(?<![\w/])[A-Za-z]:[\\/](?=\w)[^\s<>()\"’]*|\bfile:/{1,3}[^\s<>()\"’]*|(?<![\\\w])\\\\[\w.-]+\\[^\s<>()\"’]*",
    re.IGNORECASE,
)


@check(
    "T009",
    "Linktekst die niet zegt waarheen",
    Severity.ERROR,
    """Een schermlezer kan alle links van een pagina achter elkaar noemen; ‘hier’ of ‘lees meer’ zegt dan
    niets (WCAG 2.2, 2.4.4). Maak van de woorden die zeggen wat er staat de link.""",
    Example("Klik [hier](stroomschema-voorbeeld.md).", "Zie het [stroomschema](stroomschema-voorbeeld.md)."),
    since="0.2.0",
)
def link_says_nothing(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for link in page.links:
            words = " ".join(re.findall(r"\w+", link.text.casefold()))
            if not link.image and words in _SAYS_NOTHING:
                yield (
                    context.place(page, link.at),
                    f"de linktekst ‘{link.text}’ zegt niet waarheen",
                    f"schrijf waar de link heen gaat: [naam van de pagina]({link.target})",
                )


@check(
    "T010",
    "Webadres als tekst",
    Severity.ERROR,
    """Een los webadres is op de site geen link, en een schermlezer leest het teken voor teken voor. Geef het
    een naam: `[richtlijnendatabase](https://richtlijnendatabase.nl)`.""",
    Example(
        "Zie https://richtlijnendatabase.nl.", "Zie de [richtlijnendatabase](https://richtlijnendatabase.nl)."
    ),
    since="0.2.0",
)
def address_as_text(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for text in page.texts:
            for match in _ADDRESS.finditer(text.text):
                typed = match[0].rstrip(".,;:!?")
                address = typed if "://" in typed else f"https://{typed}"
                yield (
                    context.place(page, (text.at[0], text.at[1] + match.start())),
                    f"hier staat een webadres als tekst: ‘{typed}’",
                    f"maak er een link met een naam van: [naam van de pagina]({address})",
                )


@check(
    "T011",
    "Pad op een eigen computer",
    Severity.ERROR,
    """Een adres als `C:\\Documenten` of `file://` bestaat alleen op de computer van wie het schreef, en noemt
    soms zijn naam. Verwijs naar een pagina van de site of naar een openbaar webadres.""",
    Example("Zie C:\\Richtlijn\\notitie.docx.", "Zie het [stroomschema](stroomschema-voorbeeld.md)."),
    since="0.2.0",
)
def own_computer(context: Context) -> Iterator[Report]:
    for typed in typed_pages(context):
        for match in _OWN_COMPUTER.finditer(typed.text):
            yield (
                typed.place_of(match.start()),
                f"‘{match[0].rstrip('.,;')}’ is een pad op een eigen computer of netwerk",
                "verwijs naar een pagina of een openbaar webadres, of haal het weg",
            )
