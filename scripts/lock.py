"""Lock the requirements of pyproject.toml by version and hash, for every platform and Python 3.11 and up.

Writes requirements/site.txt (what the site needs) and requirements/test.txt (that and what the tests need),
without download addresses.
"""

from __future__ import annotations

import subprocess
import sys

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
    "requirements/site.txt": [],
    "requirements/test.txt": ["--group", "test", "--constraint", "requirements/site.txt"],
}


def main() -> int:
    """Write both lock files; return the exit code of uv."""
    for target, options in LOCKS.items():
        command = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            *UNIVERSAL,
            *options,
            "--output-file",
            target,
        ]
        code = subprocess.run(command, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
