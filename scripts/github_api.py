"""GitHub's own program ``gh``, which has the address and the rights of the workflow in its environment."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

Ask = Callable[..., Any]
"""Asks GitHub for something: the words after ``gh``, and ``data`` to send; returns what it answers, as
data."""

SECONDS = 120


def ask(*words: str, data: object = None) -> Any:
    """Ask GitHub; nothing that is sent becomes a part of a command. Raises subprocess.CalledProcessError."""
    given = () if data is None else ("--input", "-")
    sent = None if data is None else json.dumps(data)
    result = subprocess.run(
        ["gh", *words, *given], input=sent, capture_output=True, text=True, check=True, timeout=SECONDS
    )
    return json.loads(result.stdout) if result.stdout.strip() else None
