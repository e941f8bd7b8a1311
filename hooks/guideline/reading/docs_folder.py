"""Which files of the docs folder are content: pages, data files and pictures.

Everything else stays out of the site, and what is no sound content is a problem. A symbolic link is never
followed: it could lead to any file of the machine that builds the site.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guideline.model.places import START, Problem
from guideline.reading.pictures import PICTURES, picture_problem

_BACKUP = re.compile(
    r"~$|\.(?:bak|orig|old|rej|sav|save|swp|tmp)$|^#.*#$| - (?:kopie|copy)\b|\(\d+\)\.", re.I
)
"""What programs name the copies that they leave beside a file."""

_REMEDY = "verwijder het uit docs"

_RENAME = "geef het een naam van kleine letters, cijfers en koppeltekens"


@dataclass(frozen=True)
class DocsFolder:
    """What stands in the docs folder, by path relative to it: the pages, the pictures, and the problem of
    each file that is no content; ``linked`` says whether a folder in it leads elsewhere."""

    pages: tuple[str, ...]
    pictures: frozenset[str]
    problems: tuple[tuple[str, Problem], ...]
    linked: bool


def read_docs_folder(docs: Path, data_files: frozenset[str]) -> DocsFolder:
    """Return what stands in ``docs``; ``data_files`` are the names of those that belong at its root."""
    pages, pictures, problems = [], set(), []
    for relative, path in sorted(_entries(docs)):
        kind = path.suffix.casefold()
        if problem := _no_content(path):
            problems.append((relative, problem))
        elif kind == ".md":
            pages.append(relative)
        elif kind in PICTURES:
            pictures.add(relative)
            if problem := picture_problem(path):
                problems.append((relative, problem))
        elif relative not in data_files:
            problems.append((relative, _unknown(relative)))
    wrong = {relative for relative, _ in problems}
    linked = any((docs / relative).is_dir() for relative in wrong)
    return DocsFolder(tuple(pages), frozenset(pictures - wrong), tuple(problems), linked)


def _entries(docs: Path) -> Iterator[tuple[str, Path]]:
    """Yield everything in a folder but folders and what is hidden, by its path relative to it; of what is
    hidden, at any depth, the links: others follow them."""
    for folder, folders, files in os.walk(docs):
        here = Path(folder)
        hidden = any(part.startswith(".") for part in here.relative_to(docs).parts)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = [name for name in folders if name not in linked]
        for name in (*linked, *files):
            path = here / name
            if path.is_symlink() or not (hidden or name.startswith(".")):
                yield path.relative_to(docs).as_posix(), path


def _no_content(path: Path) -> Problem | None:
    """Return why a file can be no content of any kind."""
    if path.is_symlink():
        return Problem(
            "file-link",
            START,
            f"‘{path.name}’ is een koppeling naar een andere plaats en wordt niet gevolgd",
            "zet het bestand zelf in docs, of verwijder de koppeling",
        )
    if not stat.S_ISREG(path.lstat().st_mode):
        return Problem("file-kind", START, f"‘{path.name}’ is geen gewoon bestand", _REMEDY)
    if not path.name.isprintable():
        return Problem("file-kind", START, f"‘{path.name}’ is geen naam die een adres kan worden", _RENAME)
    if _BACKUP.search(path.name):
        return Problem(
            "file-backup", START, f"‘{path.name}’ is een reservekopie van een ander bestand", _REMEDY
        )
    return None


def _unknown(relative: str) -> Problem:
    return Problem(
        "file-kind",
        START,
        f"‘{relative}’ hoort niet in docs: daar staan pagina’s (.md), de gegevensbestanden en afbeeldingen"
        f" ({', '.join(sorted(PICTURES))})",
        _REMEDY,
    )
