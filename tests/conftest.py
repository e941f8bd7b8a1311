"""Shared fixtures: copies of the small sound guideline and of the real one, each in a folder of its own, and
what is built once for all processes of a run."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from guideline.model.guideline import Guideline
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from hostile import plant_fields, plant_refused
from project import CALENDAR_CODES, ROOT, Project, copy_of_real, copy_of_small, real_day
from shared import Once, made_once, run_folder

OF_REAL_CONTENT = {"built_real", "real", "real_copy"}
"""The fixtures that read the real guideline: what is asked of it must hold for any sound text."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that read the real guideline, so that they can be run on a changed text; not those that
    change it themselves."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if OF_REAL_CONTENT & fixtures and "changed_copy" not in fixtures:
            item.add_marker("real_content")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder once for all processes of this run."""
    folder = run_folder(tmp_path_factory)
    return lambda name, make: made_once(folder, name, make)


@pytest.fixture(scope="session")
def cache(once: Once) -> Path:
    """One cache for all projects of a run: its keys are contents, so projects cannot disturb each other.

    A run that a test starts uses that of the test.
    """
    if given := os.environ.get("RICHTLIJN_TESTCACHE"):
        return Path(given)
    return once("cache", lambda _folder: None)


@pytest.fixture
def project(tmp_path: Path, cache: Path) -> Project:
    """The small sound guideline, alone in a temporary folder."""
    return copy_of_small(cache, tmp_path / "project")


@pytest.fixture(scope="session")
def real_copy(once: Once, cache: Path) -> Project:
    """A copy of the real guideline that was read once, so that its flowcharts are drawn; not to be
    changed."""

    def make(folder: Path) -> None:
        read_guideline(copy_of_real(cache, folder / "project").root)

    return Project(once("gelezen", make) / "project")


@pytest.fixture(scope="session")
def real(real_copy: Project) -> Guideline:
    """The real guideline."""
    return read_guideline(real_copy.root, generated_files)


@pytest.fixture(scope="session")
def built_small(once: Once, cache: Path) -> Project:
    """The small guideline, built strictly; not to be changed."""

    def make(folder: Path) -> None:
        project = copy_of_small(cache, folder / "project")
        result = project.build("--strict")
        assert result.returncode == 0, result.stderr
        assert "WARNING" not in result.stderr

    return Project(once("klein", make) / "project")


@pytest.fixture(scope="session")
def hostile_refused(once: Once, cache: Path) -> Project:
    """The small guideline with attacks that must be refused, built all the same; not to be changed."""
    return Project(once("geweigerd", partial(make_hostile, cache, plant_refused)) / "project")


@pytest.fixture(scope="session")
def hostile_fields(once: Once, cache: Path) -> Project:
    """The small guideline with attacks in fields that are text, built; not to be changed."""
    return Project(once("velden", partial(make_hostile, cache, plant_fields)) / "project")


def make_hostile(cache: Path, plant: Callable[[Project], None], folder: Path) -> None:
    project = copy_of_small(cache, folder / "project")
    plant(project)
    result = project.build()
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="session")
def built_real(once: Once, cache: Path, real_copy: Project) -> Project:
    """The real guideline, built as on the day of its last review; not to be changed.

    It is sound, but for what the calendar alone makes of it.
    """

    def make(folder: Path) -> None:
        project = copy_of_real(cache, folder / "project")
        project.write("pyproject.toml", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        result = project.build(RICHTLIJN_VANDAAG=real_day().isoformat())
        assert result.returncode == 0, result.stderr
        warnings = [line for line in result.stderr.splitlines() if "WARNING" in line]
        assert not [line for line in warnings if not any(f" {code} " in line for code in CALENDAR_CODES)]

    return Project(once("echt", make) / "project")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show which questions to the search were not asked: nothing is left out in silence."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "zoekvragen" and report.when == "call":
                terminalreporter.write_line(f"zoeken: {value}")
