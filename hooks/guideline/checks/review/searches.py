"""Is the saved search of a module one that PubMed reads as it was meant, and from a day that has been?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.review.dates import not_after
from guideline.model.findings import Severity
from guideline.model.metadata import SEARCH_EXAMPLE
from guideline.model.review import in_words

_PAIRS = (("(", ")"), ("[", "]"))


@check(
    "H018",
    "Zoekactie klopt niet",
    Severity.ERROR,
    f"""Een module kan haar zoekactie vastleggen, zoals `{SEARCH_EXAMPLE}`: de vraag zoals zij in PubMed is
    gedaan, en de dag. Lezers krijgen dan een link naar wat er sindsdien bij kwam. Haakjes en
    aanhalingstekens staan in paren, want anders leest PubMed iets anders dan bedoeld, en de dag ligt niet in
    de toekomst.""",
    Example(
        'status: concept\nzoekactie: {pubmed: "(low back pain AND mri", datum: 2026-01-10}',
        "status: concept",
        line=1,
    ),
    since="0.2.0",
)
def wrong_search(context: Context) -> Iterator[Report]:
    for page in context.guideline.modules:
        found = page.module.saved_search if page.module else None
        if found is None:
            continue
        if found.day > context.today:
            yield (
                context.place(page, page.place("zoekactie", "datum")),
                f"de zoekactie van {in_words(found.day)} ligt in de toekomst",
                not_after(context.today),
            )
        if sign := _unpaired(found.pubmed):
            yield (
                context.place(page, page.place("zoekactie", "pubmed")),
                f"in de zoekvraag staat ‘{sign}’ niet in paren",
                "neem de vraag over zoals zij in PubMed staat, met evenveel tekens die openen als sluiten",
            )


def _unpaired(query: str) -> str:
    """Return the first sign that opens or closes something of which the other half is missing; empty when
    all are in pairs. Brackets between quotation marks count too, as in PubMed."""
    for opening, closing in _PAIRS:
        depth = 0
        for character in query:
            depth += (character == opening) - (character == closing)
            if depth < 0:
                return closing
        if depth:
            return opening
    return '"' if query.count('"') % 2 else ""
