"""Family T: is the language of the site Dutch throughout?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.findings import Severity
from guideline.model import At, Page

ENGLISH = {
    "diagnostics": "diagnostiek",
    "diagnosis": "diagnose",
    "treatment": "behandeling",
    "therapy": "therapie",
    "rehabilitation": "revalidatie",
    "guideline": "richtlijn",
    "guidelines": "richtlijnen",
    "flowchart": "stroomschema",
    "imaging": "beeldvorming",
    "assessment": "beoordeling",
    "recommendation": "aanbeveling",
    "recommendations": "aanbevelingen",
    "references": "literatuur",
    "summary": "samenvatting",
    "background": "achtergrond",
    "organization": "organisatie",
    "patients": "patiënten",
    "spinal": "wervel-",
    "bone": "bot-",
    "the": "de/het",
    "and": "en",
    "with": "met",
    "for": "voor",
    "from": "van",
}
"""English words that editors leave behind in names, with the Dutch word; names of studies belong in running
text, not in these."""


@check(
    "T001",
    "Half-Engelse naam",
    Severity.ERROR,
    """Titels, koppen en linkteksten zijn Nederlands.

    Een naam als ‘Stroomschema of diagnostics’ blijft achter na een vertaling en wekt wantrouwen.
    """,
    Example(
        "[Stroomschema of diagnostics](stroomschema-voorbeeld.md)",
        "[Stroomschema diagnostiek](stroomschema-voorbeeld.md)",
    ),
)
def half_english(context: Context) -> Iterator[Report]:
    for page, text, at in _names(context):
        words = [word for word in re.findall(r"[A-Za-zÀ-ÿ]+", text) if word.casefold() in ENGLISH]
        if words:
            dutch = ", ".join(f"‘{word}’ → ‘{ENGLISH[word.casefold()]}’" for word in dict.fromkeys(words))
            yield context.place(page, at), f"‘{text}’ is half Engels", f"schrijf Nederlands: {dutch}"


def _names(context: Context) -> Iterator[tuple[Page, str, At]]:
    for page in context.guideline.pages:
        if isinstance(page.raw_metadata.get("title"), str):
            yield page, page.raw_metadata["title"], page.place("title")
        for heading in page.headings:
            yield page, heading.text, heading.at
        for link in page.links:
            if not re.match(r"https?:", link.target):
                yield page, link.text, link.at
