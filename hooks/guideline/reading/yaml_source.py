"""YAML with the place of every value, and with a problem instead of an exception when it cannot be read.

What editors type is data: no tags, no anchors, no keys that are more than a text, and every value a text as
typed: ``12:30``, ``no`` and ``1_000`` are no numbers or truths until the model asks for one. Settings may
have tags and anchors, and their values are those of YAML 1.1, as MkDocs reads them. Neither can ask for more
than a bounded amount of work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from guideline.model.places import At, KeyPath, nearest_place, place_in
from guideline.reading.yaml_lost import lost_text
from guideline.reading.yaml_problem import YamlProblem, with_quotes
from guideline.reading.yaml_slips import find_slip

MAXIMUM_DEPTH = 20
"""How deep groups and lists may stand in each other."""

MAXIMUM_NODES = 100_000
"""How many keys and values a text may have, those that an alias repeats counted each time."""

_MAXIMUM_DIGITS = 18
"""The longest whole number as typed, so that it always fits in 64 bits."""

CONTROL = re.compile(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A control character, half a surrogate pair, or a character that only YAML takes for the end of a line."""


@dataclass(frozen=True, slots=True)
class YamlSource:
    """The data of a YAML text, the line and column (from 1) of every key and list item, and what was wrong
    with it; ``typed`` are the same data with every value as typed; ``tags`` are the paths of what a tag
    makes."""

    data: Any = None
    typed: Any = None
    places: dict[KeyPath, At] = field(default_factory=dict)
    problems: tuple[YamlProblem, ...] = ()
    tags: tuple[KeyPath, ...] = ()

    def place(self, path: KeyPath) -> At:
        """Return the line and column of ``path``, or of its nearest ancestor that has a place of its own."""
        return nearest_place(self.places, path)


class _Refused(yaml.MarkedYAMLError):
    """Something that is YAML, but may not stand in a text."""

    def __init__(self, kind: str, mark: Any, detail: str = "") -> None:
        super().__init__(problem=detail, problem_mark=mark)
        self.kind = kind


class _Loader(yaml.SafeLoader):
    """SafeLoader with bounds, that leaves dates as text (validated later)."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0
        self._nodes = 0
        self._sizes: dict[str, int] = {}
        self._tagged: set[int] = set()

    def has_tag(self, node: yaml.Node) -> bool:
        """Return whether a tag was typed before this node."""
        return id(node) in self._tagged

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose the next node within the bounds."""
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        before = self._nodes
        self._nodes += self._size(event)
        self._depth += 1
        if self._depth > MAXIMUM_DEPTH:
            raise _Refused("deep", event.start_mark)
        if self._nodes > MAXIMUM_NODES:
            raise _Refused("many", event.start_mark)
        node = super().compose_node(parent, index)
        self._depth -= 1
        if event.anchor:
            self._sizes[event.anchor] = self._nodes - before
        if getattr(event, "tag", None):
            self._tagged.add(id(node))
        return node

    def _size(self, event: Any) -> int:
        """Return how many nodes come with an event: for an alias all that it repeats."""
        if not isinstance(event, yaml.AliasEvent) or event.anchor not in self.anchors:
            return 1
        if event.anchor not in self._sizes:
            raise _Refused("anchor", event.start_mark, f"*{event.anchor}")
        return self._sizes[event.anchor]

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """Return the value of a node; a value that its type does not know is refused at its place."""
        try:
            return super().construct_object(node, deep)
        except (ValueError, ArithmeticError, LookupError, TypeError) as error:
            raise _Refused("syntax", node.start_mark, str(error)) from error

    def whole_number(self, node: yaml.ScalarNode) -> int:
        """Return a whole number of a size that fits anywhere."""
        if len(node.value) > _MAXIMUM_DIGITS:
            raise _Refused("number", node.start_mark, node.value[:_MAXIMUM_DIGITS])
        return self.construct_yaml_int(node)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _loader, node: node.value)
_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.whole_number)


class _ContentLoader(_Loader):
    """Reads data alone: a mapping has texts as keys, as typed."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose the next node, when it is data."""
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if event.anchor:
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise _Refused("anchor", event.start_mark, mark + event.anchor)
        if tag := getattr(event, "tag", None):
            raise _Refused("tag", event.start_mark, tag.replace("tag:yaml.org,2002:", "!!"))
        if isinstance(parent, yaml.MappingNode) and index is None:
            self._expect_key(event)
        return super().compose_node(parent, index)

    def _expect_key(self, event: Any) -> None:
        if not isinstance(event, yaml.ScalarEvent) or "\n" in event.value:
            raise _Refused("key", event.start_mark)
        if event.value == "<<" and not event.style:
            raise _Refused("merge", event.start_mark)


_ContentLoader.yaml_implicit_resolvers = {"": [("tag:yaml.org,2002:null", re.compile("$"))]}


class _SettingsLoader(_Loader):
    """Reads settings: ``!ENV`` asks for a variable, and other tags are ignored."""


