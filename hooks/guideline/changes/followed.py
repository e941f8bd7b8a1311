"""Both sides by the names and places of now: a link, a log or a list that only follows a rename or a move
says the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from guideline.changes.pair import Pair, Side
from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.model.accounts import Answer
from guideline.model.hazards import Control
from guideline.model.hospital import LocalFile
from guideline.model.metadata import Metadata, PatientMetadata, RecommendationOptions
from guideline.model.page import Page
from guideline.model.proofs import ProofKind
from guideline.reading.links import Renamed, new_target, with_new_addresses


def followed(pair: Pair) -> Pair:
    """Return a pair in which everything that names a recommendation or leads to a page does so, on both
    sides, by the names and places of the new side: also where the new side still has an old one, which leads
    on. What was withdrawn in favour of another is another: links to it stay."""
    names = {
        old.item.id: new.item.id
        for old, new in pair.recommendations
        if old and new and old.item.id != new.item.id
    }
    homes = {
        f"{old.page.path}#{old.item.id}": f"{new.page.path}#{new.item.id}"
        for old, new in pair.recommendations
        if old and new and (old.page.path, old.item.id) != (new.page.path, new.item.id)
    }
    places = {old: new for new, old in pair.renamed.items()}
    modules = {
        old.name: new.name
        for old, new in pair.pages
        if old and new and old.is_maintained and old.name != new.name
    }
    if not homes and not places:
        return pair

    def renamed(address: str) -> str:
        path, mark, anchor = address.partition("#")
        return homes.get(address) or f"{places.get(path, path)}{mark}{anchor}"

    now = _Names(names, modules, renamed)
    return Pair(_side(pair.old, places, now), _side(pair.new, {}, now))


@dataclass(frozen=True)
class _Names:
    """The names of now of recommendations and of modules by those they had, and what gives the address of now
    of an old one."""

    rules: Mapping[str, str]
    modules: Mapping[str, str]
    renamed: Renamed

    def rule(self, name: str) -> str:
        return self.rules.get(name, name)

    def module(self, name: str) -> str:
        return self.modules.get(name, name)


def _side(side: Side, places: Mapping[str, str], now: _Names) -> Side:
    """Return a side by other names; ``places`` gives where those of its pages are that stand elsewhere."""
    guideline = side.guideline
    pages = tuple(_page(page, places.get(page.path, page.path), now) for page in guideline.pages)
    drawings = {
        path: tuple(_chart(chart, path, places.get(path, path), now.renamed) for chart in charts)
        for path, charts in guideline.drawings.items()
    }
    values = tuple(
        replace(value, owner=now.rule(value.owner), module=now.module(value.module))
        for value in guideline.values
    )
    hazards = tuple(
        replace(hazard, controls=tuple(_proven(item, now.renamed) for item in hazard.controls))
        for hazard in guideline.hazards
    )
    answers = tuple(_proven(answer, now.renamed) for answer in guideline.answers)
    followed = replace(
        guideline,
        pages=pages,
        drawings=drawings,
        values=values,
        hazards=hazards,
        answers=answers,
        local=_local(guideline.local, now),
    )
    return replace(side, guideline=followed)


def _local(file: LocalFile | None, now: _Names) -> LocalFile | None:
    """Return what a hospital agreed, by module, with the names of now."""
    if file is None:
        return file
    rows = [row.model_copy(update={"module": now.module(row.module)}) for row in file.agreements.agreements]
    return replace(file, agreements=file.agreements.model_copy(update={"agreements": rows}))


_Proven = TypeVar("_Proven", Control, Answer)


def _proven(item: _Proven, renamed: Renamed) -> _Proven:
    """Return something with its proofs by other names, when they are pages."""
    proofs = tuple(
        replace(proof, name=renamed(proof.name)) if proof.kind is ProofKind.PAGE else proof
        for proof in item.proofs
    )
    return replace(item, proofs=proofs)


def _page(page: Page, path: str, now: _Names) -> Page:
    def text(typed: str) -> str:
        return with_new_addresses(typed, page.path, path, now.renamed)

    return replace(
        page,
        body=text(page.body),
        metadata=_metadata(page.metadata, now) if page.metadata else None,
        raw_metadata=_raw(page.raw_metadata, now),
        links=tuple(
            replace(link, target=new_target(link.target, page.path, path, now.renamed)) for link in page.links
        ),
        headings=tuple(replace(heading, beside=now.rule(heading.beside)) for heading in page.headings),
        recommendations=tuple(
            replace(item, text=text(item.text), options=_options(item.options, now))
            for item in page.recommendations
        ),
        diagrams=tuple(replace(item, source=text(item.source)) for item in page.diagrams),
    )


def _options(options: RecommendationOptions | None, now: _Names) -> RecommendationOptions | None:
    """Return the options of a recommendation with those it hangs together with by their names of now."""
    return options and options.model_copy(
        update={
            "follows": {task: now.rule(name) for task, name in options.follows.items()},
            "exception_to": list(map(now.rule, options.exception_to)),
            "alternative_to": list(map(now.rule, options.alternative_to)),
        }
    )


def _raw(typed: Mapping[str, Any], now: _Names) -> Mapping[str, Any]:
    """Return the front matter as typed, with the recommendations and modules that it names by their names of
    now."""
    name_of = {"steunt_op": now.rule, "verwant": now.module, "module": now.module}
    found = dict(typed)
    for key, name in name_of.items():
        value = typed.get(key)
        if isinstance(value, list):
            found[key] = [name(item) if isinstance(item, str) else item for item in value]
        elif isinstance(value, str):
            found[key] = name(value)
    return found


def _metadata(metadata: Metadata, now: _Names) -> Metadata:
    changes = [
        entry.model_copy(
            update={"recommendations": {now.rule(name): fate for name, fate in entry.recommendations.items()}}
        )
        for entry in metadata.changes
    ]
    update: dict[str, object] = {"changes": changes}
    if isinstance(metadata, PatientMetadata):
        update["rests_on"] = list(map(now.rule, metadata.rests_on))
    return metadata.model_copy(update=update)


def _chart(
    chart: Flowchart | DiagramError, path: str, now: str, renamed: Renamed
) -> Flowchart | DiagramError:
    if isinstance(chart, DiagramError):
        return chart
    nodes = tuple(
        replace(node, target=new_target(node.target, path, now, renamed)) if node.target else node
        for node in chart.nodes
    )
    return replace(chart, nodes=nodes)
