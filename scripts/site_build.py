"""Build the site as a subprocess, for whatever makes something of the finished pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def build_site(folder: Path, source: Path = ROOT, **variables: str) -> int:
    """Build the project in ``source`` strictly into ``folder``, with extra environment ``variables``.

    Returns the exit code; what is wrong stands on standard error.
    """
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "hooks"),
        "NO_MKDOCS_2_WARNING": "1",
        **variables,
    }
    program = [sys.executable, str(ROOT / "scripts" / "run_mkdocs.py")]
    command = [*program, "build", "--strict", "--site-dir", str(folder)]
    result = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        print(result.stderr, file=sys.stderr)
    return result.returncode
