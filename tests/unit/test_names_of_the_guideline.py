"""The code knows no page, folder or chapter of this guideline by name: those stand in its settings and files.

What editors see as an example may name them, and so may a docstring.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from guideline.reading.settings import read_settings
from project import ROOT

SCOPE = ("hooks", "overrides", "scripts")

USUAL_NAMES = Path("hooks/guideline/model/roles.py")
"""Where the usual names stand, for a guideline that gives no others."""

FILES = (".py", ".js", ".css", ".html", ".md", ".xml", ".svg")

APART = {"Example", "_register", "kind", "Option", "render"}
"""What is called with examples for editors (of a mistake, a change, what a command takes) or with the name of
a template."""

IN_AN_EXAMPLE = re.compile("docs/")
"""How a path in an example begins: the code has that folder from the settings."""

ORDINARY_WORDS = {"over"}
"""Names of folders that are also words that a program may compare with."""


@cache
def pages() -> frozenset[str]:
    """The paths of the pages with a task of their own, as they are typed and as an address."""
    paths = read_settings(ROOT).roles.pages.values()
    return frozenset(form for path in paths for form in (path, f"{path.removesuffix('.md')}/"))


@cache
def folders() -> frozenset[str]:
    """The folders with a task of their own, and those of the chapters."""
    chapters = yaml.safe_load((ROOT / "docs" / "modules.yml").read_text(encoding="utf-8"))["rubrieken"]
    return frozenset({*read_settings(ROOT).roles.folders.values(), *(item["id"] for item in chapters)})


@cache
def forms() -> dict[str, re.Pattern[str]]:
    """How each of them is found in a text, by how it is typed there."""
    typed = {*pages(), *(f"{folder}/" for folder in folders())}
    return {form: re.compile(rf"(?<![\w.-]){re.escape(form)}") for form in typed}


def named_in(text: str) -> set[str]:
    """Return which pages and folders a text names as a path or an address, or the beginning of one."""
    return {form for form, begins in forms().items() if form in text and begins.search(text)}


def strings(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and text of every string in a program but its docstrings and its examples; a folder that
    something is compared with as if an address began with it."""
    called = node.func if isinstance(node, ast.Call) else None
    if isinstance(called, ast.Name) and called.id in APART:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Compare):
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and part.value in folders() - ORDINARY_WORDS:
                yield part.lineno, f"{part.value}/"
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and not IN_AN_EXAMPLE.match(node.value):
        yield node.lineno, node.value
    for child in ast.iter_child_nodes(node):
        yield from strings(child)


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts in a file of code, with their lines."""
    code = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from strings(ast.parse(code))
    else:
        yield from enumerate(code.split("\n"), start=1)


def code_files() -> list[Path]:
    """Return the files of the code that may name nothing of this guideline."""
    found = (path for place in SCOPE for path in sorted((ROOT / place).rglob("*")))
    return [path for path in found if path.suffix in FILES and path != ROOT / USUAL_NAMES]


def test_the_code_names_no_page_or_folder_of_this_guideline() -> None:
    files = code_files()
    assert {path.relative_to(ROOT).parts[0] for path in files} == set(SCOPE)
    assert [
        f"{path.relative_to(ROOT).as_posix()}:{line} {name}"
        for path in files
        for line, text in texts(path)
        for name in sorted(named_in(text))
    ] == []


@pytest.mark.parametrize(
    "shape", ['x = "{}"', 'f"{}{{name}}"', 'x == "docs" or "../{}#kop"', 'go(".knop", "{}")']
)
def test_a_name_is_seen_in_a_program_wherever_it_stands(shape: str) -> None:
    for form in forms():
        found = [name for _, text in strings(ast.parse(shape.format(form))) for name in named_in(text)]
        assert form in found


def test_a_folder_is_seen_that_something_is_compared_with() -> None:
    for folder in folders() - ORDINARY_WORDS:
        for program in (f"page.folder == '{folder}'", f"folder in ('a', '{folder}')"):
            assert [text for _, text in strings(ast.parse(program)) if named_in(text)]


def test_examples_and_docstrings_may_name_what_they_like() -> None:
    path = sorted(pages())[0]
    for program in (f'"""Of {path}."""', f'Example("{path}", "", file="{path}")', f'x = "docs/{path}"'):
        assert not [text for _, text in strings(ast.parse(program)) if named_in(text)]
