"""Lock the requirements of pyproject.toml by version and hash, for every platform and Python 3.11 and up, and
write down what was locked and under which licences.

Writes requirements/site.txt (what the site needs), requirements/test.txt (that and what the tests need) and
requirements/audit.txt (what looks for known weaknesses, apart from these), without download addresses; then
what ``supply_chain`` writes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import supply_chain

UNIVERSAL = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-annotate",
    "--no-header",
    "--quiet",
]
LOCKS = {
    "requirements/site.txt": ["pyproject.toml"],
    "requirements/test.txt": ["pyproject.toml", "--group", "test", "--constraint", "requirements/site.txt"],
    "requirements/audit.txt": ["--group", "pyproject.toml:audit"],
}


def main() -> int:
    """Write the lock files, and what they hold; return the exit code of uv."""
    for target, wanted in LOCKS.items():
        command = [sys.executable, "-m", "uv", "pip", "compile", *wanted, *UNIVERSAL, "--output-file", target]
        code = subprocess.run(command, check=False).returncode
        if code:
            return code
    return supply_chain.main(Path())


if __name__ == "__main__":
    raise SystemExit(main())
