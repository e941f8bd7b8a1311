"""The command line: run the checks, record what is published, compare two versions, tell what rests on what
and what is due, and change the guideline, without making the site."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from guideline.changes.compare import SECONDS, Comparison, compare
from guideline.changes.gates import gates
from guideline.changes.report import REPORTS, Result, headline, reported, touched_json, touched_text
from guideline.changes.sides import CannotCompareError, read_side, side
from guideline.changes.witnesses import Index, keys_like
from guideline.checks.reports import FORMATS
from guideline.editing.command_line import asked_for_help, parsed
from guideline.editing.commands import COMMANDS
from guideline.editing.due import due_json, due_text, first_due, reviews_due
from guideline.editing.edition import earlier, with_edition
from guideline.editing.proposal import propose
from guideline.editing.proposal_form import FORM, form_text
from guideline.editing.refusal import RefusedError
from guideline.editing.retractions import retractions_from
from guideline.editing.run import given_text, run_editing
from guideline.exports.search_explained import explain
from guideline.exports.search_gaps import Gap, gaps
from guideline.exports.search_parts import BEGINNING
from guideline.limits import NO_MEMORY, TOO_MUCH, at_most
from guideline.model.editions import Edition
from guideline.model.metadata import Fate
from guideline.model.retractions import RETRACTIONS
from guideline.model.review import today_from
from guideline.model.showable import showable
from guideline.model.suggestions import did_you_mean_or_list
from guideline.pages.generated_files import generated_files
from guideline.placing import file_beside, refusal
from guideline.reading.editions import EDITIONS, editions_text
from guideline.reading.project import read_guideline
from guideline.reading.published import RECORD, record_text
from guideline.site import Site


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code: 0 done, 1 findings that fail, 2 wrong use, or not compared."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    return _told(lambda: _run(typed))


def _run(typed: list[str]) -> int:
    if typed and typed[0] in COMMANDS:
        return _edit(typed[0], typed[1:])
    if told := asked_for_help(typed):
        print(told)
        return 0
    options = parsed(typed)
    if options.opdracht in COMMANDS:
        raise RefusedError(f"zet ‘{options.opdracht}’ vooraan, en daarachter haar opties")
    formats, run = RUNS[options.opdracht]
    if options.format not in formats:
        hint = did_you_mean_or_list(options.format, formats)
        raise RefusedError(f"Onbekend formaat ‘{options.format}’: {hint}")
    return run(options)


def _told(run: Callable[[], int]) -> int:
    """Return the exit code of a command; why it could not be done is one line on standard error."""
    try:
        return run()
    except RefusedError as error:
        print("\n".join(map(showable, str(error).split("\n"))), file=sys.stderr, flush=True)
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


def _edit(name: str, typed: Sequence[str]) -> int:
    """Run an editing command and print what it did, file by file."""
    print(run_editing(name, typed, os.environ, today_from(os.environ), sys.stdin, _tell))
    return 0


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
    return int(any(finding.fails for finding in findings))


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


def _from(options: argparse.Namespace, default: str) -> str:
    """Return what to compare with: as typed, or else ``default``."""
    return default if options.van is None else str(options.van)


def _release(options: argparse.Namespace) -> int:
    """Write down in the history what a release tells its readers."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", options.id):
        print(f"‘{options.id}’ is geen versie; schrijf bijvoorbeeld 0.2.0", file=sys.stderr)
        return 2
    site = _site(options)
    guideline = site.guideline
    path = options.root / guideline.settings.docs_dir / EDITIONS
    if path.exists() and not guideline.editions:
        print(f"{path} kan niet worden gelezen; zet een eerdere versie terug.", file=sys.stderr)
        return 2
    before = earlier(guideline.editions, options.id)
    if not before and options.van is None:
        history = with_edition(guideline, options.id, site.today, None)
    else:
        history = _compared_history(options, site, f"v{before[0].version}" if before else "")
    with file_beside(path) as made:
        made.write_text(editions_text(history), encoding="utf-8", newline="\n")
    told = ", ".join(f"{len(history[0].of(fate))} {fate.value}" for fate in Fate)
    print(f"{path}: aanbevelingen sinds de vorige uitgave: {told}." if before else f"{path}: begonnen.")
    return 0


def _compared_history(options: argparse.Namespace, site: Site, default: str) -> list[Edition]:
    source = _from(options, default)
    try:
        with side(options.root, source, generated_files) as old:
            comparison = compare(old, read_side(options.root, "nu", generated_files, options.root))
            return with_edition(site.guideline, options.id, site.today, comparison)
    except CannotCompareError as error:
        raise CannotCompareError(
            f"De vorige uitgave is niet gevonden: {error}. Geef haar in git het label"
            f" ‘{default or 'v0.1.0'}’, of noem een map of versie: make release VERSIE={options.id} VORIGE=…"
        ) from error


