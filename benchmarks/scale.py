"""Measure the checks and the build as the guideline grows: processor time and peak memory at several sizes,
beside MkDocs with Material alone and the same pages.

Give the sizes as arguments (default: 44 200 1000). A size of 1000 takes some ten minutes, most of it for the
builds. The theme writes the whole menu into every page, so that each build, also the bare one, grows with the
square of the number of pages; the ratio to the bare build says what this site adds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from guideline.model.review import today_from
from guideline.reading.yaml_source import read_settings_yaml
from guideline.site import Site
from larger_guideline import make_larger

ROOT = Path(__file__).parent.parent
SIZES = (44, 200, 1000)

LONG = 30
"""Seconds; what takes longer is measured once."""


@dataclass(frozen=True, order=True)
class Cost:
    """What a process took: seconds of processor time, and its peak memory in MiB."""

    seconds: float
    memory: float

    def __str__(self) -> str:
        """Return both in a fixed width."""
        return f"{self.seconds:7.2f} s {self.memory:5.0f} MiB"


def cost(folder: Path, *command: str) -> Cost:
    """Run a Python module in ``folder`` and return what it took; raise CalledProcessError when it fails."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a second run starts with compiled modules
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=folder, env=environment, stdout=output, stderr=output
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, output.read())
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def usual(folder: Path, *command: str) -> Cost:
    """Return the median cost of three runs, or of one when it takes long."""
    first = cost(folder, *command)
    if first.seconds > LONG:
        return first
    return sorted([first, cost(folder, *command), cost(folder, *command)])[1]


def make_bare(project: Path, target: Path) -> None:
    """Write the pages of a project, as the site completes them, to a folder that MkDocs with Material can
    build without anything of this site."""
    site = Site.read(project, today_from(os.environ))
    pages = {path: site.source(path) for path in site.pages}
    pages |= {path: text for path, text in site.added_pages().items() if not path.endswith("afdrukken.md")}
    for path, text in pages.items():
        file = target / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    settings: dict[str, Any] = read_settings_yaml((project / "mkdocs.yml").read_text(encoding="utf-8")).data
    theme = {
        name: value
        for name, value in settings["theme"].items()
        if name in ("name", "language", "font", "features")
    }
    extensions = [
        {"abbr": {"glossary": site.abbreviations()}} if item == "abbr" else item
        for item in settings["markdown_extensions"]
    ]
    bare = {
        "site_name": settings["site_name"],
        "theme": theme,
        "plugins": ["search"],
        "markdown_extensions": extensions,
        "nav": settings["nav"],
    }
    (target / "mkdocs.yml").write_text(yaml.safe_dump(bare, allow_unicode=True), encoding="utf-8")


def measure(size: int, folder: Path) -> tuple[Cost, Cost, Cost, Cost]:
    """Return what a guideline of ``size`` modules costs: a check without and with a warm cache, a build with
    a warm cache, and a build of MkDocs and Material alone."""
    project, bare = folder / "richtlijn", folder / "kaal"
    project.mkdir()
    make_larger(ROOT, project, size)
    check = ("guideline", "check")
    build = ("mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder / "site"))
    cold = cost(project, *check)
    warm = usual(project, *check)
    cost(project, *build)
    built = usual(project, *build)
    make_bare(project, bare)
    return cold, warm, built, usual(bare, *build[:3], *build[4:])


def main() -> int:
    """Print a line for each size, and how the cost of a check for each module grows."""
    sizes = [int(text) for text in sys.argv[1:]] or list(SIZES)
    for_each = {}
    print("processortijd en piekgeheugen; kaal = MkDocs en Material met dezelfde pagina’s")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            cold, warm, built, bare = measure(size, Path(folder))
        for_each[size] = warm.seconds / size
        ratios = (
            f"bouw/kaal {built.seconds / bare.seconds:.2f}; controle/bouw {warm.seconds / built.seconds:.2f}"
        )
        print(
            f"{size:5} modules: controle koud {cold}, warm {warm}; bouw warm {built}; kaal {bare}; {ratios}",
            flush=True,
        )
    smallest = min(for_each)
    for size, seconds in for_each.items():
        print(
            f"{size:5} modules: controle {1000 * seconds:.1f} ms per module,"
            f" {seconds / for_each[smallest]:.2f} × die bij {smallest}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
