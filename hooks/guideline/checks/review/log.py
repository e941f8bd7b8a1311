"""Is the log of reviews filled, in order, and possible in itself?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.review.modules import maintained_modules
from guideline.model.findings import Severity
from guideline.model.metadata import Outcome
from guideline.model.review import in_words

REVIEW = (
    "    - datum: 2026-01-10\n      uitkomst: nieuw\n      literatuur_tot: 2025-12-31\n      toelichting:"
    " Eerste versie."
)


@check(
    "H001",
    "Geen beoordeling in het logboek",
    Severity.ERROR,
    "De datum van de laatste beoordeling komt alleen uit het logboek onder ‘herziening’. Een module zonder"
    " beoordeling kan niet verlopen, en dat mag niet.",
    Example("  beoordelingen: []", f"  beoordelingen:\n{REVIEW}"),
)
def empty_log(context: Context) -> Iterator[Report]:
    for page, module in maintained_modules(context):
        if not module.upkeep.reviews:
            yield (
                context.place(page, page.place("herziening", "beoordelingen")),
                "het logboek heeft geen beoordeling",
                "voeg een regel toe die begint met ‘- datum: …’",
            )


@check(
    "H004",
    "Logboek niet op volgorde",
    Severity.ERROR,
    "De nieuwste beoordeling staat bovenaan, en op één dag wordt een module één keer beoordeeld. De oudste"
    " beoordeling, onderaan, is die met uitkomst ‘nieuw’.",
    Example(
        f"{REVIEW}\n    - datum: 2026-02-01\n      uitkomst: ongewijzigd\n      literatuur_tot: 2026-01-15\n "
        "     toelichting: Nagelopen.",
        REVIEW,
        line=4,
    ),
)
def log_order(context: Context) -> Iterator[Report]:
    for page, module in maintained_modules(context):
        reviews = module.upkeep.reviews
        for index, (newer, older) in enumerate(pairwise(reviews), start=1):
            if newer.day <= older.day:
                at = page.place("herziening", "beoordelingen", index, "datum")
                yield (
                    context.place(page, at),
                    f"de beoordeling van {in_words(older.day)} staat onder die van {in_words(newer.day)}",
                    "zet de nieuwste bovenaan",
                )
            elif newer.outcome is Outcome.NEW:
                at = page.place("herziening", "beoordelingen", index - 1, "uitkomst")
                yield (
                    context.place(page, at),
                    "alleen de eerste beoordeling (onderaan) kan ‘nieuw’ zijn",
                    "schrijf ‘ongewijzigd’ of ‘aangepast’",
                )


@check(
    "H006",
    "Literatuur gezocht tot na de beoordeling",
    Severity.ERROR,
    "Wie op een dag beoordeelt, kan de literatuur niet tot na die dag hebben gezocht.",
    Example("      literatuur_tot: 2026-12-31", "      literatuur_tot: 2025-12-31"),
)
def literature_after_review(context: Context) -> Iterator[Report]:
    for page, module in maintained_modules(context):
        for index, review in enumerate(module.upkeep.reviews):
            if review.literature_until > review.day:
                yield (
                    context.place(page, page.place("herziening", "beoordelingen", index, "literatuur_tot")),
                    (
                        f"de literatuur is gezocht tot {in_words(review.literature_until)}, na de beoordeling"
                        f" van {in_words(review.day)}"
                    ),
                    f"schrijf een datum tot en met {review.day.isoformat()}",
                )
