"""No test names what editors may change: pages, recommendations, values and titles of the real guideline.

A test that does fails when a module is renamed or retired, though nothing is wrong with the code.
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
from project import MINIMAL, ROOT

SCOPE = ("tests",)
"""What is looked at, relative to the project."""

WORDS = 3
"""From so many words on, a title is looked for inside a string too; a shorter one may be an ordinary phrase,
and counts when it is the whole string."""

ALLOWED = {
    Path(read_settings(ROOT).roles.when_to_call).stem: "a page with a task of its own",
    "mri-mesmc": "a deadline of the national guideline, pinned on purpose",
    "mri-radiculaire-uitval-snel": "a deadline of the national guideline, pinned on purpose",
    "mri-radiculaire-uitval-langzaam": "a deadline of the national guideline, pinned on purpose",
    "mri-radiculaire-pijn": "a deadline of the national guideline, pinned on purpose",
    "mri-lokale-pijn": "a deadline of the national guideline, pinned on purpose",
}
"""Names that a test may hold, with the reason."""


def ids_in(docs: Path) -> set[str]:
    """Return the ids of modules, recommendations and values of a guideline."""
    chapters = yaml.safe_load((docs / "modules.yml").read_text("utf-8"))["rubrieken"]
    values = yaml.safe_load((docs / "waarden.yml").read_text("utf-8"))
    pages = [path.read_text("utf-8") for path in docs.rglob("*.md")]
    return {
        *(module["id"] for chapter in chapters for module in chapter["modules"]),
        *(value["naam"] for value in values),
        *(found for page in pages for found in re.findall(r"^/// aanbeveling\n +id: (\S+)$", page, re.M)),
    }


@cache
def names() -> frozenset[str]:
    """The ids of the real guideline that no test may hold."""
    return frozenset(ids_in(ROOT / "docs") - ids_in(MINIMAL / "docs") - set(ALLOWED))


@cache
def titles() -> frozenset[str]:
    """The titles of the modules of the real guideline."""
    chapters = yaml.safe_load((ROOT / "docs" / "modules.yml").read_text("utf-8"))["rubrieken"]
    return frozenset(module["titel"] for chapter in chapters for module in chapter["modules"])


def named_in(text: str) -> set[str]:
    """Return what a string names of the real guideline.

    An id counts as the whole string, as a part of an address or as the target of one; an id of more than one
    word also when it stands anywhere by itself.
    """
    parts = re.split(r"[/#\s'\"]+", text)
    ends = {part.removesuffix(".md").removesuffix(".html") for part in parts}
    address = "/" in text or "#" in text or text in ends
    loose = {word.strip("-") for word in re.findall(r"[\w-]+", text)}
    found = {word for word in loose if "-" in word} | (ends if address else set())
    return (found & names()) | {
        title
        for title in titles()
        if title == text.strip() or (len(title.split()) >= WORDS and title.casefold() in text.casefold())
    }


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of every string in a file of Python."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def offenders(scope: tuple[str, ...]) -> list[str]:
    """Return every string in the scope that names something of the real guideline."""
    files = [
        file
        for place in scope
        for file in ([ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("*.py")))
        if file != Path(__file__)
    ]
    assert files
    return [
        f"{file.relative_to(ROOT).as_posix()}:{line} {name}"
        for file in files
        for line, text in strings(file)
        for name in sorted(named_in(text))
    ]


def test_no_test_names_what_editors_may_change() -> None:
    assert offenders(SCOPE) == []


def test_the_guideline_has_names_and_titles() -> None:
    assert names()
    assert titles()


@pytest.mark.parametrize("shape", ["{}", "x/{}/", "x/{}.md", "../x/{}.md#kop", "#{} .knop", "docs/x/{}.html"])
def test_a_name_is_seen_as_part_of_an_address(shape: str) -> None:
    assert all(name in named_in(shape.format(name)) for name in names())


def test_an_ordinary_word_in_a_sentence_is_no_name() -> None:
    words = [name for name in names() if "-" not in name]
    assert words
    assert not [word for word in words if word in named_in(f"Dit is {word} in een zin.")]


def test_a_title_is_seen() -> None:
    for title in titles():
        assert title in named_in(title)
        if len(title.split()) >= WORDS:
            assert title in named_in(f"Lees {title.lower()} eerst.")
