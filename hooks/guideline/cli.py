"""The command line: run the checks, and record what is published, without making the site."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from guideline.checks.reports import FORMATS
from guideline.limits import NO_MEMORY
from guideline.model.review import today_from
from guideline.model.showable import showable
from guideline.model.suggestions import did_you_mean_or_list
from guideline.placing import file_beside, refusal
from guideline.reading.published import RECORD, record_text
from guideline.site import Site


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code: 0 done, 1 findings that fail, 2 wrong use."""
    options = _parser().parse_args(arguments)
    if options.format not in FORMATS:
        print(
            f"Onbekend formaat ‘{options.format}’: {did_you_mean_or_list(options.format, FORMATS)}",
            file=sys.stderr,
        )
        return 2
    try:
        today = today_from(os.environ)
        site = Site.read(options.root, today, tell=_tell)
        return _COMMANDS[options.opdracht](site, options)
    except ValueError as error:
        _tell(str(error))
    except FileNotFoundError as error:
        missing = error.filename or error
        _tell(f"‘{missing}’ is er niet; start de controle in de map waarin mkdocs.yml staat.")
    except MemoryError:
        _tell(NO_MEMORY)
    except OSError as error:
        _tell(f"De opdracht is gestopt: {refusal(error)}.")
    return 2


def _tell(message: str) -> None:
    """Say a line on standard error, so that the output stays what it is."""
    print(showable(message), file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m guideline",
        description="Controleert de richtlijn (check), of legt vast wat is gepubliceerd (vastleggen).",
        add_help=True,
    )
    parser.add_argument("opdracht", choices=[*_COMMANDS], help="wat er moet gebeuren")
    parser.add_argument("--format", default="text", help=f"uitvoer: {', '.join(FORMATS)}")
    parser.add_argument("--root", type=Path, default=Path(), help="de map waarin mkdocs.yml staat")
    return parser


def _check(site: Site, options: argparse.Namespace) -> int:
    """Print the findings.

    Text and GitHub formats end with a summary; JSON and SARIF leave it to standard error, so that the output
    stays one document.
    """
    findings = site.findings
    report = FORMATS[options.format](findings)
    if report:
        print(report)
    print(site.summary, file=sys.stdout if options.format in ("text", "github") else sys.stderr)
    sys.stdout.flush()
    return int(any(finding.severity.fails for finding in findings))


def _record(site: Site, options: argparse.Namespace) -> int:
    """Add what is published now to the record; what was in it stays."""
    guideline = site.guideline
    path = options.root / guideline.settings.docs_dir / RECORD
    before = guideline.published
    if before is None and path.exists():
        print(f"{path} kan niet worden gelezen; zet een eerdere versie terug.", file=sys.stderr)
        return 2
    text = record_text(before, guideline.present)
    with file_beside(path) as made:
        made.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path}: {text.count(chr(10) + '  - ')} adressen vastgelegd.")
    return 0


_COMMANDS: Mapping[str, Callable[[Site, argparse.Namespace], int]] = {
    "check": _check,
    "vastleggen": _record,
}
