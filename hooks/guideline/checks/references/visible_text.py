"""Where a pattern stands in the text that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context
from guideline.model.page import Page
from guideline.model.places import At


def matches(context: Context, pattern: re.Pattern[str]) -> Iterator[tuple[Page, At, re.Match[str]]]:
    """Yield every match of ``pattern`` in text that readers see, with its place."""
    for page in context.guideline.pages:
        for run in page.texts:
            for match in pattern.finditer(run.text):
                yield page, (run.at[0], run.at[1] + match.start()), match
