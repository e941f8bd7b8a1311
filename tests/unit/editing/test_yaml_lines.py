"""A text of YAML changes in one place; read again it holds what was written, and all else as typed."""

from __future__ import annotations

import pytest
from guideline.editing.yaml_lines import YamlLines, scalar
from guideline.reading.yaml_source import read_yaml

TEXT = """# boven
a: 1   # achter
lijst:
  - een   # eerste
  - {b: 2, c: 'drie'}

leeg: []
# onder
x: y
"""


@pytest.mark.parametrize(
    "text",
    [
        "gewoon",
        "mri:of",
        "Pijn: wat nu?",
        "a # b",
        "- x",
        "{a}",
        "'",
        '"',
        "a\\b",
        "ja",
        "x:",
        "",
        " x ",
        "@a",
    ],
)
def test_a_text_is_written_so_that_it_reads_as_typed(text: str) -> None:
    assert read_yaml(f"a: {scalar(text)}\nb: [{scalar(text)}]\n").data == {"a": text, "b": [text]}


@pytest.mark.parametrize(
    ("changed", "data"),
    [
        (YamlLines(TEXT).with_value(("a",), "2"), {"a": "2"}),
        (YamlLines(TEXT).with_value(("lijst", 1, "c"), "vier"), {"lijst": ["een", {"b": "2", "c": "vier"}]}),
        (YamlLines(TEXT).with_last(("lijst",), "nul"), {"lijst": ["een", {"b": "2", "c": "drie"}, "nul"]}),
        (YamlLines(TEXT).with_last(("leeg",), "nul"), {"leeg": ["nul"]}),
        (YamlLines(TEXT).with_first(("leeg",), {"k": "v"}), {"leeg": [{"k": "v"}]}),
        (YamlLines(TEXT).with_first(("nieuw",), {"k": "v"}), {"nieuw": [{"k": "v"}]}),
        (YamlLines(TEXT).without_item(("lijst", 0)), {"lijst": [{"b": "2", "c": "drie"}]}),
        (YamlLines(TEXT).without_item(("lijst", 1)), {"lijst": ["een"]}),
        (YamlLines(TEXT).without_key(("lijst", 1, "b")), {"lijst": ["een", {"c": "drie"}]}),
        (YamlLines(TEXT).without_key(("lijst", 1, "c")), {"lijst": ["een", {"b": "2"}]}),
        (YamlLines(TEXT).with_key("z", ["p", "q"]), {"z": ["p", "q"]}),
    ],
)
def test_one_thing_changes(changed: str, data: dict[str, object]) -> None:
    assert read_yaml(changed).data == read_yaml(TEXT).data | data
    kept = [line for line in TEXT.splitlines() if line.startswith("#")]
    assert [line for line in changed.splitlines() if line.startswith("#")] == kept


def test_a_list_that_becomes_empty_is_an_empty_list() -> None:
    assert read_yaml(YamlLines("a:\n  - b\nc: d\n").without_item(("a", 0))).data == {"a": [], "c": "d"}
