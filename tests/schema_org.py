"""The part of the vocabulary of schema.org that the pages use, and what does not follow it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

_VOCABULARY = json.loads(Path(__file__).with_name("schema-org.json").read_text(encoding="utf-8"))
"""Types with those above them, members of enumerations, and for each property the types it is ``on`` and
those that it ``takes``, as release 30.0 has them."""

_TEXTS = {"Text", "URL"}


def _above(kind: str) -> set[str]:
    return {kind}.union(*(_above(parent) for parent in _VOCABULARY["parents"].get(kind, ())))


def faults(value: dict[str, Any]) -> Iterator[str]:
    """Yield every type and property that the vocabulary does not have, and every value it does not take."""
    kind = value.get("@type", "")
    if kind not in _VOCABULARY["parents"]:
        yield f"type {kind}"
        return
    for name, given in value.items():
        if name.startswith("@"):
            continue
        known = _VOCABULARY["properties"].get(name, {"on": (), "takes": ()})
        if not _above(kind) & {*known["on"]}:
            yield f"{kind}.{name}"
        for item in given if isinstance(given, list) else [given]:
            if not _takes(known["takes"], item):
                yield f"{kind}.{name} = {item}"
            if isinstance(item, dict):
                yield from faults(item)


def _takes(kinds: list[str], item: Any) -> bool:
    if isinstance(item, dict):
        return bool(_above(item.get("@type", "")) & {*kinds})
    member = str(item).removeprefix("https://schema.org/")
    if {*_VOCABULARY["members"].get(member, ())} & {*kinds} or _TEXTS & {*kinds}:
        return isinstance(item, str)
    try:
        return "Date" in kinds and bool(date.fromisoformat(item))
    except (TypeError, ValueError):
        return False
