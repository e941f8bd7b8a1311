"""How soon a card says to call: the levels of the care cards of the NHS (nhsuk-service-manual), and 112."""

from __future__ import annotations

from collections.abc import Mapping

LEVELS: Mapping[str, tuple[str, ...]] = {
    "112": ("112",),
    "direct": ("direct", "meteen"),
    "vandaag": ("vandaag", "dezelfde dag"),
    "werkdag": ("werkdag", "paar dagen", "week"),
}
"""The words of which a heading has one, by level, the most urgent first."""
