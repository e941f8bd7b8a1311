"""A small disk cache: a pure function of bytes is computed once for each content."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")


class Cache:
    """Results by content under ``folder``; the code of this package is part of every key, so a new version
    starts afresh.

    The folder belongs to the project and is never shared: results are stored with ``pickle``. A damaged or
    unreadable entry is computed again, and a folder that cannot be written only costs time.
    """

    def __init__(self, folder: Path) -> None:
        """Keep the results under ``folder``, which is made when needed."""
        self.folder = folder

    @cached_property
    def _version(self) -> bytes:
        digest = hashlib.sha256()
        for source in sorted(Path(__file__).parent.parent.rglob("*.py")):
            digest.update(source.read_bytes())
        return digest.digest()

    def get(self, name: str, content: bytes, compute: Callable[[], Result]) -> Result:
        """Return ``compute()``, or its stored result for the same ``name``, ``content`` and version of the
        code."""
        key = hashlib.sha256(self._version + name.encode() + b"\0" + content).hexdigest()
        path = self.folder / key[:2] / key
        try:
            return pickle.loads(path.read_bytes())  # type: ignore[no-any-return]
        except Exception:
            result = compute()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(".partial")
            partial.write_bytes(pickle.dumps(result))
            partial.replace(path)
        except OSError:
            pass
        return result
