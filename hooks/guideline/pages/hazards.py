"""The hazard log as a page: what can go wrong by way of this site, by kind."""

from __future__ import annotations

from typing import Any

from guideline.model.guideline import Guideline
from guideline.model.hazards import HAZARD_KINDS, Hazard
from guideline.model.page import Page
from guideline.model.proofs import HAZARDS, ROLES
from guideline.pages.material import Material
from guideline.pages.proofs import counted, shown_proof
from guideline.pages.templating import render


def hazard_log(page: Page, material: Material) -> str:
    """Return all hazards, by kind, each with what is against it and what remains, for the marker
    ``risicos``."""
    guideline = material.guideline
    groups = [
        (title, [_shown(item, page, guideline) for item in guideline.hazards if item.kind == kind])
        for kind, title in HAZARD_KINDS.items()
    ]
    return render(
        "risicos.md",
        groups=[group for group in groups if group[1]],
        number=len(guideline.hazards),
        controls=sum(len(hazard.controls) for hazard in guideline.hazards),
        proofs=counted(proof for name, proof in guideline.proofs if name == HAZARDS),
        tests_seen=guideline.tests is not None,
    )


def _shown(hazard: Hazard, page: Page, guideline: Guideline) -> dict[str, Any]:
    controls = [
        (item.what, [shown_proof(proof, page, guideline) for proof in item.proofs])
        for item in hazard.controls
    ]
    return {"hazard": hazard, "controls": controls, "watcher": ROLES[hazard.watcher]}
