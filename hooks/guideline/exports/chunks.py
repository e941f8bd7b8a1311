"""The guideline in pieces for search and language models: ``richtlijn.jsonl``, one line for each
recommendation and each flowchart, and the JSON Schema of a line.

A piece is read without the page around it, so each says by itself what it is of, how settled and how old.
The text is literal; what a hospital adds to a page is no part of the guideline and of no piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, Field, RootModel

from guideline.exports.richtlijn_json import (
    ExportedFlowchart,
    ExportedGuideline,
    ExportedModule,
    ExportedRecommendation,
    schema_of,
    with_pages,
)
from guideline.flowcharts.graph import Flowchart
from guideline.flowcharts.steps import sentences
from guideline.model.addresses import address
from guideline.model.guideline import Guideline
from guideline.model.history import last_changes
from guideline.model.metadata import Authorisation, Status
from guideline.model.page import Page
from guideline.model.review import in_words


class _Context(BaseModel):
    """Waar een stuk bij hoort, en hoe vast en hoe oud het is."""

    richtlijn: str
    module: str = Field(description="id van de module")
    module_titel: str
    rubriek: str
    uitgangsvraag: str
    status: Status
    regiehouder: str
    laatst_beoordeeld: date | None
    volgende_beoordeling: date | None = Field(description="daarna: niet meer gebruiken zonder na te kijken")
    bouwdatum: date
    versie: str
    licentie: str
    adres: str = Field(description="volledig adres, of leeg als de site er geen heeft")
    let_op: str = Field(description="hoort bij elk citaat")


class RecommendationChunk(ExportedRecommendation, _Context):
    """Een aanbeveling, met de sleutels die zij in richtlijn.json heeft."""

    soort: Literal["aanbeveling"] = "aanbeveling"
    wijziging: str = Field(description="wat er het laatst aan veranderde, of leeg")


class FlowchartChunk(_Context):
    """Een stroomschema, als genummerde zinnen."""

    soort: Literal["stroomschema"] = "stroomschema"
    id: str
    url: str
    titel: str
    tekst: str


class Chunk(RootModel[RecommendationChunk | FlowchartChunk]):
    """Eén regel van richtlijn.jsonl."""


def chunks(data: ExportedGuideline, guideline: Guideline) -> str:
    """Return the lines, in the order of ``data``, which must be the export of ``guideline``."""
    found = [
        piece
        for module, page in with_pages(data, guideline)
        for piece in _pieces(module, page, data, guideline)
    ]
    return "".join(f"{piece.model_dump_json()}\n" for piece in found)


def chunk_schema() -> str:
    """Return the JSON Schema of one line."""
    return schema_of(Chunk.model_json_schema())


def caution(status: Status, authorisation: Authorisation | None) -> str:
    """Return what must be said with every quotation of a text: how settled it is, and what to do first."""
    if status is Status.WITHDRAWN:
        return "Vervallen: geldt niet meer, niet gebruiken."
    if status is Status.AUTHORISED and authorisation:
        standing = f"Geautoriseerd door {', '.join(authorisation.by)} op {in_words(authorisation.day)}."
    elif status is Status.COMMENTS:
        standing = "Commentaarversie: concept, niet geautoriseerd."
    else:
        standing = "Concept, niet geautoriseerd."
    return f"{standing} Geldig tot de volgende beoordeling; controleer het adres."


def _pieces(
    module: ExportedModule, page: Page, data: ExportedGuideline, guideline: Guideline
) -> Iterator[BaseModel]:
    changes = last_changes(page)
    context = _context(module, page, data)

    def whole(url: str) -> str:
        site, anchor = guideline.settings.site_url, url.partition("#")[2]
        return f"{site}{address(page.path)}#{anchor}" if site else ""

    for item in module.aanbevelingen:
        yield RecommendationChunk(
            **item.model_dump(), **context, adres=whole(item.url), wijziging=changes.get(item.id, "")
        )
    drawn = [chart for chart in guideline.drawings.get(page.path, ()) if isinstance(chart, Flowchart)]
    for chart, drawing in zip(_charts_of(module, data), drawn, strict=True):
        yield FlowchartChunk(
            id=chart.id,
            url=chart.url,
            titel=chart.titel,
            tekst="\n".join(sentences(drawing)),
            adres=whole(chart.url),
            **context,
        )


def _charts_of(module: ExportedModule, data: ExportedGuideline) -> list[ExportedFlowchart]:
    return [chart for chart in data.stroomschemas if chart.url.partition("#")[0] == module.url]


def _context(module: ExportedModule, page: Page, data: ExportedGuideline) -> dict[str, Any]:
    metadata = page.module
    assert metadata
    return {
        "richtlijn": data.titel,
        "module": module.id,
        "module_titel": module.titel,
        "rubriek": module.rubriek,
        "uitgangsvraag": metadata.question,
        "status": module.status,
        "regiehouder": module.regiehouder,
        "laatst_beoordeeld": module.laatst_beoordeeld,
        "volgende_beoordeling": module.volgende_beoordeling,
        "bouwdatum": data.bouwdatum,
        "versie": data.versie,
        "licentie": data.licentie,
        "let_op": caution(metadata.status, metadata.authorisation),
    }