def _as_plain(loader: _SettingsLoader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


_SettingsLoader.add_multi_constructor("tag:yaml.org,2002:python/", _as_plain)
_SettingsLoader.add_constructor("!ENV", construct_env_tag)
_SettingsLoader.add_multi_constructor("!", _as_plain)


def read_yaml(text: str, first_line: int = 1) -> YamlSource:
    """Read data that an editor typed, of which the first line is line ``first_line`` of the file.

    Returns the data (every value as typed, None when nothing was) with the places of its parts. What cannot
    be read, or is more than data, gives a source without data and with one problem; what is read otherwise
    than it was typed gives a problem beside the data.
    """
    return _read(_ContentLoader, text, first_line - 1)


def read_settings_yaml(text: str) -> YamlSource:
    """Read settings: as ``read_yaml``, but with tags, of which ``!ENV`` reads the environment, and with
    anchors."""
    return _read(_SettingsLoader, text, 0)


def _read(kind: type[_Loader], text: str, offset: int) -> YamlSource:
    if found := CONTROL.search(text):
        line, column = place_in(text, found.start())
        return YamlSource(problems=(YamlProblem("control", line + offset, column, found[0]),))
    loader = kind(text)
    try:
        return _source(loader, text, offset)
    except yaml.MarkedYAMLError as error:
        return YamlSource(problems=(_moved(_problem(text, error), offset),))
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        at = loader.get_mark()
        return YamlSource(problems=(YamlProblem("syntax", at.line + 1 + offset, at.column + 1),))
    finally:
        loader.dispose()


def _source(loader: _Loader, text: str, offset: int) -> YamlSource:
    node = loader.get_single_node()
    if node is None:
        return YamlSource()
    walk = _Walk(loader, offset)
    walk.take(node, ())
    settings = isinstance(loader, _SettingsLoader)
    data = loader.construct_document(node) if settings else None
    typed = _as_typed(node)
    lost = () if settings else (_moved(problem, offset) for problem in lost_text(text, node))
    return YamlSource(
        data if settings else typed, typed, walk.places, (*walk.problems, *lost), tuple(walk.tags)
    )


def _as_typed(node: yaml.Node) -> Any:
    """Return what a node holds, every value a text as typed, or None when nothing was."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _as_typed(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_as_typed(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return None if node.value == "" and not node.style else node.value


def _moved(problem: YamlProblem, offset: int) -> YamlProblem:
    """Return a problem of a part of a file that has so many lines before it."""
    return replace(problem, line=problem.line + offset)


def _problem(text: str, error: yaml.MarkedYAMLError) -> YamlProblem:
    mark = error.problem_mark
    if isinstance(error, _Refused) and mark:
        fixed = with_quotes(text.split("\n")[mark.line]) if error.kind in ("tag", "anchor") else ""
        return YamlProblem(error.kind, mark.line + 1, mark.column + 1, error.problem or "", fixed)
    return find_slip(text, error)


class _Walk:
    """Collects where everything stands, and what is wrong in keys and texts."""

    def __init__(self, loader: _Loader, offset: int) -> None:
        self.places: dict[KeyPath, At] = {}
        self.problems: list[YamlProblem] = []
        self.tags: list[KeyPath] = []
        self._loader = loader
        self._offset = offset

    def take(self, node: yaml.Node, path: KeyPath) -> None:
        """Take a node and everything under it."""
        if self._loader.has_tag(node):
            self.tags.append(path)
        if isinstance(node, yaml.ScalarNode):
            self._expect_text(node)
        for key, below in _parts(node):
            if isinstance(key, int):
                self.places[(*path, key)] = self._at(below)
                self.take(below, (*path, key))
            elif isinstance(key, yaml.ScalarNode):
                self._take_key(key, (*path, key.value))
                self.take(below, (*path, key.value))

    def _take_key(self, key: yaml.ScalarNode, path: KeyPath) -> None:
        self._expect_text(key)
        line, column = self._at(key)
        if path in self.places:
            first_line = self.places[path][0]
            in_a_list = len(path) > 1 and self.places.get(path[:-1]) == self.places[path]
            kind = "repeated" if in_a_list else "duplicate"
            self.problems.append(YamlProblem(kind, line, column, f"{key.value}\n{first_line}"))
        self.places.setdefault(path, (line, column))

    def _expect_text(self, node: yaml.ScalarNode) -> None:
        """Refuse a character that has no place in a text, written as such in a double-quoted value."""
        if found := CONTROL.search(node.value):
            raise _Refused("control", node.start_mark, found[0])

    def _at(self, node: yaml.Node) -> At:
        return node.start_mark.line + 1 + self._offset, node.start_mark.column + 1


def _parts(node: yaml.Node) -> Iterator[tuple[Any, yaml.Node]]:
    """Yield what stands in a node: a mapping by its keys, a list by the numbers of its items."""
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    elif isinstance(node, yaml.SequenceNode):
        yield from enumerate(node.value)
