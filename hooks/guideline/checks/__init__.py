"""The registry of checks: every check has a code, a title, an explanation with examples, and one function.

Importing this package registers all families. A check is one generator function that takes a ``Context`` and
yields ``(place, message, suggestion)``; the decorator adds code and severity. The examples serve twice: they
are shown on the page that explains the check, and the tests run them.
"""

from guideline.checks import (
    boundary,
    english,
    flowcharts,
    language,
    literature,
    metadata,
    permanence,
    references,
    review,
    values,
)
from guideline.checks.registry import REGISTRY, Check, Context, Example, run_checks

__all__ = [
    "REGISTRY",
    "Check",
    "Context",
    "Example",
    "boundary",
    "english",
    "flowcharts",
    "language",
    "literature",
    "metadata",
    "permanence",
    "references",
    "review",
    "run_checks",
    "values",
]
