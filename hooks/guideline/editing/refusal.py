"""Why an editing command does nothing, in Dutch."""

from __future__ import annotations

from collections.abc import Iterable

from guideline.model.suggestions import did_you_mean_or_list


class RefusedError(Exception):
    """A command cannot do what was asked; the text says why and what to type. Nothing has been written."""


def unknown(what: str, typed: str, known: Iterable[str]) -> RefusedError:
    """Return the refusal of a name that is not there: ``what`` names its kind (‘de module’)."""
    hint = did_you_mean_or_list(typed, sorted(known))
    remedy = hint if len(hint) < 400 else "kijk in de tekst hoe het heet"
    return RefusedError(f"{what} ‘{typed}’ is er niet: {remedy}")
