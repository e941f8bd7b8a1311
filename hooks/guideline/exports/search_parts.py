"""The completed search index as readers fetch it: a first part that is small enough for a slow link, and the
rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from guideline.exports.search_index import KIND, RECOMMENDATION, SYNONYMS
from guideline.model.addresses import EMERGENCY_PAGE

PLACES = "plaatsen"
"""The place in the rest of the index of the numbers of the entries that the first part has."""

_FIRST_WORDS = 200
"""How many characters of a page the first part of the index has."""


def first_part(index: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part of a completed index that is fetched first, small enough for a slow link: whole what is
    asked for most, the recommendations and the emergency page; then all pages with their first words."""
    asked_most = [entry for entry in index["docs"] if _is_asked_most(entry)]
    pages = [entry for entry in index["docs"] if _is_page(entry) and not _is_asked_most(entry)]
    shortened = [{**entry, "text": _beginning(entry["text"])} for entry in pages]
    return {"config": index["config"], "docs": [*asked_most, *shortened]}


def rest(index: Mapping[str, Any]) -> dict[str, Any]:
    """Return the rest of a completed index, with the places in the whole of the entries that the first part
    has whole."""
    places = [place for place, entry in enumerate(index["docs"]) if _is_asked_most(entry)]
    return {PLACES: places, "docs": [entry for entry in index["docs"] if not _is_asked_most(entry)]}


def without_entries(index: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the theme fetches at every page: an index without entries and without lists of words."""
    config = {key: value for key, value in index["config"].items() if key != SYNONYMS}
    return {**index, "config": config, "docs": []}


def _is_page(entry: Mapping[str, Any]) -> bool:
    return "#" not in entry["location"]


def _is_asked_most(entry: Mapping[str, Any]) -> bool:
    emergency = EMERGENCY_PAGE.removesuffix(".md")
    return entry.get(KIND) == RECOMMENDATION or re.split(r"[/#.]", entry["location"])[0] == emergency


def _beginning(text: str) -> str:
    bare = " ".join(re.sub(r"<[^<>]*+>", " ", text).split())
    return bare if len(bare) <= _FIRST_WORDS else bare[:_FIRST_WORDS].rsplit(" ", 1)[0]


def as_text(index: Mapping[str, Any]) -> Iterator[str]:
    """Yield an index as JSON, entry by entry: a whole text of a large index takes as much memory again."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    others = ",".join(f"{encode(key)}:{encode(value)}" for key, value in index.items() if key != "docs")
    yield f'{{{others},"docs":['
    for number, entry in enumerate(index["docs"]):
        yield f"{',' if number else ''}{encode(entry)}"
    yield "]}"
