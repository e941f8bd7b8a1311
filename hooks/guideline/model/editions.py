"""What each release told its readers: what became of every recommendation, and a digest of what could be
read, so that a sheet of paper can be held against the guideline of now.

A *text* is what has a digest: a recommendation, by its id, or a page without recommendations, by its path
(which ends in ``.md``, as no id does). The code of a sheet is the name of its page with a digest over the
texts that stand on it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from posixpath import basename, dirname

from guideline.model.addresses import SHEET, START_PAGE
from guideline.model.metadata import Fate
from guideline.model.places import START, At

EVERYTHING = "alles.md"
"""Stands for the whole guideline as one document, which has no page of its own."""

_FIRST, _LETTERS = "bcdfghjkmnpqrstvwxyz", "bcdfghjkmnpqrstvwxyz23456789"
"""Letters and figures that are not taken for each other, and make no words; a letter first, so that no file
takes a digest for a number."""

TEXT_LENGTH, CODE_LENGTH = 8, 6
"""How many letters a digest of a text has, and one that readers type over."""


def digest(parts: Iterable[str], length: int) -> str:
    """Return a digest of ``length`` letters of these texts in this order, always the same for the same."""
    number = int.from_bytes(hashlib.sha256("\0".join(parts).encode(errors="replace")).digest())
    number, rest = divmod(number, len(_FIRST))
    letters = [_FIRST[rest]]
    while len(letters) < length:
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(letters)


@dataclass(frozen=True)
class Readable:
    """What could be read at a moment: the digest of each text by its name, and the names of the texts on each
    page that may be printed, by its path."""

    texts: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def on(self, path: str) -> list[str]:
        """Return the names of the texts on the sheet of the page at ``path``, that of a whole chapter, of all
        recommendations or of everything; none when there is no such sheet."""
        if path == EVERYTHING:
            return [*self.texts]
        if path not in self.pages:
            return []
        if basename(path) == SHEET:
            return [*self._in_folder[dirname(path)]]
        if not self.pages[path]:  # no texts of its own: the list of all recommendations
            return [name for name in self.texts if not name.endswith(".md")]
        return [name for name in self.pages[path] if name in self.texts]

    @cached_property
    def _in_folder(self) -> dict[str, dict[str, None]]:
        """The names of the texts on the pages of each folder, each once and in order."""
        found: dict[str, dict[str, None]] = {}
        for path, names in self.pages.items():
            found.setdefault(dirname(path), {}).update(dict.fromkeys(names))
        return found

    @cached_property
    def homes(self) -> dict[str, list[str]]:
        """The pages that each text stands on, by its name."""
        found: dict[str, list[str]] = {}
        for path, names in self.pages.items():
            for name in dict.fromkeys(names):
                found.setdefault(name, []).append(path)
        return found

    @cached_property
    def codes(self) -> dict[str, str]:
        """The code of every sheet by the path of its page."""
        names = _names([EVERYTHING, *self.pages])
        found = {path: sorted(self.on(path)) for path in names}
        return {
            path: f"{names[path]}-{digest((f'{text}={self.texts[text]}' for text in texts), CODE_LENGTH)}"
            for path, texts in found.items()
            if texts
        }


def _names(paths: Sequence[str]) -> dict[str, str]:
    """Return the shortest plain name of each page: that of its file, with its folders where others have the
    same."""
    bare = {path: _bare(path) for path in paths}
    count = Counter(name.rpartition("/")[2] for name in bare.values())
    return {
        path: last if count[last := name.rpartition("/")[2]] == 1 else name.replace("/", "-")
        for path, name in bare.items()
    }


def _bare(path: str) -> str:
    if path == START_PAGE:
        return "start"
    return path.removesuffix(".md").removesuffix("/index")


@dataclass(frozen=True, slots=True)
class Edition:
    """A release: its version and day, what became of recommendations since the one before, and what differs
    in what could be read: texts and pages that are new or other, and the names of those that are gone."""

    version: str
    day: date
    fates: Mapping[str, Fate] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    at: At = START

    def of(self, fate: Fate) -> list[str]:
        """Return the recommendations that this became of."""
        return [name for name, became in self.fates.items() if became is fate]


def readable_at(editions: Sequence[Edition]) -> Iterator[tuple[Edition, Readable]]:
    """Yield every release, the oldest first, with what could be read then; ``editions`` is newest first."""
    texts: dict[str, str] = {}
    pages: dict[str, tuple[str, ...]] = {}
    for edition in reversed(editions):
        for name in edition.gone:
            texts.pop(name, None)
            pages.pop(name, None)
        texts.update(edition.texts)
        pages.update(edition.pages)
        yield edition, Readable(dict(texts), dict(pages))


def edition_of(
    version: str, day: date, fates: Mapping[str, Fate], before: Readable, now: Readable
) -> Edition:
    """Return the release of what can be read ``now``, after that of ``before``."""
    return Edition(
        version,
        day,
        fates,
        {name: text for name, text in now.texts.items() if before.texts.get(name) != text},
        {path: names for path, names in now.pages.items() if before.pages.get(path) != names},
        tuple(
            sorted({*before.texts, *before.pages} - {*now.texts, *now.pages}),
        ),
    )
