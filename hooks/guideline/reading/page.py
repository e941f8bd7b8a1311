"""Read one Markdown page into the model: its front matter, and what stands in its body, each with its
place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.limits import TOO_MUCH, at_most
from guideline.model.page import Page
from guideline.model.places import START, Problem
from guideline.reading.amounts import amount_problems
from guideline.reading.body import Body
from guideline.reading.characters import untrue_characters
from guideline.reading.front_matter import read_front_matter, split, split_as_meant
from guideline.reading.source_text import decoded
from guideline.reading.walk import read_body

MOST_COLUMNS = 40
"""A table with so many columns is no table that anybody reads."""

MAXIMUM_SIZE = 500_000
"""The largest page accepted, in bytes; a chapter of the guideline is a tenth of this."""


SECONDS = 10
"""How long the processor may work on reading a page; the largest real one takes a tenth of a second."""


BREAKING = frozenset({"yaml-syntax", "unclosed-block", "unclosed"})
"""The kinds of problem with which a page cannot be read from its beginning to its end."""


TOO_COSTLY = Problem(
    "too-large",
    START,
    f"dit bestand lezen kost meer dan {SECONDS} seconden rekentijd, of te veel geheugen",
    "verwijder lange reeksen van dezelfde tekens, of splits de tekst",
)
"""A file that asks too much."""


NOT_YET = Problem(
    "too-large",
    START,
    "dit bestand is nog niet gelezen: andere bestanden kosten te veel rekentijd",
    "herstel die eerst",
)
"""A file that must wait until others ask less."""


def read_page_in_time(path: str, content: bytes, *, for_patients: bool = False) -> Page:
    """Read a page as ``read_page`` does; one that takes too much processor time is a problem."""
    try:
        with at_most(SECONDS):
            return read_page(path, content, for_patients=for_patients)
    except TOO_MUCH:
        return Page(path, problems=(TOO_COSTLY,))


def read_page(path: str, content: bytes, *, for_patients: bool = False) -> Page:
    """Read the page at ``path`` (relative to the docs folder) from its bytes; the data at its top are
    those of a module, or of a page ``for_patients``.

    Never raises on bad input: what cannot be read becomes a problem of the page. Windows line ends, a
    byte-order mark and any UTF-8 text are accepted.
    """
    unreadable = _unreadable(content)
    if unreadable:
        return Page(path, problems=(unreadable,))
    source = decoded(content)
    wrong = (source.problem,) if source.problem else ()
    if source.text is None:
        return Page(path, problems=wrong, typed=content.decode(errors="replace"))
    typed, body_text, body_line = split(source.text)
    meant = split_as_meant(source.text) if typed is None else None
    if meant:
        wrong = (*wrong, meant.problem)
        body_text, body_line = meant.body, meant.body_line
        front_matter = read_front_matter(path, meant.typed, meant.first_line, for_patients=for_patients)
    else:
        front_matter = read_front_matter(path, typed, for_patients=for_patients)
    too_large = tuple(amount_problems(body_text, body_line))
    body = Body() if too_large else read_body(body_text, body_line)
    problems = (
        *wrong,
        *front_matter.problems,
        *body.problems,
        *too_large,
        *_wide_tables(body_text, body_line),
        *untrue_characters(source.text),
    )
    return Page(
        path=path,
        body=body_text,
        body_line=body_line,
        metadata=front_matter.metadata,
        raw_metadata=front_matter.data,
        places=front_matter.places,
        headings=tuple(body.headings),
        cards=tuple(body.cards),
        anchors=frozenset(body.anchors),
        links=tuple(body.links),
        citations=tuple(body.citations),
        values=tuple(body.values),
        texts=tuple(body.texts),
        paragraphs=tuple(body.paragraphs),
        html=tuple(body.html),
        remarks=tuple(body.remarks),
        recommendations=tuple(body.recommendations),
        diagrams=tuple(body.diagrams),
        code=tuple(body.code),
        uneven_rows=tuple(body.uneven_rows),
        problems=problems,
        typed=source.text if any(problem.kind in BREAKING for problem in problems) else "",
    )


_WIDE = re.compile(rf"^[ \t]*+\|?+(?:[ \t]*+:?+-++:?+[ \t]*+\|){{{MOST_COLUMNS}}}", re.MULTILINE)


def _wide_tables(body: str, first_line: int) -> Iterator[Problem]:
    """Yield a problem for each table that is too wide: missing cells are added, row by row."""
    for match in _WIDE.finditer(body):
        yield Problem(
            "too-large",
            (first_line + body.count("\n", 0, match.start()), 1),
            f"deze tabel heeft {MOST_COLUMNS} of meer kolommen",
            "splits de tabel",
        )


def _unreadable(content: bytes) -> Problem | None:
    if len(content) > MAXIMUM_SIZE:
        size = f"{len(content) / 1_000_000:.1f}".replace(".", ",")
        return Problem(
            "too-large",
            (1, 1),
            f"het bestand is {size} MB; een pagina mag hoogstens 0,5 MB zijn",
            "splits de tekst, of zet een afbeelding als bestand in docs/assets/images",
        )
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        return Problem("empty", (1, 1), "het bestand is leeg", "schrijf de inhoud of verwijder het bestand")
    return None
