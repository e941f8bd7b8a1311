"""Provide a real web server for the tests: nginx, or Apache.

In order: one that is installed, Debian's packages unpacked in the cache of the project, Debian's package
installed. Usage: python scripts/web_servers.py, which sees to both before the tests do, many at once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import debian

_CACHE = Path(__file__).parent.parent / ".cache"

_SYSTEM = Path("/")


@dataclass(frozen=True)
class Kind:
    """A kind of server: its name, its commands, Debian's packages with it and what it needs, the one to
    install, and what to say when there is none."""

    name: str
    commands: tuple[str, ...]
    packages: tuple[str, ...]
    installed_as: str
    remedy: str


NGINX = Kind(
    name="nginx",
    commands=("nginx",),
    packages=("nginx",),
    installed_as="nginx-light",
    remedy=(
        "Geen nginx gevonden, en uitpakken of installeren lukte niet. Installeer het (op Debian of Ubuntu:"
        " sudo apt-get install nginx-light)."
    ),
)

APACHE = Kind(
    name="apache",
    commands=("apache2", "httpd"),
    packages=(
        "apache2-bin",
        "libapr1",
        "libaprutil1",
        "libapr1t64",
        "libaprutil1t64",
    ),  # t64: Ubuntu, Debian 13
    installed_as="apache2-bin",
    remedy=(
        "Geen Apache gevonden, en uitpakken of installeren lukte niet. Installeer het (op Debian of Ubuntu:"
        " sudo apt-get install apache2-bin)."
    ),
)


@dataclass(frozen=True)
class WebServer:
    """A server that starts: its program, and the folder in which it was unpacked or installed."""

    program: Path
    root: Path

    @property
    def environment(self) -> dict[str, str]:
        """What it needs to find the libraries that were unpacked beside it."""
        if self.root == _SYSTEM:
            return dict(os.environ)
        return {
            **os.environ,
            "LD_LIBRARY_PATH": os.pathsep.join(map(str, self.root.glob("usr/lib/*-linux-*"))),
        }

    def modules(self) -> Path | None:
        """Return the folder with the modules of Apache, None when there is none."""
        places = (
            "usr/lib/apache2/modules",
            "usr/lib64/httpd/modules",
            "usr/lib/httpd/modules",
            "usr/libexec/apache2",
        )
        return next((self.root / place for place in places if (self.root / place).is_dir()), None)

    def works(self) -> bool:
        """Return whether it starts, and all it needs is there."""
        command = [str(self.program), "-v"]
        done = subprocess.run(command, env=self.environment, capture_output=True, timeout=60, check=False)
        return done.returncode == 0


def provide(kind: Kind) -> WebServer | None:
    """Return a server of this kind, or None when it cannot be had."""
    unpacked = _CACHE / kind.name

    def unpack() -> None:
        for package in kind.packages:
            debian.unpack(package, unpacked)

    return (
        _found(kind, _SYSTEM)
        or _found(kind, unpacked)
        or _after(unpack, kind, unpacked)
        or _after(lambda: debian.install(kind.installed_as), kind, _SYSTEM)
    )


def _after(act: Callable[[], None], kind: Kind, root: Path) -> WebServer | None:
    act()
    return _found(kind, root)


def _found(kind: Kind, root: Path) -> WebServer | None:
    places = [
        str(root / "usr" / "sbin"),
        *(os.environ.get("PATH", "").split(os.pathsep) if root == _SYSTEM else []),
    ]
    for name in kind.commands:
        program = shutil.which(name, path=os.pathsep.join(places))
        if program and (server := WebServer(Path(program), root)).works():
            return server
    return None


def main() -> int:
    """See that both servers are there; return 0, or 1 after the remedies."""
    missing = [kind for kind in (NGINX, APACHE) if provide(kind) is None]
    for kind in missing:
        print(kind.remedy, file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
