"""``hernoemen`` and ``verplaatsen``: a recommendation, module or other page gets another address, and
everything that names it follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from guideline.editing.addresses import readdress
from guideline.editing.commands import Done, Option, Request, command
from guideline.editing.modules_known import (
    chapter,
    maintained,
    place_on_map,
    put_in_menu,
    put_on_map,
    rename_in_menu,
    take_from_map,
    take_from_menu,
)
from guideline.editing.page_text import block, blocks, front_matter
from guideline.editing.recommendation import ids_ever
from guideline.editing.refusal import RefusedError, unknown
from guideline.editing.tree import Tree
from guideline.editing.yaml_lines import YamlLines
from guideline.model import addresses
from guideline.model.anchors import BESIDE
from guideline.model.hospital import FILE as LOCAL
from guideline.model.metadata import IDENTIFIER, identifier_of
from guideline.model.own_settings import ROLES
from guideline.model.page import Page
from guideline.model.places import KeyPath
from guideline.reading.module_map import MODULE_MAP
from guideline.reading.registers import VALUES
from guideline.reading.settings import SETTINGS


@command(
    "hernoemen",
    "geeft een aanbeveling, module of andere pagina een andere id; alles wat haar noemt gaat mee",
    {
        "van": Option("de id van nu, of van een andere pagina het pad", "oude-naam", needed=True),
        "naar": Option("de nieuwe id, of het nieuwe pad", "nieuwe-naam", needed=True),
    },
    names=("van", "naar"),
)
def rename(tree: Tree, request: Request) -> Done:
    """Rename; raises RefusedError when there is nothing of that name, or the new name is taken or none."""
    old, new = request["van"], request["naar"].removeprefix(tree.in_docs(""))
    guideline = tree.guideline
    by_path = guideline.by_path.get(old.removeprefix(tree.in_docs("")))
    if by_path:
        page = by_path
        if page.is_maintained:
            new = new.removesuffix(".md").rpartition("/")[2]
            return _rename_module(tree, page, new)
        return _rename_page(tree, page, new if new.endswith(".md") else f"{new}.md")
    home = guideline.recommendation_pages.get(old)
    module = guideline.maintained_by_name.get(old)
    if home and module:
        raise RefusedError(
            f"‘{old}’ is een aanbeveling en ook een module; noem de module met haar pad, {module.path}"
        )
    if home:
        return _rename_recommendation(tree, home, old, new)
    if module:
        return _rename_module(tree, module, new)
    if old in guideline.value_texts or old in guideline.by_key:
        raise RefusedError(
            f"‘{old}’ is een waarde of bron: die heeft geen adres; wijzig haar naam op elke plaats die"
            f" ‘make raakt ID={old}’ noemt"
        )
    names = {*guideline.recommendation_pages, *guideline.maintained_by_name}
    raise unknown("de aanbeveling, module of pagina", old, names)


def _new_id(tree: Tree, typed: str, taken: set[str]) -> str:
    if not IDENTIFIER.fullmatch(typed):
        nearest = identifier_of(typed) or "nieuwe-naam"
        raise RefusedError(
            f"‘{typed}’ is geen id: alleen kleine letters, cijfers en koppeltekens, zoals ‘{nearest}’"
        )
    if typed in taken:
        raise RefusedError(f"‘{typed}’ is al gebruikt; een id wordt nooit opnieuw gebruikt")
    return typed


def _rename_recommendation(tree: Tree, page: Page, old: str, typed: str) -> Done:
    new = _new_id(tree, typed, ids_ever(tree))
    path = tree.in_docs(page.path)
    text = tree.text(path)
    tree.put(path, block(text, old).options(text).with_value(("id",), new))
    for shown in list(tree.pages()):
        tree.put(shown, with_name(tree.text(shown), old, new))
    name_owner(tree, old, new)
    readdress(tree, {}, {f"{page.path}#{old}": f"{page.path}#{new}"})
    return Done(f"De aanbeveling ‘{old}’ heet nu ‘{new}’.")


def with_name(text: str, old: str, new: str, *, in_log: bool = True) -> str:
    """Return the text of a page in which its data name the recommendation ``new`` where they named ``old``:
    what a page rests on, how recommendations hang together, the headings that belong to it, and the change
    log unless not ``in_log``."""
    if old not in text:
        return text
    for place, is_key in _named(front_matter(text).root(), old) if _has_data(text) else ():
        if place[0] == "steunt_op" or (in_log and place[0] == "wijzigingen" and is_key):
            data = front_matter(text)
            text = data.with_key_named(place, new) if is_key else data.with_value(place, new)
    for number in range(len(blocks(text))):
        for place, is_key in _named(blocks(text)[number].options(text).root(), old):
            if not is_key and place[0] in ("volgt", "uitzondering_op", "alternatief_voor"):
                text = blocks(text)[number].options(text).with_value(place, new)
    beside = re.compile(rf"^(#{{1,6}}[^\n]*{BESIDE}=\"?){re.escape(old)}(?![\w-])", re.MULTILINE)
    return beside.sub(rf"\g<1>{new}", text)


def name_owner(tree: Tree, old: str, new: str) -> None:
    """Let the phrases that belong to the recommendation ``old`` belong to ``new``."""
    path = tree.in_docs(VALUES)
    if tree.has(path):
        text = tree.text(path)
        for place, is_key in _named(YamlLines(text).root(), old):
            if place[-1] == "aanbeveling" and not is_key:
                text = YamlLines(text).with_value(place, new)
        tree.put(path, text)


def _has_data(text: str) -> bool:
    return text.startswith("---")


def _named(node: yaml.Node | None, name: str, path: KeyPath = ()) -> Iterator[tuple[KeyPath, bool]]:
    """Yield each place in data where a name stands, and whether it is a key there."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*path, str(key.value))
            if key.value == name:
                yield below, True
            yield from _named(value, name, below)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _named(item, name, (*path, index))
    elif isinstance(node, yaml.ScalarNode) and node.value == name:
        yield path, False


