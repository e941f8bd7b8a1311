"""The registry is complete, and a check stands where its family stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import guideline.checks
import pytest
from guideline.checks import REGISTRY
from guideline.checks.registry import FAMILIES

PACKAGE = Path(guideline.checks.__file__).parent

HOMES = {
    "M": ("metadata",),
    "V": ("references",),
    "H": ("review",),
    "S": ("flowcharts",),
    "L": ("literature",),
    "W": ("values",),
    "T": ("language", "english"),
    "G": ("boundary",),
}
"""The files or folders of each family, by its letter."""


def written_checks() -> Iterator[tuple[str, str]]:
    """Yield the code of every function that is written as a check, with the module it stands in."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(("guideline", "checks", *path.relative_to(PACKAGE).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for decorator in node.decorator_list:
                    if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "check":
                        yield ast.literal_eval(decorator.args[0]), module


def test_every_check_that_is_written_is_registered_from_its_file() -> None:
    registered = {(code, check.function.__module__) for code, check in REGISTRY.items()}
    assert set(written_checks()) == registered
    assert len(registered) > 90


def test_every_family_has_a_home() -> None:
    assert HOMES.keys() == FAMILIES.keys()


@pytest.mark.parametrize("code", sorted(REGISTRY))
def test_check_stands_with_its_family(code: str) -> None:
    home = REGISTRY[code].function.__module__.split(".")[2]
    assert home in HOMES[code[0]]


def test_every_folder_of_checks_names_its_files() -> None:
    for package in PACKAGE.glob("*/__init__.py"):
        described = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
        named = {word for word in described.split() if word.endswith(".py")}
        assert named == {path.name for path in package.parent.glob("*.py")} - {"__init__.py"}
