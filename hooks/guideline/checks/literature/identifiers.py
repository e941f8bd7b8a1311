"""Are keys, DOI, PMID and address of a source as they are used?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from guideline.checks.literature.entries import BIB, sound, typed
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.destination import Leads, destination
from guideline.model.findings import Severity
from guideline.model.metadata import identifier_of
from guideline.reading.bibliography import BIBLIOGRAPHY, DOI, PMID

URL = re.compile(r"https://[^\s/]+\.[^\s/]+(/\S*)?")
"""What the address of a source looks like."""

KEY = re.compile(r"[A-Za-z][A-Za-z0-9_:-]*")
"""A key that a citation can name."""

_EXAMPLE = re.compile(
    r"10\.(?:1000/(?!182$)|5555/|x{3,}|\d+/(?:voorbeeld|example|x{2,}|xyz|abc\b|…|\.\.\.|123(?:45?6?)?$))",
    re.I,
)
"""The prefix of the DOI Foundation's own examples (10.1000, but for its handbook) and of Crossref's tests
(10.5555), and what stands for a number that is still to be filled in."""


@check(
    "L004",
    "DOI, PMID of adres klopt niet",
    Severity.ERROR,
    "Een DOI begint met 10., staat er zonder adres ervoor en zonder spatie of punt erachter; een PMID bestaat"
    " alleen uit cijfers; een url begint met https://.",
    Example("  doi = {https://doi.org/10.1000/182},", "  doi = {10.1000/182},", file=BIB),
)
def malformed_identifier(context: Context) -> Iterator[Report]:
    for reference in sound(context):
        for name, better, remedy in (
            ("doi", better_doi, "schrijf de DOI zoals zij bij de publicatie staat: zij begint met 10."),
            ("pmid", _better_pmid, "schrijf alleen de cijfers"),
            ("url", _better_url, "schrijf een adres dat met https:// begint, gewoon getypt"),
        ):
            value = reference.fields.get(name)
            if value is None or better(value) == value:
                continue
            yield (
                context.data_place(BIBLIOGRAPHY, (reference.lines[name], 1)),
                f"‘{value}’ is geen geldige {name} (bron ‘{reference.key}’)",
                f"schrijf {typed(name, better(value))}" if better(value) else remedy,
            )


_SPLIT = re.compile(r"(?<=/)\s+|(?<=10\.)\s+")
_NO_PART = re.compile(
    r"\s*$|\s+(?:[(\[]|[A-Z][a-z]+|PMC?ID|PMC\d|https?:|(?:doi|epub|pmc?id|geraadpleegd|via|of|en|and)\b)"
)
"""What may stand behind a DOI without being a part of it that was broken off."""


def better_doi(value: str) -> str:
    """Return the DOI that a text holds, up to the first space and without marks after it; empty when it holds
    none, or when what follows the space may be a part of it."""
    value = _SPLIT.sub("", value)
    match = DOI.search(value)
    if not match or not _NO_PART.match(value, match.end()):
        return ""
    found = match[0].rstrip(".,;:\"'")
    while (
        found
        and found[-1] in ")>]}"
        and found.count(found[-1]) > found.count("(<[{"[")>]}".index(found[-1])])
    ):
        found = found[:-1].rstrip(".,;:")
    return found


def _better_pmid(value: str) -> str:
    match = PMID.fullmatch(value) or re.search(r"(?<!\d)[1-9]\d{3,8}(?!\d)", value)
    return match[0] if match else ""


def _better_url(value: str) -> str:
    """Return an address that leads where a reader sees that it leads: to a host by its plain name."""
    match = URL.search(value)
    to = destination(match[0]) if match else None
    plain = to and to.leads is Leads.WEB and to.plain and "xn--" not in to.host and to.host[-1:].isalpha()
    return match[0] if match and plain else ""


@check(
    "L013",
    "Sleutel die een verwijzing niet kan noemen",
    Severity.ERROR,
    "De sleutel van een bron begint met een letter en heeft alleen gewone letters, cijfers, koppeltekens,"
    " onderstrepen en dubbele punten. Een punt, accent, apostrof of spatie breekt de verwijzing af.",
    Example(
        "@article{müller.2020,\n  author = {Achternaam, W.},\n  title = {Ander},\n  year = {2020},\n  pmid ="
        " {12345678},\n  note = {geverifieerd}\n}\n",
        "",
        file=BIB,
    ),
    since="0.2.0",
)
def unusable_key(context: Context) -> Iterator[Report]:
    keys = context.guideline.by_key
    for reference in sound(context):
        if not KEY.fullmatch(reference.key):
            better = better_key(reference.key, keys)
            yield (
                context.data_place(BIBLIOGRAPHY, reference.at),
                f"de sleutel ‘{reference.key}’ kan niet in een verwijzing staan",
                f"schrijf ‘@{reference.kind}{{{better},’, en die sleutel ook in de tekst",
            )


def better_key(key: str, taken: Collection[str]) -> str:
    """Return a key like ``key`` that a citation can name and no other source has."""
    found = identifier_of(key, "bron").replace("-", "") or "bron"
    while found in taken:
        found += "a"
    return found


@check(
    "L014",
    "DOI uit een voorbeeld",
    Severity.ERROR,
    "Een DOI die met 10.1000 of 10.5555 begint, is een voorbeeld en leidt een lezer nergens heen.",
    Example("  doi = {10.1000/voorbeeld},", "  doi = {10.1000/182},", file=BIB),
    since="0.2.0",
)
def example_doi(context: Context) -> Iterator[Report]:
    for reference in sound(context):
        value = reference.fields.get("doi", "")
        if _EXAMPLE.match(better_doi(value) or value):
            yield (
                context.data_place(BIBLIOGRAPHY, (reference.lines["doi"], 1)),
                f"‘{value}’ is een voorbeeld, geen DOI van een publicatie (bron ‘{reference.key}’)",
                "neem de DOI over uit de publicatie zelf; heeft zij er geen, noem dan haar pmid of url",
            )
