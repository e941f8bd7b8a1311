"""The two sides of a comparison, and which thing of the one is which of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from guideline.changes.judging import Lexicon, counted
from guideline.changes.passages import Part, parts
from guideline.model.guideline import Guideline, term_key
from guideline.model.page import Page, Recommendation
from guideline.model.places import Problem
from guideline.model.values import VALUE_USE, expand_values

_UNREAD = ("yaml", "too-large", "encoding", "conflict", "unclosed", "data-shape", "bib-syntax", "duplicate")
"""How the kinds of problem begin with which part of a file is not in the model."""


@dataclass(frozen=True)
class Side:
    """A state of the guideline: its name for readers, the guideline, and by path from the project root a
    digest of each file of its content, and what was typed in those with text."""

    name: str
    guideline: Guideline
    files: Mapping[str, str]
    typed: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def unread(self) -> dict[str, Problem]:
        """What could not be read whole: the first problem of each file, by path from the project root."""
        found = {
            self.guideline.source_path(page): page.problems for page in self.guideline.pages if page.problems
        } | {file.path: file.problems for file in self.guideline.data_files}
        return {
            path: problem
            for path, problems in found.items()
            if (problem := next((item for item in problems if item.kind.startswith(_UNREAD)), None))
        }


@dataclass(frozen=True, slots=True)
class Held:
    """A recommendation with the page that holds it."""

    page: Page
    item: Recommendation


@dataclass(frozen=True)
class Pair:
    """Two sides, ``old`` and ``new``."""

    old: Side
    new: Side

    def source(self, path: str, *, old: bool = False) -> str:
        """Return the path from the project root of a file in the docs folder."""
        side = self.old if old else self.new
        return f"{side.guideline.settings.docs_dir}/{path}"

    def same_file(self, path: str) -> bool:
        """Return whether a file (path from the docs folder) is the same on both sides, to the byte."""
        return self.old.files.get(self.source(path, old=True)) == self.new.files.get(self.source(path))

    def unreadable(self, path: str) -> bool:
        """Return whether a file (path from the docs folder) that differs cannot be read whole on a side."""
        return self.source(path, old=True) in self.old.unread or self.source(path) in self.new.unread

    @cached_property
    def moves(self) -> dict[str, str]:
        """Where addresses went, as editors typed it on the new side."""
        return {move.old: move.new for move in self.new.guideline.moves}

    @cached_property
    def pages(self) -> list[tuple[Page | None, Page | None]]:
        """The pages of both sides in pairs; None for one that is not there.

        A page that is gone is one that came when the record of moves says so, or when it has its name: the
        name of a module is its id.
        """
        old, new = self.old.guideline.by_path, self.new.guideline.by_path
        come = {path: page for path, page in new.items() if path not in old}
        by_name: dict[str, list[str]] = defaultdict(list)
        for path, page in come.items():
            by_name[page.name].append(path)
        pairs: list[tuple[Page | None, Page | None]] = []
        for path, page in old.items():
            if path in new:
                pairs.append((page, new[path]))
                continue
            target = self.moves.get(path, "").partition("#")[0]
            named = by_name.get(page.name, ()) if page.name != "index" else ()
            found = target if target in come else named[0] if len(named) == 1 else ""
            pairs.append((page, come.pop(found, None)))
        return pairs + [(None, page) for page in come.values()]

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The old path of each page that has another one now, by its new path."""
        return {new.path: old.path for old, new in self.pages if old and new and old.path != new.path}

    @cached_property
    def recommendations(self) -> list[tuple[Held | None, Held | None]]:
        """The recommendations of both sides in pairs, by their permanent id; one that has another id now is
        found through the record of moves."""
        old, new = _held(self.old.guideline), _held(self.new.guideline)
        pairs: list[tuple[Held | None, Held | None]] = []
        come = {name: held for name, held in new.items() if name not in old}
        for name, held in old.items():
            if name in new:
                pairs.append((held, new[name]))
                continue
            anchor = self._moved_anchor(held.page.path, name)
            pairs.append((held, come.pop(anchor, None)))
        return pairs + [(None, held) for held in come.values()]

    def _moved_anchor(self, path: str, anchor: str) -> str:
        return self.moves.get(f"{path}#{anchor}", "").partition("#")[2]

    def moved_anchor(self, path: str, anchor: str) -> str:
        """Return the anchor that a place on an old page has now, by the record of moves; itself when that
        says
        nothing."""
        return self._moved_anchor(path, anchor) or anchor

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words by which a change of text is judged: those of the old side."""
        terms = {
            term_key(text)
            for guideline in (self.old.guideline, self.new.guideline)
            for term in guideline.terms
            for text in (term.term, term.abbreviation, *term.synonyms)
            if text
        }
        known = counted(run.text for page in self.old.guideline.pages for run in page.paragraphs)
        once = frozenset(word for word, count in known.items() if count == 1)
        return Lexicon(frozenset(terms), frozenset(known), once)

    @cached_property
    def _parts(self) -> dict[int, list[Part]]:
        return {}

    def parts(self, page: Page) -> list[Part]:
        """Return the parts of a page of either side, which are read once."""
        if id(page) not in self._parts:
            self._parts[id(page)] = parts(page)
        return self._parts[id(page)]

    def shown(self, text: str, *, old: bool = False) -> str:
        """Return a text with the values of its side filled in."""
        return expand_values(text, (self.old if old else self.new).guideline.value_texts)

    @property
    def shows(self) -> tuple[Callable[[str], str], Callable[[str], str]]:
        """What fills in the values of the old and of the new side."""
        return partial(self.shown, old=True), self.shown

    def told(self, old: str, new: str) -> tuple[str, str]:
        """Return two texts with their values filled in, to be judged: what was typed and is registered now
        reads the same, and a value that both use has the text it has now, for another text of that is a
        change of its own."""
        both = set(_used(old)) & set(_used(new))
        before, after = (side.guideline.value_texts for side in (self.old, self.new))
        return expand_values(
            old, before | {name: after[name] for name in both if name in after}
        ), expand_values(new, after)

    def read(self, old: str, new: str) -> tuple[str, str]:
        """Return two texts as readers read them, each with the values of its own side."""
        return self.shown(old, old=True), self.shown(new)


def _used(text: str) -> list[str]:
    return [name.strip() for name in VALUE_USE.findall(text)]


def _held(guideline: Guideline) -> dict[str, Held]:
    return dict(_all_held(guideline))


def _all_held(guideline: Guideline) -> Iterator[tuple[str, Held]]:
    """Yield every recommendation by its id; of two with one id, the second has a mark in its name."""
    seen: dict[str, int] = defaultdict(int)
    for page in guideline.pages:
        for item in page.recommendations:
            seen[item.id] += 1
            name = item.id if seen[item.id] == 1 and item.id else f"{item.id}+{page.path}+{seen[item.id]}"
            yield name, Held(page, item)
