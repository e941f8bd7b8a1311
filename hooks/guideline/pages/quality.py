"""The promises of quality as a page: which are kept, with the command and the last figures of each."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.model.quality import STANDINGS, Promise, command_name
from guideline.pages.material import Material
from guideline.pages.proofs import shown_proof
from guideline.pages.templating import escape_markdown, render


def quality(page: Page, material: Material) -> str:
    """Return all promises, first in one table and then one by one, for the marker ``kwaliteit``."""
    guideline = material.guideline
    standings = [promise.kept for promise in guideline.promises]
    return render(
        "kwaliteit.md",
        promises=[_shown(promise, page, guideline) for promise in guideline.promises],
        counted=[(words, standings.count(kept)) for kept, words in STANDINGS.items() if kept in standings],
        seen=guideline.tests is not None and guideline.commands is not None,
    )


def _shown(promise: Promise, page: Page, guideline: Guideline) -> dict[str, Any]:
    return {
        "promise": promise,
        "standing": STANDINGS[promise.kept],
        "command": _command(promise.command),
        "proofs": [shown_proof(proof, page, guideline) for proof in promise.proofs],
        "figures": [(figure, _command(figure.command)) for figure in promise.figures],
    }


def _command(typed: str) -> Markup:
    """Return a command as code; what is none, which a check reports, as it was typed."""
    return Markup(f"`{typed}`") if command_name(typed) else escape_markdown(typed)
