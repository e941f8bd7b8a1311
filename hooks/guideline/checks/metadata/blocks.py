"""Is every block known, closed, and filled with what belongs in it?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.reading.dialect import BLOCKS


@check(
    "M023",
    "Onbekend of niet afgesloten blok",
    Severity.ERROR,
    "Een blok begint met `///` en een naam en eindigt met een regel met alleen `///`. De namen zijn:"
    f" {', '.join(BLOCKS)}.",
    Example("/// let-opp\nPas op.\n///", "/// let-op\nPas op.\n///"),
)
def broken_block(context: Context) -> Iterator[Report]:
    yield from context.page_problems("unknown-block", "unclosed-block")


@check(
    "M026",
    "Blok zonder de inhoud die erbij hoort",
    Severity.ERROR,
    """Een leeg blok wordt een lege doos op de pagina. Het blok kaarten zet een lijst als kaarten naast
    elkaar: er hoort één lijst in, en niets anders.""",
    Example("/// kaarten\nDiagnostiek en therapie.\n///", "/// kaarten\n- Diagnostiek.\n- Therapie.\n///"),
)
def block_contents(context: Context) -> Iterator[Report]:
    yield from context.page_problems("block-contents")
