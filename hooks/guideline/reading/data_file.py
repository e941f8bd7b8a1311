"""The text of a file with data or settings, or why it cannot be had."""

from __future__ import annotations

from pathlib import Path

from guideline.model.places import START, Problem
from guideline.reading.source_text import UNREADABLE, SourceText, decoded

MAXIMUM_SIZE = 5_000_000
"""The largest data file accepted, in bytes; those of the guideline are some tens of thousands."""


_NO_FILE = Problem(
    "encoding",
    START,
    "hier staat geen gewoon bestand maar een map of een koppeling, en die wordt niet gelezen",
    "zet het bestand zelf op deze plaats",
)


def data_text(path: Path, maximum: int = MAXIMUM_SIZE) -> SourceText | None:
    """Return the text of the file at ``path``, of at most ``maximum`` bytes, and what is wrong with it; None
    when nothing stands there."""
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            return SourceText(None, _NO_FILE)
        if path.stat().st_size > maximum:
            return SourceText(None, _too_large(path.stat().st_size, maximum))
        return decoded(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError:
        return SourceText(None, UNREADABLE)


def _too_large(size: int, maximum: int) -> Problem:
    shown, most = (f"{number / 1_000_000:.1f}".replace(".", ",") for number in (size, maximum))
    return Problem(
        "too-large",
        START,
        f"het bestand is {shown} MB; dit bestand mag hoogstens {most.removesuffix(',0')} MB zijn",
        "verwijder wat er niet in hoort",
    )
