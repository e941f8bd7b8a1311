"""What is typed is what readers get, or it is a finding at its line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from guideline.model.findings import Finding
from project import copy_of_small
from typed_inputs import KEPT, LOST

Found = Mapping[str, list[tuple[int, Finding]]]

PAGE = "docs/diagnostiek/voorbeeld.md"
FIGURE = "W007"
"""A dose without a source: that is so wherever it stands, and another subject."""
PLACE = "Straling geeft soms een pain flare.\n"
"""Where a text is added to the page of the small guideline."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Found:
    """The findings in each input, by name, lines counted from its first, 0."""
    project = copy_of_small(cache, tmp_path_factory.mktemp("getypt") / "project")
    page = project.read(PAGE)
    first = page[: page.index(PLACE)].count("\n") + 2
    texts = {name: item.text for name, item in LOST.items()} | KEPT
    found: dict[str, list[tuple[int, Finding]]] = {}
    for name, text in texts.items():
        project.write(PAGE, page.replace(PLACE, f"{PLACE}\n{text}\n"))
        found[name] = [(item.place.line - first - 1, item) for item in project.check() if item.code != FIGURE]
    return found


@pytest.mark.parametrize("name", LOST)
def test_what_would_be_lost_or_changed_is_one_finding_at_its_line(found: Found, name: str) -> None:
    item = LOST[name]
    line, finding = found[name][0]
    assert (line, finding.code) == (item.line, item.code), found[name]
    assert item.part in f"{finding.message} {finding.suggestion}"
    assert {(one.code, at - line) for at, one in found[name][1:]} <= {(item.code, 1)}, found[name]


@pytest.mark.parametrize("name", KEPT)
def test_what_readers_get_as_typed_is_no_finding(found: Found, name: str) -> None:
    assert found[name] == []
