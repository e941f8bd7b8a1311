"""A project folder that a test may change, check and build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guideline.checks import run_checks
from guideline.model.findings import Finding
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline

ROOT = Path(__file__).parent.parent
MINIMAL = ROOT / "tests" / "minimal"
TODAY = date(2026, 6, 1)


@dataclass(frozen=True)
class Project:
    """A project folder that a test may change, check and build."""

    root: Path

    def path(self, name: str) -> Path:
        return self.root / name

    def read(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            self.path(name).write_bytes(content)
        else:
            self.path(name).write_text(content, encoding="utf-8", newline="")

    def replace(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def check(self, today: date = TODAY) -> list[Finding]:
        return run_checks(read_guideline(self.root, generated_files()), today)

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


def settings_with(nav: str) -> str:
    """Return the real mkdocs.yml with another navigation."""
    real = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return real[: real.index("\nnav:\n") + 1] + nav


def copy_project(cache: Path, target: Path, docs: Path, settings: str) -> Project:
    """Make a project in ``target`` from a docs folder and settings, with the real hooks, templates and
    assets."""
    shutil.copytree(docs, target / "docs", dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs" / "assets", target / "docs" / "assets", dirs_exist_ok=True)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    (target / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (target / ".cache").symlink_to(cache, target_is_directory=True)
    return Project(target)
