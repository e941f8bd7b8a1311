"""Provide a real nginx for the tests.

In order: one that is installed, Debian's package unpacked in the cache of the project, Debian's package
installed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import debian

REMEDY = (
    "Geen nginx gevonden, en uitpakken of installeren lukte niet. Installeer het (op Debian of Ubuntu: sudo"
    " apt-get install nginx-light)."
)

UNPACKED = Path(__file__).parent.parent / ".cache" / "nginx"


def provide() -> str | None:
    """Return the path of nginx, or None when it cannot be had."""
    return _present() or _unpacked() or _installed()


def _present() -> str | None:
    places = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", str(UNPACKED / "usr" / "sbin")])
    return shutil.which("nginx", path=places)


def _unpacked() -> str | None:
    debian.unpack("nginx", UNPACKED)
    return _present()


def _installed() -> str | None:
    debian.install("nginx-light")
    return _present()
