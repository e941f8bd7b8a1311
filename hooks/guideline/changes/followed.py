"""The old side as it would stand if what has another name or place now had it then: a link, a log or a list
that only follows a rename or a move says the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from guideline.changes.pair import Pair, Side
from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.model.metadata import Metadata, PatientMetadata
from guideline.model.page import Page
from guideline.reading.links import Renamed, new_target, with_new_addresses


def followed(pair: Pair) -> Side:
    """Return the old side of a pair with its links, change logs and lists of recommendations by the names and
    places of the new side. What was withdrawn in favour of another is another: links to it stay."""
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
    if not homes and not places:
        return pair.old

    def renamed(address: str) -> str:
        path, mark, anchor = address.partition("#")
        return homes.get(address) or f"{places.get(path, path)}{mark}{anchor}"

    guideline = pair.old.guideline
    pages = tuple(_page(page, places.get(page.path, page.path), renamed, names) for page in guideline.pages)
    drawings = {
        path: tuple(_chart(chart, path, places.get(path, path), renamed) for chart in charts)
        for path, charts in guideline.drawings.items()
    }
    values = tuple(replace(value, owner=names.get(value.owner, value.owner)) for value in guideline.values)
    return replace(pair.old, guideline=replace(guideline, pages=pages, drawings=drawings, values=values))


def _page(page: Page, now: str, renamed: Renamed, names: dict[str, str]) -> Page:
    def text(typed: str) -> str:
        return with_new_addresses(typed, page.path, now, renamed)

    return replace(
        page,
        body=text(page.body),
        metadata=_metadata(page.metadata, names) if page.metadata else None,
        raw_metadata=_raw(page.raw_metadata, names),
        links=tuple(
            replace(link, target=new_target(link.target, page.path, now, renamed)) for link in page.links
        ),
        recommendations=tuple(replace(item, text=text(item.text)) for item in page.recommendations),
        diagrams=tuple(replace(item, source=text(item.source)) for item in page.diagrams),
    )


def _raw(typed: Mapping[str, Any], names: dict[str, str]) -> Mapping[str, Any]:
    """Return the front matter as typed, with the list of what a page for patients rests on by its names of
    now."""
    rests_on = typed.get("steunt_op")
    if not isinstance(rests_on, list):
        return typed
    return {**typed, "steunt_op": [names.get(str(name), name) for name in rests_on]}


def _metadata(metadata: Metadata, names: dict[str, str]) -> Metadata:
    changes = [
        entry.model_copy(
            update={
                "recommendations": {
                    names.get(name, name): fate for name, fate in entry.recommendations.items()
                }
            }
        )
        for entry in metadata.changes
    ]
    update: dict[str, object] = {"changes": changes}
    if isinstance(metadata, PatientMetadata):
        update["rests_on"] = [names.get(name, name) for name in metadata.rests_on]
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
