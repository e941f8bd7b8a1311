"""A side of a comparison read from a folder or from a git ref.

What comes out of git is text alone: pages, data files and pictures are written in a temporary folder and read
like any other project; nothing in it runs, and its links are not made.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guideline.changes.pair import Side
from guideline.model.hospital import FILE as LOCAL
from guideline.model.showable import showable
from guideline.reading.project import Generated, read_guideline
from guideline.reading.settings import SETTINGS

MOST_FILES, MOST_BYTES = 20_000, 200_000_000
"""How much may come out of git: a hundred times the guideline."""

SECONDS = 120
"""How long git may take."""


class CannotCompareError(Exception):
    """There is no comparison; the text says why, in Dutch."""


@contextmanager
def side(
    root: Path,
    source: str,
    generated: Generated,
) -> Iterator[Side]:
    """Give the side that ``source`` names, seen from the project folder ``root``: a folder with a project, or
    else a git ref (a branch, a tag, a commit).

    Raises CannotCompareError when there is no such thing, or no guideline in it.
    """
    if not source.strip():
        raise CannotCompareError("noem een versie in git of een map, bijvoorbeeld main")
    folder = Path(source)
    try:
        is_project, is_folder = (folder / SETTINGS).is_file(), folder.is_dir()
    except (OSError, ValueError):  # no name that a file can have
        is_project, is_folder = False, False
    if is_project:
        yield read_side(folder, source, generated, root)
    elif is_folder and any(part in source for part in ("/", "\\")):
        raise CannotCompareError(f"in de map ‘{source}’ staat geen {SETTINGS}")
    else:
        with _taken_out(root, source) as found:
            yield read_side(found, source, generated, root)


def read_side(
    folder: Path,
    name: str,
    generated: Generated,
    root: Path,
) -> Side:
    """Return the guideline in a folder as a side; what was computed before is kept in the project ``root``.
    Of flowcharts the graph is read, and nothing is drawn.

    Raises CannotCompareError when there is no guideline in it.
    """
    try:
        guideline = read_guideline(folder, generated, kept=root, drawn=False)
    except FileNotFoundError as error:
        missing = Path(str(error.filename or error)).name
        raise CannotCompareError(f"in ‘{name}’ ontbreekt ‘{missing}’") from error
    except ValueError as error:
        raise CannotCompareError(f"‘{name}’ kan niet worden gelezen: {error}") from error
    files, typed = {}, {}
    for path in _files(folder, guideline.settings.docs_dir):
        name_here = path.relative_to(folder).as_posix()
        files[name_here], content = _digest(path)
        if path.suffix in TEXTS and len(content) <= LONGEST_FILE:
            typed[name_here] = content
    return Side(name, guideline, files, typed)


TEXTS = (".md", ".yml", ".bib")
"""How the names of files end of which the text is told where nothing else can be said of it."""

LONGEST_FILE = 1_000_000
"""How long such a file may be."""


def _files(folder: Path, docs: str) -> Iterator[Path]:
    """Yield each file of the content; no link is followed."""
    yield from (folder / name for name in (SETTINGS, LOCAL) if (folder / name).is_file())
    for place, _, names in os.walk(folder / docs):
        yield from (Path(place, name) for name in sorted(names))


def _digest(path: Path) -> tuple[str, bytes]:
    """Return a digest of a file, and its content when it is a text."""
    if path.is_symlink():
        return f"koppeling: {os.readlink(path)}", b""
    try:
        with path.open("rb") as file:
            if path.suffix not in TEXTS:
                return hashlib.file_digest(file, "sha256").hexdigest(), b""
            content = file.read()
            return hashlib.sha256(content).hexdigest(), content
    except OSError:
        return "onleesbaar", b""


@contextmanager
def _taken_out(root: Path, ref: str) -> Iterator[Path]:
    """Write the content of a git ref in a temporary folder."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None or not commit.strip():
        raise CannotCompareError(
            f"‘{ref}’ is geen map met een richtlijn en geen tak, label of versie in git; kies bijvoorbeeld"
            " main"
        )
    listing = _git(root, "ls-tree", "-r", "-z", "-l", commit.decode().strip(), "--", "docs", SETTINGS, LOCAL)
    entries = [_entry(line) for line in (listing or b"").split(b"\0") if line]
    files = [(path, name) for mode, name, _, path in entries if mode in (b"100644", b"100755")]
    size = sum(size for _, _, size, _ in entries)
    if len(entries) > MOST_FILES or size > MOST_BYTES:
        raise CannotCompareError(f"‘{ref}’ is te groot om te vergelijken")
    with tempfile.TemporaryDirectory(prefix="richtlijn-") as made:
        folder = Path(made)
        contents = _git(root, "cat-file", "--batch", given=b"".join(name + b"\n" for _, name in files))
        if contents is None:
            raise CannotCompareError(f"‘{ref}’ kan niet uit git worden gelezen")
        start = 0
        for path, _ in files:
            head, _, _ = contents[start : start + 200].partition(b"\n")
            length = int(head.split(b" ")[2])
            start += len(head) + 1
            _write(folder, path, contents[start : start + length])
            start += length + 1
        yield folder


def _entry(line: bytes) -> tuple[bytes, bytes, int, str]:
    """Return the mode, the object, its size and the path of a line of ``git ls-tree -l``."""
    head, _, path = line.partition(b"\t")
    mode, _, name, size = head.split()
    return mode, name, int(size) if size.isdigit() else 0, os.fsdecode(path)


def _write(folder: Path, path: str, content: bytes) -> None:
    """Write a file of git within the folder; one that would stand elsewhere is left out."""
    target = folder / path
    if ".." in Path(path).parts or Path(path).is_absolute():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Return what a git command says in the project folder, None when it fails."""
    try:
        result = subprocess.run(
            ["git", *arguments], cwd=root, input=given, capture_output=True, check=False, timeout=SECONDS
        )
    except FileNotFoundError as error:
        raise CannotCompareError("git is er niet; noem in plaats van een versie een map") from error
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise CannotCompareError(f"git geeft geen antwoord ({showable(type(error).__name__)})") from error
    return result.stdout if result.returncode == 0 else None
