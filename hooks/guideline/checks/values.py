"""Family W: is every registered value known and used (design, 4.4)?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.page import Page
from guideline.model.places import At
from guideline.model.suggestions import did_you_mean, did_you_mean_or_list
from guideline.model.values import VALUE_USE
from guideline.reading.registers import VALUES


@check(
    "W001",
    "Onbekende waarde",
    Severity.ERROR,
    "Een getal dat vaker voorkomt, staat één keer in docs/waarden.yml en wordt in de tekst bij naam gebruikt:"
    " `{waarde:naam}`. Zo kan het nergens ongemerkt afwijken.",
    Example("Binnen {waarde:termin}.", "Binnen {waarde:termijn}."),
)
def unknown_value(context: Context) -> Iterator[Report]:
    names = list(context.guideline.value_texts)
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
    keys = [reference.key for reference in context.guideline.references]
    modules = [module.id for chapter in context.guideline.chapters for module in chapter.modules]
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
        if re.search(r"\d.*[^\W\d]|\d\s*[–×]", value.text):
            names[value.text].append(value.name)
            sources[value.text].add(value.source)
    for page in context.guideline.pages:
        cited: dict[int, set[str]] = defaultdict(set)
        for citation in page.citations:
            cited[citation.at[0]].add(citation.key)
        for text, at, binding in _texts(page):
            for literal, owners in names.items():
                near_source = bool(cited[at[0]]) and cited[at[0]] <= sources[literal]
                if (binding or near_source) and _stands_in(literal, text):
                    yield (
                        context.place(page, at),
                        f"‘{literal}’ is overgetypt uit docs/{VALUES}",
                        "schrijf " + " of ".join(f"{{waarde:{name}}}" for name in owners),
                    )


def _stands_in(literal: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w–,.×]){re.escape(literal)}(?![\w–])", VALUE_USE.sub("", text)))


def _texts(page: Page) -> Iterator[tuple[str, At, bool]]:
    """Yield the text of a page with its place, and whether readers act on it (so that no copy is allowed)."""
    for diagram in page.diagrams:
        for number, line in enumerate(diagram.source.splitlines()):
            yield line.replace("<br/>", " "), (diagram.at[0] + number, 1), True
    sections = [(heading.at[0], heading.text) for heading in page.headings if heading.level == 2]
    for run in page.texts:
        section = next((name for line, name in reversed(sections) if line <= run.at[0]), "")
        acted_on = page.is_for_patients or not page.folder or section == "Aanbevelingen"
        yield run.text, run.at, acted_on
