"""Changes in a text of YAML that leave all other lines as they were typed: remarks, order, quotes.

A place in the data is found with the nodes of PyYAML, which know where they begin and end; the text is then
changed there and nowhere else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from guideline.editing.refusal import RefusedError
from guideline.model.places import KeyPath

Written = str | Sequence[str] | Mapping[str, str]
"""A value to write: a text, a list of texts, or texts by name."""

_PLAIN = re.compile(r"[A-Za-zÀ-ÿ0-9(‘“](?:[^\n\[\]{},\"#&*!|>%@`\\:]|:(?=[^\s:]))*(?<![\s:])")
"""A text that YAML reads as it is, wherever it stands."""


def scalar(text: str) -> str:
    """Return how a text is typed in YAML: as it is, or between quotes when a sign in it would mean
    something."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def written(value: Written) -> str:
    """Return how a value is typed on one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {scalar(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(map(scalar, value)) + "]"


@dataclass(frozen=True, slots=True)
class YamlLines:
    """A text in which YAML stands from index ``start`` up to ``end``; each change gives a new text of the
    whole."""

    text: str
    start: int = 0
    end: int = -1

    @property
    def _part(self) -> str:
        return self.text[self.start : len(self.text) if self.end < 0 else self.end]

    def root(self) -> yaml.Node:
        """Return the node of the whole; raises RefusedError when it cannot be read."""
        try:
            node = yaml.compose(self._part, Loader=yaml.SafeLoader)
        except (yaml.YAMLError, ValueError, RecursionError):
            node = None
        if node is None:
            raise RefusedError("de gegevens kunnen niet worden gelezen; herstel eerst wat ‘make check’ meldt")
        return node

    def pair(self, path: KeyPath) -> tuple[yaml.Node | None, yaml.Node] | None:
        """Return the key (None in a list) and the value at a path in the data, None when there is none."""
        key: yaml.Node | None = None
        node = self.root()
        for step in path:
            if isinstance(node, yaml.MappingNode):
                found = [(k, v) for k, v in node.value if k.value == step]
                if not found:
                    return None
                key, node = found[0]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                key, node = None, node.value[step]
            else:
                return None
        return key, node

    def node(self, path: KeyPath) -> yaml.Node | None:
        """Return the value at a path in the data, None when there is none."""
        found = self.pair(path)
        return found[1] if found else None

    def _with(self, start: int, end: int, new: str) -> str:
        return self.text[: self.start + start] + new + self.text[self.start + end :]

    def with_value(self, path: KeyPath, new: str) -> str:
        """Return the text with another text as the value at a path; raises RefusedError when it is not
        there."""
        node = self.node(path)
        if not isinstance(node, yaml.ScalarNode):
            raise RefusedError(f"de sleutel ‘{path[-1]}’ is er niet, of bevat meer dan één waarde")
        return self._with(node.start_mark.index, node.end_mark.index, scalar(new))

    def with_key_named(self, path: KeyPath, new: str) -> str:
        """Return the text with another name for the key at a path."""
        found = self.pair(path)
        assert found
        assert found[0]
        return self._with(found[0].start_mark.index, found[0].end_mark.index, scalar(new))

    def with_key(self, key: str, value: Written) -> str:
        """Return the text with a key at the end of the data, on one line."""
        node = self.root()
        if not isinstance(node, yaml.MappingNode) or node.flow_style:
            raise RefusedError("de gegevens staan niet als regels met een sleutel; schrijf ze zo eerst")
        at = self._end_of_line(_end(node, self._part))
        return self._with(at, at, f"\n{' ' * node.start_mark.column}{key}: {written(value)}")

    def with_first(self, path: KeyPath, item: Mapping[str, Written]) -> str:
        """Return the text with an item at the beginning of the list at a path of one key; the key is made
        when it is not there."""
        found = self.pair(path)
        lines = [f"{key}: {written(value)}" for key, value in item.items()]
        if found is None:
            base = self.with_key(str(path[-1]), "")
            return base.replace(f'\n{path[-1]}: ""', f"\n{path[-1]}:{_block(lines, '  ')}", 1)
        node = found[1]
        if isinstance(node, yaml.ScalarNode) and not node.value:
            at = node.end_mark.index
            return self._with(at, at, _block(lines, "  "))
        if not isinstance(node, yaml.SequenceNode):
            raise RefusedError(f"onder ‘{path[-1]}’ hoort een lijst; herstel dat eerst")
        begin = node.start_mark.index
        if node.flow_style:
            more = ", " if node.value else ""
            return self._with(begin + 1, begin + 1, "{" + ", ".join(lines) + "}" + more)
        indent = " " * node.start_mark.column
        return self._with(begin, begin, _block(lines, indent).lstrip("\n ") + "\n" + indent)

    def with_last(self, path: KeyPath, item: str) -> str:
        """Return the text with an item, as typed, at the end of the list at a path."""
        found = self.pair(path)
        if not found or not isinstance(found[1], yaml.SequenceNode):
            raise RefusedError(f"onder ‘{path[-1] if path else 'de gegevens'}’ hoort een lijst")
        return self._after(found[1], len(found[1].value) - 1, item, self._key_column(found[0]))

    def with_item_after(self, path: KeyPath, item: str) -> str:
        """Return the text with an item, as typed, after the one at a path."""
        found = self.pair(path[:-1])
        assert found
        assert isinstance(found[1], yaml.SequenceNode)
        assert isinstance(path[-1], int)
        return self._after(found[1], path[-1], item, self._key_column(found[0]))

    def _after(self, node: yaml.SequenceNode, index: int, item: str, column: int) -> str:
        if node.flow_style and node.value:
            at = _end(node.value[index], self._part)
            return self._with(at, at, f", {item}")
        if node.flow_style:
            if node.start_mark.column == 0:
                return self._with(node.start_mark.index, node.end_mark.index, f"- {item}")
            before = self._part[: node.start_mark.index].rstrip()
            return self._with(len(before), node.end_mark.index, f"\n{' ' * (column + 2)}- {item}")
        at = self._end_of_line(_end(node.value[index], self._part))
        return self._with(at, at, f"\n{' ' * node.start_mark.column}- {item}")

    def without_item(self, path: KeyPath) -> str:
        """Return the text without the item of a list at a path; an empty list stays as ``[]``."""
        found = self.pair(path[:-1])
        assert found
        assert isinstance(found[1], yaml.SequenceNode)
        assert isinstance(path[-1], int)
        node, index = found[1], path[-1]
        item = node.value[index]
        if node.flow_style:
            if index + 1 < len(node.value):
                return self._with(item.start_mark.index, node.value[index + 1].start_mark.index, "")
            start = _end(node.value[index - 1], self._part) if index else item.start_mark.index
            return self._with(start, _end(item, self._part), "")
        start = self._part.rfind("\n", 0, item.start_mark.index)
        end = self._end_of_line(_end(item, self._part))
        return self._with(max(start, 0), end, " []" if len(node.value) == 1 else "")

    def without_key(self, path: KeyPath) -> str:
        """Return the text without the key at a path, which is not the only one there."""
        found, around = self.pair(path), self.node(path[:-1])
        assert found
        assert found[0]
        assert isinstance(around, yaml.MappingNode)
        keys = [key.value for key, _ in around.value]
        index = keys.index(path[-1])
        if around.flow_style:
            end = _end(found[1], self._part)
            if index:
                return self._with(_end(around.value[index - 1][1], self._part), end, "")
            return self._with(found[0].start_mark.index, around.value[1][0].start_mark.index, "")
        end = self._end_of_line(_end(found[1], self._part))
        if index:
            return self._with(self._part.rfind("\n", 0, found[0].start_mark.index), end, "")
        return self._with(found[0].start_mark.index, around.value[1][0].start_mark.index, "")

    def _end_of_line(self, index: int) -> int:
        end = self._part.find("\n", index)
        return len(self._part) if end < 0 else end

    @staticmethod
    def _key_column(key: yaml.Node | None) -> int:
        return key.start_mark.column if key else 0


def _block(lines: Sequence[str], indent: str) -> str:
    """Return a mapping as an item of a list, each key on a line, after the end of the line before it."""
    return "".join(f"\n{indent}{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines))


def _end(node: yaml.Node, text: str) -> int:
    """Return the index after the last sign of a node: of a block that is the end of its last value."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        key, value = last if isinstance(last, tuple) else (None, last)
        if isinstance(value, yaml.ScalarNode) and not value.value and not value.style and key is not None:
            return int(text.index(":", key.end_mark.index)) + 1
        return _end(value, text)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return len(text[: node.end_mark.index].rstrip())
    return int(node.end_mark.index)
