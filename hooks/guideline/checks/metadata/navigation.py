"""Does the menu hold every module, and only files that exist?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Place, Severity
from guideline.model.suggestions import did_you_mean


@check(
    "M015",
    "Module staat niet in de navigatie",
    Severity.ERROR,
    "Wat niet in het menu (nav in mkdocs.yml) staat, wordt alleen bij toeval gevonden. Elke module staat"
    " daar, en elk bestand in het menu bestaat.",
    Example("      - diagnostiek/vorbeeld.md", "      - diagnostiek/voorbeeld.md", file="mkdocs.yml"),
)
def navigation(context: Context) -> Iterator[Report]:
    settings = context.guideline.settings
    if not settings.navigation:
        return
    known = {*context.pages, *context.guideline.generated}
    for target, at in settings.navigation.items():
        if target not in known and not re.match(r"[a-z]+:", target):
            yield (
                Place(settings.path, *at),
                f"het menu noemt ‘{target}’, maar dat bestand bestaat niet",
                did_you_mean(target, known),
            )
    for page in context.guideline.maintained:
        if page.path not in settings.navigation:
            yield (
                context.place(page, page.place("module")),
                "de module staat niet in het menu",
                f"voeg in mkdocs.yml onder nav de regel ‘- {page.path}’ toe",
            )
