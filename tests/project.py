"""A project folder that a test may change, check and build."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from guideline.model.findings import Finding
from guideline.model.metadata import MaintainedMetadata, PageMetadata
from guideline.model.proofs import QUALITY
from guideline.model.roles import Audience
from guideline.reading.front_matter import read_front_matter, split
from guideline.reading.quality import read_promises
from guideline.reading.registers import VALUES, read_values
from guideline.reading.settings import read_settings
from guideline.site import Site

ROOT = Path(__file__).parent.parent
MINIMAL = ROOT / "tests" / "minimal"
TODAY = date(2026, 6, 1)
"""The day of the small guideline: after its reviews, before any is due."""
CALENDAR_CODES = ("H007", "H008", "H009", "L023")
"""What the calendar alone finds: a review that is due, or soon, and a list of retractions that is old."""


@dataclass(frozen=True)
class Project:
    """A project folder that a test may change, check and build."""

    root: Path

    def path(self, name: str) -> Path:
        return self.root / name

    def read(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        self.own(name.split("/")[0])
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            self.path(name).write_bytes(content)
        else:
            self.path(name).write_text(content, encoding="utf-8", newline="")

    def own(self, folder: str) -> None:
        """Make a copy of a folder that is only linked, so that changing it here changes nothing elsewhere."""
        path = self.path(folder)
        if path.is_symlink():
            source = path.resolve()
            path.unlink()
            shutil.copytree(source, path, ignore=shutil.ignore_patterns("__pycache__"))

    def append(self, name: str, text: str) -> None:
        """Put ``text`` at the end of a file."""
        self.write(name, self.path(name).read_text(encoding="utf-8") + text)

    def replace(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def check(self, today: date = TODAY) -> list[Finding]:
        return list(Site.read(self.root, today).findings)

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a Python module in the project folder, as a subprocess so that nothing leaks between builds."""
        variables = {
            **os.environ,
            "PYTHONPATH": str(self.root / "hooks"),
            "RICHTLIJN_VANDAAG": TODAY.isoformat(),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
            **environment,
        }
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.root,
            env=variables,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def build(
        self, *options: str, tool: str = "mkdocs", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return self.run(tool, "build", "--site-dir", str(self.root / "site"), *options, **environment)


@cache
def real_day() -> date:
    """Return the day of the last review, change or measurement in the real guideline: its dates are then as
    its editors saw them."""
    pages = [page for path in (ROOT / "docs").rglob("*.md") if (page := _metadata(path))]
    reviews = [
        review.day for page in pages if isinstance(page, MaintainedMetadata) for review in page.upkeep.reviews
    ]
    values, _ = read_values((ROOT / "docs" / VALUES).read_text(encoding="utf-8"))
    read_again = [value.read_again.day for value in values if value.read_again]
    promises, _ = read_promises((ROOT / "docs" / QUALITY).read_text(encoding="utf-8"))
    measured = [figure.day for promise in promises for figure in promise.figures]
    return max(*reviews, *measured, *(change.day for page in pages for change in page.changes), *read_again)


def _metadata(path: Path) -> MaintainedMetadata | PageMetadata | None:
    typed, _, _ = split(path.read_text(encoding="utf-8"))
    relative = path.relative_to(ROOT / "docs").as_posix()
    audience = read_settings(ROOT).roles.audience_of(relative)
    return read_front_matter(relative, typed, for_patients=audience is Audience.PATIENTS).metadata


PAGES_WITH_A_TASK = re.compile(r"(?m)^      \w+: \S+\.md\n")
"""The lines of the settings that give a page a task."""


def settings_with(nav: str, actions: str) -> str:
    """Return the real mkdocs.yml with another navigation and other urgent actions, and without the pages with
    a task: these have their usual names."""
    real = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    made = real[: real.index("\nnav:\n") + 1] + nav
    made = PAGES_WITH_A_TASK.sub("", made)
    return re.sub(r"(?m)^    spoedhandelingen: .*$", f"    spoedhandelingen: {actions}", made)


def copy_project(results: Path, target: Path, docs: Path, settings: str) -> Project:
    """Make a project in ``target`` from a docs folder and settings, with the real pictures, hooks and
    templates.

    Hooks and templates are links, so that Python compiles them once; what a test writes there becomes a copy.
    """
    shutil.copytree(docs, target / "docs", dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs" / "assets", target / "docs" / "assets", dirs_exist_ok=True)
    for name in ("hooks", "overrides"):
        (target / name).symlink_to(ROOT / name, target_is_directory=True)
    (target / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (target / ".cache").symlink_to(results, target_is_directory=True)
    return Project(target)


def copy_of_small(results: Path, target: Path) -> Project:
    """Make a project in ``target`` with the small sound guideline; ``results`` is the cache."""
    settings = settings_with((MINIMAL / "nav.yml").read_text(encoding="utf-8"), "[bellen]")
    return copy_project(results, target, MINIMAL / "docs", settings)


def copy_of_real(results: Path, target: Path) -> Project:
    """Make a project in ``target`` with the real guideline; ``results`` is the cache."""
    return copy_project(results, target, ROOT / "docs", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
