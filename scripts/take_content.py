"""Put the content of a proposal in the place of that of this folder, so that it is checked by the code that
stands here.

Usage: python scripts/take_content.py FOLDER. Standard library only: it runs before anything is installed.
Symbolic links are copied as links, not followed: the checks name them.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

CONTENT = ("docs", "lokaal.yml")
"""What is content in a project folder."""


DEEPEST = 50
"""How many folders may stand in each other: what copies them goes one step deeper for each."""


def main() -> int:
    """Take the content of the folder named on the command line; return 0, or 1 after a Dutch message."""
    proposal = Path(sys.argv[1])
    if not (proposal / "docs").is_dir():
        print(f"In ‘{proposal}’ staat geen map docs.", file=sys.stderr)
        return 1
    if not (proposal / "docs").is_symlink() and is_too_deep(proposal / "docs"):  # a link stays a link
        print(f"In ‘{proposal}’ staan meer dan {DEEPEST} mappen in elkaar.", file=sys.stderr)
        return 1
    for name in CONTENT:
        take(proposal / name, Path(name))
    return 0


def is_too_deep(folder: Path) -> bool:
    """Return whether a folder holds more folders in each other than can be copied; links are not followed."""
    waiting = [(os.fspath(folder), 0)]
    while waiting:
        here, depth = waiting.pop()
        if depth > DEEPEST:
            return True
        with os.scandir(here) as entries:
            waiting += [(item.path, depth + 1) for item in entries if item.is_dir(follow_symlinks=False)]
    return False


def take(source: Path, target: Path) -> None:
    """Make ``target`` what ``source`` is: a folder, a file, a link, or nothing."""
    if target.is_symlink() or target.is_file():
        target.unlink()
    elif target.is_dir():
        shutil.rmtree(target)
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    elif source.is_symlink() or source.is_file():
        shutil.copy2(source, target, follow_symlinks=False)


if __name__ == "__main__":
    raise SystemExit(main())
