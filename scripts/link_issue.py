"""Keep one open issue with the links to other sites that lead nowhere; close it when there are none.

Usage: python scripts/link_issue.py REPORT CODE, with the report of lychee (Markdown) and its exit code.
Standard library only.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from due_issues import keep
from github_api import Ask, ask
from one_comment import calls_nobody

LABEL = "links"
TITLE = "Links naar andere sites die niet werken"

ALL_GOOD, SOME_FAIL = 0, 2
"""The exit codes of lychee that say something of the links; another says that it could not look."""

LONGEST = 60_000

_ADDRESS = re.compile(r"(<https?://[^<>\s]*>)")

_INTRODUCTION = (
    "Deze links gaven bij de laatste ronde geen antwoord of bestaan niet meer. Kijk of het adres elders"
    " staat, en pas het aan in de tekst of in `docs/literatuur.bib`. Soms weigert een site alleen de"
    " computer: open het adres dan zelf. Dit issue wordt elke week bijgewerkt en sluit vanzelf.\n\n"
)


def main(arguments: list[str], github: Ask = ask) -> int:
    """Bring the issue up to date; return 0, or 1 after a Dutch line when the links were not looked at."""
    report, code = Path(arguments[0]), int(arguments[1])
    if code not in (ALL_GOOD, SOME_FAIL):
        print("De links zijn niet nagekeken; het issue blijft zoals het was.", file=sys.stderr)
        return 1
    text = report.read_text(encoding="utf-8", errors="replace") if code == SOME_FAIL else ""
    keep(github, {TITLE: _INTRODUCTION + _bounded(text)} if code == SOME_FAIL else {}, LABEL)
    return 0


def _bounded(text: str) -> str:
    """Return the text without mentions, and as far as an issue is long, to the end of a line. The addresses
    stay links: what stands in one is no mention."""
    parts = _ADDRESS.split(text)
    safe = "".join(
        part.replace("@", "&#64;") if number % 2 else calls_nobody(part) for number, part in enumerate(parts)
    )
    if len(safe) <= LONGEST:
        return safe
    return safe[:LONGEST].rpartition("\n")[0] + "\n\nDe lijst is langer; de rest staat bij de controle."


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
