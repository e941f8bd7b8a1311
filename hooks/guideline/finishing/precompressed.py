"""Texts of the finished site, compressed once at the build instead of at every request.

Beside each text comes the same with ``.gz`` behind its name (gzip, RFC 1952), which a server gives to
browsers that ask for it. No text is without one, however short: one that an earlier version left behind would
be given in its place. A site from which they are all taken away works as well.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from guideline.finishing.offline import WORKER
from guideline.finishing.served_types import TEXTS

ENDING = ".gz"
"""What stands behind the name of a compressed text."""

_LEVEL = 6
"""A higher one takes a third more time, and makes the site no half per cent smaller."""

_GZIP = 31
_SYSTEM, _UNKNOWN_SYSTEM = 9, 255
"""Where gzip names the system that made a file: one value, so that each system makes the same bytes."""

_NOT_COMPRESSED = ("beheer/", WORKER)
"""What is for the server itself, and the one file that servers know by its name."""


def compressed(text: bytes) -> bytes:
    """Return ``text`` as gzip has it, without a time or a name."""
    made = bytearray(zlib.compress(text, _LEVEL, wbits=_GZIP))
    made[_SYSTEM] = _UNKNOWN_SYSTEM
    return bytes(made)


def write_compressed(folder: Path) -> None:
    """Write the compressed texts into the finished site in ``folder``."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in TEXTS and path.is_file() and not name.startswith(_NOT_COMPRESSED):
            path.with_name(f"{path.name}{ENDING}").write_bytes(compressed(path.read_bytes()))
