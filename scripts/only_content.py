"""Say whether a proposal changes content alone, so that the tests of the code need not run.

Usage: python scripts/only_content.py FOLDER BASE HEAD, with the project folder, and the commit that the
proposal starts from and its own. Prints ``alleen_tekst=true`` or ``alleen_tekst=false``, as a workflow takes
it. Standard library only. What it cannot tell is no content.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable

from take_content import CONTENT

SECONDS = 60


def main(arguments: list[str]) -> int:
    """Print the answer; return 0."""
    folder, base, head = arguments
    print(f"alleen_tekst={str(is_content(changed(folder, base, head))).lower()}")
    return 0


def changed(folder: str, base: str, head: str) -> list[str]:
    """Return the paths that differ between two commits, both names of what moved; none when git cannot
    tell."""
    command = ["git", "diff", "--no-renames", "--name-only", "-z", "--end-of-options", f"{base}...{head}"]
    result = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=SECONDS)
    if result.returncode:
        return []
    return [path.decode(errors="replace") for path in result.stdout.split(b"\0") if path]


def is_content(paths: Iterable[str]) -> bool:
    """Return whether there are paths, and all are content (see ``take_content.py``)."""
    found = list(paths)
    return bool(found) and all(path.partition("/")[0] in CONTENT for path in found)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
