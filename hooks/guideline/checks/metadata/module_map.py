"""Do the modules and the map of the guideline, docs/modules.yml, agree?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.guideline import PlannedModule
from guideline.model.suggestions import did_you_mean
from guideline.reading.module_map import MODULE_MAP


@check(
    "M014",
    "Module klopt niet met de modulekaart",
    Severity.ERROR,
    """docs/modules.yml is de kaart van de richtlijn: alle modules met hun blijvende id, per rubriek.

    Een module staat op de kaart, in de map van haar rubriek. Een module die nog geschreven wordt heet daar
    ‘gepland: true’.
    """,
    Example("{id: voorbelt, titel: Voorbeeld}", "{id: voorbeeld, titel: Voorbeeld}", file="docs/modules.yml"),
)
def module_map(context: Context) -> Iterator[Report]:
    if not context.guideline.chapters:  # the map itself cannot be read, which is a finding of its own
        return
    modules = [module for chapter in context.guideline.chapters for module in chapter.modules]
    by_id = {module.id: module for module in modules}
    yield from _pages_beside_the_map(context, by_id)
    yield from _modules_beside_the_pages(context, by_id)
    yield from _listed_twice(context, modules)


def _pages_beside_the_map(context: Context, by_id: Mapping[str, PlannedModule]) -> Iterator[Report]:
    """Report pages that are not on the map, stand in another folder than it says, or miss the key."""
    chapters = {chapter.id for chapter in context.guideline.chapters}
    for page in context.guideline.pages:
        on_map = by_id.get(page.name)
        in_chapter = page.folder in chapters and page.name != "index"
        if (page.is_maintained or in_chapter) and (on_map is None or on_map.path != page.path):
            if on_map and page.is_maintained:
                yield (
                    context.place(page, page.place("module")),
                    f"de module hoort volgens docs/modules.yml in de map ‘{on_map.chapter}’",
                    f"verplaats het bestand naar docs/{on_map.path}",
                )
            else:
                without_page = [module.id for module in by_id.values() if module.path not in context.pages]
                yield (
                    context.place(page, page.place("module")),
                    f"de module ‘{page.name}’ staat niet op de kaart docs/modules.yml",
                    did_you_mean(page.name, without_page) or "voeg haar daar toe",
                )
        elif on_map and in_chapter and not page.is_maintained and page.raw_metadata:
            yield (
                context.place(page),
                f"‘{page.name}’ staat als module op de kaart, maar de sleutel ‘module’ ontbreekt",
                f"voeg ‘module: {page.name}’ toe",
            )


def _modules_beside_the_pages(context: Context, by_id: Mapping[str, PlannedModule]) -> Iterator[Report]:
    """Report modules of the map that have no page and should, or have one and are still called planned."""
    not_on_map = [page.name for page in context.guideline.maintained if page.name not in by_id]
    for module in by_id.values():
        place = context.data_place(MODULE_MAP, module.at)
        if module.path not in context.pages and not module.planned:
            yield (
                place,
                f"de module ‘{module.id}’ heeft geen bestand docs/{module.path}",
                did_you_mean(module.id, not_on_map) or "schrijf de module, of zet er ‘gepland: true’ bij",
            )
        elif module.path in context.pages and module.planned:
            yield (
                place,
                f"de module ‘{module.id}’ bestaat, maar staat nog als gepland op de kaart",
                "verwijder ‘gepland: true’",
            )


def _listed_twice(context: Context, modules: Iterable[PlannedModule]) -> Iterator[Report]:
    """Report modules of the map whose id an earlier one has."""
    seen: dict[str, int] = {}
    for module in modules:
        if module.id in seen:
            yield (
                context.data_place(MODULE_MAP, module.at),
                f"de id ‘{module.id}’ staat twee keer op de kaart (ook op regel {seen[module.id]})",
                "geef een van beide een andere id",
            )
        seen.setdefault(module.id, module.at[0])
