"""Text that is taken for something else in silence: cut off, joined, taken for a key, or markup that stays as
typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from guideline.model.places import place_in
from guideline.reading.yaml_problem import YamlProblem, quoted, with_quotes

_REMARK = re.compile(r"(?<=[ \t])#[^\n]*")
_MARKUP = re.compile(
    r"\{waarde:[^{}]*\}|\[@[^\[\]]*\]|\[[^\[\]]*\]\((?:[^()]*\))?|\*\*[^*]+\*\*|\{\{|<!--"
    r"|</?[a-z][a-z0-9-]{0,30}(?:\s[^<>]*)?/?>|<(?:base|embed|img|link|meta|object|svg)\b"
)
_DASH = re.compile(r"-[\u00a0\u2007\u202f]*(?![\s\d-])(.+)")
_LINE_OF_A_KEY = re.compile(r"\n[ \t]*([a-z_]+):\S")


def lost_text(text: str, root: yaml.Node) -> Iterator[YamlProblem]:
    """Yield what an editor typed in ``text`` that its data, under ``root``, do not say."""
    scalars = list(_scalars(root))
    yield from _cut_off(text, [(node.start_mark.index, node.end_mark.index) for node, _ in scalars])
    for node, is_item in scalars:
        yield from _joined(text, node, is_item)
        start = node.start_mark.index
        if not node.style and not text[text.rfind("\n", 0, start) + 1 : start].strip():
            first = text[start : node.end_mark.index].split("\n")[0]
            if dash := _DASH.fullmatch(first):
                yield _problem("dash-space", text, start, "", f"- {dash[1]}")
        if node.style in ("|", ">") and not node.value.strip():
            typed = text[node.start_mark.index :].split("\n", 1)[0].strip()
            yield _problem("empty-block", text, node.start_mark.index, typed, quoted(typed))
        if markup := _MARKUP.search(node.value):
            typed_at = text.find(markup[0], node.start_mark.index, node.end_mark.index)
            yield _problem("markup", text, max(typed_at, node.start_mark.index), markup[0])
    yield from _keys_after_a_comma(text, root)


def _scalars(root: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, bool]]:
    """Yield every value and key in the order of the text, and whether it is an item of a list."""
    stack: list[tuple[yaml.Node, bool]] = [(root, False)]
    while stack:
        node, is_item = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node, is_item
        elif isinstance(node, yaml.SequenceNode):
            stack.extend((item, True) for item in reversed(node.value))
        elif isinstance(node, yaml.MappingNode):
            stack.extend((part, False) for pair in reversed(node.value) for part in reversed(pair))


def _cut_off(text: str, scalars: list[tuple[int, int]]) -> Iterator[YamlProblem]:
    """Yield each remark on a line with data: of a value with `` #`` in it only the start would remain."""
    number = 0
    for match in _REMARK.finditer(text):
        while number < len(scalars) and scalars[number][1] <= match.start():
            number += 1
        if number < len(scalars) and scalars[number][0] <= match.start():
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        before = text[start : match.start()].strip()
        if before and not before.startswith("#"):
            line = text[start : match.end()]
            last = scalars[number - 1][1] if number else 0
            between = text[last : match.start()].strip() if last > start else ""
            alone = between in ("", ":") and before[-1] not in "\"'"
            yield _problem("cut", text, match.start(), match[0].strip(), with_quotes(line) if alone else "")


def _joined(text: str, node: yaml.ScalarNode, is_item: bool) -> Iterator[YamlProblem]:
    """Yield an item of a list that goes on on the next line, and a value that takes in a key without a
    space."""
    if node.style or node.start_mark.line == node.end_mark.line:
        return
    first = node.start_mark.index
    typed = text[first : node.end_mark.index]
    if is_item:
        at = first + typed.index("\n") + 1
        indent = len(text[at:]) - len(text[at:].lstrip(" "))
        yield _problem("run-on", text, at + indent, typed.split("\n")[1].strip())
    elif match := _LINE_OF_A_KEY.search(typed):
        yield _problem("colon-space", text, first + match.end() - 2, match[1])


def _keys_after_a_comma(text: str, root: yaml.Node) -> Iterator[YamlProblem]:
    """Yield each key between braces that has no colon: a comma in a value made it."""
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.SequenceNode):
            stack.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            for number, (key, value) in enumerate(node.value):
                stack.append(value)
                empty = value.start_mark.index == value.end_mark.index
                if (
                    number
                    and node.flow_style
                    and empty
                    and ":" not in text[key.end_mark.index : value.end_mark.index + 1]
                ):
                    yield _problem("comma", text, key.start_mark.index, str(key.value))


def _problem(kind: str, text: str, index: int, detail: str, fixed: str = "") -> YamlProblem:
    line, column = place_in(text, index)
    return YamlProblem(kind, line, column, detail, fixed)
