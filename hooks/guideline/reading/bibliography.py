"""Read the bibliography (BibTeX) into references, with the line of every entry and field."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from guideline.model.guideline import Reference
from guideline.model.places import Problem
from guideline.reading.source_text import control_problem

if TYPE_CHECKING:
    from bibtexparser import model as bib

BIBLIOGRAPHY = "literatuur.bib"


DOI = re.compile(r"10\.\d{4,9}/\S+")
"""A DOI without address: prefix "10." plus registrant, slash, suffix (ISO 26324; Crossref's own pattern)."""

PMID = re.compile(r"[1-9]\d{0,8}")
"""A PubMed identifier: up to nine digits."""


def read_bibliography(text: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """Read a BibTeX text.

    Returns the entries in file order (of a key that occurs twice only the first) and a problem for every
    block that could not be read, every duplicate key and every duplicate field.
    """
    if problem := control_problem(text):
        return (), (problem,)
    from bibtexparser import model as bib  # here, because a bibliography that was read before needs no parser
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.ERROR)
    library = parse_string(text, parse_stack=[])
    references: dict[str, Reference] = {}
    problems: list[Problem] = []
    for item in library.blocks:
        block: bib.Block | None = item
        line = (item.start_line or 0) + 1
        if isinstance(block, bib.DuplicateFieldKeyBlock):
            names = ", ".join(sorted(block.duplicate_keys))
            problems.append(
                Problem(
                    "bib-syntax",
                    (line, 1),
                    f"een veld staat twee keer in deze bron: {names}",
                    "verwijder een van beide regels",
                )
            )
            block = block.ignore_error_block
        if isinstance(block, bib.ParsingFailedBlock) and not isinstance(block, bib.DuplicateBlockKeyBlock):
            problems.append(
                Problem(
                    "bib-syntax",
                    (line, 1),
                    "deze bron kan niet worden gelezen",
                    "controleer of elke { een } heeft en elk veld op een komma eindigt",
                )
            )
            continue
        if isinstance(block, bib.DuplicateBlockKeyBlock):
            first = references.get(block.key)
            where = f" (ook op regel {first.at[0]})" if first else ""
            problems.append(
                Problem(
                    "bib-duplicate",
                    (line, 1),
                    f"de sleutel ‘{block.key}’ staat er twee keer{where}",
                    "geef een van beide bronnen een andere sleutel of verwijder er een",
                )
            )
            continue
        if isinstance(block, bib.Entry):
            references.setdefault(block.key, _reference(block, line))
        elif (
            isinstance(block, bib.ImplicitComment)
            and block.comment.strip()
            and not block.comment.strip().startswith("%")
        ):
            problems.append(
                Problem(
                    "bib-syntax",
                    (line, 1),
                    "hier staat tekst die bij geen bron hoort",
                    "een bron begint met @article{sleutel, …; opmerkingen beginnen met %",
                )
            )
    return tuple(references.values()), tuple(problems)


def _reference(entry: bib.Entry, line: int) -> Reference:
    fields = {field.key.casefold(): _plain(str(field.value)) for field in entry.fields}
    lines = {field.key.casefold(): (field.start_line or 0) + 1 for field in entry.fields}
    return Reference(entry.key, entry.entry_type.casefold(), fields, lines, (line, 1))


def _plain(value: str) -> str:
    """Strip one layer of delimiters; inner braces stay, because they protect names and capitals."""
    value = " ".join(value.split())
    if len(value) > 1 and (value[0], value[-1]) in {("{", "}"), ('"', '"')}:
        return value[1:-1]
    return value
