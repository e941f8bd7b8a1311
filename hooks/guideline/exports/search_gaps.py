"""Which words of the guideline's own sources, terms and headings the search of the site does not know.

Titles of sources say in English what the texts say in Dutch: what stands in several of them is what
clinicians type.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import quickjs

from guideline.exports.search_explained import part_of, scripts_in
from guideline.model.guideline import Guideline

_WORD = re.compile(r"[^\W\d_][\w-]*[^\W_]")
_SHORTEST = 4
_OFTEN = 2
"""In how many titles a word stands at least: what one author uses once, few type."""

_ASK = """
const site = searchParts.open(JSON.parse(part("begin")));
const unknown = (given) => {
    site.consult([]); // all words there are
    for (const name of site.absent) site.take(name, JSON.parse(part(name)));
    const isUnknown = (word) => !searchWords.EMPTY_WORDS.has(word) && !searchQuery.knows(word, site);
    return JSON.stringify(JSON.parse(given).filter(isUnknown));
};
"""


@dataclass(frozen=True)
class Gap:
    """A word that the search does not know, in how many texts it stands, and one of those."""

    words: str
    count: int
    example: str


def gaps(guideline: Guideline, root: Path, site: Path) -> list[Gap]:
    """Return what the search of the finished site in ``site`` does not know of the words in titles of
    sources, in terms and in headings, the most frequent first. Raises FileNotFoundError when the site was not
    made."""
    found: dict[str, list[str]] = {}
    for text in _texts(guideline):
        for word in dict.fromkeys(word.lower() for word in _WORD.findall(text)):
            if len(word) >= _SHORTEST:
                found.setdefault(word, []).append(text)
    often = [word for word, texts in found.items() if len(texts) >= _OFTEN]
    missing = [Gap(word, len(found[word]), found[word][0]) for word in _unknown(often, root, site)]
    return sorted(missing, key=lambda gap: (-gap.count, gap.words))


def _texts(guideline: Guideline) -> Iterator[str]:
    for reference in guideline.references:
        yield re.sub(r"[{}]", "", reference.fields.get("title", ""))
    for term in guideline.terms:
        yield from (name for name in (term.term, term.abbreviation, *term.synonyms) if name)
    for page in guideline.pages:
        yield from (heading.text for heading in page.headings)


def _unknown(words: list[str], root: Path, site: Path) -> list[str]:
    context = quickjs.Context()
    context.set_memory_limit(1024**3)
    context.set_max_stack_size(8 * 1024**2)
    for script in scripts_in(root):
        context.eval(script)
    context.add_callable("part", lambda name: part_of(site, name))
    context.eval(_ASK)
    found: list[str] = json.loads(context.eval("unknown")(json.dumps(words)))
    return found
