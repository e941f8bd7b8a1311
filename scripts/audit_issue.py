"""Look for known weaknesses in what is locked, and keep one open issue with them; close it without any.

Usage: python scripts/audit_issue.py PYTHON LOCK, with the Python that has pip-audit, and a lock file.
Standard library only.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from due_issues import keep
from github_api import Ask, ask

LABEL = "kwetsbaarheden"
TITLE = "Pakketten met een bekende zwakke plek"

SECONDS = 900

MOST = 300
"""The most weaknesses in an issue."""

Look = Callable[[str, str], str]
"""Gives the report of pip-audit (JSON) for a Python and a lock file; empty when there is none."""

_INTRODUCTION = (
    "Van deze pakketten is een zwakke plek bekend. Kijk of de site of haar tests erdoor geraakt worden, zet"
    " zo nodig in `pyproject.toml` een nieuwere versie en draai `make lock`. Een voorstel voor de tekst hangt"
    " hier niet van af. Dit issue wordt elke week bijgewerkt en sluit vanzelf.\n\n"
)


def look(python: str, lock: str) -> str:
    """Return the report of pip-audit; nothing of what is looked at is installed."""
    options = ["--requirement", lock, "--require-hashes", "--disable-pip", "--progress-spinner", "off"]
    command = [python, "-m", "pip_audit", *options, "--format", "json"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    print(done.stderr, file=sys.stderr)
    return done.stdout


def main(arguments: list[str], github: Ask = ask, report_of: Look = look) -> int:
    """Bring the issue up to date; return 0, or 1 after a Dutch line when not all packages were looked at:
    what was found stands in the issue all the same, but it is not closed then."""
    found, unseen = read(report_of(*arguments))
    if found:
        keep(github, {TITLE: _INTRODUCTION + "".join(f"- {line}\n" for line in found[:MOST])}, LABEL)
    elif not unseen:
        keep(github, {}, LABEL)
    if unseen:
        print(f"Niet nagekeken: {', '.join(unseen)}; het issue gaat niet dicht.", file=sys.stderr)
    return 1 if unseen else 0


def read(report: str) -> tuple[list[str], list[str]]:
    """Return the weaknesses in a report, a line each, and the packages that could not be looked at."""
    try:
        packages: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return [], ["alle pakketten"]
    if not packages:
        return [], ["alle pakketten"]
    found = [_line(package, weakness) for package in packages for weakness in package.get("vulns", ())]
    return found, [str(package.get("name")) for package in packages if "skip_reason" in package]


def _line(package: dict[str, Any], weakness: dict[str, Any]) -> str:
    mended = ", ".join(_plain(version) for version in weakness.get("fix_versions", ())) or "nog geen versie"
    name, version, known = map(_plain, (package["name"], package["version"], weakness["id"]))
    return f"{name} {version}: {known}; verholpen in {mended}"


def _plain(text: object) -> str:
    """Return a text of others in which nothing calls anybody or is markup."""
    kept = "".join(letter for letter in str(text) if letter.isalnum() or letter in ".-_+ ")
    return f"`{kept[:60]}`"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
