"""No file, however broken, stops the checks. A modest sample: ``benchmarks/fuzz.py`` runs many more."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz import SEEDS, Broken, broken_files, check_with, small_project
from hypothesis import HealthCheck, given, settings


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("fuzz"))


@settings(
    max_examples=150,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(broken_files())
def test_a_broken_file_never_stops_the_checks(folder: Path, broken: Broken) -> None:
    check_with(folder, broken)


CRASHED = [
    pytest.param("docs/waarden.yml", b"- naam: x\x07\n", id="control character"),
    pytest.param("docs/woordenlijst.yml", b"- term: x\n  definitie: y\n  synoniemen: 5\n", id="no list"),
    pytest.param("docs/index.md", b'---\ntitle: "\\ud800"\n---\n', id="half a character"),
    pytest.param("docs/index.md", b'---\ntitle: "\\UFFFFFFFF"\n---\n', id="no character"),
    pytest.param("mkdocs.yml", b"extra: {richtlijn: {interval_maanden: 5}}\n", id="settings"),
    pytest.param("mkdocs.yml", b"use_directory_urls: !!bool x\n", id="value that its type does not know"),
    pytest.param(
        "docs/diagnostiek/voorbeeld.md",
        SEEDS["docs/diagnostiek/voorbeeld.md"].replace(b"datum: 2026-01-10", b"datum: 9999-12-31"),
        id="day that has no later one",
    ),
]
"""What once stopped them."""


@pytest.mark.parametrize(("name", "content"), CRASHED)
def test_what_once_stopped_the_checks_does_so_no_more(folder: Path, name: str, content: bytes) -> None:
    check_with(folder, Broken(name, "known", content))
