"""A guideline that grows stays sound, and its checks take as much for each module as before."""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline.checks import run_checks
from guideline.model.guideline import Guideline
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from larger_guideline import make_larger
from project import ROOT, real_day
from work import calls


def grown(folder: Path, cache: Path, size: int) -> Guideline:
    folder.mkdir()
    make_larger(ROOT, folder, size)
    (folder / ".cache").symlink_to(cache, target_is_directory=True)
    return read_guideline(folder, generated_files)


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> dict[int, Guideline]:
    folder = tmp_path_factory.mktemp("gegroeid")
    return {size: grown(folder / str(size), cache, size) for size in (50, 120)}


def test_a_larger_guideline_has_its_own_parts_and_no_findings(sizes: dict[int, Guideline]) -> None:
    for size, guideline in sizes.items():
        assert len(guideline.maintained) == size
        assert run_checks(guideline, real_day()) == []
    small, large = sizes[50], sizes[120]
    for parts in ("references", "values", "situations", "recommendation_pages"):
        assert len(getattr(large, parts)) > 1.5 * len(getattr(small, parts))
    assert len(large.terms) > 1.4 * len(small.terms)


def test_the_checks_take_no_more_for_each_module_as_the_guideline_grows(sizes: dict[int, Guideline]) -> None:
    work = {size: calls(lambda: run_checks(sizes[size], real_day())) / size for size in sizes}  # noqa: B023
    assert work[120] <= 1.2 * work[50]
