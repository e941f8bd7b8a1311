"""The shape of ``richtlijn.json`` has a version, and a program written for an older one goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from guideline.exports.richtlijn_json import SHAPE, export, schema
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from project import TODAY, Project

RECORDS = sorted(Path(__file__).with_name("vormen").glob("*.json"))
"""What every version had: its keys with the types of their values, and the words of the fixed lists."""

TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}


def record(path: Path) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def shape(described: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Return a schema as a record."""
    keys: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}

    def meant(part: dict[str, Any]) -> dict[str, Any]:
        name = part.get("$ref", "").rpartition("/")[2]
        return described["$defs"][name] if name else part

    def kinds(part: dict[str, Any]) -> list[str]:
        part = meant(part)
        return sorted({kind for one in part.get("anyOf", [part]) for kind in [meant(one)["type"]]})

    def walk(part: dict[str, Any], path: str) -> None:
        part = meant(part)
        if part.get("type") == "array":
            walk(part["items"], f"{path}[]")
        if "enum" in part:
            words[path] = part["enum"]
        for name, below in part.get("properties", {}).items():
            inner = f"{path}.{name}".lstrip(".")
            keys[inner] = kinds(below)
            walk(below, inner)

    walk(described, "")
    return {"keys": keys, "values": words}


def at(data: Any, path: str) -> Iterator[Any]:
    """Yield what a reader finds at a path of a record; a missing key is an error."""
    name, _, rest = path.partition(".")
    found = data[name.removesuffix("[]")]
    for item in found if name.endswith("[]") else [found]:
        yield from at(item, rest) if rest else [item]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_an_older_reader_finds_all_it_knew(path: Path, project: Project) -> None:
    if path.stem.partition(".")[0] != SHAPE.partition(".")[0]:
        return  # another first number says that readers must look
    guideline = read_guideline(project.root, generated_files)
    found = export(guideline, TODAY, "1.0.0", lambda path, target: f"{path}{target}")
    data = json.loads(found.model_dump_json())
    known = record(path)
    for key, kinds in known["keys"].items():
        for value in at(data, key):
            assert isinstance(value, tuple(TYPES[kind] for kind in kinds)), key
    for key, words in known["values"].items():
        assert {*at(data, key)} <= {*words}, key
    now = shape(json.loads(schema()))
    assert {key: now["keys"].get(key) for key in known["keys"]} == known["keys"]
    assert {key: now["values"].get(key) for key in known["values"]} == known["values"]


def test_a_new_key_asks_for_a_new_version() -> None:
    """When this fails: put the version up in ``richtlijn_json.SHAPE``, and keep a record of the new shape."""
    assert SHAPE in {path.stem for path in RECORDS}
    (path,) = (path for path in RECORDS if path.stem == SHAPE)
    assert shape(json.loads(schema())) == record(path)


def test_a_reader_that_kept_an_older_schema_accepts_new_keys(project: Project) -> None:
    guideline = read_guideline(project.root, generated_files)
    found = export(guideline, TODAY, "1.0.0", lambda path, target: f"{path}{target}")
    data = json.loads(found.model_dump_json())
    later = {**data, "nieuw": 1, "modules": [{**module, "nieuw": 2} for module in data["modules"]]}
    jsonschema.validate(later, json.loads(schema()))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "modules": [{"id": "x"}]}, json.loads(schema()))
