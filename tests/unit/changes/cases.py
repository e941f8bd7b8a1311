"""The cases of ``tests/wijzigingen``: two states of the small guideline, each as the files in which they
differ.

In ``oud`` and ``nieuw`` stand whole files, by their path in the project; an empty file whose name ends in
``.weg`` takes the file away. ``verwacht.yml`` says what the comparison must find. Their settings are short.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml
from guideline.changes.compare import Comparison, compare
from guideline.changes.gates import gates
from guideline.changes.pair import Side
from guideline.changes.sides import read_side
from guideline.pages.generated_files import generated_files
from project import MINIMAL, ROOT

FOLDER = ROOT / "tests" / "wijzigingen"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
GONE = ".weg"
_GENERATED = generated_files


def lay(folder: Path, *overlays: Path) -> Path:
    """Make a project folder of the small guideline with the files of the overlays in their place."""
    shutil.copytree(MINIMAL / "docs", folder / "docs")
    shutil.copyfile(FOLDER / "mkdocs.yml", folder / "mkdocs.yml")
    for overlay in overlays:
        for path in overlay.rglob("*"):
            target = folder / path.relative_to(overlay)
            if path.name.endswith(GONE):
                target.with_name(path.name.removesuffix(GONE)).unlink(missing_ok=True)
            elif path.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    return folder


def side(folder: Path, name: str, cache: Path) -> Side:
    """Read a project folder as a side; ``cache`` holds what was computed before."""
    return read_side(folder, name, _GENERATED, cache)


def compared(case: str, folder: Path, cache: Path) -> Comparison:
    """Compare the two sides of a case."""
    old, new = (side(lay(folder / name, FOLDER / case / name), name, cache) for name in ("oud", "nieuw"))
    return compare(old, new)


def as_expected(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison in the form of ``verwacht.yml``."""
    return {
        "wijzigingen": [
            {
                "code": change.kind.code,
                "niveau": change.kind.level.value,
                "id": change.id,
                "plaats": f"{change.place.path}:{change.place.line}",
                "getuigen": [f"{found.sort}: {found.id}" for found in comparison.witnesses(change)],
            }
            for change in comparison.changes
        ],
        "poorten": [f"{found.code} {found.place.path}:{found.place.line}" for found in gates(comparison)],
    }


def expected(case: str) -> Any:
    """Return what must be found in a case."""
    return yaml.safe_load((FOLDER / case / "verwacht.yml").read_text(encoding="utf-8"))
