"""Shared fixtures: copies of the small sound guideline and of the real one, each in a folder of its own, and
what is built once for all processes of a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import ROOT, Project, copy_of_real, copy_of_small, real_day
from shared import Once, made_once, run_folder


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder once for all processes of this run."""
    folder = run_folder(tmp_path_factory)
    return lambda name, make: made_once(folder, name, make)


@pytest.fixture(scope="session")
def cache(once: Once) -> Path:
    """One cache for all projects of a run: its keys are contents, so projects cannot disturb each other."""
    return once("cache", lambda _folder: None)


@pytest.fixture
def project(tmp_path: Path, cache: Path) -> Project:
    """The small sound guideline, alone in a temporary folder."""
    return copy_of_small(cache, tmp_path / "project")


@pytest.fixture
def real_project(tmp_path: Path, cache: Path) -> Project:
    """A copy of the real guideline."""
    return copy_of_real(cache, tmp_path / "project")


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
def built_real(once: Once, cache: Path) -> Project:
    """The real guideline, built as on the day of its last review; not to be changed.

    It is sound, but for what the calendar alone makes of it.
    """

    def make(folder: Path) -> None:
        project = copy_of_real(cache, folder / "project")
        project.write("pyproject.toml", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        result = project.build(RICHTLIJN_VANDAAG=real_day().isoformat())
        assert result.returncode == 0, result.stderr
        assert not [line for line in result.stderr.splitlines() if "WARNING" in line and " H009 " not in line]

    return Project(once("echt", make) / "project")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show which questions to the search were not asked: nothing is left out in silence."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "zoekvragen" and report.when == "call":
                terminalreporter.write_line(f"zoeken: {value}")
