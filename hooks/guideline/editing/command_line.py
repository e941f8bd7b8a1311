"""How ``python -m guideline`` is used, in Dutch: the list of commands, the options of each, and what is wrong
with what was typed."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from guideline.editing.commands import COMMANDS
from guideline.editing.refusal import RefusedError
from guideline.model.suggestions import did_you_mean_or_list

HELP = ("--hulp", "--help", "-h", "hulp", "help")
"""What is typed to ask how something is used."""

_PROGRAM = "python -m guideline"


@dataclass(frozen=True, slots=True)
class About:
    """What a command that changes no text does, what may follow its name, and its own options."""

    what: str
    follows: str = ""
    options: tuple[str, ...] = ()


ABOUT: Mapping[str, About] = {
    "check": About("zoekt wat er mis is in tekst, gegevens en schema’s", options=("format",)),
    "wijzigingen": About(
        "vergelijkt de richtlijn met een andere versie en zegt wat u nog opschrijft",
        options=("van", "format"),
    ),
    "raakt": About("zegt wat rust op een aanbeveling, waarde, bron of module", "ID", ("format",)),
    "herzieningen": About("zegt welke beoordelingen nodig zijn, per regiehouder", options=("format",)),
    "zoek": About("zegt waarom het zoeken iets vindt", '"VRAAG"', ("site", "hiaten")),
    "voorstel": About("maakt van een ingevuld formulier een wijziging", "BESTAND"),
    "formulier": About("maakt het formulier voor voorstellen opnieuw"),
    "intrekkingen": About("noteert welke bronnen zijn ingetrokken", "BESTAND"),
    "vastleggen": About("legt de adressen en nummers vast die de site nu heeft"),
    "uitgave": About("schrijft op wat een uitgave verandert", "VERSIE", ("van",)),
}
"""The commands by name, in the order in which they are told."""

_OPTIONS: Mapping[str, str] = {
    "van": "een versie in git, of een map; anders main, of de vorige uitgave",
    "format": "de vorm van de uitvoer, zoals text of json",
    "site": "de map met de gemaakte site",
    "hiaten": "welke woorden uit bronnen en koppen het zoeken niet kent",
    "root": "de map waarin mkdocs.yml staat",
}

_BY_MAKE: Mapping[str, tuple[str, str]] = {
    "serve": ("toont de site terwijl u schrijft", "python scripts/run_mkdocs.py serve"),
    "site": ("maakt de site, in de map site", "python scripts/run_mkdocs.py build --strict"),
    "zip": ("maakt één bestand dat zonder server werkt", "python scripts/archive.py"),
    "release": ("brengt een versie uit", "python scripts/release.py 0.2.0"),
    "pdf": ("maakt één PDF", ""),
    "test": ("doet alle tests", ""),
}
"""What make does that is no command here: what it is, and how it is done without make."""


class _Parser(argparse.ArgumentParser):
    """Says in Dutch what is wrong; raises RefusedError."""

    def error(self, message: str) -> NoReturn:
        option = re.match(r"argument (--[\w-]+)", message)
        if option:
            raise RefusedError(f"achter ‘{option[1]}’ hoort een waarde, en één keer")
        typed = message.partition("unrecognized arguments: ")[2]
        if typed:
            known = [f"--{name}" for name in _OPTIONS]
            first = typed.split()[0]
            hint = did_you_mean_or_list(first, known) if first.startswith("-") else "laat het weg"
            raise RefusedError(f"‘{typed}’ kan hier niet: {hint}")
        raise RefusedError(f"noem een opdracht\n\n{overview()}")


def parsed(typed: Sequence[str]) -> argparse.Namespace:
    """Return what was typed for a command that is none of the editing ones.

    Raises RefusedError for a command or option that is not there, and for none at all.
    """
    parser = _Parser(prog=_PROGRAM, add_help=False, allow_abbrev=False)
    parser.add_argument("opdracht")
    parser.add_argument("id", nargs="?", default="")
    parser.add_argument("--format", default="text")
    parser.add_argument("--van")
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--hiaten", action="store_true")
    parser.add_argument("--root", type=Path, default=Path())
    found, more = parser.parse_known_args(typed)
    _refuse_unknown(found.opdracht)
    if more:
        parser.error(f"unrecognized arguments: {' '.join(more)}")
    return found


def _refuse_unknown(name: str) -> None:
    if name in ABOUT or name in COMMANDS:
        return
    if name in _BY_MAKE:
        what, command = _BY_MAKE[name]
        otherwise = f"; zonder make: ‘{command}’" if command else "; dat kan alleen met make"
        raise RefusedError(f"‘{name}’ is geen opdracht hier: ‘make {name}’ {what}{otherwise}")
    hint = did_you_mean_or_list(name, [*ABOUT, *COMMANDS, *_BY_MAKE])
    raise RefusedError(f"de opdracht ‘{name}’ is er niet: {hint}\n‘{_PROGRAM} --hulp’ zegt wat elke doet")


def asked_for_help(typed: Sequence[str]) -> str:
    """Return how the command that was typed is used, or which commands there are; empty when nobody asked."""
    asked = [word for word in typed if word in HELP]
    rest = [word for word in typed if word not in HELP]
    if not asked or (typed[0] not in HELP and not typed[0].startswith("-") and not asked[0].startswith("-")):
        return ""
    return _usage(rest[0]) if rest and rest[0] in ABOUT else overview()


def _usage(name: str) -> str:
    about = ABOUT[name]
    options = (*about.options, "root")
    width = max(map(len, options))
    lines = [f"  --{option:<{width}}  {_OPTIONS[option]} (mag weg)" for option in options]
    return "\n".join([f"{_PROGRAM} {name} {about.follows}".rstrip(), f"{name}: {about.what}", "", *lines])


def overview() -> str:
    """Return every command with what it does."""
    changing = {name: item.help for name, item in sorted(COMMANDS.items())}
    telling = {name: item.what for name, item in ABOUT.items()}
    by_make = {
        name: f"{what}: make {name}" + (f", of zonder make {command}" if command else "")
        for name, (what, command) in _BY_MAKE.items()
    }
    width = max(map(len, (*changing, *telling, *by_make)))
    lines = [f"Zo gebruikt u dit: {_PROGRAM} OPDRACHT, in de map waarin mkdocs.yml staat."]
    for head, items in (
        ("Wat er staat en wat er mis is", telling),
        ("De richtlijn wijzigen", changing),
        ("Wat make doet", by_make),
    ):
        lines += ["", f"{head}:", *(f"  {name:<{width}}  {what}" for name, what in items.items())]
    return "\n".join([*lines, "", f"Welke opties er zijn, zegt ‘{_PROGRAM} OPDRACHT --hulp’."])
