"""The command line: run the checks on the sources, without rendering the site."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from guideline.checks import run_checks
from guideline.checks.reports import FORMATS, summary
from guideline.model.review import today_from
from guideline.model.suggestions import did_you_mean_or_list
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``check`` and return the exit code: 0 sound, 1 findings that fail, 2 wrong use.

    Text and GitHub formats end with a summary; JSON and SARIF leave it to standard error, so that the output
    stays one document.
    """
    parser = argparse.ArgumentParser(
        prog="python -m guideline", description="Controleert de richtlijn.", add_help=True
    )
    parser.add_argument("opdracht", choices=["check"], help="wat er moet gebeuren")
    parser.add_argument("--format", default="text", help=f"uitvoer: {', '.join(FORMATS)}")
    parser.add_argument("--root", type=Path, default=Path(), help="de map waarin mkdocs.yml staat")
    options = parser.parse_args(arguments)
    if options.format not in FORMATS:
        print(
            f"Onbekend formaat ‘{options.format}’: {did_you_mean_or_list(options.format, FORMATS)}",
            file=sys.stderr,
        )
        return 2
    try:
        today = today_from(os.environ)
        guideline = read_guideline(options.root, generated_files())
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    except FileNotFoundError as error:
        print(
            f"‘{error.filename or error}’ is er niet; start de controle in de map waarin mkdocs.yml staat.",
            file=sys.stderr,
        )
        return 2
    findings = run_checks(guideline, today)
    report = FORMATS[options.format](findings)
    if report:
        print(report)
    closing = summary(findings, sum(1 for _ in guideline.maintained), len(guideline.pages))
    print(closing, file=sys.stdout if options.format in ("text", "github") else sys.stderr)
    return int(any(finding.severity.fails for finding in findings))
