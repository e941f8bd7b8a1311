"""Shared fixtures: copies of the small sound guideline and of the real one, each in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import MINIMAL, ROOT, Project, copy_project, settings_with


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all projects of a run: its keys are contents, so projects cannot disturb each other."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def project(tmp_path: Path, cache: Path) -> Project:
    """The small sound guideline, alone in a temporary folder."""
    return copy_project(
        cache,
        tmp_path / "project",
        MINIMAL / "docs",
        settings_with((MINIMAL / "nav.yml").read_text(encoding="utf-8")),
    )


@pytest.fixture
def real_project(tmp_path: Path, cache: Path) -> Project:
    """A copy of the real guideline."""
    return copy_project(
        cache, tmp_path / "project", ROOT / "docs", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    )
