"""A change tried in a copy of the project, checked there, and written only when it is sound; and what is told
of it, file by file."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from guideline.editing.commands import Done
from guideline.editing.proposal_form import FORM, form_text
from guideline.editing.refusal import RefusedError
from guideline.editing.tree import Tree
from guideline.model.findings import Finding, Severity
from guideline.model.hospital import FILE as LOCAL
from guideline.model.showable import showable
from guideline.reading.settings import SETTINGS
from guideline.site import Site

_PROJECT_FILE = "pyproject.toml"

MOST_LINES = 24
"""How many changed lines of a file are shown."""

MOST_FINDINGS = 12
"""How many findings are shown with a refusal."""


@dataclass(frozen=True, slots=True)
class Tried:
    """The guideline after a change, as read in a copy, and the findings that were not there before."""

    site: Site
    new: tuple[Finding, ...]


def tried(
    tree: Tree,
    before: Site,
    today: date,
    tell: Callable[[str], None],
    then: Callable[[Path], None] = lambda _copy: None,
) -> Tried:
    """Return what the project would be after the change; ``then`` gets the folder with the copy."""
    with tempfile.TemporaryDirectory(prefix="richtlijn-") as made:
        copy = Path(made)
        docs = tree.guideline.settings.docs_dir
        shutil.copytree(tree.root / docs, copy / docs, symlinks=True)
        for name in (SETTINGS, LOCAL, _PROJECT_FILE):
            if (tree.root / name).is_file():
                shutil.copyfile(tree.root / name, copy / name)
        tree.write(copy)
        after = Site.read(copy, today, tell, kept=tree.root)
        then(copy)
    known = {_key(finding, tree.moved) for finding in before.findings}
    new = tuple(finding for finding in after.findings if finding.fails and _key(finding, {}) not in known)
    return Tried(after, new)


def _key(finding: Finding, moved: dict[str, str]) -> tuple[str, str, str]:
    path = finding.place.path
    return finding.code, moved.get(path, path), finding.message


def carry_out(tree: Tree, done: Done, before: Site, today: date, tell: Callable[[str], None]) -> str:
    """Write the change when it is sound, and return what is told of it.

    Raises RefusedError, and writes nothing, when the change would be none, would leave something wrong in a
    file that it touches, or would make a mistake in any file.
    """
    if not tree.after:
        raise RefusedError("er verandert niets: het staat er al zo")
    result = tried(tree, before, today, tell)
    wrong = [finding for finding in hindering(tree, result.new) if finding.code not in done.left_to_do]
    if wrong:
        raise RefusedError(refused_for([done.told(result.site.guideline, finding) for finding in wrong]))
    if tree.has(FORM):
        tree.put(FORM, form_text(result.site.guideline))
    tree.write(tree.root)
    left = [finding for finding in result.new if finding not in wrong]
    return "\n".join(_told(tree, done, left))


def hindering(tree: Tree, new: Iterable[Finding]) -> list[Finding]:
    """Return the new findings that keep a change from being written: all in the files that it touches, and
    mistakes in any file."""
    touched = set(tree.touched)
    return [item for item in new if item.place.path in touched or item.severity is Severity.ERROR]


def refused_for(wrong: Sequence[str]) -> str:
    """Return why a change is not made: what the checks would find in it, once each."""
    wrong = list(dict.fromkeys(wrong))
    lines = [f"  {finding}" for finding in wrong[:MOST_FINDINGS]]
    if len(wrong) > MOST_FINDINGS:
        lines.append(f"  … en nog {len(wrong) - MOST_FINDINGS}")
    head = "dit kan zo niet; er is niets gewijzigd. De controles zouden dit vinden:"
    return "\n".join([head, *lines])


def _told(tree: Tree, done: Done, left: Iterable[Finding]) -> Iterator[str]:
    yield done.what
    for path in sorted({*tree.after, *tree.moved}):
        yield from _file_told(tree, path)
    steps = [*done.next_steps, *map(str, left)]
    if steps:
        yield "\nNu nog:"
        yield from (f"  - {step}" for step in steps)


def _file_told(tree: Tree, path: str) -> Iterator[str]:
    """Yield what happened to a file: its name, and the lines that came and went."""
    after = tree.after[path]
    if after is None:
        yield f"\n{showable(path)}: " + (
            f"staat nu in {showable(tree.moved[path])}" if path in tree.moved else "weg"
        )
        return
    origin = next((old for old, new in tree.moved.items() if new == path), path)
    before = tree.before.get(origin)
    yield f"\n{showable(path)}{': nieuw' if before is None else ''}"
    lines = list(_lines_told((before or "").splitlines(), after.splitlines()))
    yield from lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        yield f"  … en nog {len(lines) - MOST_LINES} regels"


def _lines_told(before: list[str], after: list[str]) -> Iterator[str]:
    for sort, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if sort != "equal":
            yield from (f"  {number:>5} - {showable(before[number - 1])}" for number in range(a + 1, b + 1))
            yield from (f"  {number:>5} + {showable(after[number - 1])}" for number in range(c + 1, d + 1))
