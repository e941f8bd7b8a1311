"""What stands in the body of a page, found in one walk over its tokens."""

from __future__ import annotations

from dataclasses import dataclass, field

from guideline.model.page import (
    CareCard,
    Citation,
    Code,
    DiagramSource,
    Heading,
    Link,
    RawHtml,
    Recommendation,
    TextRun,
    UnevenRow,
    ValueUse,
)
from guideline.model.places import Problem


@dataclass(slots=True)
class Body:
    """Everything that was found in the body of a page, in the order in which it stands there."""

    headings: list[Heading] = field(default_factory=list)
    cards: list[CareCard] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    values: list[ValueUse] = field(default_factory=list)
    texts: list[TextRun] = field(default_factory=list)
    paragraphs: list[TextRun] = field(default_factory=list)
    html: list[RawHtml] = field(default_factory=list)
    remarks: list[RawHtml] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    diagrams: list[DiagramSource] = field(default_factory=list)
    code: list[Code] = field(default_factory=list)
    uneven_rows: list[UnevenRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
