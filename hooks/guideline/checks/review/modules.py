"""The pages under review whose metadata could be read."""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context
from guideline.model.metadata import MaintainedMetadata
from guideline.model.page import Page


def maintained_modules(context: Context) -> Iterator[tuple[Page, MaintainedMetadata]]:
    """Yield every page under review with its metadata, without those whose metadata cannot be read."""
    for page in context.guideline.maintained:
        if page.maintained:
            yield page, page.maintained
