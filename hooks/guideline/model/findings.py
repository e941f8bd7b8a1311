"""What a check reports: one finding, with the place an editor must go to and what to type there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from guideline.model.showable import showable


class Severity(StrEnum):
    """How serious a finding is; the values are the Dutch words that editors read."""

    ERROR = "fout"
    WARNING = "waarschuwing"
    NOTICE = "melding"

    @property
    def fails(self) -> bool:
        """Whether a finding of this severity makes the check command and a strict build fail."""
        return self is not Severity.NOTICE


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A place in a source file: ``path`` from the project root, ``line`` and ``column`` counted from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One thing that is wrong.

    ``message`` is a Dutch sentence saying what is wrong; ``suggestion`` a Dutch remedy, preferably with the
    exact text to type, or empty. They may quote what others typed: hidden characters become marks. ``stops``
    is False for what may be published all the same, though it is more than a notice.
    """

    place: Place
    code: str
    severity: Severity
    message: str
    suggestion: str = ""
    stops: bool = True

    @property
    def fails(self) -> bool:
        """Whether this finding makes the check command and a strict build fail."""
        return self.severity.fails and self.stops

    def __post_init__(self) -> None:
        """Make all texts showable on one line."""
        object.__setattr__(self, "place", replace(self.place, path=showable(self.place.path)))
        object.__setattr__(self, "message", showable(self.message))
        object.__setattr__(self, "suggestion", showable(self.suggestion))

    def __str__(self) -> str:
        """Return the line an editor sees: ``pad:regel:kolom CODE ernst: boodschap (suggestie)``."""
        remedy = f" ({self.suggestion})" if self.suggestion else ""
        place = f"{self.place.path}:{self.place.line}:{self.place.column}"
        return f"{place} {self.code} {self.severity}: {self.message}{remedy}"
