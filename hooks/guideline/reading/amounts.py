"""How large a text may become: what a few characters make many of is counted before anything parses it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.model.places import At, Problem

MOST_CELLS = 20_000
"""How many cells the tables of a page may have together: a row that is too short gets all the cells of the
head. The largest real page has some hundreds."""

MOST_REPEATED = 5_000_000
"""How many characters may come of what stands on a page once and is used many times: the address of a link,
the meaning of an abbreviation, the contents."""

_BLOCK = re.compile(r"\S[^\n]*+(?:\n(?![ \t>]*+(?:\n|\Z))[^\n]*+)*+")
"""The lines up to one that is empty, for a quotation too."""

_RULE = re.compile(r"^[ \t>]*+(?:(?:[-+*]|\d++[.)])[ \t]++)?+\|?+[ \t]*+:?+-++[-:| \t]*+$", re.MULTILINE)
"""The line under the head of a table."""

_DEFINED = re.compile(r"\][ \t]?+:")
"""What the definition of a link, a footnote or an abbreviation begins with, after its name."""

_ABBREVIATION = "*["
"""What the definition of an abbreviation begins with."""

_CONTENTS = "[TOC]"
"""What Python-Markdown puts the contents of a page in the place of."""


def amount_problems(body: str, first_line: int) -> Iterator[Problem]:
    """Yield why a body, which starts on line ``first_line``, becomes too large to be read."""
    cells = 0
    uses = body.count("[")
    for block in _BLOCK.finditer(body):
        cells += _cells(block[0])
        if cells > MOST_CELLS:
            yield _problem(
                _place(body, block.start(), first_line),
                f"de tabellen op deze pagina hebben samen meer dan {MOST_CELLS} cellen",
                "splits de pagina, of zet de tabel als bestand bij de bron",
            )
            return
        if (found := _DEFINED.search(block[0])) and _repeated(block[0], found, uses, len(body)):
            yield _problem(
                _place(body, block.start() + found.start(), first_line),
                "wat hier achter de dubbele punt staat, komt zo vaak terug dat de pagina te groot wordt",
                "maak het korter, of schrijf een link als [tekst](adres)",
            )
            return
    if body.count(_CONTENTS) * len(body) > MOST_REPEATED:
        message = f"de inhoudsopgave ‘{_CONTENTS}’ staat er te vaak"
        yield _problem(_place(body, body.index(_CONTENTS), first_line), message, "laat er één staan")


def _cells(block: str) -> int:
    """Return how many cells a block of lines has when it is a table."""
    columns = max((rule[0].count("|") + 1 for rule in _RULE.finditer(block)), default=0)
    return columns * (block.count("\n") + 1)


def _repeated(block: str, defined: re.Match[str], uses: int, size: int) -> bool:
    """Return whether what a block defines is too much when it stands in every place that can ask for it: a
    letter may be an abbreviation."""
    times = size // 2 if _ABBREVIATION in block else uses
    return (len(block) - defined.end()) * times > MOST_REPEATED


def _place(body: str, index: int, first_line: int) -> At:
    return first_line + body.count("\n", 0, index), 1


def _problem(at: At, message: str, remedy: str) -> Problem:
    return Problem("too-large", at, message, remedy)
