"""Build or show the site with MkDocs; where its settings or the port stop it, one Dutch line says so.

Usage: python scripts/run_mkdocs.py build|serve [options of MkDocs]
"""

from __future__ import annotations

import errno
import socket
import sys
from pathlib import Path

from guideline.reading.settings import read_settings
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

SETTINGS = Path("mkdocs.yml")


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
        print(problem, file=sys.stderr)
        return 2
    cli(arguments, prog_name="mkdocs")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
