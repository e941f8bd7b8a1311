"""Is the change log of a page possible in itself: its days, their order, the ids it names?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.review.dates import not_after
from guideline.model.findings import Severity
from guideline.model.metadata import ChangeEntry
from guideline.model.page import Page
from guideline.model.review import in_words
from guideline.model.suggestions import did_you_mean

_RIGHT = (
    "wijzigingen:\n  - datum: 2026-03-01\n    reden: verduidelijking\n    aanbevelingen: {doe-dit: aangepast}"
)
_UNDER = "zoektermen: [proefwoord]"


def _example(wrong: str, line: int) -> Example:
    return Example(f"{_UNDER}\n{wrong}", f"{_UNDER}", line=line + 1)


def _logs(context: Context) -> Iterator[tuple[Page, list[ChangeEntry]]]:
    for page in context.guideline.pages:
        if page.metadata and page.metadata.changes:
            yield page, page.metadata.changes


@check(
    "H015",
    "Wijziging in de toekomst",
    Severity.ERROR,
    "Onder ‘wijzigingen’ staat wat is gewijzigd, met de dag waarop dat gebeurde.",
    _example(_RIGHT.replace("2026-03-01", "2062-03-01"), 1),
    since="0.2.0",
)
def future_change(context: Context) -> Iterator[Report]:
    for page, log in _logs(context):
        for index, entry in enumerate(log):
            if entry.day > context.today:
                yield (
                    context.place(page, page.place("wijzigingen", index, "datum")),
                    f"de wijziging van {in_words(entry.day)} ligt in de toekomst",
                    not_after(context.today),
                )


@check(
    "H016",
    "Wijzigingen niet op volgorde",
    Severity.ERROR,
    "De nieuwste wijziging staat bovenaan. Op één dag mogen er meer zijn.",
    _example(f"{_RIGHT}\n  - datum: 2026-04-01\n    reden: correctie", 4),
    since="0.2.0",
)
def change_order(context: Context) -> Iterator[Report]:
    for page, log in _logs(context):
        for index, (newer, older) in enumerate(pairwise(log), start=1):
            if newer.day < older.day:
                yield (
                    context.place(page, page.place("wijzigingen", index, "datum")),
                    f"de wijziging van {in_words(older.day)} staat onder die van {in_words(newer.day)}",
                    "zet de nieuwste bovenaan",
                )


@check(
    "H017",
    "Onbekende aanbeveling in de wijzigingen",
    Severity.ERROR,
    """Onder ‘wijzigingen’ staan id’s van aanbevelingen die er zijn, of die er waren: die staan in
    docs/gepubliceerd.yml of docs/verhuisd.yml.""",
    _example(_RIGHT.replace("doe-dit", "doe-dti"), 3),
    since="0.2.0",
)
def unknown_change(context: Context) -> Iterator[Report]:
    guideline = context.guideline
    present = guideline.recommendation_pages
    record = guideline.published
    were = {address.partition("#")[2] for address in (record.recommendations if record else ())}
    were |= {move.old.partition("#")[2] for move in guideline.moves}
    for page, log in _logs(context):
        for index, entry in enumerate(log):
            for name in entry.recommendations:
                if name not in present and name not in were:
                    yield (
                        context.place(page, page.place("wijzigingen", index, "aanbevelingen", name)),
                        f"de aanbeveling ‘{name}’ is er niet en was er niet",
                        did_you_mean(name, present) or "verwijder deze id uit de regel",
                    )
