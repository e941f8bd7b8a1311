"""Family C on the real guideline: contradictions that were put in it are found at their line, and what an
editor rewords without changing a rule gives no finding.

The edits stand in ``tests/samenhang.yml``. All are made in one copy, which is read once and whose charts are
not drawn. The text may change: a row whose words are no longer there is left out, and most must still be
there.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml
from guideline.checks import run_checks
from guideline.checks.registry import REGISTRY
from guideline.model.findings import Finding
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from project import ROOT, Project, copy_of_real, real_day

CONSISTENCY = [code for code in REGISTRY if code.startswith("C")]


class Edit(NamedTuple):
    """An edit: the file, what stands there, what takes its place; and of a contradiction the code that must
    be found, and where: at what takes its place, or at another text after it."""

    bestand: str
    oud: str
    nieuw: str
    code: str = ""
    bij: str = ""


def edits(kind: str) -> list[Edit]:
    rows = yaml.safe_load((ROOT / "tests" / "samenhang.yml").read_text(encoding="utf-8"))
    return [Edit(**row) for row in rows[kind]]


def made(project: Project, kind: str) -> list[Edit]:
    """Make the edits of a kind whose words are there, and return them."""
    done = []
    for edit in edits(kind):
        text = project.read(edit.bestand) if project.path(edit.bestand).exists() else ""
        if edit.oud in text:
            project.write(edit.bestand, text.replace(edit.oud, edit.nieuw, 1))
            done.append(edit)
    return done


def found(project: Project) -> list[Finding]:
    guideline = read_guideline(project.root, generated_files, drawn=False)
    return run_checks(guideline, real_day(), CONSISTENCY)


def test_the_table_has_thirty_rewordings() -> None:
    assert len(edits("onschuldig")) >= 30


def test_what_an_editor_rewords_gives_no_finding(tmp_path: Path, cache: Path) -> None:
    project = copy_of_real(cache, tmp_path)
    assert len(made(project, "onschuldig")) >= 20, "reword the table after the text"
    assert found(project) == []


def test_every_contradiction_is_found_at_its_line(tmp_path: Path, cache: Path) -> None:
    project = copy_of_real(cache, tmp_path)
    seeds = made(project, "tegenspraak")
    assert len(seeds) >= 8, "seed anew after the text"
    places = {(finding.code, finding.place.path, finding.place.line) for finding in found(project)}
    for seed in seeds:
        text = project.read(seed.bestand)
        start = text.index(seed.nieuw)
        line = text.count("\n", 0, text.index(seed.bij, start) if seed.bij else start) + 1
        assert (seed.code, seed.bestand, line) in places, seed
