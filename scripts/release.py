"""Make a release: the version, the changelog, the history of what changed for readers and the record of what
is published, in one go.

Usage: python scripts/release.py VERSION [BEFORE] (from the project folder). The history is compared with the
release before, by its tag in git, or with BEFORE, a folder or a ref. It commits nothing: look at the change
first.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from guideline.cli import main as guideline
from guideline.model.review import today_from
from guideline.placing import file_beside, refusal

UNRELEASED = "## [Nog niet uitgebracht]"
CHANGELOG = Path("CHANGELOG.md")
PROJECT = Path("pyproject.toml")

_VERSION = re.compile(r'^version = "([^"]+)"$', re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Return 0 when everything was written, 1 after a Dutch line when something was not in order."""
    try:
        return _release(arguments[0] if arguments else "", arguments[1:2])
    except OSError as error:
        print(f"De versie is niet klaargezet: {refusal(error)}.", file=sys.stderr)
    except ValueError as error:
        print(error, file=sys.stderr)
    return 1


def _release(version: str, before: list[str]) -> int:
    problem = release_problem(
        version, PROJECT.read_text(encoding="utf-8"), CHANGELOG.read_text(encoding="utf-8")
    )
    if problem:
        print(problem, file=sys.stderr)
        return 1
    day = today_from(os.environ).isoformat()
    history = ["uitgave", version, *(["--van", *before] if before else [])]
    if guideline(["check"]) or guideline(history) or guideline(["vastleggen"]):
        return 1
    text = CHANGELOG.read_text(encoding="utf-8")
    heading = f"{UNRELEASED}\n\n## [{version}] – {day}"
    settings = PROJECT.read_text(encoding="utf-8")
    with file_beside(CHANGELOG) as changelog, file_beside(PROJECT) as project:
        changelog.write_text(text.replace(UNRELEASED, heading, 1), encoding="utf-8")
        project.write_text(_VERSION.sub(f'version = "{version}"', settings, count=1), encoding="utf-8")
    print(
        f"Versie {version} staat klaar. Bekijk de wijziging, leg haar vast en geef haar het label v{version}."
    )
    return 0


def release_problem(version: str, settings: str, changelog: str) -> str:
    """Return in one Dutch line why there can be no release of ``version``, or an empty text."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        return f"‘{version}’ is geen versie; schrijf bijvoorbeeld make release VERSIE=0.2.0"
    current = _VERSION.search(settings)
    if not current:
        return 'in pyproject.toml staat geen regel ‘version = "…"’'
    if _numbers(version) <= _numbers(current[1]):
        return f"{version} is niet nieuwer dan de versie die er is, {current[1]}"
    _, found, rest = changelog.partition(UNRELEASED)
    if not found or not rest.partition("\n## ")[0].strip():
        return f"in CHANGELOG.md staat niets onder ‘{UNRELEASED}’"
    return ""


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
