"""Files and folders are made beside their place and put there when whole; what a system refuses is one Dutch
line."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guideline.model.showable import showable

_REASONS = {
    errno.ENOSPC: "de schijf is vol; maak ruimte",
    errno.EDQUOT: "de schijfruimte is op; maak ruimte",
    errno.EROFS: "deze schijf is alleen te lezen",
    errno.EACCES: "dat mag niet; pas de rechten aan",
    errno.EPERM: "dat mag niet; pas de rechten aan",
    errno.ENOENT: "dat is er niet",
    errno.EPIPE: "wie de uitvoer las, is gestopt",
    errno.ENOTDIR: "hier staat een bestand waar een map moet komen; haal het weg",
    errno.EEXIST: "hier staat een bestand waar een map moet komen; haal het weg",
    errno.EISDIR: "hier staat een map waar een bestand moet komen; haal haar weg",
    errno.ELOOP: "deze koppeling leidt naar zichzelf; haal haar weg",
}


def refusal(error: OSError) -> str:
    """Return in one Dutch line what the system refused and why."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return showable(f"‘{error.filename}’: {reason}" if error.filename else reason)


def readable_by_all() -> None:
    """Let this process make files that everyone may read, whatever is usual for its user."""
    os.umask(0o022)


@contextmanager
def file_beside(place: Path) -> Iterator[Path]:
    """Give a path to write a file to; it comes in the place when the work has ended without an error, and
    until then what stands there stays.

    Raises OSError when the system refuses.
    """
    with folder_beside(place) as folder:
        made = folder / place.name
        yield made
        made.replace(place)


@contextmanager
def folder_beside(place: Path) -> Iterator[Path]:
    """Give an empty folder on the disk of a place, and remove it afterwards; raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_folder(made: Path, place: Path, beside: Path) -> None:
    """Put a folder in its place; the one that stands there goes to the folder ``beside``. Raises OSError."""
    if place.exists() and not place.is_dir():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))
    if place.exists():
        place.rename(beside / "eerder")
    made.rename(place)
