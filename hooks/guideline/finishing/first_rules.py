"""The rules of a style sheet that a first view needs: those that can match anything in the pages as they are
sent (without what scripts add later).

A rule is kept when the names that its selector asks for all occur somewhere in the pages. Matching each
selector with each element would leave out an eighth more, but takes twenty times as long, and could leave
out a rule where a browser reads a page otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from posixpath import dirname, join, relpath
from typing import Any

import tinycss2
from tinycss2.serializer import serialize_string_value

_GROUPS = ("media", "supports", "layer", "container", "scope")
"""At-rules that hold other rules."""

_LATER = ("hover", "focus", "focus-visible", "focus-within", "active")
"""Pseudo-classes that match only after the reader has done something."""

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]|$", re.IGNORECASE)
"""The beginning of an address that is the same wherever it stands."""


@dataclass(frozen=True)
class _Rule:
    """What stands before the braces, and the declarations and rules between them, if it has braces."""

    head: str
    items: Sequence[Any] | None

    def declarations(self) -> Iterator[Any]:
        for item in self.items or ():
            if isinstance(item, _Rule | _AsItIs):
                yield from item.declarations()
            else:
                yield item

    def text(self, used: frozenset[str]) -> str:
        """Return the rule with only the custom properties that are ``used``, empty when nothing is left."""
        if self.items is None:
            return f"{self.head};"
        body = "".join(
            item.text(used) if isinstance(item, _Rule | _AsItIs) else f"{item.serialize()};"
            for item in self.items
            if isinstance(item, _Rule | _AsItIs) or not item.name.startswith("--") or item.name in used
        )
        return f"{self.head}{{{body.removesuffix(';')}}}" if body else ""


@dataclass(frozen=True)
class _AsItIs:
    """What is kept whole: what moves, and the margins of paper."""

    source: str

    def declarations(self) -> Iterator[Any]:
        return iter(())

    def text(self, used: frozenset[str]) -> str:
        return self.source


def tokens(sheet: str, name: str, folder: str) -> list[Any]:
    """Return the style sheet ``name`` (its path in the site) in tokens as a part of a sheet in ``folder``:
    without comments, each white space one space, and relative addresses as seen from there.

    Raises ValueError when it asks for another sheet, which works only at the beginning of a sheet.
    """
    found: list[Any] = tinycss2.parse_component_value_list(sheet, skip_comments=True)
    for token in _all(found):
        if token.type == "at-keyword" and token.lower_value == "import":
            raise ValueError(
                f"{name}:{token.source_line}: @import werkt niet in een stijlblad van de site; noem het"
                " andere stijlblad in mkdocs.yml bij extra_css"
            )
        if token.type == "whitespace":
            token.value = " "
    for token in _relative_addresses(found):
        address = serialize_string_value(relpath(join(dirname(name), token.value), folder))
        token.representation = f'"{address}"' if token.type == "string" else f'url("{address}")'
    return found


def _all(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield nodes, each followed by all that stands in it."""
    for node in nodes:
        yield node
        yield from _all(getattr(node, "content", None) or getattr(node, "arguments", None) or ())


def _relative_addresses(nodes: Iterable[Any]) -> Iterator[Any]:
    for node in _all(nodes):
        quoted = node.arguments if node.type == "function" and node.lower_name == "url" else ()
        for token in (node, *quoted):
            holds_address = token.type == ("url" if token is node else "string")
            if holds_address and not _ABSOLUTE.match(token.value):
                yield token


def asked_names(sheet: Iterable[Any]) -> frozenset[str]:
    """Return the names that a style sheet (in tokens) can ask for, in small letters; other names in the pages
    make no difference to ``first_rules``."""
    return frozenset(
        token.value.lower() for token in _all(sheet) if token.type in ("ident", "hash", "string")
    )


def first_rules(sheet: Sequence[Any], names: frozenset[str]) -> str:
    """Return the rules of a style sheet (in tokens) that can match when only ``names`` occur, in their order,
    without custom properties that these rules do not use and without what loads a file beside the sheet."""
    rules = list(_kept(tinycss2.parse_stylesheet(sheet, skip_whitespace=True), names))
    used = _used_properties([declaration for rule in rules for declaration in rule.declarations()])
    return "".join(rule.text(used) for rule in rules)


