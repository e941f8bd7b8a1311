"""The map in CONTRIBUTING.md fits the house: every room stands in it, and what it names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from project import ROOT

MAP = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "hooks" / "guideline"
ROOMS = sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: path.name)
def test_every_room_stands_in_the_map_and_says_what_it_is_for(room: Path) -> None:
    assert f"| `guideline/{room.name}/` |" in MAP
    purpose = " ".join(
        (ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or "").split()
    )
    assert all(word in purpose for word in ("In: ", "Out: ", "May not know"))


def named_paths() -> list[str]:
    """Return everything in the map that looks like a path within the project."""
    code = re.findall(r"`([\w./-]+)`", MAP)
    return sorted({name for name in code if "/" in name and not name.startswith(("http", "docs/redactie"))})


@pytest.mark.parametrize("name", named_paths())
def test_what_the_map_names_is_there(name: str) -> None:
    places = (ROOT, ROOT / "hooks", PACKAGE, PACKAGE / "pages", ROOT / "overrides", ROOT / "tests")
    assert any((place / name).exists() for place in places)
