"""Are the data that editors type nothing but data, of a size to read, and are the settings as agreed?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity


@check(
    "M028",
    "Opdracht in de gegevens",
    Severity.ERROR,
    """Een waarde die met een uitroepteken begint, is voor YAML een opdracht, zoals `!ENV` om iets van de
    computer op te vragen die de site maakt. In teksten en gegevens staan alleen waarden. Zet een tekst
    die echt met een uitroepteken begint tussen aanhalingstekens.""",
    Example("  tekst: !ENV TERMIJN", "  tekst: 12 uur", file="docs/waarden.yml"),
    since="0.2.0",
)
def tag(context: Context) -> Iterator[Report]:
    yield from context.page_problems("yaml-tag")
    yield from context.data_problems("yaml-tag")


@check(
    "M029",
    "Anker of verwijzing in de gegevens",
    Severity.ERROR,
    """Een waarde die met `&` begint, is voor YAML een anker, en een die met `*` begint een verwijzing
    daarnaar; `<<` voegt sleutels van elders in. Een lezer van het bestand ziet dan niet wat er staat.
    Schrijf de waarde op elke plaats zelf, of zet haar tussen aanhalingstekens.""",
    Example("  tekst: &termijn 12 uur", "  tekst: 12 uur", file="docs/waarden.yml"),
    since="0.2.0",
)
def anchor(context: Context) -> Iterator[Report]:
    yield from context.page_problems("yaml-anchor")
    yield from context.data_problems("yaml-anchor")


@check(
    "M030",
    "Stuurteken in de gegevens",
    Severity.ERROR,
    """Stuurtekens zijn onzichtbaar en komen mee met tekst uit een ander programma. De melding noemt het
    teken met zijn nummer (U+0007). Verwijder het, of typ de regel opnieuw.""",
    Example('  tekst: "12 uur\\a"', "  tekst: 12 uur", file="docs/waarden.yml"),
    since="0.2.0",
)
def control_character(context: Context) -> Iterator[Report]:
    yield from context.page_problems("control")
    yield from context.data_problems("control")


@check(
    "M031",
    "Gegevens zijn te diep of te veel",
    Severity.ERROR,
    """Gegevens staan hooguit twintig groepen of lijsten diep, en een bestand heeft hooguit
    honderdduizend sleutels en waarden. Meer is een vergissing, en zou het lezen eindeloos laten duren.""",
    Example(f"  tekst: {'[' * 30}12 uur{']' * 30}", "  tekst: 12 uur", file="docs/waarden.yml"),
    since="0.2.0",
)
def too_much(context: Context) -> Iterator[Report]:
    yield from context.page_problems("yaml-size")
    yield from context.data_problems("yaml-size")


@check(
    "M032",
    "Instelling past niet",
    Severity.ERROR,
    """De instellingen van de richtlijn staan in mkdocs.yml onder `extra` en `richtlijn`. Een onbekende
    sleutel of een waarde van een andere soort telt niet mee; dan geldt de standaardwaarde.""",
    Example("bijna_verlopen_dagen: zestig", "bijna_verlopen_dagen: 60", file="mkdocs.yml"),
    since="0.2.0",
)
def wrong_setting(context: Context) -> Iterator[Report]:
    yield from context.data_problems("setting")


@check(
    "M037",
    "Waarde telt niet mee zoals zij is getypt",
    Severity.ERROR,
    """Na een spatie en `#` geldt de rest van een regel als opmerking, en een punt van een lijst loopt door
    zolang de volgende regel geen `- ` heeft. Zo verdwijnt tekst, of smelten twee waarden samen. Zet een
    waarde met `#` of een komma tussen aanhalingstekens, en een opmerking op een eigen regel.""",
    Example("  tekst: 12 uur #na de melding", '  tekst: "12 uur #na de melding"', file="docs/waarden.yml"),
    since="0.2.0",
)
def not_as_typed(context: Context) -> Iterator[Report]:
    yield from context.page_problems("not-as-typed")
    yield from context.data_problems("not-as-typed")


@check(
    "M038",
    "Opmaak in de gegevens",
    Severity.ERROR,
    """Gegevens worden getoond zoals zij zijn getypt. Een waarde bij naam (`{waarde:…}`), een verwijzing
    (`[@bron]`), een link, vette tekst of HTML wordt daar geen opmaak: de lezer zou de tekens zien.""",
    Example("  betekenis: Binnen {waarde:termijn}.", "  betekenis: Een voorbeeld.", file="docs/waarden.yml"),
    since="0.2.0",
)
def markup(context: Context) -> Iterator[Report]:
    yield from context.page_problems("data-markup")
    yield from context.data_problems("data-markup")
