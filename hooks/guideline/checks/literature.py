"""Family L: do citations and bibliography agree, and does every recommendation rest on sources that were
read?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.destination import Leads, destination
from guideline.model.findings import Severity
from guideline.model.metadata import Certainty
from guideline.model.suggestions import did_you_mean
from guideline.reading.bibliography import BIBLIOGRAPHY, DOI, PMID

BIB = f"docs/{BIBLIOGRAPHY}"

URL = re.compile(r"https://[^\s/]+\.[^\s/]+(/\S*)?")
"""What the address of a source looks like."""


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
                    did_you_mean(citation.key, keys) or "voeg de bron toe",
                )


@check(
    "L002",
    "Bron wordt nergens gebruikt",
    Severity.WARNING,
    "De literatuurlijst bevat alleen bronnen waar de richtlijn op steunt. Verwijder een bron die nergens meer"
    " wordt aangehaald.",
    Example(
        "@article{nergens,\n  author = {Achternaam, X.},\n  title = {Ongebruikt},\n  year = {2020},\n  doi ="
        " {10.1000/ongebruikt},\n  note = {geverifieerd}\n}\n",
        "",
        file=BIB,
    ),
)
def unused_reference(context: Context) -> Iterator[Report]:
    cited = {citation.key for page in context.guideline.pages for citation in page.citations}
    cited.update(value.source for value in context.guideline.values)
    for reference in context.guideline.references:
        if reference.key not in cited:
            yield (
                context.data_place(BIBLIOGRAPHY, reference.at),
                f"de bron ‘{reference.key}’ wordt nergens aangehaald",
                f"gebruik [@{reference.key}] of verwijder de bron",
            )


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
    for reference in context.guideline.references:
        if not any(reference.fields.get(name) for name in ("doi", "pmid", "url", "isbn")):
            yield (
                context.data_place(BIBLIOGRAPHY, reference.at),
                f"de bron ‘{reference.key}’ heeft geen doi, pmid of url",
                "voeg bijvoorbeeld ‘doi = {10.…}’ toe",
            )


@check(
    "L004",
    "DOI, PMID of adres klopt niet",
    Severity.ERROR,
    "Een DOI begint met 10. en staat er zonder adres ervoor; een PMID bestaat alleen uit cijfers; een url"
    " begint met https://.",
    Example("  doi = {https://doi.org/10.1000/182},", "  doi = {10.1000/182},", file=BIB),
)
def malformed_identifier(context: Context) -> Iterator[Report]:
    for reference in context.guideline.references:
        for name, pattern, remedy in (
            ("doi", DOI, "schrijf de DOI als 10.1234/abc"),
            ("pmid", PMID, "schrijf alleen de cijfers"),
            ("url", URL, "schrijf een adres dat met https:// begint, gewoon getypt"),
        ):
            value = reference.fields.get(name)
            if value is None or (pattern.fullmatch(value) and (name != "url" or _is_sound(value))):
                continue
            found = pattern.search(value)
            place = context.data_place(BIBLIOGRAPHY, (reference.lines[name], 1))
            yield (
                place,
                f"‘{value}’ is geen geldige {name} (bron ‘{reference.key}’)",
                f"schrijf ‘{name} = {{{found[0]}}}’" if found and found[0] != value else remedy,
            )


def _is_sound(address: str) -> bool:
    """Return whether an address leads where a reader sees that it leads: to a host by its plain name."""
    to = destination(address)
    return to.leads is Leads.WEB and to.plain and "xn--" not in to.host and to.host[-1:].isalpha()


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
    Example("@article{kapot,\n  title = {Niet gesloten\n", "", file=BIB),
)
def unreadable_reference(context: Context) -> Iterator[Report]:
    yield from context.data_problems("bib-syntax")


@check(
    "L008",
    "Zelfde publicatie onder twee sleutels",
    Severity.ERROR,
    "Twee bronnen met dezelfde DOI of PMID zijn dezelfde publicatie. Houd één sleutel aan, anders staat zij"
    " dubbel in de lijst.",
    Example(
        "@article{zelfde,\n  author = {Achternaam, V.},\n  title = {Titel},\n  year = {2020},\n  doi ="
        " {10.1000/182},\n  note = {geverifieerd}\n}\n",
        "",
        file=BIB,
        line=4,
    ),
)
def same_publication(context: Context) -> Iterator[Report]:
    seen: dict[str, str] = {}
    for reference in context.guideline.references:
        for name in ("doi", "pmid"):
            value = reference.fields.get(name, "").casefold()
            if not value:
                continue
            first = seen.setdefault(f"{name} {value}", reference.key)
            if first != reference.key:
                yield (
                    context.data_place(BIBLIOGRAPHY, (reference.lines[name], 1)),
                    f"‘{reference.key}’ heeft dezelfde {name} als ‘{first}’",
                    f"gebruik overal ‘{first}’ en verwijder deze",
                )


@check(
    "L009",
    "Bron mist auteur, titel of jaar",
    Severity.ERROR,
    "Zonder auteur (of organisatie), titel en jaar is een bron niet aan te halen.",
    Example("  titel = {Titel},", "  title = {Titel},", file=BIB, line=-2),
)
def incomplete_reference(context: Context) -> Iterator[Report]:
    for reference in context.guideline.references:
        missing = [name for name in ("author", "title", "year") if not reference.fields.get(name)]
        if missing:
            yield (
                context.data_place(BIBLIOGRAPHY, reference.at),
                f"de bron ‘{reference.key}’ mist: {', '.join(missing)}",
                "vul de ontbrekende velden aan uit de publicatie zelf",
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
            known = [by_key[key].verified for key in (options.sources if options else ()) if key in by_key]
            if options and known and not any(known):
                yield (
                    context.place(page, recommendation.place("bronnen")),
                    f"de aanbeveling ‘{options.id}’ steunt alleen op bronnen die niet zijn nagelezen",
                    "lees een bron na en zet ‘note = {geverifieerd}’, of voeg een nagelezen bron toe",
                )


@check(
    "L012",
    "TeX-opmaak in de literatuurlijst",
    Severity.ERROR,
    """Tekens zoals é en ü staan gewoon in het bestand. Een accent in TeX-schrift zou letterlijk op de site
    komen te staan. Alleen \\& en \\% worden begrepen.""",
    Example("  author = {Achternaam, Ren\\'e},", "  author = {Achternaam, V.},", file=BIB),
)
def tex_markup(context: Context) -> Iterator[Report]:
    for reference in context.guideline.references:
        for name, value in reference.fields.items():
            if match := re.search(r"\\(?![&%]).{0,3}", value):
                yield (
                    context.data_place(BIBLIOGRAPHY, (reference.lines[name], 1)),
                    f"in het veld ‘{name}’ van ‘{reference.key}’ staat TeX-opmaak: ‘{match[0]}’",
                    "typ het teken zelf, bijvoorbeeld é",
                )


@check(
    "L013",
    "Bron op een onbekende site",
    Severity.ERROR,
    """Een bron zonder DOI of PMID krijgt een link naar haar url. Dat kan alleen naar een site die bekend is:
    zij staat in mkdocs.yml onder ‘bronsites’ of ‘domeinen’. Zo kan een voorstel voor de tekst geen lezer naar
    een onbekend adres leiden. De beheerder van de site voegt een betrouwbare site daar toe.""",
    Example(
        "  url = {https://www.onbekend.example/rapport},",
        "  url = {https://www.richtlijnendatabase.nl/onzeker},",
        file=BIB,
    ),
    since="0.2.0",
)
def unknown_site(context: Context) -> Iterator[Report]:
    for reference in context.guideline.references:
        url = reference.fields.get("url", "")
        if not url or not _is_sound(url) or context.guideline.address_of(reference):
            continue
        if not any(reference.fields.get(name) for name in ("doi", "pmid")):
            host = destination(url).host.removeprefix("www.")
            settings = context.guideline.settings
            yield (
                context.data_place(BIBLIOGRAPHY, (reference.lines["url"], 1)),
                f"de site ‘{host}’ van de bron ‘{reference.key}’ is niet bekend",
                did_you_mean(host, (*settings.domains, *settings.source_sites))
                or "gebruik een DOI of PMID, of laat haar toevoegen aan ‘bronsites’ in mkdocs.yml",
            )
