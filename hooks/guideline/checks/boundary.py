"""Family G: does the site stay a document, and no medical device (design, section 2)?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.findings import Severity


@check(
    "G001",
    "Invoerveld of script op een pagina",
    Severity.ERROR,
    """De richtlijn vraagt geen gegevens van een patiënt en rekent niets uit: met een invoerveld of
    rekenscript zou de site een medisch hulpmiddel kunnen worden (MDCG 2019-11). Toon een score als tabel.""",
    Example('<input type="number">', "| Item | Punten |\n|---|---|\n| Pijn | 3 |"),
)
def interactive_element(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for raw in page.html:
            for match in re.finditer(
                r"<(form|input|select|textarea|button|script|style|dialog)\b", raw.html, re.IGNORECASE
            ):
                yield (
                    context.place(page, raw.at),
                    f"hier staat een element ‘{match[1].casefold()}’",
                    "verwijder het; toon een score of keuze als tekst of tabel",
                )
