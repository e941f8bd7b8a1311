"""Do the pages cite sources that exist, and do recommendations rest on sources that were read?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.literature.entries import BIB
from guideline.checks.literature.identifiers import KEY, better_key
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.metadata import Certainty
from guideline.model.suggestions import did_you_mean, missing_comma
from guideline.reading.bibliography import BIBLIOGRAPHY


@check(
    "L001",
    "Onbekende bron",
    Severity.ERROR,
    "Elke verwijzing `[@sleutel]` en elke bron van een aanbeveling staat in docs/literatuur.bib. De melding"
    " noemt de sleutel die er het meest op lijkt.",
    Example("Dat is gemeten [@bron2002].", "Dat is gemeten [@bron2020]."),
)
def unknown_citation(context: Context) -> Iterator[Report]:
    keys = context.guideline.by_key
    for page in context.guideline.pages:
        for citation in page.citations:
            if citation.key not in keys:
                yield (
                    context.place(page, citation.at),
                    f"de bron ‘{citation.key}’ staat niet in {BIB}",
                    _remedy(citation.key, context),
                )


def _remedy(key: str, context: Context) -> str:
    """Return what to do about a citation of a source that is not there; of a key with a character that no
    citation can have, only the start is known."""
    keys = context.guideline.by_key
    if joined := missing_comma(key, keys):
        return joined
    for name in keys:
        if not KEY.fullmatch(name) and (name.startswith(key) or better_key(name, ()) == key):
            better = better_key(name, keys)
            return f"noem de bron in {BIB} ‘{better}’ in plaats van ‘{name}’, en schrijf hier [@{better}]"
    return did_you_mean(key, filter(KEY.fullmatch, keys)) or "voeg de bron toe"


@check(
    "L002",
    "Bron wordt nergens gebruikt",
    Severity.WARNING,
    "De literatuurlijst bevat alleen bronnen waar de richtlijn op steunt. Verwijder een bron die nergens meer"
    " wordt aangehaald.",
    Example(
        "@article{nergens,\n  author = {Achternaam, X.},\n  title = {Ongebruikt},\n  year = {2020},\n  url ="
        " {https://richtlijnendatabase.nl/ongebruikt},\n  note = {geverifieerd}\n}\n",
        "",
        file=BIB,
    ),
)
def unused_reference(context: Context) -> Iterator[Report]:
    cited = {citation.key for page in context.guideline.pages for citation in page.citations}
    cited.update(value.source for value in context.guideline.values)
    for reference in context.guideline.references:
        if reference.key not in cited and not reference.broken and KEY.fullmatch(reference.key):
            yield (
                context.data_place(BIBLIOGRAPHY, reference.at),
                f"de bron ‘{reference.key}’ wordt nergens aangehaald",
                f"gebruik [@{reference.key}] of verwijder de bron",
            )


@check(
    "L005",
    "Aanbeveling zonder bron",
    Severity.ERROR,
    "Een aanbeveling steunt op ten minste één bron. Alleen bij zekerheid ‘expert-opinion’ mag de lijst leeg"
    " zijn: dan staat open en eerlijk dat het een mening is.",
    Example("    bronnen: []", "    bronnen: [bron2020]"),
)
def unsupported_recommendation(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for recommendation in page.recommendations:
            options = recommendation.options
            if options and not options.sources and options.certainty is not Certainty.EXPERT_OPINION:
                yield (
                    context.place(page, recommendation.place("bronnen")),
                    f"de aanbeveling ‘{options.id}’ heeft geen bron",
                    "noem een bron, of schrijf ‘zekerheid: expert-opinion’",
                )


@check(
    "L010",
    "Verwijzing naar literatuur is verkeerd geschreven",
    Severity.ERROR,
    "Een verwijzing is `[@sleutel]`; meer bronnen scheidt u met een puntkomma: `[@een; @twee]`.",
    Example("Dat is gemeten [@bron2020, @bron2020].", "Dat is gemeten [@bron2020]."),
)
def malformed_citation(context: Context) -> Iterator[Report]:
    yield from context.page_problems("malformed-citation")
    keys = context.guideline.by_key
    for page in context.guideline.pages:
        for run in page.texts:
            for match in re.finditer(r"\[([A-Za-z]\w+)\](?!\()", run.text):
                if match[1] in keys:
                    yield (
                        context.place(page, run.at),
                        f"‘{match[0]}’ wordt geen verwijzing",
                        f"schrijf [@{match[1]}]",
                    )


@check(
    "L011",
    "Aanbeveling steunt alleen op niet-nagelezen bronnen",
    Severity.ERROR,
    """Een bron waarvan nog niet alles is nagelezen (in literatuur.bib zonder `note = {geverifieerd}`) mag
    meewegen, maar een aanbeveling niet alleen dragen.""",
    Example("    bronnen: [onzeker2019]", "    bronnen: [bron2020]"),
)
def unverified_support(context: Context) -> Iterator[Report]:
    by_key = context.guideline.by_key
    for page in context.guideline.pages:
        for recommendation in page.recommendations:
            options = recommendation.options
            known = [
                by_key[key].verified or by_key[key].broken
                for key in (options.sources if options else ())
                if key in by_key
            ]
            if options and known and not any(known):
                yield (
                    context.place(page, recommendation.place("bronnen")),
                    f"de aanbeveling ‘{options.id}’ steunt alleen op bronnen die niet zijn nagelezen",
                    "lees een bron na en zet ‘note = {geverifieerd}’, of voeg een nagelezen bron toe",
                )
