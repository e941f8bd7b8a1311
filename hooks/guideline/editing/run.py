"""An editing command from what was typed to what is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from guideline.editing import module, recommendation, rename, review, source, withdraw
from guideline.editing.asking import FROM_MAKE, options_typed, usage
from guideline.editing.carrying_out import carry_out
from guideline.editing.commands import COMMANDS, Command, Request
from guideline.editing.refusal import RefusedError
from guideline.editing.tree import Tree
from guideline.site import Site

SUBJECTS = (module, recommendation, rename, review, source, withdraw)
"""The files with the commands: importing them registers what they do."""

MOST_GIVEN = 1_000_000
"""How many characters are read of what is given."""


def run_editing(
    name: str,
    typed: Sequence[str],
    environment: Mapping[str, str],
    today: date,
    given: TextIO,
    tell: Callable[[str], None],
) -> str:
    """Run the editing command ``name`` and return what it did, or how it is used when that was asked.

    ``given`` is standard input. Raises RefusedError when it did nothing, and errors as ``Site.read``.
    """
    command = COMMANDS[name]
    if f"--{FROM_MAKE}" not in typed:
        return _run(command, typed, environment, today, given, tell)
    try:
        return as_in_make(command, _run(command, typed, environment, today, given, tell))
    except RefusedError as error:
        raise RefusedError(as_in_make(command, str(error))) from error


def as_in_make(command: Command, text: str) -> str:
    """Return a text with the options of a command as they are typed after the target of make."""
    names = sorted((*command.options, "bestand"), key=len, reverse=True)

    def shown(typed: re.Match[str]) -> str:
        return typed[1].upper().replace("-", "_") + ("=" if typed[2] else "=…")

    return re.sub(rf"(?<![\w-])--({'|'.join(map(re.escape, names))})(=|(?![\w-]))", shown, text)


def _run(
    command: Command,
    typed: Sequence[str],
    environment: Mapping[str, str],
    today: date,
    given: TextIO,
    tell: Callable[[str], None],
) -> str:
    if any(word in ("--help", "-h", "--hulp") for word in typed):
        return usage(command)
    options = options_typed(command, typed, environment)
    root = Path(options.get("root", "") or ".")
    text = (
        given_text(options.get("bestand", "").strip(), given, tell)
        if command.reads and not _number_only(options)
        else ""
    )
    before = Site.read(root, today, tell)
    tree = Tree(root, before.guideline)
    done = command.act(tree, Request(options, today, text))
    if done.only_told:
        return done.what
    return carry_out(tree, done, before, today, tell)


def _number_only(options: Mapping[str, str]) -> bool:
    return bool(options.get("doi") or options.get("pmid"))


def given_text(name: str, given: TextIO, tell: Callable[[str], None]) -> str:
    """Return the text of the file with this name, or of standard input when it has none.

    Raises RefusedError when it is not there or no UTF-8, and OSError when it cannot be read.
    """
    if name:
        if not Path(name).is_file():
            raise RefusedError(f"het bestand ‘{name}’ is er niet")
        try:
            return Path(name).read_text(encoding="utf-8-sig")[:MOST_GIVEN]
        except UnicodeDecodeError:
            raise RefusedError(f"‘{name}’ is geen UTF-8; sla het zo op") from None
    if given.isatty():
        tell("Plak de tekst, en typ dan op een nieuwe regel Ctrl+D (op Windows Ctrl+Z en Enter).")
    try:
        return given.read(MOST_GIVEN)
    except UnicodeDecodeError:
        raise RefusedError("de geplakte tekst is geen UTF-8") from None
