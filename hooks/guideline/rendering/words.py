"""Strength, direction and certainty in the words that readers get."""

from __future__ import annotations

from collections.abc import Mapping

from guideline.model.metadata import Certainty, Direction, Strength

VERDICTS: Mapping[tuple[Strength, Direction], str] = {
    (Strength.STRONG, Direction.FOR): "Sterke aanbeveling: doen",
    (Strength.WEAK, Direction.FOR): "Zwakke aanbeveling: overweeg dit",
    (Strength.STRONG, Direction.AGAINST): "Sterke aanbeveling: niet doen",
    (Strength.WEAK, Direction.AGAINST): "Zwakke aanbeveling: liever niet doen",
}
"""Strength and direction in words that need no colour and leave no double negative."""

CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.HIGH: "Zekerheid van het bewijs: hoog",
    Certainty.MODERATE: "Zekerheid van het bewijs: redelijk",
    Certainty.LOW: "Zekerheid van het bewijs: laag",
    Certainty.VERY_LOW: "Zekerheid van het bewijs: zeer laag",
    Certainty.EXPERT_OPINION: "Berust op de mening van deskundigen",
}
