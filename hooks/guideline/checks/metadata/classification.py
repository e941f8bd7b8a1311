"""Are the lists of situations, actions and disciplines sound, and does every recommendation use their names
(design, 4.5)?"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.addresses import START_PAGE
from guideline.model.classification import ASPECTS, EXPERT_OPINION, Situation, Task, wider_of
from guideline.model.findings import Place, Severity
from guideline.model.guideline import term_key
from guideline.model.metadata import RecommendationOptions
from guideline.model.page import Page, Recommendation
from guideline.model.places import KeyPath, nearest_place
from guideline.model.suggestions import did_you_mean, did_you_mean_or_list
from guideline.reading.classification import ACTIONS, DISCIPLINES, SITUATIONS


@check(
    "M041",
    "Lijst van situaties of handelingen klopt niet",
    Severity.ERROR,
    f"""In docs/{SITUATIONS}, docs/{ACTIONS} en docs/{DISCIPLINES} staat elke id één keer. Een situatie
    heeft één definitie: onder `definitie`, of onder `woordenlijst` de term waarvan de definitie geldt.
    Haar `bron` staat in literatuur.bib, of is ‘{EXPERT_OPINION}’. Achter `ruimer` staat de situatie waar zij
    een deel van is. De naam van een discipline staat zo op de startpagina.""",
    Example("  ruimer: ale", "  ruimer: alle", file=f"docs/{SITUATIONS}"),
    since="0.2.0",
)
def unsound_list(context: Context) -> Iterator[Report]:
    guideline = context.guideline
    for name, rows in (
        (SITUATIONS, guideline.situations),
        (ACTIONS, guideline.actions),
        (DISCIPLINES, guideline.disciplines),
    ):
        seen: dict[str, int] = {}
        for row in rows:
            if row.id in seen:
                message = f"de id ‘{row.id}’ staat er twee keer (ook op regel {seen[row.id]})"
                yield context.data_place(name, row.at), message, "geef een van beide een andere id"
            seen.setdefault(row.id, row.at[0])
    for situation in guideline.situations:
        for key, message, remedy in _wrong(context, situation):
            yield context.data_place(SITUATIONS, situation.places.get(key, situation.at)), message, remedy
    start = guideline.by_path.get(START_PAGE)
    words = term_key(start.body) if start else ""
    for discipline in guideline.disciplines:
        if start and term_key(discipline.name) not in words:
            yield (
                context.data_place(DISCIPLINES, discipline.at),
                f"‘{discipline.name}’ staat niet op de startpagina",
                f"schrijf de naam zoals docs/{START_PAGE} haar noemt",
            )


def _wrong(context: Context, situation: Situation) -> Iterator[tuple[str, str, str]]:
    """Yield the key, the message and the remedy of what is wrong with a situation."""
    guideline = context.guideline
    terms = [term.term for term in guideline.terms]
    known = guideline.situations_by_id
    named = f"de situatie ‘{situation.id}’"
    if bool(situation.definition) == bool(situation.term):
        found = "twee definities" if situation.term else "geen definitie"
        remedy = "schrijf ‘definitie: …’, of ‘woordenlijst: …’ met een term van de woordenlijst, niet beide"
        yield "naam", f"{named} heeft {found}", remedy
    if situation.term and situation.term not in terms:
        remedy = did_you_mean(situation.term, terms) or "schrijf de term zoals zij in woordenlijst.yml staat"
        yield "woordenlijst", f"de term ‘{situation.term}’ staat niet in de woordenlijst", remedy
    if situation.source not in guideline.by_key and situation.source != EXPERT_OPINION:
        remedy = did_you_mean(situation.source, [*guideline.by_key, EXPERT_OPINION])
        yield (
            "bron",
            f"de bron ‘{situation.source}’ van {named} staat niet in literatuur.bib",
            remedy or f"schrijf de sleutel van een bron, of ‘{EXPERT_OPINION}’",
        )
    if situation.wider and situation.wider not in known:
        message = f"de situatie ‘{situation.wider}’ bestaat niet"
        yield "ruimer", message, did_you_mean_or_list(situation.wider, known)
    elif situation.wider == situation.id or situation.id in _circle(situation, guideline.situations_by_id):
        message = f"{named} is een deel van zichzelf, langs {' → '.join((situation.id, situation.wider))}"
        yield "ruimer", message, "verwijder ‘ruimer’ bij de ruimste van deze situaties"


def _circle(situation: Situation, known: dict[str, Situation]) -> Collection[str]:
    """Return the ids of the situations that the wider ones of ``situation`` lead to directly."""
    return {known[item].wider for item in wider_of(situation.id, known) if item in known}


@check(
    "M042",
    "Onbekende situatie, handeling of discipline",
    Severity.ERROR,
    f"""Een aanbeveling noemt haar situaties, handelingen en disciplines met de namen uit docs/{SITUATIONS},
    docs/{ACTIONS} en docs/{DISCIPLINES}. Achter een handeling staat een dubbele punt en het aspect:
    {", ".join(ASPECTS)}.""",
    Example(
        "    handelingen: [mri:waneer]\n    voor: [neurologie]\n",
        "    handelingen: [mri:wanneer]\n    voor: [neurologie]\n",
    ),
    since="0.2.0",
)
def unknown_name(context: Context) -> Iterator[Report]:
    for page, recommendation, options in classified(context):
        for path, message, remedy in _unknown(context, options):
            yield option_place(context, page, recommendation, path), message, remedy


def _unknown(context: Context, options: RecommendationOptions) -> Iterator[tuple[KeyPath, str, str]]:
    guideline = context.guideline
    situations, actions = [*guideline.situations_by_id], [action.id for action in guideline.actions]
    disciplines = [discipline.id for discipline in guideline.disciplines]
    for key, kind, typed, known in (
        ("situaties", "situatie", options.situations, situations),
        ("voor", "discipline", options.audience, disciplines),
    ):
        for index, name in enumerate(typed):
            if name not in known:
                yield (key, index), f"de {kind} ‘{name}’ bestaat niet", did_you_mean_or_list(name, known)
    for index, name in enumerate(options.tasks):
        task = Task.of(name)
        if task.action not in actions:
            message = f"de handeling ‘{task.action}’ bestaat niet"
            yield ("handelingen", index), message, did_you_mean_or_list(task.action, actions)
        elif task.aspect not in ASPECTS:
            message = (
                f"het aspect ‘{task.aspect}’ bestaat niet"
                if task.aspect
                else f"achter de handeling ‘{task.action}’ staat geen aspect"
            )
            remedy = did_you_mean(task.aspect, ASPECTS) if task.aspect else ""
            yield (
                ("handelingen", index),
                message,
                remedy or f"schrijf bijvoorbeeld ‘{task.action}:of’; kies uit: {', '.join(ASPECTS)}",
            )


_UNCLASSIFIED = (
    "/// aanbeveling\n    id: doe-meer\n    sterkte: sterk\n    richting: voor\n    zekerheid: laag\n"
    "    bronnen: [bron2020]\n{}\nDoe meer.\n///"
)
_CLASSES = "    situaties: [alle]\n    handelingen: [bellen:of]\n    voor: [neurologie]\n"


@check(
    "M043",
    "Aanbeveling is niet ingedeeld",
    Severity.ERROR,
    f"""Elke aanbeveling noemt haar situaties, haar handelingen en voor wie zij is. Zo staat zij op de
    bladzijde van haar situatie, en valt op waar twee aanbevelingen over hetzelfde gaan. Een richtlijn zonder
    docs/{SITUATIONS} deelt niets in.""",
    Example(_UNCLASSIFIED.format(""), _UNCLASSIFIED.format(_CLASSES)),
    since="0.2.0",
)
def not_classified(context: Context) -> Iterator[Report]:
    if not context.guideline.situations:
        return
    for page, recommendation, options in classified(context):
        missing = [
            key
            for key, typed in (
                ("situaties", options.situations),
                ("handelingen", options.tasks),
                ("voor", options.audience),
            )
            if not typed
        ]
        if missing:
            yield (
                context.place(page, recommendation.at),
                f"bij de aanbeveling ‘{recommendation.id}’ staat niet: {', '.join(missing)}",
                f"kies de namen die passen: {'; '.join(_LIKE[key] for key in missing)}",
            )


_LIKE = {
    "situaties": "‘situaties: [alle]’",
    "handelingen": "‘handelingen: [mri:of]’",
    "voor": "‘voor: [alle]’",
}
"""How each of the options is typed."""


def classified(context: Context) -> Iterator[tuple[Page, Recommendation, RecommendationOptions]]:
    """Yield the recommendations in modules whose options can be read, each with its page and options."""
    for page in context.guideline.modules:
        for recommendation in page.recommendations:
            if recommendation.options:
                yield page, recommendation, recommendation.options


def option_place(context: Context, page: Page, recommendation: Recommendation, path: KeyPath) -> Place:
    """Return the place of an option, or of the block."""
    return context.place(page, nearest_place(recommendation.places, path, recommendation.at))
