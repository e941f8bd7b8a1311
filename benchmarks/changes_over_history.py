"""Every version of the text in the history of this repository, compared with the one before: no crash, and
what it shows in one line each.

Usage: python benchmarks/changes_over_history.py [FIRST DAY] [--json FOLDER]. With a folder, each comparison
is kept there as JSON, to be read.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from guideline.changes.compare import compare
from guideline.changes.gates import gates
from guideline.changes.pair import Side
from guideline.changes.report import Result, as_json, as_text, headline
from guideline.changes.sides import CannotCompareError, side
from guideline.pages.generated_files import generated_files

ROOT = Path(__file__).parent.parent
CONTENT = ("docs", "mkdocs.yml", "lokaal.yml")


def versions(since: str) -> list[tuple[str, str]]:
    """Return the commits that changed the text, oldest first, with their first line."""
    log = subprocess.run(
        [
            "git",
            "log",
            "--reverse",
            "--first-parent",
            f"--since={since}",
            "--format=%h%x09%s",
            "--",
            *CONTENT,
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return [(name, title) for name, _, title in (line.partition("\t") for line in log.stdout.splitlines())]


def read(name: str) -> Side | str:
    """Return a version, or why it cannot be read."""
    try:
        with side(ROOT, name, generated_files) as found:
            return found
    except CannotCompareError as error:
        return str(error)


def main() -> int:
    """Compare them all; return 1 when anything crashed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("since", nargs="?", default="2026-11-22")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    crashed, kinds, seconds = 0, Counter[str](), 0.0
    before: Side | str = "er is geen eerdere versie"
    for name, title in versions(options.since):
        try:
            now = read(name)
            began = time.process_time()
            if isinstance(before, Side) and isinstance(now, Side):
                comparison = compare(before, now)
                result = Result(comparison, tuple(gates(comparison)))
            else:
                result = Result(None, refused=before if isinstance(before, str) else str(now))
            as_text(result)
            kinds.update(change.kind.code for change in result.changes)
            seconds += time.process_time() - began
            if options.json:
                options.json.mkdir(parents=True, exist_ok=True)
                (options.json / f"{name}.json").write_text(as_json(result), encoding="utf-8")
            print(
                f"{name} {headline(result)[:200]} {len(result.findings)} poorten | {title[:60]}", flush=True
            )
            before = now
        except Exception:
            crashed += 1
            traceback.print_exc()
    told = ", ".join(f"{code} {count}" for code, count in sorted(kinds.items()))
    print(f"{seconds:.1f} s vergelijken; {told}")
    return int(crashed > 0)


if __name__ == "__main__":
    sys.exit(main())
