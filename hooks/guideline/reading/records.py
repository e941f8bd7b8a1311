"""Lists of groups of keys, as the YAML data files have them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guideline.model.places import KeyPath, Problem
from guideline.model.suggestions import did_you_mean_or_list
from guideline.reading.yaml_source import YamlSource


def records(
    items: Any, source: YamlSource, path: KeyPath, required: tuple[str, ...], optional: tuple[str, ...]
) -> Iterator[tuple[dict[str, Any], KeyPath] | Problem]:
    """Yield every mapping of a list with its path, or a problem where it has a wrong, missing or misspelt
    key."""
    if not isinstance(items, list):
        yield Problem(
            "data-shape",
            source.place(path),
            "hier hoort een lijst: regels die met ‘- ’ beginnen",
            "zie de andere regels van dit bestand",
        )
        return
    for index, item in enumerate(items):
        at = source.place((*path, index))
        if not isinstance(item, dict):
            yield Problem(
                "data-shape",
                at,
                "hier hoort een groep sleutels",
                f"sleutels: {', '.join(required + optional)}",
            )
            continue
        problems = [
            Problem(
                "data-shape",
                source.place((*path, index, str(key))),
                f"de sleutel ‘{key}’ bestaat niet",
                did_you_mean_or_list(str(key), required + optional),
            )
            for key in item
            if key not in required + optional
        ]
        problems += [
            Problem("data-shape", at, f"de verplichte sleutel ‘{key}’ ontbreekt", f"voeg ‘{key}: …’ toe")
            for key in required
            if not str(item.get(key) or "").strip()
        ]
        if problems:
            yield from problems
        else:
            yield item, (*path, index)
