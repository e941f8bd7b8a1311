"""Do the agreements of a hospital belong to modules that exist?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Place, Severity
from guideline.model.hospital import FILE as LOCAL
from guideline.model.suggestions import did_you_mean


@check(
    "M025",
    "Lokale afspraak bij een onbekende module",
    Severity.ERROR,
    "In lokaal.yml staat bij elke afspraak de module waar zij bij hoort. Op die pagina wordt zij getoond, als"
    " afspraak van het ziekenhuis en met haar eigen datum.",
    Example(
        "ziekenhuis: Proef\ndatum: 2026-01-10\nafspraken:\n  - module: voorbeld\n    tekst: Bel eerst.",
        "ziekenhuis: Proef\ndatum: 2026-01-10\nafspraken:\n  - module: voorbeeld\n    tekst: Bel eerst.",
        file="lokaal.yml",
        line=3,
    ),
)
def local_agreement(context: Context) -> Iterator[Report]:
    local = context.guideline.local
    for index, item in enumerate(local.agreements.agreements if local else ()):
        if local and item.module not in context.module_pages:
            yield (
                Place(LOCAL, *local.place("afspraken", index, "module")),
                f"de module ‘{item.module}’ bestaat niet",
                did_you_mean(item.module, context.module_pages),
            )
