"""The registry is complete, and a check stands where its family stands."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import guideline.checks
import pytest
from guideline.changes.gates import GATES
from guideline.checks import REGISTRY, RETIRED
from guideline.checks.finished_site import FINISHED_CHECKS
from guideline.checks.registry import FAMILIES, FIRST_VERSION, Example, check, require_free
from guideline.checks.retired import RetiredCheck
from guideline.model.findings import Severity
from project import ROOT

PACKAGE = Path(guideline.checks.__file__).parent

HOMES = {
    "M": ("metadata",),
    "V": ("references",),
    "H": ("review",),
    "S": ("flowcharts",),
    "L": ("literature",),
    "P": ("permanence",),
    "W": ("values",),
    "T": (
        *("language", "english", "link_text", "recommendation_text", "glossary"),
        *("repeated", "search_words", "abbreviations"),
    ),
    "G": ("boundary", "privacy"),
    "D": ("differences", "pasted"),
    "C": ("consistency",),
    "B": ("care_cards",),
    "Z": (),  # these compare two states: changes/gates.py
}
"""The files or folders of each family, by its letter."""

FIRST_CODES = {
    f"{letter}{number:03}"
    for letter, first, last in (
        ("M", 1, 27),
        ("V", 1, 16),
        ("V", 101, 105),
        ("H", 1, 14),
        ("S", 1, 11),
        ("L", 1, 12),
        ("W", 1, 4),
        ("T", 1, 8),
        ("G", 1, 2),
        ("G", 101, 101),
    )
    for number in range(first, last + 1)
}
"""The codes of version 0.1.0."""


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


@pytest.fixture
def project_version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def test_only_the_first_checks_leave_out_the_version_in_which_they_came() -> None:
    known = {**REGISTRY, **FINISHED_CHECKS, **GATES, **RETIRED}
    assert {code for code, item in known.items() if item.since == FIRST_VERSION} == FIRST_CODES


def test_no_check_comes_from_a_later_version_than_the_next(project_version: str) -> None:
    major, minor, _ = version(project_version)
    for known in (*REGISTRY.values(), *FINISHED_CHECKS.values(), *GATES.values(), *RETIRED.values()):
        assert version(FIRST_VERSION) <= version(known.since) <= (major, minor + 1, 0), known.code


def test_every_retired_code_is_free_and_names_what_took_its_place() -> None:
    for code, old in RETIRED.items():
        assert code == old.code
        assert code not in REGISTRY.keys() | FINISHED_CHECKS.keys() | GATES.keys()
        assert old.successor in {"", *REGISTRY, *FINISHED_CHECKS, *GATES, *RETIRED}
        assert version(old.since) < version(old.until)


@pytest.mark.parametrize("code", ["V001", "V900", "Q001"])
def test_code_that_is_taken_retired_or_of_no_family_is_refused(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = RetiredCheck("V900", "Oude controle", "Zo was het.", "0.1.0", "0.2.0", "V001")
    monkeypatch.setitem(RETIRED, "V900", old)
    before = dict(REGISTRY)
    with pytest.raises(ValueError, match=code):
        check(code, "Titel", Severity.ERROR, "Uitleg.", Example("fout", "goed"))(lambda _context: ())
    assert before == REGISTRY
    with pytest.raises(ValueError, match="V101"):
        require_free("V101", FINISHED_CHECKS)
