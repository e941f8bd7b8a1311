"""The command line: run the checks, record what is published, compare two versions, and tell what rests on
what, without making the site."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from guideline.changes.compare import compare
from guideline.changes.gates import gates
from guideline.changes.report import REPORTS, Result, headline, touched_json, touched_text
from guideline.changes.sides import CannotCompareError, read_side, side
from guideline.changes.witnesses import Index, keys_like
from guideline.checks.reports import FORMATS
from guideline.exports.search_explained import explain
from guideline.limits import NO_MEMORY
from guideline.model.review import today_from
from guideline.model.showable import showable
from guideline.model.suggestions import did_you_mean_or_list
from guideline.pages.generated_files import generated_files
from guideline.placing import file_beside, refusal
from guideline.reading.published import RECORD, record_text
from guideline.site import Site


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code: 0 done, 1 findings that fail, 2 wrong use, or not compared."""
    options = _parser().parse_args(arguments)
    formats, run = _COMMANDS[options.opdracht]
    if options.format not in formats:
        print(
            f"Onbekend formaat ‘{options.format}’: {did_you_mean_or_list(options.format, formats)}",
            file=sys.stderr,
        )
        return 2
    try:
        return run(options)
    except (ValueError, CannotCompareError) as error:
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
        description="Controleert de richtlijn (check), legt vast wat is gepubliceerd (vastleggen), vergelijkt"
        " haar met een andere versie (wijzigingen), zegt wat ergens op rust (raakt), of waarom het"
        " zoeken iets vindt (zoek).",
        add_help=True,
    )
    parser.add_argument("opdracht", choices=[*_COMMANDS], help="wat er moet gebeuren")
    parser.add_argument(
        "id",
        nargs="?",
        default="",
        help="bij raakt: een aanbeveling, waarde, bron of module; bij zoek: de vraag",
    )
    formats = dict.fromkeys((*FORMATS, *REPORTS))
    parser.add_argument("--format", default="text", help=f"uitvoer: {', '.join(formats)}")
    parser.add_argument("--van", default="main", help="bij wijzigingen: een versie in git, of een map")
    parser.add_argument(
        "--site", type=Path, default=Path("site"), help="bij zoek: de map met de gemaakte site"
    )
    parser.add_argument("--root", type=Path, default=Path(), help="de map waarin mkdocs.yml staat")
    return parser


def _site(options: argparse.Namespace) -> Site:
    return Site.read(options.root, today_from(os.environ), tell=_tell)


def _check(options: argparse.Namespace) -> int:
    """Print the findings.

    Text and GitHub formats end with a summary; JSON and SARIF leave it to standard error, so that the output
    stays one document.
    """
    site = _site(options)
    findings = site.findings
    report = FORMATS[options.format](findings)
    if report:
        print(report)
    print(site.summary, file=sys.stdout if options.format in ("text", "github") else sys.stderr)
    sys.stdout.flush()
    return int(any(finding.severity.fails for finding in findings))


def _record(options: argparse.Namespace) -> int:
    """Add what is published now to the record; what was in it stays."""
    guideline = _site(options).guideline
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


def _changes(options: argparse.Namespace) -> int:
    """Print what changed since another version, and what the gates ask.

    JSON leaves the counts and the gates to standard error, so that the output stays one document.
    """
    generated = generated_files()
    try:
        with side(options.root, options.van, generated) as old:
            comparison = compare(old, read_side(options.root, "nu", generated, options.root))
            result = Result(comparison, tuple(gates(comparison)))
    except CannotCompareError as error:
        result = Result(None, refused=str(error))
    print(REPORTS[options.format](result))
    if options.format == "json":
        for line in (headline(result), *map(str, result.findings)):
            print(line, file=sys.stderr)
    sys.stdout.flush()
    return result.code


def _touches(options: argparse.Namespace) -> int:
    """Print what rests on a recommendation, value, source or module."""
    guideline = read_side(options.root, "nu", generated_files(), options.root).guideline
    index = Index(guideline)
    keys, names = keys_like(index, options.id)
    if not keys:
        asked = f"‘{options.id}’ is er niet" if options.id else "noem een id"
        hint = did_you_mean_or_list(options.id, names) if options.id else "bijvoorbeeld van een aanbeveling"
        print(
            showable(f"{asked}: {hint if len(hint) < 300 else 'kijk in de tekst hoe het heet'}"),
            file=sys.stderr,
        )
        return 2
    print((touched_json if options.format == "json" else touched_text)(index, keys))
    sys.stdout.flush()
    return 0


def _search(options: argparse.Namespace) -> int:
    """Print why the search finds what it finds, on the site as it was last made."""
    if not options.id.strip():
        print('Noem een vraag, bijvoorbeeld: python -m guideline zoek "dexa 16mg"', file=sys.stderr)
        return 2
    made = options.root / options.site
    index = made / "search" / "search_index.json"
    if not index.is_file():
        print(f"In ‘{made}’ staat geen gemaakte site: typ ‘make site’ en zoek opnieuw.", file=sys.stderr)
        return 2
    print("\n".join(map(showable, explain(options.root, made, options.id).split("\n"))))
    docs = options.root / "docs"
    if any(path.stat().st_mtime > index.stat().st_mtime for path in docs.rglob("*") if path.is_file()):
        _tell("De site is van vóór uw laatste wijziging: ‘make site’ maakt haar opnieuw.")
    sys.stdout.flush()
    return 0


_Command = tuple[Mapping[str, object] | tuple[str, ...], Callable[[argparse.Namespace], int]]

_COMMANDS: Mapping[str, _Command] = {
    "check": (FORMATS, _check),
    "vastleggen": (FORMATS, _record),
    "wijzigingen": (REPORTS, _changes),
    "raakt": (("text", "json"), _touches),
    "zoek": (("text",), _search),
}
