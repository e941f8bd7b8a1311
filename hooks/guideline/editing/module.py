"""``module``: a page for a new module, on the map and in the menu, with its first recommendation."""

from __future__ import annotations

from collections import Counter

from guideline.editing.commands import Done, Option, Request, chosen, command
from guideline.editing.modules_known import chapter, place_on_map, put_in_menu, put_on_map
from guideline.editing.recommendation import OPTIONS, block_text, fresh_id
from guideline.editing.refusal import RefusedError
from guideline.editing.review import UNTIL
from guideline.editing.told_as_options import told_as_options
from guideline.editing.tree import Tree
from guideline.editing.yaml_lines import YamlLines, scalar
from guideline.model.addresses import RESERVED_NAMES
from guideline.model.guideline import PlannedModule
from guideline.model.metadata import IDENTIFIER, identifier_of
from guideline.reading.module_map import MODULE_MAP

_PAGE = """\
---
title: {title}
module: {id}
uitgangsvraag: {question}
status: concept
regiehouder: {owner}
herziening:
  interval_maanden: {months}
  beoordelingen:
    - datum: {day}
      uitkomst: nieuw
      literatuur_tot: {until}
      toelichting: Eerste conceptversie.
---

## Aanbevelingen

{block}

## Overwegingen

De overwegingen bij deze aanbeveling zijn nog niet beschreven.

## Onderbouwing

De literatuur over deze vraag is nog niet samengevat.

## Kennislacunes en open punten

- De werkgroep beschrijft de overwegingen en de onderbouwing van deze module.
"""


@command(
    "module",
    "maakt een nieuwe module, met haar eerste aanbeveling",
    {
        "id": Option("de blijvende id: het adres van de module", "nieuwe-module", needed=True),
        "titel": Option("de titel; staat op de kaart als de module gepland is", "Nieuwe module"),
        "rubriek": Option("de rubriek; staat op de kaart als de module gepland is", "diagnostiek"),
        "vraag": Option("de uitgangsvraag", "Welk onderzoek is nodig?", needed=True),
        "regiehouder": Option("de vereniging die de module beheert", "NVN", needed=True),
        "literatuur-tot": UNTIL,
        "aanbeveling-id": Option("de id van de aanbeveling; anders gemaakt uit de tekst"),
        **{name: option for name, option in OPTIONS.items() if name != "id"},
    },
    names=("id",),
)
def module(tree: Tree, request: Request) -> Done:
    """Make a module; raises RefusedError when it is there, or its id, chapter or owner is none."""
    planned = _planned(tree, request["id"])
    name = request["id"]
    if not IDENTIFIER.fullmatch(name) or f"{name}.md" in RESERVED_NAMES:
        raise RefusedError(
            f"--id: ‘{name}’ kan geen id zijn: alleen kleine letters, cijfers en koppeltekens, zoals"
            f" ‘{identifier_of(name) or 'nieuwe-module'}’"
        )
    if name in tree.guideline.maintained_by_name or (planned and not planned.planned):
        raise RefusedError(f"de module ‘{name}’ is er al; er wordt niets overschreven")
    title = request["titel"] or (planned.title if planned else "")
    of_chapter = request["rubriek"] or (planned.chapter if planned else "")
    if not title or not of_chapter:
        raise RefusedError(f"‘{name}’ is niet gepland op de kaart: geef ook --titel en --rubriek")
    if planned and (title, of_chapter) != (planned.title, planned.chapter):
        raise RefusedError(
            f"‘{name}’ staat al op de kaart, als ‘{planned.title}’ in ‘{planned.chapter}’: laat --titel en"
            " --rubriek weg"
        )
    if of_chapter == tree.guideline.roles.patients or (planned and planned.kind != "module"):
        raise RefusedError(
            "deze opdracht maakt een gewone module; voor een bladzijde voor patiënten of een stroomschema"
            " neemt u een bestaande als voorbeeld"
        )
    owner = chosen("regiehouder", request["regiehouder"], list(tree.guideline.settings.owners))
    where = chapter(tree, of_chapter)
    page = f"{where.id}/{name}.md"
    first = fresh_id(tree, Request({**request.options, "id": request["aanbeveling-id"]}, request.today))
    day, until = request.today.isoformat(), request.day("literatuur-tot")
    text = _PAGE.format(
        title=scalar(title),
        id=name,
        question=scalar(request["vraag"]),
        owner=owner,
        months=_usual_interval(tree),
        day=day,
        until=until,
        block=block_text(tree, request, first),
    )
    tree.create(tree.in_docs(page), text)
    if planned:
        _is_there_now(tree, name)
    else:
        put_on_map(tree, where, name, title, "module")
    put_in_menu(tree, where, page)
    return Done(
        f"De module ‘{title}’ is gemaakt, met de aanbeveling ‘{first}’.",
        (f"beschrijf de overwegingen en de onderbouwing in {tree.in_docs(page)}",),
        told=told_as_options(first, {"id": "aanbeveling-id"}),
    )


def _planned(tree: Tree, name: str) -> PlannedModule | None:
    modules = (item for found in tree.guideline.chapters for item in found.modules)
    return next((item for item in modules if item.id == name), None)


def _is_there_now(tree: Tree, name: str) -> None:
    """Take from the map that a module is only planned."""
    path, place = tree.in_docs(MODULE_MAP), place_on_map(tree, name)
    assert place
    tree.put(path, YamlLines(tree.text(path)).without_key((*place, "gepland")))


def _usual_interval(tree: Tree) -> int:
    """Return after how many months most modules are reviewed, a year when there are none."""
    months = Counter(
        page.maintained.upkeep.interval_months for page in tree.guideline.modules if page.maintained
    )
    return months.most_common(1)[0][0] if months else 12
