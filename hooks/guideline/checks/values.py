"""Family W: is every registered value known and used (design, 4.4)?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.page import Page
from guideline.model.places import At
from guideline.model.suggestions import did_you_mean, did_you_mean_or_list
from guideline.model.values import VALUE_USE
from guideline.reading.registers import VALUES

_NUMBER = re.compile(r"\d+")
_JOINED_BEFORE = re.compile(r"[\w–,.×]")
_JOINED_AFTER = re.compile(r"[\w–]")
"""What makes a number part of a longer one, before it and after it."""


@check(
    "W001",
    "Onbekende waarde",
    Severity.ERROR,
    "Een getal dat vaker voorkomt, staat één keer in docs/waarden.yml en wordt in de tekst bij naam gebruikt:"
    " `{waarde:naam}`. Zo kan het nergens ongemerkt afwijken.",
    Example("Binnen {waarde:termin}.", "Binnen {waarde:termijn}."),
)
def unknown_value(context: Context) -> Iterator[Report]:
    if any(file.path.endswith(f"/{VALUES}") and file.problems for file in context.guideline.data_files):
        return  # the registry has a mistake of its own, which is a finding
    names = context.guideline.value_texts
    for page in context.guideline.pages:
        for use in page.values:
            if use.name not in names:
                yield (
                    context.place(page, use.at),
                    f"de waarde ‘{use.name}’ staat niet in docs/{VALUES}",
                    did_you_mean_or_list(use.name, names),
                )


@check(
    "W002",
    "Waarde klopt niet met bron of module",
    Severity.ERROR,
    "Van elke waarde staat vast uit welke bron zij komt en welke module haar bewaakt. Die bron staat in"
    " literatuur.bib, die module op de kaart.",
    Example("  bron: bron2021", "  bron: bron2020", file="docs/waarden.yml"),
)
def value_origin(context: Context) -> Iterator[Report]:
    keys = context.guideline.by_key
    modules = {module.id: module for chapter in context.guideline.chapters for module in chapter.modules}
    seen: dict[str, int] = {}
    for value in context.guideline.values:
        line, column = value.at
        place = context.data_place(VALUES, value.at)
        if value.name in seen:
            yield (
                place,
                f"de waarde ‘{value.name}’ staat er twee keer (ook op regel {seen[value.name]})",
                "verwijder er een",
            )
        seen.setdefault(value.name, line)
        if value.source not in keys:
            yield (
                context.data_place(VALUES, value.places.get("bron", (line, column))),
                f"de bron ‘{value.source}’ van ‘{value.name}’ staat niet in literatuur.bib",
                did_you_mean(value.source, keys),
            )
        if modules and value.module not in modules:
            yield (
                context.data_place(VALUES, value.places.get("module", (line, column))),
                f"de module ‘{value.module}’ van ‘{value.name}’ staat niet op de kaart",
                did_you_mean(value.module, modules),
            )


@check(
    "W003",
    "Ongebruikte waarde",
    Severity.WARNING,
    "Een waarde die nergens wordt gebruikt, wordt ook nergens gecontroleerd.",
    Example(
        "- naam: ongebruikt\n  tekst: 3 dagen\n  betekenis: Nergens gebruikt.\n  bron: bron2020\n  module:"
        " voorbeeld\n",
        "",
        file="docs/waarden.yml",
    ),
)
def unused_value(context: Context) -> Iterator[Report]:
    used = {use.name for page in context.guideline.pages for use in page.values}
    for value in context.guideline.values:
        if value.name not in used:
            yield (
                context.data_place(VALUES, value.at),
                f"de waarde ‘{value.name}’ wordt nergens gebruikt",
                f"gebruik {{waarde:{value.name}}} in de tekst, of verwijder haar",
            )


@check(
    "W004",
    "Overgetypte waarde",
    Severity.WARNING,
    """Een getal uit docs/waarden.yml dat in de tekst is overgetypt, verandert niet mee. Dat geldt in
    aanbevelingen, stroomschema’s, de spoedpagina en de pagina’s voor patiënten, en overal waar het getal
    alleen met de bron van de waarde staat. Is het toevallig hetzelfde getal met een andere betekenis, geef
    het dan een eigen naam in docs/waarden.yml.""",
    Example("Dat moet binnen 12 uur [@bron2020].", "Dat moet binnen {waarde:termijn} [@bron2020]."),
)
def typed_copy(context: Context) -> Iterator[Report]:
    names: dict[str, list[str]] = defaultdict(list)
    sources: dict[str, set[str]] = defaultdict(set)
    for value in context.guideline.values:
        if re.search(r"^[^\d\n]*\d.*[^\W\d]|\d\s*[–×]", value.text, re.MULTILINE):
            names[value.text].append(value.name)
            sources[value.text].add(value.source)
    copies = Copies(names)
    for page in context.guideline.pages:
        cited: dict[int, set[str]] = defaultdict(set)
        for citation in page.citations:
            cited[citation.at[0]].add(citation.key)
        for text, at, binding in _texts(page):
            near = cited.get(at[0], set())
            if not (binding or near):
                continue
            for literal in copies.found_in(VALUE_USE.sub("", text)):
                if binding or near <= sources[literal]:
                    yield (
                        context.place(page, at),
                        f"‘{literal}’ is overgetypt uit docs/{VALUES}",
                        "schrijf " + " of ".join(f"{{waarde:{name}}}" for name in names[literal]),
                    )


class Copies:
    """Finds which of many literals, each with a number in it, stand in a text.

    Each number in the text takes one look-up for each shape (how much stands before the number, how long the
    whole is) of the literals that have it first, however many literals there are.
    """

    def __init__(self, literals: Iterable[str]) -> None:
        """Take note of where the first number stands in each literal, and how long the literal is."""
        self._literals = frozenset(literals)
        self._shapes: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for literal in self._literals:
            if number := _NUMBER.search(literal):
                self._shapes[number[0]].add((number.start(), len(literal)))

    def found_in(self, text: str) -> set[str]:
        """Return the literals that stand in ``text``, not as a part of a longer word or number."""
        found = set()
        for number in _NUMBER.finditer(text):
            for before, length in self._shapes.get(number[0], ()):
                start = number.start() - before
                if start < 0 or (part := text[start : start + length]) not in self._literals:
                    continue
                if not _JOINED_BEFORE.match(text, max(start - 1, 0), start) and not _JOINED_AFTER.match(
                    text, start + length
                ):
                    found.add(part)
        return found


def _texts(page: Page) -> Iterator[tuple[str, At, bool]]:
    """Yield the text of a page with its place, and whether readers act on it (so that no copy is allowed)."""
    for diagram in page.diagrams:
        for number, line in enumerate(diagram.source.splitlines()):
            yield line.replace("<br/>", " "), (diagram.at[0] + number, 1), True
    sections = sorted((heading.at[0], heading.text) for heading in page.headings if heading.level == 2)
    lines = [line for line, _ in sections]
    binding = page.is_for_patients or not page.folder
    for run in page.texts:
        number = bisect_right(lines, run.at[0])
        section = sections[number - 1][1] if number else ""
        yield run.text, run.at, binding or section == "Aanbevelingen"
