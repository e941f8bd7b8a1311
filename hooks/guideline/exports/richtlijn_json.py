"""The guideline as data for machines: ``richtlijn.json``, and the JSON Schema it follows (design, section 8).

Only description: no executable logic, so that whoever reuses it decides with the text at hand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from guideline.flowcharts.graph import Flowchart
from guideline.model.guideline import Guideline
from guideline.model.metadata import Certainty, Direction, Status, Strength
from guideline.model.numbers import last_change
from guideline.model.page import Page, Recommendation
from guideline.model.review import review_state
from guideline.model.values import expand_values
from guideline.reading.dialect import without_marks, without_remarks

SHAPE = "1.1.0"
"""The version of the shape of the data (semver.org), apart from that of the guideline: the first number goes
up when a key or word goes or means something else, the second when one is added. What each version had is
kept with the tests."""


class _Exported(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExportedRecommendation(_Exported):
    """Een aanbeveling."""

    id: str
    nummer: int | None = Field(description="blijvend nummer; leeg zolang zij niet is vastgelegd")
    gewijzigd: date | None = Field(description="laatste wijziging volgens het wijzigingslog")
    url: str
    tekst: str = Field(description="Markdown, met ingevulde waarden")
    sterkte: Strength
    richting: Direction
    zekerheid: Certainty
    bronnen: list[str]
    situaties: list[str] = Field(description="ids uit de lijst situaties")
    handelingen: list[str] = Field(description="id uit de lijst handelingen, dubbele punt, aspect")
    voor: list[str] = Field(description="ids uit de lijst disciplines")
    volgt: dict[str, str] = Field(
        description="per handeling met aspect: de aanbeveling die hier wordt naverteld"
    )
    uitzondering_op: list[str] = Field(description="ids van aanbevelingen")
    alternatief_voor: list[str] = Field(description="ids van aanbevelingen")
    als: str = Field(description="wanneer de uitzondering of het alternatief geldt, in woorden")


class ExportedModule(_Exported):
    """Een module."""

    id: str
    titel: str
    rubriek: str
    url: str
    status: Status
    regiehouder: str
    laatst_beoordeeld: date | None
    volgende_beoordeling: date | None
    aanbevelingen: list[ExportedRecommendation]


class ExportedNode(_Exported):
    """Een knoop van een stroomschema."""

    id: str
    tekst: str
    soort: list[str] = Field(description="spoed, keuze, einde, of leeg voor een gewone stap")
    doel: str = Field(description="adres van de aanbeveling of module, of leeg")


class ExportedBranch(_Exported):
    """Een pijl van een stroomschema."""

    van: str
    naar: str
    tekst: str


class ExportedFlowchart(_Exported):
    """Een stroomschema."""

    id: str
    url: str
    titel: str
    knopen: list[ExportedNode]
    takken: list[ExportedBranch]


class ExportedSource(_Exported):
    """Een bron uit de literatuurlijst."""

    id: str
    titel: str
    jaar: str
    doi: str
    pmid: str
    url: str
    nagelezen: bool


class ExportedValue(_Exported):
    """Een waarde die vaker voorkomt."""

    naam: str
    tekst: str
    betekenis: str
    bron: str
    module: str


class ExportedSituation(_Exported):
    """Een situatie waarin een patiënt zich kan bevinden."""

    id: str
    naam: str
    definitie: str
    bron: str
    ruimer: str = Field(description="id van de situatie waar deze een deel van is, of leeg")
    url: str


class ExportedName(_Exported):
    """Een naam uit een vaste lijst."""

    id: str
    naam: str


class ExportedGuideline(_Exported):
    """De richtlijn als gegevens."""

    schemaversie: str = Field(
        description="versie van de vorm, los van die van de richtlijn: een lezer mag onbekende sleutels"
        " overslaan, en hoeft alleen bij een ander hoofdgetal te worden nagekeken"
    )
    titel: str
    uitgever: str
    licentie: str = Field(description="korte naam (SPDX), of leeg")

    bouwdatum: date
    versie: str
    modules: list[ExportedModule]
    stroomschemas: list[ExportedFlowchart]
    bronnen: list[ExportedSource]
    waarden: list[ExportedValue]
    situaties: list[ExportedSituation]
    handelingen: list[ExportedName]
    disciplines: list[ExportedName]


Address = Callable[[str, str], str]
"""``address(path, target)``: the address, from the root of the site, of ``target`` as typed on a page."""


def export(guideline: Guideline, today: date, version: str, address: Address) -> ExportedGuideline:
    """Return the guideline as on ``today``, in the order of the map; ``version`` is that of the project."""
    pages = _in_order(guideline)
    return ExportedGuideline(
        schemaversie=SHAPE,
        titel=guideline.settings.name,
        uitgever=guideline.settings.publisher,
        licentie=guideline.settings.licence,
        bouwdatum=today,
        versie=version,
        modules=[_module(page, guideline, today, address) for page in pages if page.module],
        stroomschemas=[chart for page in pages for chart in _flowcharts(page, guideline, address)],
        bronnen=[
            ExportedSource(
                id=reference.key,
                titel=reference.fields.get("title", ""),
                jaar=reference.fields.get("year", ""),
                doi=reference.fields.get("doi", ""),
                pmid=reference.fields.get("pmid", ""),
                url=reference.fields.get("url", ""),
                nagelezen=reference.verified,
            )
            for reference in guideline.references
        ],
        waarden=[
            ExportedValue(
                naam=value.name,
                tekst=value.text,
                betekenis=value.meaning,
                bron=value.source,
                module=value.module,
            )
            for value in guideline.values
        ],
        situaties=[
            ExportedSituation(
                id=item.id,
                naam=item.name,
                definitie=guideline.definition_of(item),
                bron=item.source,
                ruimer=item.wider,
                url=address(guideline.roles.situation(item.id), ""),
            )
            for item in guideline.situations
        ],
        handelingen=[ExportedName(id=item.id, naam=item.name) for item in guideline.actions],
        disciplines=[ExportedName(id=item.id, naam=item.name) for item in guideline.disciplines],
    )


def _in_order(guideline: Guideline) -> list[Page]:
    return [
        guideline.by_path[module.path]
        for chapter in guideline.chapters
        for module in chapter.modules
        if module.path in guideline.by_path
    ]


def with_pages(data: ExportedGuideline, guideline: Guideline) -> list[tuple[ExportedModule, Page]]:
    """Return each exported module with its page; ``data`` must be the export of ``guideline``."""
    return list(zip(data.modules, (page for page in _in_order(guideline) if page.module), strict=True))


def _module(page: Page, guideline: Guideline, today: date, address: Address) -> ExportedModule:
    module = page.module
    assert module
    state = review_state(module, guideline.settings, today)
    return ExportedModule(
        id=module.module,
        titel=module.title,
        rubriek=page.folder,
        url=address(page.path, ""),
        status=module.status,
        regiehouder=module.owner,
        laatst_beoordeeld=state.last if state else None,
        volgende_beoordeling=state.due if state else None,
        aanbevelingen=[
            item
            for source in page.recommendations
            for item in _recommendation(source, page, guideline, address)
        ],
    )


def _recommendation(
    source: Recommendation, page: Page, guideline: Guideline, address: Address
) -> Iterator[ExportedRecommendation]:
    options = source.options
    if options:
        yield ExportedRecommendation(
            id=options.id,
            nummer=guideline.numbers.get(options.id),
            gewijzigd=last_change(page, options.id),
            url=address(page.path, f"#{options.id}"),
            tekst=expand_values(without_marks(without_remarks(source.text)), guideline.value_texts).strip(),
            sterkte=options.strength,
            richting=options.direction,
            zekerheid=options.certainty,
            bronnen=options.sources,
            situaties=options.situations,
            handelingen=options.tasks,
            voor=options.audience,
            volgt=options.follows,
            uitzondering_op=options.exception_to,
            alternatief_voor=options.alternative_to,
            als=options.condition,
        )


def _flowcharts(page: Page, guideline: Guideline, address: Address) -> Iterator[ExportedFlowchart]:
    for number, drawing in enumerate(guideline.drawings.get(page.path, ()), start=1):
        if isinstance(drawing, Flowchart):
            yield ExportedFlowchart(
                id=f"{page.name}-{number}",
                url=address(page.path, f"#stroomschema-{number}"),
                titel=drawing.title,
                knopen=[
                    ExportedNode(
                        id=node.id,
                        tekst=node.plain_text,
                        soort=list(node.classes),
                        doel=address(page.path, node.target) if node.target else "",
                    )
                    for node in drawing.nodes
                ],
                takken=[
                    ExportedBranch(van=edge.start, naar=edge.end, tekst=edge.plain_text)
                    for edge in drawing.edges
                ],
            )


def schema() -> str:
    """Return the JSON Schema (draft 2020-12) of ``richtlijn.json``."""
    return schema_of(ExportedGuideline.model_json_schema())


def schema_of(described: dict[str, Any]) -> str:
    """Return what pydantic says of a shape as a JSON Schema (2020-12) that allows keys it does not know:
    a reader that kept an older one must not refuse what came after it."""
    content = {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
    for part in (content, *content.get("$defs", {}).values()):
        if part.get("additionalProperties") is False:
            del part["additionalProperties"]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
