"""Is a module that the text points to also linked?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from guideline.checks.references.visible_text import matches
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.suggestions import nearest


@check(
    "V008",
    "‘Zie module’ zonder link",
    Severity.ERROR,
    "Wie ‘zie module …’ leest, wil erheen kunnen. Maak van de naam een link.",
    Example(
        "Zie ook de module Stroomschema.", "Zie ook de module [Stroomschema](stroomschema-voorbeeld.md)."
    ),
)
def mention_without_link(context: Context) -> Iterator[Report]:
    pattern = re.compile(
        r"\bzie (?:ook )?(?:de |het )?(?:module|modules|stroomschema|hoofdstuk|aanbeveling)\s+[‘'\"(]?(\w[\w"
        r" -]*)",
        re.IGNORECASE,
    )
    for page, at, match in matches(context, pattern):
        if any(link.at[0] == at[0] for link in page.links):
            continue
        titles = {other.title: other for other in context.guideline.maintained} | {
            other.name: other for other in context.guideline.maintained
        }
        close = nearest(match[1].strip(), titles)
        remedy = (
            f"schrijf [{match[1].strip()}]({posixpath.relpath(titles[close].path, page.folder or '.')})"
            if close
            else "maak er een link van: [naam](bestand.md)"
        )
        yield context.place(page, at), f"‘{match[0].strip()}’ is geen link", remedy