def used_rules(sheet: Sequence[Any], names: frozenset[str], properties: frozenset[str]) -> str:
    """Return the rules of a style sheet (in tokens) that can ever match when only ``names`` occur in pages
    and scripts, in their order, also those for paper and for what the reader does; of the custom properties
    those that these rules use and the given ones."""
    rules = list(_used(tinycss2.parse_stylesheet(sheet, skip_whitespace=True), names))
    used = _used_properties([declaration for rule in rules for declaration in rule.declarations()])
    return "".join(rule.text(used | properties) for rule in rules)


def _used(nodes: Iterable[Any], names: frozenset[str]) -> Iterator[Any]:
    for node in nodes:
        if node.type == "declaration":
            node.value = _trimmed(node.value)
            yield node
        elif node.type == "qualified-rule":
            selectors = [part for part in _selectors(node.prelude) if _can_match(part, names, later=True)]
            if selectors:
                yield _Rule(",".join(map(tinycss2.serialize, selectors)), _contents(node, names))
        elif node.type == "at-rule":
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude).rstrip()}"
            if node.content is None:
                yield _Rule(head, None)
            elif node.lower_at_keyword in _GROUPS:
                yield _Rule(head, _contents(node, names))
            else:
                yield _AsItIs(f"{head}{{{tinycss2.serialize(node.content)}}}")


def _contents(node: Any, names: frozenset[str]) -> list[Any]:
    return list(_used(tinycss2.parse_blocks_contents(node.content, skip_whitespace=True), names))


def _kept(nodes: Iterable[Any], names: frozenset[str]) -> Iterator[Any]:
    """Yield the rules that can match, and the declarations that stand among them."""
    for node in nodes:
        if node.type == "declaration":
            if not any(_relative_addresses(node.value)):
                node.value = _trimmed(node.value)
                yield node
        elif node.type == "qualified-rule":
            selectors = [part for part in _selectors(node.prelude) if _can_match(part, names)]
            if selectors:
                yield _rule(",".join(map(tinycss2.serialize, selectors)), node, names)
        elif node.type == "at-rule" and node.lower_at_keyword in _GROUPS:
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude).rstrip()}"
            if node.content is None:  # the order of layers
                yield _Rule(head, None)
            elif head != "@media print":
                yield _rule(head, node, names)


def _rule(head: str, node: Any, names: frozenset[str]) -> _Rule:
    contents = tinycss2.parse_blocks_contents(node.content, skip_whitespace=True)
    return _Rule(head, list(_kept(contents, names)))


def _trimmed(nodes: Sequence[Any]) -> list[Any]:
    first, last = 0, len(nodes)
    while last - first > 1 and nodes[first].type == "whitespace":
        first += 1
    while last - first > 1 and nodes[last - 1].type == "whitespace":
        last -= 1
    return list(nodes[first:last])


def _selectors(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    part: list[Any] = []
    for token in prelude:
        if token == ",":
            yield _trimmed(part)
            part = []
        else:
            part.append(token)
    yield _trimmed(part)


def _can_match(selector: Sequence[Any], names: frozenset[str], *, later: bool = False) -> bool:
    """Return whether all that a selector asks for occurs, at first or also ``later``, when the reader does
    something. What stands in ``:not()``, ``:is()`` and the like need not occur."""
    for before, token in pairwise((None, *selector)):
        if before == ":":
            if token.type == "ident" and token.lower_value in _LATER and not later:
                return False
        elif token.type == "[] block":
            asked = [part.value.lower() for part in token.content if part.type in ("ident", "string")]
            if not names.issuperset(asked[:2] if "=" in token.content else asked[:1]):
                return False
        elif token.type in ("ident", "hash") and token.value.lower() not in names:
            return False
    return True


def _used_properties(declarations: Iterable[Any]) -> frozenset[str]:
    """Return the custom properties that declarations use, also by way of others."""
    uses: dict[str, set[str]] = {"": set()}
    for declaration in declarations:
        name = declaration.name if declaration.name.startswith("--") else ""
        uses.setdefault(name, set()).update(
            token.value
            for token in _all(declaration.value)
            if token.type == "ident" and token.value.startswith("--")
        )
    found: set[str] = set()
    new = uses[""]
    while new:
        found |= new
        new = {used for name in new for used in uses.get(name, ())} - found
    return frozenset(found)
