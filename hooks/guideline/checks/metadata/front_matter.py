"""Do the data at the top of a page, and the data files, have the agreed keys and values (design, 4.1)?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.suggestions import did_you_mean, did_you_mean_or_list, missing_comma


@check(
    "M006",
    "Gegevens bovenaan ontbreken",
    Severity.ERROR,
    "Elke pagina begint met een blok gegevens tussen twee regels met drie streepjes. Daarin staat ten minste"
    " de titel.",
    Example(
        "title: Over deze site",
        "---\ntitle: Over deze site\n---",
        file="docs/over/los.md",
        whole=b"title: Over deze site\n\nTekst.\n",
    ),
)
def no_front_matter(context: Context) -> Iterator[Report]:
    yield from context.page_problems("no-front-matter")


@check(
    "M007",
    "Gegevens zijn niet te lezen",
    Severity.ERROR,
    """De gegevens bovenaan een pagina, de opties van een aanbeveling en de gegevensbestanden zijn YAML:
    ‘sleutel: waarde’, inspringen met spaties (geen tabs), en een waarde met een dubbele punt erin tussen
    aanhalingstekens.""",
    Example(
        "uitgangsvraag: Welke grens geldt: zes of zeven?", 'uitgangsvraag: "Welke grens geldt: zes of zeven?"'
    ),
)
def yaml_syntax(context: Context) -> Iterator[Report]:
    yield from context.page_problems("yaml-syntax")
    yield from context.data_problems("yaml-syntax")


@check(
    "M008",
    "Sleutel staat er twee keer",
    Severity.ERROR,
    "Van twee gelijke sleutels telt er maar één, en dat is niet te zien. Verwijder de regel die niet klopt.",
    Example("status: concept\nstatus: geautoriseerd", "status: concept", line=1),
)
def duplicate_key(context: Context) -> Iterator[Report]:
    yield from context.page_problems("duplicate-key")
    yield from context.data_problems("duplicate-key")


@check(
    "M009",
    "Onbekende sleutel",
    Severity.ERROR,
    "Een verkeerd gespelde sleutel zou stil worden overgeslagen. Alleen de afgesproken sleutels mogen; de"
    " melding noemt de sleutel die er het meest op lijkt.",
    Example("regiehoudr: NVN", "regiehouder: NVN"),
)
def unknown_key(context: Context) -> Iterator[Report]:
    yield from context.page_problems("meta-unknown", "block-unknown")


@check(
    "M010",
    "Verplichte sleutel ontbreekt",
    Severity.ERROR,
    "Een module heeft een titel, id, uitgangsvraag, status, regiehouder en een logboek van herzieningen"
    " nodig; een gewone pagina een titel.",
    Example("status: concept", "status: concept\nregiehouder: NVN", line=None),
)
def missing_key(context: Context) -> Iterator[Report]:
    yield from context.page_problems("meta-missing")


@check(
    "M011",
    "Waarde past niet",
    Severity.ERROR,
    "Sommige sleutels kennen een vaste lijst van waarden, andere een getal of een lijst. De melding noemt de"
    " waarde die er het meest op lijkt.",
    Example("status: concpet", "status: concept"),
)
def wrong_value(context: Context) -> Iterator[Report]:
    yield from context.page_problems("meta-value", "meta-identifier")
    yield from context.data_problems("data-shape")
    owners = context.guideline.settings.owners
    for page in context.guideline.maintained:
        if page.maintained and owners and page.maintained.owner not in owners:
            yield (
                context.place(page, page.place("regiehouder")),
                f"‘{page.maintained.owner}’ staat niet in de lijst van regiehouders in mkdocs.yml",
                did_you_mean_or_list(page.maintained.owner, owners),
            )
        authorisation = page.maintained.authorisation if page.maintained else None
        for index, name in enumerate(authorisation.by if authorisation and owners else ()):
            if name not in owners:
                yield (
                    context.place(page, page.place("autorisatie", "door", index)),
                    f"‘{name}’ is geen vereniging uit de lijst van regiehouders in mkdocs.yml",
                    missing_comma(name, owners)
                    or did_you_mean(name, owners)
                    or f"noem alleen verenigingen, geen personen; kies uit: {', '.join(owners)}",
                )
