"""Are the pages, folders and actions there to which the settings give a task?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Place, Severity
from guideline.model.own_settings import URGENT_ACTIONS
from guideline.model.places import START
from guideline.model.suggestions import did_you_mean, did_you_mean_or_list


@check(
    "M054",
    "Pagina, map of handeling in de instellingen bestaat niet",
    Severity.ERROR,
    """Onder ‘plaatsen’ in mkdocs.yml staat welke pagina of map een eigen taak heeft, zoals de pagina waarheen
    de knop voor spoed leidt; bij ‘spoedhandelingen’ wat men meteen doet. Wat daar staat bestaat: anders valt
    bijvoorbeeld die knop stil weg. Heeft de richtlijn er geen, dan staat er `""`.""",
    Example("      over: ove", "      over: over", file="mkdocs.yml"),
    since="0.2.0",
)
def not_there(context: Context) -> Iterator[Report]:
    settings = context.guideline.settings
    paths = {*context.pages, *context.guideline.generated}
    folders = {path.partition("/")[0] for path in paths if "/" in path}
    for key, name in settings.roles.names.items():
        known = paths if name.endswith(".md") else folders
        if name and name not in known and key in settings.named_at:
            what = "deze pagina" if known is paths else "deze map"
            yield (
                Place(settings.path, *settings.named_at[key]),
                f"‘{key}: {name}’: {what} staat niet in {settings.docs_dir}",
                did_you_mean_or_list(name, sorted(known)) if known is folders else _remedy(key, name, known),
            )
    actions = [action.id for action in context.guideline.actions]
    for name in settings.urgent_actions:
        if name not in actions:
            yield (
                Place(settings.path, *settings.named_at.get(URGENT_ACTIONS, START)),
                f"‘{name}’ bij ‘{URGENT_ACTIONS}’ is geen handeling uit handelingen.yml",
                did_you_mean_or_list(name, actions),
            )


def _remedy(key: str, name: str, known: set[str]) -> str:
    none = f'wijzig het pad, of schrijf ‘{key}: ""’ als de richtlijn er geen heeft'
    return did_you_mean(name, sorted(known)) or none
