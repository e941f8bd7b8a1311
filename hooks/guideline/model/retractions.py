"""Sources that were retracted after they were published, as the list of Retraction Watch says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guideline.model.places import START, At

RETRACTIONS = "intrekkingen.yml"
"""The data file with what was found, at the root of the docs folder; a command makes it."""

RETRACTED, DOUBTED = "ingetrokken", "twijfel"

MARKS: Mapping[str, str] = {RETRACTED: "ingetrokken", DOUBTED: "twijfel"}
"""What stands behind the number of a source, by what was said of it."""


@dataclass(frozen=True, slots=True)
class Retraction:
    """What was said of a publication: that it is retracted, or that its journal doubts it (an expression of
    concern); on which day, in which notice (a DOI, or empty), and the list in which we first saw it."""

    doi: str
    pmid: str
    kind: str
    day: date | None
    notice: str
    seen: date
    at: At


@dataclass(frozen=True, slots=True)
class RetractionList:
    """What the list said of our sources: since when we watch, the day of the list that was read last (None
    when none was), and what stood in it."""

    since: date
    read: date | None
    found: tuple[Retraction, ...] = ()
    at: At = START

    def of(self, doi: str, pmid: str) -> Retraction | None:
        """Return what was said of the publication with this DOI or PMID (either may be empty)."""
        return next(
            (
                item
                for item in self.found
                if (doi and item.doi == plain_doi(doi)) or (pmid and item.pmid == pmid.strip())
            ),
            None,
        )


def plain_doi(text: str) -> str:
    """Return a DOI as it is compared: without an address before it, in small letters (ISO 26324)."""
    bare = text.strip().casefold()
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", bare)
