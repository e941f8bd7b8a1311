"""Keep one open issue for each owner with reviews that are overdue or due soon; close that of an owner with
none.

Usage: python scripts/due_issues.py FILE, with what ``make herzieningen FORMAT=json`` gives. Standard library
only.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from github_api import Ask, ask
from one_comment import harmless

LABEL = "herziening"

ADDRESS = "repos/{owner}/{repo}/issues"

MOST_PAGES = 10


def main(arguments: list[str], github: Ask = ask) -> int:
    """Bring the issues up to date with the file; return 0. What editors typed in it calls nobody."""
    made = json.loads(Path(arguments[0]).read_text("utf-8"))
    wanted = {item["titel"]: harmless(item["tekst"]) for item in made}
    keep(github, wanted, LABEL)
    return 0


def keep(github: Ask, wanted: dict[str, str], label: str) -> None:
    """Let the open issues with a label be those that are ``wanted``, text by title: each once, others
    closed."""
    known = open_issues(github, label)
    for title, text in wanted.items():
        if title not in known:
            data = {"title": title, "body": text, "labels": [label]}
            github("api", "--method", "POST", ADDRESS, data=data)
        elif known[title][1] != text:
            github("api", "--method", "PATCH", f"{ADDRESS}/{known[title][0]}", data={"body": text})
    for title, (number, _) in known.items():
        if title not in wanted:
            github("api", "--method", "PATCH", f"{ADDRESS}/{number}", data={"state": "closed"})


def open_issues(github: Ask, label: str) -> dict[str, tuple[int, str]]:
    """Return the open issues with a label, by title: their number and their text."""
    found: dict[str, tuple[int, str]] = {}
    for page in range(1, MOST_PAGES + 1):
        issues = github("api", f"{ADDRESS}?state=open&labels={label}&per_page=100&page={page}") or []
        for issue in issues:
            if "pull_request" not in issue:
                found.setdefault(issue["title"], (issue["number"], issue["body"] or ""))
        if len(issues) < 100:
            break
    return found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
