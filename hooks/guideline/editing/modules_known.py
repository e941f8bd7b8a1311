"""The pages under review that a command may name, and where they stand on the map and in the menu."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from guideline.editing.refusal import RefusedError, unknown
from guideline.editing.tree import Tree
from guideline.editing.yaml_lines import YamlLines, scalar, written
from guideline.model.guideline import Chapter
from guideline.model.metadata import MaintainedMetadata
from guideline.model.page import Page
from guideline.model.places import KeyPath
from guideline.reading.module_map import MODULE_MAP
from guideline.reading.settings import SETTINGS


def maintained(tree: Tree, name: str) -> tuple[Page, MaintainedMetadata]:
    """Return the page under review with an id, and its metadata; raises RefusedError when it is not there or
    cannot be read."""
    page = tree.guideline.maintained_by_name.get(name)
    if page is None:
        raise unknown("de module", name, tree.guideline.maintained_by_name)
    if page.maintained is None:
        path = tree.in_docs(page.path)
        raise RefusedError(f"de gegevens bovenaan ‘{path}’ kloppen niet; herstel dat eerst (make check)")
    return page, page.maintained


def chapter(tree: Tree, name: str) -> Chapter:
    """Return the chapter with an id; raises RefusedError when there is none."""
    found = next((item for item in tree.guideline.chapters if item.id == name), None)
    if found is None:
        raise unknown("de rubriek", name, [item.id for item in tree.guideline.chapters])
    return found


def place_on_map(tree: Tree, name: str) -> KeyPath | None:
    """Return where a module stands in the data of the map, None when it does not."""
    for number, found in enumerate(tree.guideline.chapters):
        for index, module in enumerate(found.modules):
            if module.id == name:
                return ("rubrieken", number, "modules", index)
    return None


def put_on_map(tree: Tree, where: Chapter, name: str, title: str, kind: str) -> None:
    """Put a module at the end of its chapter on the map."""
    path = tree.in_docs(MODULE_MAP)
    row = {"id": name, "titel": title} | ({"soort": kind} if kind != "module" else {})
    number = tree.guideline.chapters.index(where)
    tree.put(path, YamlLines(tree.text(path)).with_last(("rubrieken", number, "modules"), written(row)))


def take_from_map(tree: Tree, name: str) -> None:
    """Remove a module from the map."""
    path = tree.in_docs(MODULE_MAP)
    place = place_on_map(tree, name)
    if place:
        tree.put(path, YamlLines(tree.text(path)).without_item(place))


def put_in_menu(tree: Tree, where: Chapter, page: str) -> None:
    """Put a page in the menu after the last one of its chapter, or in a group of its own when the menu has
    none."""
    text = tree.text(SETTINGS)
    menu = YamlLines(text)
    of_chapter = [(path, item) for path, item in _items(menu) if item.startswith(f"{where.id}/")]
    if of_chapter:
        tree.put(SETTINGS, menu.with_item_after(of_chapter[-1][0], page))
    else:
        tree.put(SETTINGS, menu.with_last(("nav",), f"{scalar(where.title)}:\n      - {page}"))


def take_from_menu(tree: Tree, page: str) -> None:
    """Remove a page from the menu, with a group that is left without pages."""
    menu = YamlLines(tree.text(SETTINGS))
    place = next((path for path, item in _items(menu) if item == page), None)
    if place is None:
        return
    group = menu.node(place[:-1])
    if len(place) > 2 and isinstance(group, yaml.SequenceNode) and len(group.value) == 1:
        place = place[:-2]
    tree.put(SETTINGS, menu.without_item(place))


def rename_in_menu(tree: Tree, old: str, new: str) -> None:
    """Give a page in the menu its new path, in its place."""
    menu = YamlLines(tree.text(SETTINGS))
    for path, item in _items(menu):
        if item == old:
            node = menu.node(path)
            key = path if isinstance(node, yaml.ScalarNode) else (*path, _only_key(node))
            tree.put(SETTINGS, menu.with_value(key, new))
            return


def _items(menu: YamlLines) -> Iterator[tuple[KeyPath, str]]:
    """Yield each item of the menu that is a page, with its place in the data."""
    node = menu.node(("nav",))
    if isinstance(node, yaml.SequenceNode):
        yield from _pages_in(node, ("nav",))


def _pages_in(node: yaml.SequenceNode, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    for index, item in enumerate(node.value):
        below = (*path, index)
        value = item.value[0][1] if isinstance(item, yaml.MappingNode) and item.value else item
        if isinstance(value, yaml.SequenceNode):
            yield from _pages_in(value, (*below, _only_key(item)))
        elif isinstance(value, yaml.ScalarNode):
            yield below, value.value


def _only_key(node: yaml.Node | None) -> str:
    return str(node.value[0][0].value) if isinstance(node, yaml.MappingNode) and node.value else ""