def _rename_module(tree: Tree, page: Page, typed: str) -> Done:
    taken = {item.id for found in tree.guideline.chapters for item in found.modules}
    new = _new_id(tree, typed, {*taken, *tree.guideline.maintained_by_name})
    _refuse_known_by_name(page)
    path = f"{page.folder}/{new}.md"
    _refuse_old_address(tree, path)
    _move_page(tree, page, path)
    shown = tree.in_docs(path)
    tree.put(shown, front_matter(tree.text(shown)).with_value(("module",), new))
    place = place_on_map(tree, page.name)
    if place:
        file = tree.in_docs(MODULE_MAP)
        tree.put(file, YamlLines(tree.text(file)).with_value((*place, "id"), new))
    rename_in_menu(tree, page.path, path)
    name_module(tree, page.name, new)
    readdress(tree, {page.path: path}, {})
    return Done(f"De module ‘{page.name}’ heet nu ‘{new}’ en staat in {shown}.")


def name_module(tree: Tree, old: str, new: str) -> None:
    """Let all data name the module ``new`` that named ``old``: related modules, values, the hospital's
    agreements."""
    for shown in list(tree.pages()):
        text = tree.text(shown)
        found = _named(front_matter(text).root(), old) if old in text and _has_data(text) else ()
        for place, is_key in found:
            if place[0] == "verwant" and not is_key:
                text = front_matter(text).with_value(place, new)
        tree.put(shown, text)
    for path in (tree.in_docs(VALUES), LOCAL):
        if tree.has(path):
            text = tree.text(path)
            for place, is_key in _named(YamlLines(text).root(), old):
                if place[-1] == "module" and not is_key:
                    text = YamlLines(text).with_value(place, new)
            tree.put(path, text)


def _refuse_known_by_name(page: Page) -> None:
    """Raise RefusedError for the page of a folder, and for one that the settings name."""
    if page.path == addresses.START_PAGE or page.name == "index":
        raise RefusedError(f"‘{page.path}’ heeft een vaste plaats en kan niet worden hernoemd")
    if page.role:
        raise RefusedError(
            f"‘{page.path}’ heeft een vaste plaats en kan niet worden hernoemd: zij is de ‘{page.role}’ onder"
            f" ‘{ROLES}’ in {SETTINGS}; wijzig haar naam daar en overal met de hand"
        )


def _rename_page(tree: Tree, page: Page, path: str) -> Done:
    _refuse_known_by_name(page)
    if not addresses.is_plain(path) or not addresses.fits(path):
        raise RefusedError(f"‘{path}’ kan geen pad zijn: alleen kleine letters, cijfers en koppeltekens")
    _refuse_old_address(tree, path)
    _move_page(tree, page, path)
    rename_in_menu(tree, page.path, path)
    readdress(tree, {page.path: path}, {})
    return Done(f"De pagina ‘{page.path}’ staat nu op ‘{path}’.")


def _refuse_old_address(tree: Tree, path: str) -> None:
    """Raise RefusedError when a path was that of another page, which readers still come for."""
    record = tree.guideline.published
    was = {move.old: move.new for move in tree.guideline.moves}
    if path in was or (record and path in record.pages):
        where = f" en leidt nu naar ‘{was[path]}’" if path in was else ""
        raise RefusedError(f"‘{path}’ was het adres van een andere pagina{where}; kies een andere naam")


def _move_page(tree: Tree, page: Page, path: str) -> None:
    tree.move(tree.in_docs(page.path), tree.in_docs(path))


@command(
    "verplaatsen",
    "zet een module in een andere rubriek; alles wat haar noemt gaat mee",
    {
        "module": Option("de id van de module", "beeldvorming", needed=True),
        "rubriek": Option("de id van de nieuwe rubriek", "therapie", needed=True),
    },
    names=("module", "rubriek"),
)
def move(tree: Tree, request: Request) -> Done:
    """Move a module; raises RefusedError when it is there already or is of another kind than the chapter."""
    page, _ = maintained(tree, request["module"])
    where = chapter(tree, request["rubriek"])
    if page.folder == where.id:
        raise RefusedError(f"‘{page.name}’ staat al in ‘{where.id}’")
    if tree.guideline.roles.patients in (page.folder, where.id):
        raise RefusedError("een bladzijde voor patiënten is anders van opbouw dan een module; dat kan niet")
    path = f"{where.id}/{page.name}.md"
    _refuse_old_address(tree, path)
    rows = [item for found in tree.guideline.chapters for item in found.modules if item.id == page.name]
    if not rows:
        raise RefusedError(f"‘{page.name}’ staat niet op de kaart; zet haar eerst in {MODULE_MAP}")
    _move_page(tree, page, path)
    take_from_map(tree, page.name)
    put_on_map(tree, where, page.name, rows[0].title, rows[0].kind)
    take_from_menu(tree, page.path)
    put_in_menu(tree, where, path)
    readdress(tree, {page.path: path}, {})
    return Done(f"‘{page.title}’ staat nu in ‘{where.title}’.")
