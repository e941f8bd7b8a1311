"""Can each source be read and found, and does it stand there once?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.guideline import Reference
from guideline.reading.bibliography import BIBLIOGRAPHY

BIB = f"docs/{BIBLIOGRAPHY}"


def sound(context: Context) -> Iterator[Reference]:
    """Yield the sources of which more than the key could be read."""
    return (reference for reference in context.guideline.references if not reference.broken)


def typed(name: str, value: str) -> str:
    """Return how a field is typed."""
    return f"‘{name} = {{{value}}},’"


@check(
    "L003",
    "Bron zonder DOI, PMID of adres",
    Severity.ERROR,
    "Een lezer moet een bron kunnen vinden: met een DOI, een PMID (PubMed) of een adres (url).",
    Example(
        "@article{bron2020,\n  author = {Achternaam, V.},\n  title = {Titel},\n  year = {2020},\n  note ="
        " {geverifieerd}\n}",
        "@article{bron2020,\n  author = {Achternaam, V.},\n  title = {Titel},\n  year = {2020},\n  doi ="
        " {10.1000/182},\n  note = {geverifieerd}\n}",
        file=BIB,
    ),
)
def untraceable_reference(context: Context) -> Iterator[Report]:
    for reference in sound(context):
        if not any(reference.fields.get(name) for name in ("doi", "pmid", "url", "isbn")):
            yield (
                context.data_place(BIBLIOGRAPHY, reference.at),
                f"de bron ‘{reference.key}’ heeft geen doi, pmid of url",
                "voeg bijvoorbeeld ‘doi = {10.…}’ toe",
            )


@check(
    "L006",
    "Sleutel van een bron komt twee keer voor",
    Severity.ERROR,
    "Van twee bronnen met dezelfde sleutel wordt er één stil genegeerd.",
    Example(
        "@article{bron2020,\n  author = {Achternaam, W.},\n  title = {Ander},\n  year = {2020},\n  doi ="
        " {10.1000/183},\n  note = {geverifieerd}\n}\n",
        "",
        file=BIB,
    ),
)
def duplicate_key(context: Context) -> Iterator[Report]:
    yield from context.data_problems("bib-duplicate")


@check(
    "L007",
    "Bron kan niet worden gelezen",
    Severity.ERROR,
    "Een bron begint met `@article{sleutel,` (of `@book`, `@misc`), elk veld staat tussen accolades en"
    " eindigt op een komma, en de bron sluit met `}`.",
    Example("@article{kapot,\n  title = {Niet gesloten\n", "", file=BIB, line=1),
)
def unreadable_reference(context: Context) -> Iterator[Report]:
    yield from context.data_problems("bib-syntax")


@check(
    "L008",
    "Zelfde publicatie onder twee sleutels",
    Severity.ERROR,
    "Twee bronnen met dezelfde DOI of PMID zijn dezelfde publicatie. Houd één sleutel aan, anders staat zij"
    " dubbel in de lijst. De controle noemt de sleutel die de teksten het meest gebruiken.",
    Example(
        "@article{zelfde,\n  author = {Achternaam, V.},\n  title = {Titel},\n  year = {2020},\n  doi ="
        " {10.1000/182},\n  note = {geverifieerd}\n}\n",
        "",
        file=BIB,
        line=4,
    ),
)
def same_publication(context: Context) -> Iterator[Report]:
    cited = Counter(citation.key for page in context.guideline.pages for citation in page.citations)
    same: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in context.guideline.references:
        for name in ("doi", "pmid"):
            if value := reference.fields.get(name, "").casefold():
                same[name, value].append(reference)
    for (name, _), references in same.items():
        kept = max(references, key=lambda reference: cited[reference.key])
        for reference in references:
            if reference is not kept:
                yield (
                    context.data_place(BIBLIOGRAPHY, (reference.lines[name], 1)),
                    f"‘{reference.key}’ heeft dezelfde {name} als ‘{kept.key}’ (regel {kept.at[0]})",
                    _remedy_of_two(reference, kept, name),
                )


def _remedy_of_two(reference: Reference, kept: Reference, name: str) -> str:
    """Return what to do about two sources with the same DOI or PMID: an entry that was copied as a template
    still has that of the other publication."""
    titles = [
        re.sub(r"\W+", " ", one.fields.get("title", "")).casefold().strip() for one in (reference, kept)
    ]
    if titles[0] == titles[1] and reference.fields.get("year") == kept.fields.get("year"):
        return f"gebruik overal ‘{kept.key}’ en verwijder deze"
    return (
        f"titel of jaar verschilt: neem de {name} van deze publicatie zelf over; is het toch dezelfde,"
        f" gebruik dan overal ‘{kept.key}’ en verwijder deze"
    )


@check(
    "L009",
    "Bron mist auteur, titel of jaar",
    Severity.ERROR,
    "Zonder auteur (of organisatie), titel en jaar is een bron niet aan te halen.",
    Example("  titel = {Titel},", "  title = {Titel},", file=BIB, line=-2),
)
def incomplete_reference(context: Context) -> Iterator[Report]:
    for reference in sound(context):
        missing = [name for name in ("author", "title", "year") if not reference.fields.get(name)]
        if missing:
            yield (
                context.data_place(BIBLIOGRAPHY, reference.at),
                f"de bron ‘{reference.key}’ mist: {', '.join(missing)}",
                "vul de ontbrekende velden aan uit de publicatie zelf",
            )
