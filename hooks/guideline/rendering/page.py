"""What the Markdown extension must know of the page it renders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.model.guideline import Guideline
from guideline.model.history import last_changes
from guideline.model.numbers import label, last_change
from guideline.model.page import Page
from guideline.model.retractions import MARKS


@dataclass(frozen=True)
class PageRendering:
    """What the extension must know of the page it renders.

    ``path`` is that of the page, relative to the docs folder; ``telephones`` are the names of the values that
    are telephone numbers, and ``facts`` of those that carry the weight of the page; ``numbers`` gives each
    cited key its number on the page, and ``marks`` what stands behind it, such as that it is retracted;
    ``drawings`` gives each diagram source its drawing; ``resolve`` turns a link as typed into the address it
    has on the page; ``imprint`` says where a flowchart on paper comes from;
    ``moved`` holds the anchors of the notes that lead on from what is gone. Of each recommendation, by its
    id, ``labels`` is what stands with it, its number and year, and ``changes`` says how it changed last.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    telephones: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    numbers: Mapping[str, int] = field(default_factory=dict)
    path: str = ""
    drawings: Mapping[str, tuple[int, Flowchart | DiagramError]] = field(default_factory=dict)
    resolve: Callable[[str], str] = str
    imprint: str = ""
    moved: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def for_browsers(self) -> frozenset[str]:
        """The sources of the diagrams that a browser must draw."""
        return frozenset(
            source
            for source, (_, drawing) in self.drawings.items()
            if isinstance(drawing, DiagramError) and drawing.understood
        )


def page_rendering(
    page: Page, guideline: Guideline, resolve: Callable[[str], str], imprint: str = ""
) -> PageRendering:
    """Return the rendering data of one page of the guideline; ``imprint`` goes with a flowchart on paper."""
    drawings = guideline.drawings.get(page.path, ())
    facts = frozenset(value.name for value in guideline.values if not value.is_phrase)
    if not page.is_emergency:
        facts = frozenset()
    return PageRendering(
        path=page.path,
        values=guideline.value_texts,
        telephones=frozenset(value.name for value in guideline.values if value.is_telephone),
        facts=facts,
        numbers=citation_numbers(page, guideline),
        drawings={
            diagram.source.strip(): (number, drawing)
            for number, (diagram, drawing) in enumerate(zip(page.diagrams, drawings, strict=True), start=1)
        },
        resolve=resolve,
        imprint=imprint,
        moved=frozenset(guideline.gone_from.get(page.path, ())),
        labels={
            item.id: label(guideline.numbers.get(item.id), last_change(page, item.id))
            for item in page.recommendations
        },
        changes=last_changes(page, guideline.editions),
        marks={key: MARKS[item.kind] for key, item in guideline.retracted.items()},
    )


def citation_numbers(page: Page, guideline: Guideline) -> dict[str, int]:
    """Return the number of each known source that a page cites, in the order of first citation
    (Vancouver)."""
    known = {reference.key for reference in guideline.references}
    keys = dict.fromkeys(citation.key for citation in page.citations if citation.key in known)
    return {key: number for number, key in enumerate(keys, start=1)}
