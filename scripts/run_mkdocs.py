"""Build or show the site with MkDocs; where its settings or the port stop it, one Dutch line says so.

Usage: python scripts/run_mkdocs.py build|serve [options of MkDocs]
"""

from __future__ import annotations

import errno
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path

from guideline.limits import NO_MEMORY, limit_memory
from guideline.model.showable import showable
from guideline.placing import folder_beside, put_folder, readable_by_all, refusal
from guideline.reading.settings import read_settings
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

SETTINGS = Path("mkdocs.yml")

LAST_FILE = "_headers"
"""What the build writes last: where it stands, a site is whole, though it may have findings."""


def settings_problem(path: Path) -> str:
    """Return in one Dutch line why MkDocs cannot work with the settings at ``path``, or an empty text."""
    if not path.is_file():
        return f"‘{path}’ is er niet; start deze opdracht in de map waarin het staat."
    for problem in read_settings(path.parent).problems:
        line, column = problem.at
        return f"{path}:{line}:{column} fout: {problem.message} ({problem.suggestion})"
    config = MkDocsConfig(config_file_path=str(path.resolve()))
    try:
        with path.open("rb") as file:
            config.load_file(file)
        errors, _ = config.validate()
    except ConfigurationError as error:
        return f"{path}: de instellingen kunnen niet worden gelezen: {_one_line(error)}"
    for name, error in errors:
        return f"{path}: de instelling ‘{name}’ klopt niet: {_one_line(error)}"
    return ""


def _one_line(error: object) -> str:
    return " ".join(str(error).split())


def port_problem(address: str) -> str:
    """Return in one Dutch line why nothing can be served at ``address`` (host:port), or an empty text."""
    host, _, port = address.rpartition(":")
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host.strip("[]"), int(port)))
    except (OSError, ValueError, OverflowError) as error:
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            return (
                f"Op {address} draait al iets. Sluit dat af, of kies een andere poort: make serve"
                f" ADDRESS={host}:{int(port) + 1}"
            )
        return f"Op ‘{address}’ kan niets worden getoond; schrijf bijvoorbeeld ADDRESS=127.0.0.1:8000."
    return ""


def main(arguments: list[str]) -> int:
    """Look at the settings and the port, then let MkDocs work; return 2 where it cannot begin."""
    problem = settings_problem(SETTINGS)
    if not problem and "--dev-addr" in arguments:
        problem = port_problem(arguments[arguments.index("--dev-addr") + 1])
    if problem:
        print(showable(problem), file=sys.stderr)
        return 2
    readable_by_all()
    try:
        return build(arguments) if "build" in arguments[:1] else _run(arguments)
    except MemoryError:
        print(NO_MEMORY, file=sys.stderr)
    except OSError as error:
        print(f"Het bouwen is gestopt: {refusal(error)}.", file=sys.stderr)
    except UnicodeError as error:
        print(f"Het bouwen is gestopt: een teken kan niet worden geschreven: {error}.", file=sys.stderr)
    return 1


def build(arguments: list[str]) -> int:
    """Build the site beside its place and put it there when it is whole, also when there are findings; return
    the exit code of MkDocs.

    Raises OSError when the system refuses.
    """
    options = ArgumentParser(add_help=False, allow_abbrev=False)
    options.add_argument("--site-dir", "-d")
    known, others = options.parse_known_args(arguments)
    place = Path(known.site_dir or _site_folder()).resolve()
    with folder_beside(place) as beside:
        made = beside / place.name
        code = _run([*others, "--site-dir", str(made)])
        if code == 0 or (made / LAST_FILE).is_file():
            put_folder(made, place, beside)
    return code


def _site_folder() -> str:
    """Return the folder that the settings name for the site."""
    config = MkDocsConfig(config_file_path=str(SETTINGS.resolve()))
    with SETTINGS.open("rb") as file:
        config.load_file(file)
    return config.site_dir


def _run(arguments: list[str]) -> int:
    """Let MkDocs work and return its exit code."""
    try:
        cli(arguments, prog_name="mkdocs")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


if __name__ == "__main__":
    limit_memory()
    raise SystemExit(main(sys.argv[1:]))
