"""A line in the change log of a page."""

from __future__ import annotations

from collections.abc import Mapping

from guideline.editing.commands import Option
from guideline.editing.page_text import front_matter
from guideline.editing.tree import Tree
from guideline.editing.yaml_lines import Written
from guideline.model.metadata import Reason

REASONS = tuple(reason.value for reason in Reason)

REASON = Option("waarom, in één woord", "nieuw-bewijs", REASONS)
NOTE = Option("één zin voor de lezer", "De termijn volgt nu de nieuwe richtlijn.")


def log_change(tree: Tree, path: str, day: str, reason: str, fates: Mapping[str, str], note: str) -> None:
    """Put a line at the top of the change log of the page at ``path`` (from the project)."""
    entry: dict[str, Written] = {"datum": day, "reden": reason}
    if fates:
        entry["aanbevelingen"] = fates
    if note:
        entry["toelichting"] = note
    tree.put(path, front_matter(tree.text(path)).with_first(("wijzigingen",), entry))
