"""Nothing that a file may say goes by in silence: every field of the models is compared, with what it was and
is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from cases import FOLDER, lay, side
from guideline.changes.pair import Pair, Side
from guideline.changes.registry import COMPARERS, Change
from guideline.flowcharts.graph import Edge, Flowchart, Node
from guideline.model.classification import Action, Discipline, Situation
from guideline.model.guideline import (
    Chapter,
    EnglishTerm,
    Guideline,
    PlannedModule,
    Reference,
    SearchWords,
    Settings,
    Term,
    Value,
)
from guideline.model.hospital import Agreement, LocalAgreements, LocalFile, PhoneNumber
from guideline.model.metadata import RecommendationOptions, RecommendationRow
from guideline.model.page import CareCard, Heading, Page, Recommendation
from guideline.model.published import Move, Published
from guideline.model.roles import Roles
from guideline.model.values import Measure, SecondReading

AT = (3, 1)
READING = SecondReading(rol="neuroloog", datum=date(2026, 3, 1), bron="bron2020")

SEEN_ELSEWHERE: Mapping[type, frozenset[str]] = {
    Value: frozenset({"places"}),
    Situation: frozenset({"id", "places"}),
    Action: frozenset({"id", "places"}),
    Discipline: frozenset({"id"}),
    Reference: frozenset({"key", "lines", "broken"}),
    SearchWords: frozenset({"words"}),
    Settings: frozenset({"path", "docs_dir", "problems", "named_at"}),
    RecommendationOptions: frozenset({"id"}),
    Recommendation: frozenset({"id", "options", "places", "section"}),
    CareCard: frozenset({"headings", "text", "items", "ends_well"}),
    Heading: frozenset({"level", "text"}),
    Node: frozenset({"id"}),
    Flowchart: frozenset({"svg", "nodes", "edges"}),
    PlannedModule: frozenset({"id", "chapter"}),
    Chapter: frozenset({"id", "modules"}),
}
"""What is no content by itself: an id (another one is another thing), a place, what a problem tells, and what
is a text of the page, which is compared as such."""


def other(value: Any) -> Any:
    """Return a value of the same sort that says something else."""
    match value:
        case Enum():
            return next(member for member in type(value) if member is not value)
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            return f"{value} met koorts" if value else "koorts"
        case tuple():
            return (*value, "koorts")
        case list():
            return [*value, "koorts"]
        case Mapping():
            return {**value, "koorts": "koorts"}
        case Measure():
            return replace(value, number=7.0)
        case SecondReading():
            return value.model_copy(update={"role": "chirurg"})
        case date():
            return date(2026, 9, 9)
        case Roles():
            return value.model_copy(update={"patients": "mensen"})
    raise AssertionError(f"no other {value!r}")


def differing(thing: Any) -> Iterator[tuple[str, Any]]:
    """Yield the thing with each of its fields in turn otherwise, by the name of the field."""
    known = SEEN_ELSEWHERE.get(type(thing), frozenset()) | {"at"}
    if hasattr(thing, "model_copy"):
        for name in type(thing).model_fields.keys() - known:
            value = getattr(thing, name)
            if not isinstance(value, list) or not value or isinstance(value[0], str):
                yield name, thing.model_copy(update={name: other(value)})
        return
    for field in fields(thing):
        if field.name not in known:
            yield field.name, replace(thing, **{field.name: other(getattr(thing, field.name))})


Put = Callable[[Guideline, Any], Guideline]


def _list(name: str) -> Put:
    return lambda guideline, thing: replace(guideline, **{name: (thing,)})


def _page(change: Callable[[Page, Any], Page]) -> Put:
    def put(guideline: Guideline, thing: Any) -> Guideline:
        page = guideline.by_path["diagnostiek/voorbeeld.md"]
        return replace(guideline, pages=(change(page, thing),))

    return put


def _held(page: Page, item: Recommendation) -> Page:
    return replace(page, recommendations=(item,))


def _options(page: Page, options: RecommendationOptions) -> Page:
    return replace(page, recommendations=(replace(page.recommendations[0], options=options),))


def _row(page: Page, row: RecommendationRow) -> Page:
    return _options(page, OPTIONS.model_copy(update={"rows": [row]}))


def _chart(guideline: Guideline, chart: Flowchart) -> Guideline:
    return replace(guideline, drawings={"diagnostiek/stroomschema-voorbeeld.md": (chart,)})


def _local(agreements: LocalAgreements) -> LocalFile:
    return LocalFile(agreements, {})


OPTIONS = RecommendationOptions(
    id="doe-dit",
    sterkte="sterk",
    richting="voor",
    zekerheid="laag",
    bronnen=["bron2020"],
    volgt={"mri:wanneer": "volg-het-schema"},
    als="het kan",
    rijen=[{"id": "rij", "rij": "Pijn", "situatie": "alle"}],
)
NODES = (Node("a", "Begin", "rect", ("spoed",), "a.md", "uitleg"), Node("b", "Eind", "rect", (), "b.md", ""))
CHART = Flowchart("Titel", "Omschrijving", NODES, (Edge("a", "b", "ja"),), "", ("kader",))
PHONE, AGREEMENT = PhoneNumber(wie="SEH", nummer="112"), Agreement(module="voorbeeld", tekst="Bel.")
LOCAL = LocalAgreements(ziekenhuis="Proef", datum=date(2026, 1, 1), nummers=[PHONE], afspraken=[AGREEMENT])
MEASURE = Measure(12.0, "uur", 1.0, 24.0)
PLANNED = PlannedModule("voorbeeld", "Voorbeeld", "diagnostiek", "module", False, AT)

THINGS: list[tuple[Any, Put]] = [
    (
        Value("termijn", "12 uur", "Zo lang.", "bron2020", "voorbeeld", AT, {}, "x", MEASURE, "", READING),
        _list("values"),
    ),
    (Term("MRI", "M", "Een scan.", (), False, AT), _list("terms")),
    (EnglishTerm("pain flare", AT), _list("english_terms")),
    (SearchWords(("pijn",), (), (), (), AT), _list("search_words")),
    (Situation("alle", "Iedereen", "Elke patiënt.", "", "bron2020", "", AT), _list("situations")),
    (Action("mri", "MRI", "Een scan.", AT), _list("actions")),
    (Discipline("neurologie", "neurologen", AT), _list("disciplines")),
    (Reference("bron2020", "article", {"title": "T"}, {}, AT), _list("references")),
    (Move("oud.md", "nieuw.md", AT), _list("moves")),
    (Chapter("diagnostiek", "Diagnostiek", ()), _list("chapters")),
    (PLANNED, lambda guideline, row: replace(guideline, chapters=(Chapter("d", "D", (row,)),))),
    (OPTIONS, _page(_options)),
    (RecommendationRow(id="rij", rij="Pijn", situatie="alle"), _page(_row)),
    (Recommendation(OPTIONS, "doe-dit", "Doe dit.", "Aanbevelingen", {}, AT), _page(_held)),
    (
        CareCard("bel", "vandaag", (), "Bel.", (), True, AT),
        _page(lambda page, card: replace(page, cards=(card,))),
    ),
    (
        Heading(3, "Kop", "kop", AT, "doe-dit"),
        _page(lambda page, heading: replace(page, headings=(heading,))),
    ),
    (CHART, _chart),
    (NODES[0], lambda guideline, node: _chart(guideline, replace(CHART, nodes=(node, NODES[1])))),
    (CHART.edges[0], lambda guideline, edge: _chart(guideline, replace(CHART, edges=(edge,)))),
    (LOCAL, lambda guideline, local: replace(guideline, local=_local(local))),
    (
        PHONE,
        lambda guideline, row: replace(guideline, local=_local(LOCAL.model_copy(update={"numbers": [row]}))),
    ),
    (
        AGREEMENT,
        lambda guideline, row: replace(
            guideline, local=_local(LOCAL.model_copy(update={"agreements": [row]}))
        ),
    ),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Guideline:
    folder = tmp_path_factory.mktemp("velden") / "klein"
    return side(lay(folder, FOLDER / "lokaal-nummer" / "oud"), "oud", cache).guideline


def told(old: Guideline, new: Guideline) -> list[Change]:
    """Return what all comparers find; the files of both sides differ."""
    files = {old.source_path(page): "oud" for page in old.pages}
    pair = Pair(Side("oud", old, files), Side("nieuw", new, dict.fromkeys(files, "nieuw")))
    return [change for look in COMPARERS for change in look(_with_sources(pair))]


def _with_sources(pair: Pair) -> Pair:
    """Return the pair with other sources of its charts, which are compared only when those differ."""
    pages = tuple(
        replace(page, diagrams=tuple(replace(chart, source=f"{chart.source}\n") for chart in page.diagrams))
        for page in pair.new.guideline.pages
    )
    return replace(pair, new=replace(pair.new, guideline=replace(pair.new.guideline, pages=pages)))


@pytest.mark.parametrize(("thing", "put"), THINGS, ids=[type(thing).__name__ for thing, _ in THINGS])
def test_every_field_is_compared_and_told(thing: Any, put: Put, small: Guideline) -> None:
    for name, changed in differing(thing):
        found = told(put(small, thing), put(small, changed))
        assert any(change.old != change.new for change in found), name


def test_every_setting_is_compared_and_told(small: Guideline) -> None:
    for name, changed in differing(small.settings):
        if name == "navigation":
            changed = replace(small.settings, navigation={**small.settings.navigation, "nieuw.md": AT})
        if name == "markdown":
            changed = replace(small.settings, markdown={**small.settings.markdown, "nieuw": {}})
        found = told(small, replace(small, settings=changed))
        assert any(change.old != change.new for change in found), name


def test_every_key_at_the_top_of_a_page_is_compared_and_told(small: Guideline) -> None:
    page = small.by_path["patienten/uitleg.md"]
    for key, value in {**page.raw_metadata, "iets": 1}.items():
        changed = replace(page, raw_metadata={**page.raw_metadata, key: other(value)})
        found = told(replace(small, pages=(page,)), replace(small, pages=(changed,)))
        assert any(change.old != change.new for change in found), key


@pytest.mark.parametrize("name", [field.name for field in fields(Published)])
def test_every_list_of_the_record_is_compared_and_told(name: str, small: Guideline) -> None:
    more: Any = {"koorts": (7, AT) if name == "numbers" else AT}
    old, new = Published(numbers={}), replace(Published(numbers={}), **{name: more})
    found = told(replace(small, published=old), replace(small, published=new))
    assert any(change.old != change.new for change in found)


def test_each_list_of_the_guideline_is_among_the_things() -> None:
    """A list that is added to the guideline must be compared too."""
    apart = {
        "settings",
        "pages",
        "data_files",
        "pictures",
        "drawings",
        "local",
        "generated",
        "published",
        "tests",
        "commands",
    }
    lists = {field.name for field in fields(Guideline)} - apart - {"articles", "leads_out"}
    known = {
        *("values", "terms", "english_terms", "search_words", "situations", "actions", "disciplines"),
        *("references", "moves", "chapters"),
        *("hazards", "answers", "promises", "makers", "retractions", "editions"),
    }
    assert lists == known
