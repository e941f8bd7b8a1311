"""Which files of the docs folder are content: pages, data files and pictures.

Everything else stays out of the site, and what is no sound content is a problem. A symbolic link is never
followed: it could lead to any file of the machine that builds the site.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guideline.model.addresses import (
    DEEPEST_FOLDER,
    LONGEST_NAME,
    LONGEST_PATH,
    THEME_FOLDER,
    address,
    fits,
    is_for_theme,
    is_made,
    is_plain,
    is_second_index,
)
from guideline.model.places import START, Problem
from guideline.reading.pictures import PICTURES, picture_problem

_BACKUP = re.compile(
    r"~$|\.(?:bak|orig|old|rej|sav|save|swp|tmp)$|^#.*#$| - (?:kopie|copy)\b|\(\d+\)\.", re.I
)
"""What programs name the copies that they leave beside a file."""

MOST_FILES = 5_000
"""How many files the docs folder may hold; that of the guideline has a hundred."""

_REMEDY = "verwijder het uit docs"

_RENAME = "geef map en bestand een naam van kleine letters, cijfers en koppeltekens"


@dataclass(frozen=True)
class DocsFolder:
    """What stands in the docs folder, by path relative to it: the pages, the pictures, and the problem of
    each file that is no content; ``linked`` says whether a folder in it leads elsewhere, or
    deeper than others can follow."""

    pages: tuple[str, ...]
    pictures: frozenset[str]
    problems: tuple[tuple[str, Problem], ...]
    linked: bool


def read_docs_folder(
    docs: Path, data_files: frozenset[str], made: Collection[str] = frozenset()
) -> DocsFolder:
    """Return what stands in ``docs``; ``data_files`` are the names of those that belong at its root, ``made``
    the paths of the pages and files that the site makes itself."""
    pages, pictures, problems = [], set(), []
    taken = {address(path): "" for path in made}
    for number, (relative, path) in enumerate(sorted(_entries(docs))):
        if number == MOST_FILES:
            problems.append((relative, _TOO_MANY))
            break
        kind = path.suffix.casefold()
        placed = kind == ".md" or kind in PICTURES
        if problem := _no_content(path, relative) or (_wrong_place(relative, taken) if placed else None):
            problems.append((relative, problem))
        elif kind == ".md":
            pages.append(relative)
            taken[address(relative)] = relative
        elif kind in PICTURES:
            pictures.add(relative)
            if not is_plain(relative):
                problems.append((relative, Problem("file-name", START, _named(relative), _RENAME)))
            if problem := picture_problem(path):
                problems.append((relative, problem))
        elif relative not in data_files:
            problems.append((relative, _unknown(relative)))
    wrong = {relative for relative, problem in problems if problem.kind != "file-name"}
    linked = any((docs / relative).is_dir() for relative in wrong)
    return DocsFolder(tuple(pages), frozenset(pictures - wrong), tuple(problems), linked)


def _entries(docs: Path) -> Iterator[tuple[str, Path]]:
    """Yield everything in a folder but folders and what is hidden, by its path relative to it; of what is
    hidden, at any depth, the links: others follow them."""
    for folder, folders, files in os.walk(docs):
        here = Path(folder)
        parts = here.relative_to(docs).parts
        hidden = any(part.startswith(".") for part in parts)
        if len(parts) > DEEPEST_FOLDER:
            folders.clear()
            yield here.relative_to(docs).as_posix(), here
            continue
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = [name for name in folders if name not in linked]
        for name in (*linked, *files):
            path = here / name
            if path.is_symlink() or not (hidden or name.startswith(".")):
                yield path.relative_to(docs).as_posix(), path


def _no_content(path: Path, relative: str) -> Problem | None:
    """Return why a file, or a folder that is too deep, can be no content of any kind."""
    if path.is_symlink():
        return Problem(
            "file-link",
            START,
            f"‘{path.name}’ is een koppeling naar een andere plaats en wordt niet gevolgd",
            "zet het bestand zelf in docs, of verwijder de koppeling",
        )
    if path.is_dir():
        message = f"‘{_shortened(relative)}’ staat meer dan {DEEPEST_FOLDER} mappen diep"
        return Problem("file-unfit", START, message, "zet wat erin staat in een map die minder diep staat")
    if not stat.S_ISREG(path.lstat().st_mode):
        return Problem("file-kind", START, f"‘{path.name}’ is geen gewoon bestand", _REMEDY)
    if not relative.isprintable():
        return Problem("file-kind", START, f"‘{relative}’ is geen naam die een adres kan worden", _RENAME)
    if _BACKUP.search(path.name):
        return Problem(
            "file-backup", START, f"‘{path.name}’ is een reservekopie van een ander bestand", _REMEDY
        )
    return None


def kept_by_site(relative: str) -> Problem:
    """Return that the site keeps the place of the file at ``relative`` for itself."""
    remedy = "geef het bestand een andere naam, of verwijder het"
    return Problem("file-taken", START, f"‘{relative}’ is een naam die de site zelf gebruikt", remedy)


def _wrong_place(relative: str, taken: Mapping[str, str]) -> Problem | None:
    """Return why no page or picture can stand at ``relative``, given the addresses that are ``taken``, each
    with the page that has it."""
    if is_second_index(relative):
        remedy = "noem het bestand index.md, of verwijder het"
        return Problem("file-taken", START, f"‘{relative}’ neemt de plaats in van index.md", remedy)
    if relative.endswith(".md") and is_for_theme(relative):
        message = f"‘{relative}’ staat waar de site haar eigen bestanden heeft"
        return Problem("file-taken", START, message, f"zet de pagina in een andere map dan {THEME_FOLDER}")
    if not fits(relative):
        remedy = f"{_RENAME}; een naam is hoogstens {LONGEST_NAME} tekens lang, het hele pad {LONGEST_PATH}"
        return Problem("file-unfit", START, _named(relative), remedy)
    other = "" if is_made(relative) else taken.get(address(relative))
    if other is None:
        return None
    if other:
        message = f"‘{relative}’ krijgt hetzelfde adres als ‘{other}’"
        return Problem("file-taken", START, message, "geef een van beide een andere naam, of verwijder hem")
    return kept_by_site(relative)


def _named(relative: str) -> str:
    return f"‘{_shortened(relative)}’ kan geen adres worden"


def _shortened(relative: str) -> str:
    return relative if len(relative) <= LONGEST_PATH else f"{relative[:60]}…{relative[-20:]}"


_TOO_MANY = Problem(
    "too-large",
    START,
    f"in docs staan meer dan {MOST_FILES} bestanden; dit en wat erna komt, is niet gelezen",
    "verwijder wat er niet in hoort",
)


def _unknown(relative: str) -> Problem:
    return Problem(
        "file-kind",
        START,
        f"‘{relative}’ hoort niet in docs: daar staan pagina’s (.md), de gegevensbestanden en afbeeldingen"
        f" ({', '.join(sorted(PICTURES))})",
        _REMEDY,
    )
