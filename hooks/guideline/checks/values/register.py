"""Is every value known, used, and said where it comes from?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.review.dates import not_after
from guideline.model.classification import EXPERT_OPINION
from guideline.model.findings import Severity
from guideline.model.review import in_words
from guideline.model.suggestions import did_you_mean, did_you_mean_or_list
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
    names = context.guideline.value_texts
    broken = next(
        (file.typed for file in context.guideline.data_files if file.path.endswith(f"/{VALUES}")), ""
    )
    for page in context.guideline.pages:
        for use in page.values:
            # a value that stands in the registry with a mistake has a finding there
            if use.name not in names and use.name not in broken:
                yield (
                    context.place(page, use.at),
                    f"de waarde ‘{use.name}’ staat niet in docs/{VALUES}",
                    did_you_mean_or_list(use.name, names),
                )


@check(
    "W002",
    "Waarde klopt niet met bron of module",
    Severity.ERROR,
    f"""Van elke waarde staat vast uit welke bron zij komt en welke module haar bewaakt. Die bron staat in
    literatuur.bib, die module op de kaart. Bij een vaste formulering kan de bron ‘{EXPERT_OPINION}’ zijn.""",
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
        if value.source not in keys and not (value.is_phrase and value.source == EXPERT_OPINION):
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
    "W012",
    "Waarde nagelezen in de toekomst",
    Severity.ERROR,
    "Bij ‘nagelezen’ staat de dag waarop iemand de waarde in de bron nalas.",
    Example(
        "  tot: 24\n  nagelezen: {rol: neuroloog, datum: 2062-03-01, bron: bron2020}",
        "  tot: 24",
        file="docs/waarden.yml",
        line=1,
    ),
    since="0.2.0",
)
def read_in_future(context: Context) -> Iterator[Report]:
    for value in context.guideline.values:
        if value.read_again and value.read_again.day > context.today:
            yield (
                context.data_place(VALUES, value.places.get("nagelezen", value.at)),
                f"de waarde ‘{value.name}’ zou op {in_words(value.read_again.day)} zijn nagelezen",
                not_after(context.today),
            )
