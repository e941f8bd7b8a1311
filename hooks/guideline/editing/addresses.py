"""Something gets another address: in the links of all pages, in the list of what moved and in the record of
what was published, together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from guideline.editing.tree import Tree
from guideline.editing.yaml_lines import YamlLines
from guideline.model.places import KeyPath
from guideline.model.proofs import FILES_WITH_PROOFS, ProofKind
from guideline.model.published import Present, Published
from guideline.reading.links import Renamed, with_new_addresses
from guideline.reading.published import MOVED, RECORD, record_text

_HEAD = """\
# Waar staat wat er niet meer is? Links het oude adres, rechts het adres waar de inhoud nu staat, beide vanaf
# de map docs en zo nodig met #anker. Een oud adres leidt de lezer daarheen; uitleg bij P001 tot en met P004.
"""


def readdress(tree: Tree, pages: Mapping[str, str], places: Mapping[str, str], *, gone: bool = False) -> None:
    """Let everything that led to an old address lead to the new one.

    ``pages`` are the new paths of whole pages by their old ones, ``places`` new addresses of places; both
    from the docs folder. Files are moved before. What was published gets a line in the list of what moved,
    and its new address a line in the record; with ``gone`` the new address is that of something else, which
    is there already.
    """

    def renamed(address: str) -> str:
        address = places.get(address, address)
        path, mark, anchor = address.partition("#")
        return f"{pages.get(path, path)}{mark}{anchor}"

    docs = tree.in_docs("")
    before = {pages.get(path, path): path for path in (page.path for page in tree.guideline.pages)}
    for shown in list(tree.pages()):
        path = shown.removeprefix(docs)
        tree.put(shown, with_new_addresses(tree.text(shown), before.get(path, path), path, renamed))
    _readdress_proofs(tree, renamed)
    _note_moves(tree, {**pages, **places}, renamed)
    if not gone:
        _record(tree, {**pages, **places}, renamed)


def _readdress_proofs(tree: Tree, renamed: Renamed) -> None:
    """Let the proofs in data files that are pages name the new address."""
    for name in FILES_WITH_PROOFS:
        path = tree.in_docs(name)
        if tree.has(path):
            text = tree.text(path)
            for place, typed in list(_pages_in(YamlLines(text).root())):
                if (new := renamed(typed)) != typed:
                    text = YamlLines(text).with_value(place, new)
            tree.put(path, text)


def _pages_in(node: yaml.Node | None, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield each page that is typed as a proof, with its place in the data."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _pages_in(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _pages_in(item, (*path, index))
    elif isinstance(node, yaml.ScalarNode) and ProofKind.PAGE.value in path[-2:]:
        yield path, str(node.value)


def _note_moves(tree: Tree, moves: Mapping[str, str], renamed: Renamed) -> None:
    """Write in the list of what moved where each address went that readers may have."""
    path = tree.in_docs(MOVED)
    wanted = {old: renamed(new) for old, new in moves.items() if _may_be_known(tree, old)}
    if not tree.has(path):
        if wanted:
            tree.create(path, _HEAD + "".join(_line(old, new) for old, new in wanted.items()))
        return
    text = tree.text(path)
    for move in tree.guideline.moves:
        new = renamed(move.new)
        if new != move.new:
            text = YamlLines(text).with_value((move.old,), new)
        if move.old in moves.values():  # it comes back to an address that it had before
            text = _without_line(text, move.old)
    for old, new in wanted.items():
        text = f"{text.rstrip(chr(10))}\n{_line(old, new)}"
    tree.put(path, text)


def _may_be_known(tree: Tree, address: str) -> bool:
    """Return whether a reader may have an address: it was published, or nobody kept a record."""
    record = tree.guideline.published
    return record is None or address in record.pages or address in record.recommendations


def _line(old: str, new: str) -> str:
    return f"{old}: {new}\n"


def _without_line(text: str, key: str) -> str:
    """Return the list of what moved without the line of an address."""
    lines = text.split("\n")
    return "\n".join(line for line in lines if not line.startswith(f"{key}:"))


def _record(tree: Tree, moves: Mapping[str, str], renamed: Renamed) -> None:
    """Put the new address of everything that was published in the record too."""
    record = tree.guideline.published
    path = tree.in_docs(RECORD)
    if record is None or not tree.has(path):
        return

    def both(known: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
        here = filter(tree.guideline.present.has, known)
        follow = [address for address in here if address.partition("#")[0] in moves or address in moves]
        return {**known, **{renamed(address): (1, 1) for address in follow}}

    grown = Published(both(record.pages), both(record.recommendations), both(record.anchors), record.numbers)
    named = {address.partition("#")[2]: address for address in grown.recommendations}
    none = frozenset[str]()
    tree.put(path, record_text(grown, Present(none, none, none, none, named)))
