"""The texts of a page, and on which of them readers act."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from guideline.model.page import Page
from guideline.model.places import At


def texts_of(page: Page) -> Iterator[tuple[str, At, bool]]:
    """Yield the text of a page with its place, and whether readers act on it (so that no copy is allowed)."""
    for diagram in page.diagrams:
        for number, line in enumerate(diagram.source.splitlines()):
            yield line.replace("<br/>", " "), (diagram.at[0] + number, 1), True
    sections = sorted((heading.at[0], heading.text) for heading in page.headings if heading.level == 2)
    lines = [line for line, _ in sections]
    binding = page.is_for_patients or not page.folder
    for run in page.texts:
        number = bisect_right(lines, run.at[0])
        section = sections[number - 1][1] if number else ""
        yield run.text, run.at, binding or section == "Aanbevelingen"
