"""Does anything lead to every page?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.references.targets import all_references, resolve
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity


@check(
    "V009",
    "Pagina waar niets naar verwijst",
    Severity.WARNING,
    "De pagina staat niet in het menu en geen andere pagina verwijst ernaar; een lezer komt er dus niet.",
    Example(
        "docs/over/los.md, in geen menu en zonder link erheen",
        "docs/over/los.md met een regel in nav van mkdocs.yml",
        file="docs/over/los.md",
        whole=b"---\ntitle: Los\n---\n\nTekst.\n",
        line=None,
    ),
)
def orphan(context: Context) -> Iterator[Report]:
    linked = {
        resolve(page, reference)
        for page, reference in all_references(context)
        if reference.internal and reference.path
    }
    for page in context.guideline.pages:
        if (
            page.path not in linked
            and page.path not in context.guideline.settings.navigation
            and page.path != "index.md"
        ):
            yield (
                context.place(page),
                "geen menu en geen pagina verwijst hierheen",
                f"voeg in mkdocs.yml onder nav de regel ‘- {page.path}’ toe, of verwijs ernaar",
            )
