"""Does each figure in the reasons of a module have its source beside it?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.measures import measures_in
from guideline.model.page import Page

_SECTIONS = ("Overwegingen", "Onderbouwing")

_UNITS = frozenset({"%", "mg", "microgram", "Gy", "kBq", "MBq", "IE"})

_EFFECT = re.compile(
    r"\b(?:HR|OR|RR|NNT|hazard ratio|odds ratio|relatief risico)\b[^.\n\d]{0,15}\d[\d,.]*"
    r"|95%?[ -]{0,2}(?:BI|CI)\b"
)
_SOURCE = re.compile(
    r"\[@|\b(?:mening van deskundigen|(?:voorstel|schatting|keuze) van de (?:redactie|werkgroep)"
    r"|eigen berekening)\b",
    re.IGNORECASE,
)
"""A source, or the open statement that there is none."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?!\[@)(?=[^\W\d_a-z]|[‘“*(\d])|\n(?=\s{0,9}(?:[-*]|\d{1,3}\.)\s)")


@check(
    "W007",
    "Cijfer zonder bron",
    Severity.WARNING,
    """Een percentage, een dosis of een maat voor een effect (HR, OR, RR, 95%-BI) in Overwegingen of
    Onderbouwing heeft zijn bron in dezelfde zin. In een tabel staat zij in de rij, in de kop, in de zin
    erboven of in de regel ‘Bron van de tabel’ eronder; bij een opsomming mag zij in de zin erboven staan. Is
    het geen cijfer uit een bron, zeg dat dan: ‘voorstel van de werkgroep’, ‘mening van deskundigen’ of ‘eigen
    berekening’.""",
    Example("Dat is gemeten bij 30%.", "Dat is gemeten [@bron2020]."),
    since="0.2.0",
)
def figure_without_source(context: Context) -> Iterator[Report]:
    for page in context.guideline.modules:
        for line, figure, where in _unsourced(page):
            yield (
                context.place(page, (line, 1)),
                f"‘{figure}’ heeft geen bron in deze {where}",
                "zet de bron erbij als [@sleutel]; staat het in geen bron, schrijf dan van wie het is:"
                " ‘voorstel van de werkgroep’",
            )


def _unsourced(page: Page) -> Iterator[tuple[int, str, str]]:
    """Yield each sentence or row with a figure and no source: its line, the figure, what it is."""
    blocks = list(_blocks(page))
    for number, (line, text) in enumerate(blocks):
        before = blocks[number - 1][1] if number else ""
        after = blocks[number + 1][1] if number + 1 < len(blocks) else ""
        if text.startswith("|"):
            head = text.split("\n")[0]
            tail = after if after.startswith("Bron") else ""
            if _SOURCE.search("\n".join((head, before if not before.startswith("|") else "", tail))):
                continue
            for row, content in enumerate(text.split("\n")):
                if (figure := _figure(content)) and not _SOURCE.search(content):
                    yield line + row, figure, "rij"
            continue
        if re.match(r"[-*]\s|\d{1,3}\.\s", text) and before.endswith(":") and _SOURCE.search(before):
            continue
        introduced = False
        start = 0
        for end in (*(match.end() for match in _SENTENCE.finditer(text)), len(text)):
            sentence = text[start:end]
            if not introduced and (figure := _figure(sentence)) and not _SOURCE.search(sentence):
                inside = start + sentence.index(figure) if figure in sentence else start
                yield line + text.count("\n", 0, inside), figure, "zin"
            if sentence.rstrip().endswith(":"):
                introduced = bool(_SOURCE.search(sentence))
            start = end


def _blocks(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs, lists and tables of the sections with reasons, each with its first line; without
    what stands between fences."""
    section, fence = "", ""
    first, lines = 0, list[str]()
    for number, line in enumerate((*page.body.split("\n"), ""), start=page.body_line):
        marker = re.match(r"\s{0,3}(`{3,}|~{3,})", line)
        if marker and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else marker[1]
        heading = line.startswith("#") and not fence
        if heading or marker or fence or not line.strip():
            if lines:
                yield first, "\n".join(lines)
            lines = []
        elif section in _SECTIONS:
            first = first if lines else number
            lines.append(line)
        if heading and line.startswith("## "):
            section = re.sub(r"\{[^{}]*\}", "", line[3:]).strip()


def _figure(text: str) -> str:
    """Return the first figure in a text that asks for a source, as typed, or nothing."""
    if effect := _EFFECT.search(text):
        return effect[0]
    return next(
        (text[found.start : found.end] for found in measures_in(text) if found.unit in _UNITS),
        "",
    )