def _changes(options: argparse.Namespace) -> int:
    """Print what changed since another version, and what the gates ask.

    JSON leaves the counts and the gates to standard error, so that the output stays one document.
    """
    try:
        with side(options.root, _from(options, "main"), generated_files) as old:
            comparison = compare(old, read_side(options.root, "nu", generated_files, options.root))
            result = _asked_of(comparison)
    except CannotCompareError as error:
        result = Result(None, refused=str(error))
    result, report = reported(result, options.format)
    print(report)
    if options.format == "json":
        for line in (headline(result), *map(str, result.findings)):
            print(line, file=sys.stderr)
    sys.stdout.flush()
    return result.code


def _asked_of(comparison: Comparison) -> Result:
    """Return a comparison with what the gates ask of it; that it could not be made out when it takes too
    much."""
    try:
        with at_most(SECONDS):
            return Result(comparison, tuple(gates(comparison)))
    except TOO_MUCH:
        reason = f"wat er nog nodig is (familie Z) uitzoeken kost meer dan {SECONDS} seconden rekentijd"
        return Result(replace(comparison, failed=(*comparison.failed, reason)))


def _touches(options: argparse.Namespace) -> int:
    """Print what rests on a recommendation, value, source or module."""
    guideline = read_side(options.root, "nu", generated_files, options.root).guideline
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
    if not options.id.strip() and not options.hiaten:
        print('Noem een vraag, bijvoorbeeld: python -m guideline zoek "dexa 16mg"', file=sys.stderr)
        return 2
    made = options.root / options.site
    index = made / "search" / f"{BEGINNING}.js"
    if not index.is_file():
        print(f"In ‘{made}’ staat geen gemaakte site: typ ‘make site’ en zoek opnieuw.", file=sys.stderr)
        return 2
    if options.hiaten:
        _tell_gaps(gaps(read_guideline(options.root, generated_files), options.root, made))
    else:
        print("\n".join(map(showable, explain(options.root, made, options.id).split("\n"))))
    docs = options.root / "docs"
    if any(path.stat().st_mtime > index.stat().st_mtime for path in docs.rglob("*") if path.is_file()):
        _tell("De site is van vóór uw laatste wijziging: ‘make site’ maakt haar opnieuw.")
    sys.stdout.flush()
    return 0


def _tell_gaps(found: list[Gap]) -> None:
    """Print the words that the search does not know, each with how often it stands in titles, terms and
    headings, and where."""
    for gap in found:
        print(showable(f"{gap.words}  {gap.count} keer, bijvoorbeeld in: {gap.example}"))
    print(f"{len(found)} woorden kent het zoeken niet. Zet wat lezers typen in docs/zoekwoorden.yml.")


def _due(options: argparse.Namespace) -> int:
    """Print which reviews are overdue or due soon, by owner."""
    site = _site(options)
    items = reviews_due(site.guideline, site.today)
    first = first_due(site.guideline, site.today)
    print(due_json(items) if options.format == "json" else due_text(items, first))
    sys.stdout.flush()
    return 0


def _propose(options: argparse.Namespace) -> int:
    """Write the change that a filled form asks for, and print the comment on it; 2 when it was not
    written."""
    given = given_text(options.id, sys.stdin, _tell)
    outcome = propose(options.root, given, today_from(os.environ), _tell)
    print(outcome.comment)
    sys.stdout.flush()
    return 0 if outcome.written else 2


def _form(options: argparse.Namespace) -> int:
    """Make the form for proposals anew, with the recommendations that hold now."""
    path = options.root / FORM
    with file_beside(path) as made:
        made.write_text(form_text(_site(options).guideline), encoding="utf-8", newline="\n")
    print(f"{path}: gemaakt.")
    return 0


def _retractions(options: argparse.Namespace) -> int:
    """Note which of our sources stand in a list of retracted publications."""
    if not options.id.strip():
        raise RefusedError("noem het bestand met de lijst: make intrekkingen BESTAND=retraction_watch.csv")
    guideline = _site(options).guideline
    path = options.root / guideline.settings.docs_dir / RETRACTIONS
    if path.exists() and guideline.retractions is None:
        raise RefusedError(f"{path} kan niet worden gelezen; zet een eerdere versie terug")
    text, told = retractions_from(Path(options.id), guideline, today_from(os.environ))
    if text:
        with file_beside(path) as made:
            made.write_text(text, encoding="utf-8", newline="\n")
    print(showable(told))
    return 0


_Command = tuple[Mapping[str, object] | tuple[str, ...], Callable[[argparse.Namespace], int]]

RUNS: Mapping[str, _Command] = {
    "check": (FORMATS, _check),
    "vastleggen": (FORMATS, _record),
    "wijzigingen": (REPORTS, _changes),
    "raakt": (("text", "json"), _touches),
    "zoek": (("text",), _search),
    "herzieningen": (("text", "json"), _due),
    "voorstel": (("text",), _propose),
    "formulier": (("text",), _form),
    "intrekkingen": (("text",), _retractions),
    "uitgave": (("text",), _release),
}
"""The commands that change no text, by name: the formats of their output, and what runs them."""
