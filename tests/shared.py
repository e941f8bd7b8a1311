"""What is made once in a run of the tests, and used by every process that runs a part of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

Once = Callable[[str, Callable[[Path], None]], Path]
"""``once(name, make)``: a folder that ``make`` fills, once for all processes of a run."""


def run_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all processes of this run share."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def made_once(folder: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Return ``folder / name``, which the first process that asks for it fills with ``make``; others
    wait.

    Nobody may change it afterwards. When ``make`` raises, the next that asks tries again.
    """
    made, done = folder / name, folder / f"{name}.done"
    with FileLock(folder / f"{name}.lock"):
        if not done.exists():
            made.mkdir(exist_ok=True)
            make(made)
            done.touch()
    return made
