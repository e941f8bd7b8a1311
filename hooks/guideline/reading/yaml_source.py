"""YAML with the place of every value, and with a problem instead of an exception when it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from guideline.model.places import At, KeyPath, nearest_place


@dataclass(frozen=True, slots=True)
class YamlProblem:
    """Why a YAML text could not be read: ``kind`` is "syntax", "tab" or "duplicate"; line and column count
    from 1."""

    kind: str
    line: int
    column: int
    detail: str


@dataclass(frozen=True, slots=True)
class YamlSource:
    """The data of a YAML text, the line and column (from 1) of every key and list item, and what was wrong
    with it."""

    data: Any = None
    places: dict[KeyPath, At] = field(default_factory=dict)
    problems: tuple[YamlProblem, ...] = ()

    def place(self, path: KeyPath) -> At:
        """Return the line and column of ``path``, or of its nearest ancestor that has a place of its own."""
        return nearest_place(self.places, path)


class _Loader(yaml.SafeLoader):
    """SafeLoader that leaves dates as text (validated later) and ignores tags such as ``!!python/name``."""


def _as_plain(loader: _Loader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _loader, node: node.value)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _as_plain)
_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("!", _as_plain)


def read_yaml(text: str, first_line: int = 1) -> YamlSource:
    """Read ``text``, of which the first line is line ``first_line`` of the file the editor sees.

    Returns the data (dates stay strings) with the places of its parts. A syntax error gives a source without
    data and with one problem; duplicate keys each give a problem beside the data.
    """
    offset = first_line - 1
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return YamlSource()
        places: dict[KeyPath, At] = {}
        problems: list[YamlProblem] = []
        _collect_places(node, (), offset, places, problems)
        return YamlSource(loader.construct_document(node), places, tuple(problems))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1 + offset, mark.column + 1) if mark else (first_line, 1)
        kind = "tab" if "'\\t'" in (error.problem or "") else "syntax"
        return YamlSource(problems=(YamlProblem(kind, line, column, error.problem or ""),))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = first_line + text.count("\n", 0, getattr(error, "position", 0))
        return YamlSource(problems=(YamlProblem("syntax", line, 1, str(error).splitlines()[0]),))
    finally:
        loader.dispose()


def _collect_places(
    node: yaml.Node,
    path: KeyPath,
    offset: int,
    places: dict[KeyPath, At],
    problems: list[YamlProblem],
) -> None:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            key_path = (*path, str(key_node.value))
            line, column = key_node.start_mark.line + 1 + offset, key_node.start_mark.column + 1
            if key_path in places:
                first_line, _ = places[key_path]
                problems.append(YamlProblem("duplicate", line, column, f"{key_node.value}\n{first_line}"))
            else:
                places[key_path] = (line, column)
            _collect_places(value_node, key_path, offset, places, problems)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            places[(*path, index)] = (item.start_mark.line + 1 + offset, item.start_mark.column + 1)
            _collect_places(item, (*path, index), offset, places, problems)
