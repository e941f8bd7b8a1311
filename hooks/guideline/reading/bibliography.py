"""Read the bibliography (BibTeX) into references, with the line of every entry and field."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from guideline.model.guideline import Reference
from guideline.model.places import Problem
from guideline.reading.bibtex_slips import broken_entry, remark_inside, syntax, text_outside
from guideline.reading.bibtex_values import MOST_EXPANDED, Macros, field_value
from guideline.reading.source_text import control_problem

if TYPE_CHECKING:
    from bibtexparser import model as bib

BIBLIOGRAPHY = "literatuur.bib"

DOI = re.compile(r"10\.\d{4,9}/\S+")
"""A DOI without address: prefix "10." plus registrant, slash, suffix (ISO 26324; Crossref's own pattern)."""

PMID = re.compile(r"[1-9]\d{0,8}")
"""A PubMed identifier: up to nine digits."""

_FIELD_NAME = re.compile(r"[A-Za-z][\w-]*")
_NEXT_FIELD = re.compile(r"([A-Za-z][\w-]*)\s*=\s*")
_KEY = re.compile(r"@\w+\s*[{(]\s*([^\s,={}]+)")


def read_bibliography(text: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    """Read a BibTeX text.

    Returns the entries in file order (of a key that occurs twice only the first; one that cannot be read is
    broken), and a problem for everything that is not as BibTeX has it.
    """
    if problem := control_problem(text):
        return (), (problem,)
    from bibtexparser.entrypoint import parse_string  # here: what was read before needs no parser

    logging.getLogger("bibtexparser").setLevel(logging.ERROR)
    reader = _Reader(text)
    for block in parse_string(text, parse_stack=[]).blocks:
        reader.take(block)
        if problem := reader.too_large(block):
            return (), (*reader.problems, problem)
    return tuple(reader.references.values()), tuple(reader.problems)


class _Reader:
    """Takes the blocks of a bibliography in the order of the file."""

    def __init__(self, text: str) -> None:
        self.references: dict[str, Reference] = {}
        self.problems: list[Problem] = []
        self._lines = text.split("\n")
        self._macros = Macros()
        self._after_failure = False

    def too_large(self, block: bib.Block) -> Problem | None:
        """Return why nothing after this block, which was taken, is read."""
        if not self._macros.used_up:
            return None
        return Problem(
            "too-large",
            ((block.start_line or 0) + 1, 1),
            f"de namen uit ‘@string’ staan samen voor meer dan {MOST_EXPANDED} tekens tekst",
            "schrijf de tekst zelf in de bron, zonder ‘@string’",
        )

    def take(self, found: bib.Block) -> None:
        """Take the next block."""
        from bibtexparser import model as bib

        line = (found.start_line or 0) + 1
        after_failure, self._after_failure = self._after_failure, False
        block: bib.Block | None = found
        if isinstance(found, bib.DuplicateFieldKeyBlock):
            block = found.ignore_error_block  # that a field stands there twice is seen below
        if isinstance(block, bib.DuplicateBlockKeyBlock):
            self._take_duplicate(block.key, line)
        elif isinstance(block, bib.ParsingFailedBlock):
            raw = block.raw or ""
            lines = self._lines[line - 1 : line + raw.count("\n")]
            self.problems.append(broken_entry(lines, line, getattr(block.error, "abort_reason", "")))
            self._add_broken(match[1] if (match := _KEY.match(raw)) else "", line)
            self._after_failure = True
        elif isinstance(block, bib.String):
            self._macros.define(block.key, field_value(block.value, self._macros).text)
        elif isinstance(block, bib.Entry):
            self._take_entry(block, line)
        elif isinstance(block, bib.ImplicitComment) and not after_failure:
            same_line = block.comment.startswith(",") or line < 2
            above = self._lines[line - (1 if same_line else 2)]
            if outside := text_outside(block.comment, line, above):
                self.problems.append(outside.problem)
                self._add_broken(outside.key, line)
                if outside.closed_early and self.references:
                    key, reference = self.references.popitem()
                    self.references[key] = replace(reference, broken=True)

    def _take_duplicate(self, key: str, line: int) -> None:
        first = self.references.get(key)
        where = f" (ook op regel {first.at[0]})" if first else ""
        self.problems.append(
            Problem(
                "bib-duplicate",
                (line, 1),
                f"de sleutel ‘{key}’ staat er twee keer{where}",
                "geef een van beide bronnen een andere sleutel of verwijder er een",
            )
        )

    def _add_broken(self, key: str, line: int) -> None:
        if key:
            self.references.setdefault(key, Reference(key, "", {}, {}, (line, 1), broken=True))

    def _take_entry(self, entry: bib.Entry, line: int) -> None:
        fields: dict[str, str] = {}
        lines: dict[str, int] = {}
        for field in entry.fields:
            at = (field.start_line or 0) + 1
            name = field.key
            if not _FIELD_NAME.fullmatch(name):
                name = self._wrong_name(name, at)
            self._take_field(name, str(field.value), at, fields, lines)
        self.references.setdefault(
            entry.key, Reference(entry.key, entry.entry_type.casefold(), fields, lines, (line, 1))
        )

    def _wrong_name(self, typed: str, line: int) -> str:
        """Report a name of a field that is none; return the name that it should have been."""
        first = line - typed.count("\n")
        name = re.sub(r"\W", "", typed.split()[-1]) if typed.split() else ""
        if "%" in typed:
            name = name if "\n" in typed else ""
            self.problems.append(remark_inside(self._lines[first - 1], first))
        else:
            shown = " ".join(typed.split())[:40]
            self.problems.append(
                syntax(first, f"‘{shown}’ is geen naam van een veld", "schrijf één woord, een = en de waarde")
            )
        return name

    def _take_field(
        self, name: str, typed: str, line: int, fields: dict[str, str], lines: dict[str, int]
    ) -> None:
        """Take a field, and those after it that a forgotten comma made part of it."""
        value = field_value(typed, self._macros)
        key = name.casefold()
        if key in fields:
            message = f"het veld ‘{name}’ staat twee keer in deze bron (ook op regel {lines[key]})"
            self.problems.append(syntax(line, message, "verwijder een van beide regels"))
        following = _NEXT_FIELD.match(value.rest)
        at = line + typed[: value.end].count("\n")
        text = value.text
        if following:
            message = f"na het veld ‘{name}’ ontbreekt een komma"
            self.problems.append(syntax(at, message, f"schrijf ‘{name} = {{{text}}},’"))
        elif value.rest.startswith("%"):
            self.problems.append(remark_inside(self._lines[at - 1], at))
        elif value.rest:
            text = " ".join(f"{text} {value.rest}".split())
            clean = re.sub(r"[{}\"]", "", text)
            message = f"de waarde van ‘{name}’ staat niet in haar geheel tussen accolades"
            self.problems.append(syntax(line, message, f"schrijf ‘{name} = {{{clean}}},’"))
        elif value.bare:
            message = f"de waarde van ‘{name}’ staat niet tussen accolades"
            self.problems.append(syntax(line, message, f"schrijf ‘{name} = {{{text}}},’"))
        if key:
            fields[key] = text
            lines[key] = line
        if following:
            start = len(typed) - len(value.rest)
            after = value.rest[following.end() :]
            below = line + typed[: start + following.end()].count("\n")
            self._take_field(following[1], after, below, fields, lines)
