"""A name that starts with an underscore is used in its own file only.

PLC2701 of ruff guards this for other packages; between two files of one package it says nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from project import ROOT


def private_imports(path: Path) -> Iterator[str]:
    """Yield every private name that a file imports from another file of this project."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            module = node.module or ""
            private = [alias.name for alias in node.names if is_private(alias.name)]
            private += [part for part in module.split(".") if is_private(part)]
            if private and (node.level or module.split(".")[0] in ("guideline", "richtlijn")):
                yield f"{path.relative_to(ROOT)}: {', '.join(private)}"


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


def test_no_private_name_of_this_project_is_imported() -> None:
    paths = sorted((ROOT / "hooks").rglob("*.py"))
    assert len(paths) > 50
    assert [name for path in paths for name in private_imports(path)] == []
