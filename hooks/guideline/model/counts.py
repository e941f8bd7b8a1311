"""What can be counted in the guideline as the proof of an answer: ‘289 van 289 aanbevelingen’."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from guideline.model.guideline import Guideline
from guideline.model.metadata import Certainty, Status
from guideline.model.page import Page, Recommendation


@dataclass(frozen=True, slots=True)
class Count:
    """How many of how many, of what; ``total`` is None for what is no part of a whole."""

    number: int
    total: int | None
    what: str

    def __str__(self) -> str:
        """Return the count in words."""
        whole = "" if self.total is None else f" van {self.total}"
        return f"{self.number}{whole} {self.what}"


def _modules(what: str, holds: Callable[[Page], bool]) -> Callable[[Guideline], Count]:
    return lambda guideline: Count(
        sum(map(holds, guideline.modules)), len(guideline.modules), f"modules {what}"
    )


def _with_heading(what: str, anchor: str) -> Callable[[Guideline], Count]:
    return _modules(what, lambda page: anchor in page.anchors)


def _recommendations(guideline: Guideline) -> list[Recommendation]:
    return [item for page in guideline.modules for item in page.recommendations]


def _of_recommendations(what: str, holds: Callable[[Recommendation], bool]) -> Callable[[Guideline], Count]:
    def count(guideline: Guideline) -> Count:
        found = _recommendations(guideline)
        return Count(sum(map(holds, found)), len(found), f"aanbevelingen {what}")

    return count


def _some(what: str, things: Callable[[Guideline], Iterable[object]]) -> Callable[[Guideline], Count]:
    return lambda guideline: Count(sum(1 for _ in things(guideline)), None, what)


def _sources(what: str, holds: Callable[[Guideline, int], bool]) -> Callable[[Guideline], Count]:
    return lambda guideline: Count(
        sum(holds(guideline, index) for index in range(len(guideline.references))),
        len(guideline.references),
        f"bronnen {what}",
    )


def _declared(guideline: Guideline) -> Count:
    names = {item.name for item in guideline.makers.makers.interests}
    members = guideline.makers.makers.members
    return Count(sum(item.name in names for item in members), len(members), "leden met verklaarde belangen")


COUNTS: Mapping[str, Callable[[Guideline], Count]] = {
    "modules-met-vraag": _modules("met een uitgangsvraag", lambda page: bool(page.module)),
    "modules-met-beoordeling": _modules(
        "met een beoordeling in het logboek",
        lambda page: bool(page.module and page.module.upkeep.reviews),
    ),
    "modules-geautoriseerd": _modules(
        "geautoriseerd", lambda page: bool(page.module and page.module.status is Status.AUTHORISED)
    ),
    "modules-met-open-punten": _with_heading("met een kop over open punten", "kennislacunes-en-open-punten"),
    "modules-met-voor-en-nadelen": _with_heading(
        "met een kop over voordelen en nadelen", "voordelen-en-nadelen"
    ),
    "modules-met-voorkeuren": _with_heading(
        "met een kop over waarden en voorkeuren van patiënten", "waarden-en-voorkeuren-van-patienten"
    ),
    "modules-met-kosten": _with_heading("met een kop over kosten en middelen", "kosten-en-middelen"),
    "modules-met-haalbaarheid": _with_heading("met een kop over haalbaarheid", "haalbaarheid"),
    "aanbevelingen": _some("aanbevelingen", _recommendations),
    "aanbevelingen-met-bron": _of_recommendations(
        "met een bron", lambda item: bool(item.options and item.options.sources)
    ),
    "aanbevelingen-op-mening": _of_recommendations(
        "op mening van deskundigen",
        lambda item: bool(item.options and item.options.certainty is Certainty.EXPERT_OPINION),
    ),
    "aanbevelingen-met-zekerheid": _of_recommendations(
        "met sterkte, richting en zekerheid", lambda item: item.options is not None
    ),
    "aanbevelingen-met-situatie": _of_recommendations(
        "met een situatie", lambda item: bool(item.options and item.options.situations)
    ),
    "bronnen-vindbaar": _sources(
        "met DOI, PMID of adres",
        lambda guideline, index: any(
            guideline.references[index].fields.get(name) for name in ("doi", "pmid", "url")
        ),
    ),
    "bronnen-nagelezen": _sources(
        "geheel nagelezen", lambda guideline, index: guideline.references[index].verified
    ),
    "stroomschemas": _some(
        "stroomschema’s", lambda guideline: (chart for page in guideline.pages for chart in page.diagrams)
    ),
    "paginas-voor-patienten": _some(
        "pagina’s voor patiënten", lambda guideline: (page for page in guideline.maintained if page.patient)
    ),
    "begrippen": _some("begrippen in de woordenlijst", lambda guideline: guideline.terms),
    "situaties": _some("situaties", lambda guideline: guideline.situations),
    "zoekacties": _modules(
        "met een vastgelegde zoekactie", lambda page: bool(page.module and page.module.saved_search)
    ),
    "leden": _some("leden van de werkgroep", lambda guideline: guideline.makers.makers.members),
    "leden-met-belangen": _declared,
    "commentaar": _some("rondes commentaar", lambda guideline: guideline.makers.makers.consultations),
    "financiers": _some("financiers", lambda guideline: guideline.makers.makers.funding),
}
"""Everything that can be counted, by the name that editors type."""
