"""``beoordeling``: a review of a module goes in its log."""

from __future__ import annotations

from datetime import date

from guideline.editing.commands import Done, Option, Request, command
from guideline.editing.modules_known import maintained
from guideline.editing.page_text import front_matter
from guideline.editing.refusal import RefusedError
from guideline.editing.tree import Tree
from guideline.editing.yaml_lines import Written
from guideline.model.metadata import Outcome, Status
from guideline.model.review import add_months, in_words

UNTIL = Option("de dag tot wanneer de literatuur is doorzocht", "2026-10-31", needed=True)
ABOUT = Option("één zin over wat is nagelopen", "Nagelopen; geen nieuwe studies.", needed=True)


def add_review(tree: Tree, path: str, day: str, outcome: Outcome, until: str, note: str) -> None:
    """Put a review at the top of the log of the page at ``path`` (from the project)."""
    if until > day:
        raise RefusedError(f"--literatuur-tot: {until} ligt na de beoordeling ({day})")
    entry: dict[str, Written] = {
        "datum": day,
        "uitkomst": outcome.value,
        "literatuur_tot": until,
        "toelichting": note,
    }
    tree.put(path, front_matter(tree.text(path)).with_first(("herziening", "beoordelingen"), entry))


@command(
    "beoordeling",
    "legt vast dat een module is beoordeeld",
    {
        "module": Option("de id van de module", "beeldvorming", needed=True),
        "uitkomst": Option(
            "wat de beoordeling opleverde",
            Outcome.UNCHANGED,
            (Outcome.UNCHANGED.value, Outcome.CHANGED.value),
            needed=True,
        ),
        "literatuur-tot": UNTIL,
        "toelichting": ABOUT,
        "datum": Option("de dag van de beoordeling; vandaag als u haar weglaat", "2027-11-15"),
    },
    names=("module",),
)
def review(tree: Tree, request: Request) -> Done:
    """Add a review; raises RefusedError when the module has been withdrawn or was reviewed later."""
    page, metadata = maintained(tree, request["module"])
    if metadata.status is Status.WITHDRAWN:
        raise RefusedError(f"de module ‘{page.name}’ is vervallen en wordt niet meer beoordeeld")
    day, until = request.day("datum"), request.day("literatuur-tot")
    if not metadata.upkeep.reviews:
        raise RefusedError(
            f"‘{page.name}’ heeft nog geen logboek; schrijf de eerste beoordeling in"
            f" ‘{tree.in_docs(page.path)}’, met ‘uitkomst: nieuw’"
        )
    newest = max(item.day.isoformat() for item in metadata.upkeep.reviews)
    if newest >= day:
        raise RefusedError(f"‘{page.name}’ heeft al een beoordeling van {newest}; kies een latere dag")
    add_review(
        tree, tree.in_docs(page.path), day, Outcome(request["uitkomst"]), until, request["toelichting"]
    )
    due = in_words(add_months(date.fromisoformat(day), metadata.upkeep.interval_months))
    return Done(f"De beoordeling van ‘{page.title}’ is vastgelegd; de volgende is nodig op {due}.")
