"""Compare the check command with a full build of the site: both times and their ratio, measured in one
run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
ROUNDS = 5


def seconds(*command: str) -> float:
    """Return how long a Python module takes as a whole process; raise CalledProcessError when it fails."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=environment, check=True, capture_output=True
    )
    return time.perf_counter() - start


def main() -> int:
    """Print the medians of both and their ratio; the first run of each only warms the cache."""
    with tempfile.TemporaryDirectory() as folder:
        build = ("mkdocs", "build", "--strict", "--site-dir", folder)
        check = ("guideline", "check")
        seconds(*build)
        seconds(*check)
        times = [(seconds(*build), seconds(*check)) for _ in range(ROUNDS)]
    built, checked = median(pair[0] for pair in times), median(pair[1] for pair in times)
    print(
        f"volledige bouw: {built:.2f} s; controle met warme cache: {checked:.2f} s; verhouding"
        f" {checked / built:.2f}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
