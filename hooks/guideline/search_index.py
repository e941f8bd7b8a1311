"""Words by which a page must be found although they do not stand on it, for an invisible field of the search
index."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from guideline.model import Guideline

FIELD = "zoektermen"
"""The name of the invisible field in the index; the theme indexes every configured field but shows only its
own."""


def folded(text: str) -> str:
    """Return ``text`` in lower case without diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def page_words(guideline: Guideline) -> dict[str, str]:
    """Return, for each page by path, the search words that its editor listed."""
    return {
        page.path: " ".join(page.metadata.search_words)
        for page in guideline.pages
        if page.metadata and page.metadata.search_words
    }


def enrich(index_file: Path, words_by_url: Mapping[str, str]) -> None:
    """Add the invisible field to the search index: the editor's words, and words with diacritics without
    them.

    ``words_by_url`` gives the extra words of a page by its address in the index. The index file is rewritten
    in place.
    """
    index = json.loads(index_file.read_text(encoding="utf-8"))
    index["config"].setdefault("fields", {})[FIELD] = {"boost": 1.0}
    for entry in index["docs"]:
        address, _, fragment = entry["location"].partition("#")
        text = re.sub(r"<[^>]+>", " ", f"{entry['title']} {entry['text']}")
        plain = {folded(word) for word in re.findall(r"[^\W\d_]+", text) if folded(word) != word.casefold()}
        extra = "" if fragment else words_by_url.get(address, "")
        if words := " ".join([extra, *sorted(plain)]).strip():
            entry[FIELD] = words
    index_file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
