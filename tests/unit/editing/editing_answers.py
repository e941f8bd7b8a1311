"""What an editing command leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """The exit code and what was said."""

    code: int
    out: str
    err: str


Edit = Callable[..., Answer]
