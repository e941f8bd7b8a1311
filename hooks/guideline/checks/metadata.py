"""Family M: is every file readable, and are the metadata and the structure of each module as agreed (design,
4.1–4.3)?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Place, Severity
from guideline.model.hospital import FILE as LOCAL
from guideline.model.metadata import IDENTIFIER
from guideline.model.page import Page
from guideline.model.suggestions import did_you_mean, did_you_mean_or_list, nearest
from guideline.reading.dialect import BLOCKS, MARKER_NAMES
from guideline.reading.module_map import MODULE_MAP

MODULE = "docs/diagnostiek/voorbeeld.md"

SECTIONS = ("Aanbevelingen", "Overwegingen", "Onderbouwing", "Kennislacunes en open punten")
"""The sections an editor writes in a module, in order (design, 4.2)."""

FLOWCHART_SECTIONS = ("Stroomschema", *SECTIONS)
"""The sections of a module that holds a flowchart."""

GENERATED_SECTIONS = ("Uitgangsvraag", "Verantwoording", "Literatuur")
"""The sections the site writes itself."""


@check(
    "M001",
    "Bestand is geen leesbare tekst",
    Severity.ERROR,
    """Pagina’s en gegevensbestanden zijn gewone tekst in UTF-8.

    Een bestand uit een oud tekstprogramma kan een andere codering hebben; accenten zouden dan als rommel op
    de site komen. Windows-regeleinden en een BOM mogen.
    """,
    Example(
        "Patiënten (opgeslagen als Windows-1252)",
        "Patiënten (opgeslagen als UTF-8)",
        whole="---\ntitle: Patiënten\n---\n".encode("cp1252"),
        line=1,
    ),
)
def unreadable(context: Context) -> Iterator[Report]:
    yield from context.page_problems("encoding")
    yield from context.data_problems("encoding")


@check(
    "M002",
    "Leeg bestand",
    Severity.ERROR,
    "Een leeg bestand wordt een lege pagina. Schrijf de inhoud, of verwijder het bestand.",
    Example("(niets)", "---\ntitle: …\n---", whole=b"\n"),
)
def empty(context: Context) -> Iterator[Report]:
    yield from context.page_problems("empty")


@check(
    "M003",
    "Bestand is te groot",
    Severity.ERROR,
    "Een pagina van meer dan een halve megabyte is bijna altijd een vergissing, zoals een ingeplakte"
    " afbeelding, en maakt de site traag.",
    Example(
        "(2 MB tekst in één pagina)",
        "(de tekst verdeeld over modules)",
        whole=b"---\ntitle: Groot\n---\n" + b"woord " * 350_000,
    ),
)
def too_large(context: Context) -> Iterator[Report]:
    yield from context.page_problems("too-large")


@check(
    "M004",
    "Onopgelost samenvoegconflict",
    Severity.ERROR,
    """Als twee redacteuren dezelfde regel wijzigen, zet het versiebeheer beide teksten in het bestand tussen
    regels met `<<<<<<<`, `=======` en `>>>>>>>`.

    Kies de juiste tekst en verwijder die drie regels.
    """,
    Example(
        "<<<<<<< HEAD\nMaak een MRI.\n=======\nMaak direct een MRI.\n>>>>>>> wijziging",
        "Maak direct een MRI.",
    ),
)
def merge_conflict(context: Context) -> Iterator[Report]:
    yield from context.page_problems("conflict")
    yield from context.data_problems("conflict")


@check(
    "M005",
    "Bestandsnaam met hoofdletters, spaties of accenten",
    Severity.ERROR,
    """De bestandsnaam wordt het adres van de pagina.

    Gebruik alleen kleine letters, cijfers en koppeltekens: zo werkt het adres op elke server en in elke
    e-mail.
    """,
    Example(
        "docs/diagnostiek/Mijn Pagina.md",
        "docs/diagnostiek/mijn-pagina.md",
        file="docs/diagnostiek/Mijn Pagina.md",
        whole=b"---\ntitle: Mijn pagina\n---\nTekst.\n",
    ),
)
def file_name(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        path = PurePosixPath(page.path)
        if (
            not all(IDENTIFIER.fullmatch(part) for part in (*path.parent.parts, path.stem))
            or path.suffix != ".md"
        ):
            clean = re.sub(r"[^a-z0-9/]+", "-", str(path.with_suffix("")).casefold()).strip("-")
            yield (
                context.place(page),
                f"de bestandsnaam ‘{path.name}’ kan geen adres worden",
                f"noem het bestand ‘{PurePosixPath(clean).name}.md’",
            )


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


@check(
    "M012",
    "Id van de module verschilt van de bestandsnaam",
    Severity.ERROR,
    "De id van een module is blijvend en gelijk aan de bestandsnaam, zodat een verwijzing altijd goed"
    " uitkomt.",
    Example("module: voorbeld", "module: voorbeeld"),
)
def id_differs_from_file(context: Context) -> Iterator[Report]:
    for page in context.guideline.maintained:
        identifier = page.raw_metadata["module"]
        if identifier != page.name:
            yield (
                context.place(page, page.place("module")),
                f"de id ‘{identifier}’ is niet gelijk aan de bestandsnaam ‘{page.name}.md’",
                f"schrijf ‘module: {page.name}’",
            )


@check(
    "M013",
    "Id van een module komt twee keer voor",
    Severity.ERROR,
    "Twee modules met dezelfde id zijn niet te onderscheiden in verwijzingen en in de machineleesbare"
    " uitvoer.",
    Example(
        "docs/therapie/voorbeeld.md met ‘module: voorbeeld’",
        "docs/therapie/ander-voorbeeld.md met ‘module: ander-voorbeeld’",
        file="docs/therapie/voorbeeld.md",
        whole=b"---\ntitle: Dubbel\nmodule: voorbeeld\n---\nTekst.\n",
        line=2,
    ),
)
def duplicate_module(context: Context) -> Iterator[Report]:
    seen: dict[str, Page] = {}
    for page in context.guideline.maintained:
        identifier = str(page.raw_metadata["module"])
        first = seen.setdefault(identifier, page)
        if first is not page:
            yield (
                context.place(page, page.place("module")),
                f"de id ‘{identifier}’ is al van {context.guideline.source_path(first)}",
                "kies een andere id, gelijk aan de bestandsnaam",
            )


@check(
    "M014",
    "Module klopt niet met de modulekaart",
    Severity.ERROR,
    """docs/modules.yml is de kaart van de richtlijn: alle modules met hun blijvende id, per rubriek.

    Een module staat op de kaart, in de map van haar rubriek. Een module die nog geschreven wordt heet daar
    ‘gepland: true’.
    """,
    Example("{id: voorbelt, titel: Voorbeeld}", "{id: voorbeeld, titel: Voorbeeld}", file="docs/modules.yml"),
)
def module_map(context: Context) -> Iterator[Report]:
    guideline = context.guideline
    if not guideline.chapters:  # the map itself cannot be read, which is a finding of its own
        return
    planned = {module.id: module for chapter in guideline.chapters for module in chapter.modules}
    chapters = {chapter.id for chapter in guideline.chapters}
    for page in guideline.pages:
        on_map = planned.get(page.name)
        in_chapter = page.folder in chapters and page.name != "index"
        if (page.is_maintained or in_chapter) and (on_map is None or on_map.path != page.path):
            if on_map and page.is_maintained:
                yield (
                    context.place(page, page.place("module")),
                    f"de module hoort volgens docs/modules.yml in de map ‘{on_map.chapter}’",
                    f"verplaats het bestand naar docs/{on_map.path}",
                )
            else:
                hint = did_you_mean(
                    page.name, [item.id for item in planned.values() if item.path not in context.pages]
                )
                yield (
                    context.place(page, page.place("module")),
                    f"de module ‘{page.name}’ staat niet op de kaart docs/modules.yml",
                    hint or "voeg haar daar toe",
                )
        elif on_map and in_chapter and not page.is_maintained and page.raw_metadata:
            yield (
                context.place(page),
                f"‘{page.name}’ staat als module op de kaart, maar de sleutel ‘module’ ontbreekt",
                f"voeg ‘module: {page.name}’ toe",
            )
    seen: dict[str, int] = {}
    for module in planned.values():
        place = context.data_place(MODULE_MAP, module.at)
        if module.path not in context.pages and not module.planned:
            yield (
                place,
                f"de module ‘{module.id}’ heeft geen bestand docs/{module.path}",
                did_you_mean(
                    module.id, [page.name for page in guideline.maintained if page.name not in planned]
                )
                or "schrijf de module, of zet er ‘gepland: true’ bij",
            )
        elif module.path in context.pages and module.planned:
            yield (
                place,
                f"de module ‘{module.id}’ bestaat, maar staat nog als gepland op de kaart",
                "verwijder ‘gepland: true’",
            )
    for chapter in guideline.chapters:
        for module in chapter.modules:
            if module.id in seen:
                yield (
                    context.data_place(MODULE_MAP, module.at),
                    f"de id ‘{module.id}’ staat twee keer op de kaart (ook op regel {seen[module.id]})",
                    "geef een van beide een andere id",
                )
            seen.setdefault(module.id, module.at[0])


@check(
    "M015",
    "Module staat niet in de navigatie",
    Severity.ERROR,
    "Wat niet in het menu (nav in mkdocs.yml) staat, wordt alleen bij toeval gevonden. Elke module staat"
    " daar, en elk bestand in het menu bestaat.",
    Example("      - diagnostiek/vorbeeld.md", "      - diagnostiek/voorbeeld.md", file="mkdocs.yml"),
)
def navigation(context: Context) -> Iterator[Report]:
    settings = context.guideline.settings
    if not settings.navigation:
        return
    known = {*context.pages, *context.guideline.generated}
    for target, at in settings.navigation.items():
        if target not in known and not re.match(r"[a-z]+:", target):
            yield (
                Place(settings.path, *at),
                f"het menu noemt ‘{target}’, maar dat bestand bestaat niet",
                did_you_mean(target, known),
            )
    for page in context.guideline.maintained:
        if page.path not in settings.navigation:
            yield (
                context.place(page, page.place("module")),
                "de module staat niet in het menu",
                f"voeg in mkdocs.yml onder nav de regel ‘- {page.path}’ toe",
            )


@check(
    "M016",
    "Vaste sectie ontbreekt",
    Severity.ERROR,
    """Elke module heeft dezelfde opbouw, zodat een lezer altijd weet waar iets staat: Aanbevelingen,
    Overwegingen, Onderbouwing, Kennislacunes en open punten.

    Een module met een stroomschema begint met de sectie Stroomschema.
    """,
    Example("## Overwegngen", "## Overwegingen"),
)
def missing_section(context: Context) -> Iterator[Report]:
    for page, expected in _modules_with_sections(context):
        headings = [heading for heading in page.headings if heading.level == 2]
        present = {heading.text for heading in headings}
        for name in expected:
            if name not in present:
                typed = nearest(
                    name, [text for text in present if text not in (*expected, *GENERATED_SECTIONS)]
                )
                at = next((heading.at for heading in headings if heading.text == typed), (1, 1))
                yield (
                    context.place(page, at),
                    f"de sectie ‘{name}’ ontbreekt",
                    (
                        f"hier staat ‘## {typed}’; schrijf ‘## {name}’"
                        if typed
                        else f"voeg de kop ‘## {name}’ toe"
                    ),
                )


@check(
    "M017",
    "Secties in een andere volgorde of met een andere naam",
    Severity.ERROR,
    "De secties staan in de vaste volgorde, en er komen geen andere koppen van het tweede niveau bij. Gebruik"
    " `###` voor onderwerpen binnen een sectie.",
    Example("## Overwegingen\n\nAfweging.\n\n## Extra\n\nTekst.", "## Overwegingen\n\nAfweging.", line=4),
)
def section_order(context: Context) -> Iterator[Report]:
    for page, expected in _modules_with_sections(context):
        last = -1
        present = {heading.text for heading in page.headings}
        missing = [name for name in expected if name not in present]
        for heading in page.headings:
            if heading.level == 1:
                yield (
                    context.place(page, heading.at),
                    "een kop met één # is de titel, en die komt uit ‘title’",
                    "verwijder de kop of gebruik ##",
                )
            if heading.level != 2 or heading.text in GENERATED_SECTIONS:
                continue
            if heading.text not in expected:
                if not nearest(heading.text, missing):
                    yield (
                        context.place(page, heading.at),
                        f"de sectie ‘{heading.text}’ hoort niet bij de vaste opbouw",
                        f"gebruik ### binnen een van de secties {', '.join(expected)}",
                    )
                continue
            index = expected.index(heading.text)
            if index < last:
                yield (
                    context.place(page, heading.at),
                    f"de sectie ‘{heading.text}’ staat op de verkeerde plaats",
                    f"zet haar vóór ‘{expected[last]}’",
                )
            last = max(last, index)


@check(
    "M018",
    "Sectie die de site zelf schrijft",
    Severity.ERROR,
    "Uitgangsvraag, Verantwoording en Literatuur worden gemaakt uit de gegevens bovenaan en de verwijzingen"
    " in de tekst. Typ ze niet: dan staan ze er dubbel.",
    Example(
        "## Kennislacunes en open punten\n\n- Open punt.\n\n## Literatuur",
        "## Kennislacunes en open punten\n\n- Open punt.",
        line=4,
    ),
)
def generated_section(context: Context) -> Iterator[Report]:
    for page in context.guideline.maintained:
        for heading in page.headings:
            if heading.level == 2 and heading.text in GENERATED_SECTIONS:
                yield (
                    context.place(page, heading.at),
                    f"de sectie ‘{heading.text}’ maakt de site zelf",
                    "verwijder de kop en de tekst eronder",
                )


@check(
    "M019",
    "Module zonder aanbeveling",
    Severity.ERROR,
    "Een module beantwoordt haar uitgangsvraag met ten minste één aanbeveling.",
    Example(
        "## Aanbevelingen\n\nDoe dit.\n",
        "## Aanbevelingen\n\n/// aanbeveling\n    id: doe-dit\n    sterkte: sterk\n    richting: voor\n   "
        " zekerheid: laag\n    bronnen: [bron2020]\n\nDoe dit.\n///\n",
    ),
)
def no_recommendation(context: Context) -> Iterator[Report]:
    for page in context.guideline.modules:
        if page.metadata and not page.recommendations:
            at = next((heading.at for heading in page.headings if heading.text == "Aanbevelingen"), (1, 1))
            yield (
                context.place(page, at),
                "de module heeft geen aanbeveling",
                "voeg een blok ‘/// aanbeveling’ toe",
            )


@check(
    "M020",
    "Aanbeveling is niet volledig",
    Severity.ERROR,
    """Een aanbeveling heeft een id, een sterkte (sterk of zwak), een richting (voor of tegen), een zekerheid
    (hoog, redelijk, laag, zeer-laag of expert-opinion), bronnen, en een tekst.

    De opties springen met vier spaties in, direct onder de eerste regel.
    """,
    Example("    sterkte: sterrk", "    sterkte: sterk"),
)
def incomplete_recommendation(context: Context) -> Iterator[Report]:
    yield from context.page_problems(
        "block-missing", "block-value", "block-identifier", "block-date", "block-derived"
    )
    for page in context.guideline.pages:
        for recommendation in page.recommendations:
            if not recommendation.text:
                yield (
                    context.place(page, recommendation.at),
                    "de aanbeveling heeft geen tekst",
                    "schrijf de tekst tussen de opties en de afsluitende ///",
                )


@check(
    "M021",
    "Id van een aanbeveling komt twee keer voor",
    Severity.ERROR,
    "De id van een aanbeveling is haar blijvende adres en is dus uniek in de hele richtlijn.",
    Example(
        "/// aanbeveling\n    id: doe-dit\n    sterkte: zwak\n    richting: voor\n    zekerheid: laag\n   "
        " bronnen: [bron2020]\n\nOverweeg dat.\n///",
        "/// aanbeveling\n    id: overweeg-dat\n    sterkte: zwak\n    richting: voor\n    zekerheid: laag\n "
        "   bronnen: [bron2020]\n\nOverweeg dat.\n///",
        line=1,
    ),
)
def duplicate_recommendation(context: Context) -> Iterator[Report]:
    seen: dict[str, str] = {}
    for page in context.guideline.pages:
        for recommendation in page.recommendations:
            if not recommendation.id:
                continue
            place = context.place(page, recommendation.place("id"))
            if recommendation.id in seen:
                yield (
                    place,
                    f"de id ‘{recommendation.id}’ is al gebruikt in {seen[recommendation.id]}",
                    "kies een andere id",
                )
            seen.setdefault(recommendation.id, f"{place.path}, regel {place.line}")


@check(
    "M022",
    "Aanbeveling buiten de sectie Aanbevelingen",
    Severity.ERROR,
    "Een lezer zoekt de aanbevelingen op één plaats, bovenaan de module. Ook de afdruk en de machineleesbare"
    " uitvoer gaan daarvan uit.",
    Example(
        "## Overwegingen\n\n/// aanbeveling\n    id: verdwaald\n    sterkte: sterk\n    richting: voor\n   "
        " zekerheid: laag\n    bronnen: [bron2020]\n\nDoe ook dit.\n///\n\nAfweging.",
        "## Overwegingen\n\nAfweging.",
        line=2,
    ),
)
def misplaced_recommendation(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for recommendation in page.recommendations:
            if not page.is_module:
                yield (
                    context.place(page, recommendation.at),
                    "een aanbeveling hoort in een module",
                    "verplaats het blok en verwijs ernaar met een link",
                )
            elif recommendation.section != "Aanbevelingen":
                yield (
                    context.place(page, recommendation.at),
                    f"de aanbeveling staat in de sectie ‘{recommendation.section}’",
                    "verplaats het blok naar de sectie ‘Aanbevelingen’",
                )


@check(
    "M023",
    "Onbekend of niet afgesloten blok",
    Severity.ERROR,
    "Een blok begint met `///` en een naam en eindigt met een regel met alleen `///`. De namen zijn:"
    f" {', '.join(BLOCKS)}.",
    Example("/// let-opp\nPas op.\n///", "/// let-op\nPas op.\n///"),
)
def broken_block(context: Context) -> Iterator[Report]:
    yield from context.page_problems("unknown-block", "unclosed-block")


@check(
    "M024",
    "Onbekende markering",
    Severity.ERROR,
    "Een markering als richtlijn:statustabel (in HTML-commentaar) wordt een tabel of lijst. Een verkeerd"
    " gespelde markering verdwijnt stil, want HTML-commentaar is onzichtbaar.",
    Example("<!-- richtlijn:statustable -->", "<!-- richtlijn:statustabel -->"),
)
def unknown_marker(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for raw in page.html:
            for match in re.finditer(r"<!--\s*richtlijn:?\s*([^\s>]*)\s*-->", raw.html):
                if match[1] not in MARKER_NAMES:
                    yield (
                        context.place(page, raw.at),
                        f"de markering ‘{match[1]}’ bestaat niet",
                        did_you_mean_or_list(match[1], MARKER_NAMES),
                    )


def _modules_with_sections(context: Context) -> Iterator[tuple[Page, tuple[str, ...]]]:
    kinds: dict[str, str] = defaultdict(str)
    for chapter in context.guideline.chapters:
        for module in chapter.modules:
            kinds[module.id] = module.kind
    for page in context.guideline.modules:
        if page.metadata is None:
            continue
        yield page, FLOWCHART_SECTIONS if kinds[page.name] == "stroomschema" else SECTIONS


@check(
    "M025",
    "Lokale afspraak bij een onbekende module",
    Severity.ERROR,
    "In lokaal.yml staat bij elke afspraak de module waar zij bij hoort. Op die pagina wordt zij getoond, als"
    " afspraak van het ziekenhuis en met haar eigen datum.",
    Example(
        "ziekenhuis: Proef\ndatum: 2026-01-10\nafspraken:\n  - module: voorbeld\n    tekst: Bel eerst.",
        "ziekenhuis: Proef\ndatum: 2026-01-10\nafspraken:\n  - module: voorbeeld\n    tekst: Bel eerst.",
        file="lokaal.yml",
        line=3,
    ),
)
def local_agreement(context: Context) -> Iterator[Report]:
    local = context.guideline.local
    for index, item in enumerate(local.agreements.agreements if local else ()):
        if local and item.module not in context.module_pages:
            yield (
                Place(LOCAL, *local.place("afspraken", index, "module")),
                f"de module ‘{item.module}’ bestaat niet",
                did_you_mean(item.module, context.module_pages),
            )


@check(
    "M026",
    "Blok zonder de inhoud die erbij hoort",
    Severity.ERROR,
    """Een leeg blok wordt een lege doos op de pagina. Het blok kaarten zet een lijst als kaarten naast
    elkaar: er hoort één lijst in, en niets anders.""",
    Example("/// kaarten\nDiagnostiek en therapie.\n///", "/// kaarten\n- Diagnostiek.\n- Therapie.\n///"),
)
def block_contents(context: Context) -> Iterator[Report]:
    yield from context.page_problems("block-contents")


@check(
    "M027",
    "Onbekende opmaak tussen accolades",
    Severity.ERROR,
    """Achter een link mag `{ .knop }` staan: de link wordt dan een knop. Andere opmaak tussen accolades, of
    een verkeerd gespelde, doet niets of iets onbedoelds, en verdwijnt stil van de pagina.""",
    Example(
        "[Naar de module](stroomschema-voorbeeld.md){ .knpo }",
        "[Naar de module](stroomschema-voorbeeld.md){ .knop }",
    ),
)
def unknown_attributes(context: Context) -> Iterator[Report]:
    yield from context.page_problems("attributes")
