"""What was ever published, what is there now, and where what disappeared has gone (design, section 4.6).

An address is the path of a page relative to the docs folder, with ``#anchor`` for a place on it. A reader
may have any of them in a letter or a record, so none may vanish without a successor. The numbers in a list
of sources are no addresses to keep: they change whenever a source is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from guideline.flowcharts.graph import Flowchart
from guideline.model import addresses
from guideline.model.page import Page
from guideline.model.places import At


@dataclass(frozen=True, slots=True)
class Published:
    """The record of what was ever published: the place in the record of every address, by its kind, and the
    number of every recommendation by its id, with where it stands (None in a record older than numbers)."""

    pages: Mapping[str, At] = field(default_factory=dict)
    recommendations: Mapping[str, At] = field(default_factory=dict)
    anchors: Mapping[str, At] = field(default_factory=dict)
    numbers: Mapping[str, tuple[int, At]] | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Where an address that disappeared has gone: both as typed by an editor."""

    old: str
    new: str
    at: At


@dataclass(frozen=True, slots=True)
class Present:
    """What a guideline publishes now: pages, recommendations and other anchors, as addresses."""

    pages: frozenset[str]
    recommendations: frozenset[str]
    anchors: frozenset[str]
    others: frozenset[str]
    """Places on pages of other kinds: an old address may lead there, but they are not recorded."""
    homes: Mapping[str, str]
    """The address of every recommendation by its id."""

    def has(self, address: str) -> bool:
        """Return whether there is something at ``address`` now."""
        kinds = (self.pages, self.recommendations, self.anchors, self.others)
        return any(address in kind for kind in kinds)

    def serves(self, address: str) -> bool:
        """Return whether a reader finds something at ``address``: also another page with the same one, or one
        that the site makes."""
        here = addresses.address(address)
        twins = {f"{here.rstrip('/')}.md", f"{here}index.md"} if address.endswith(".md") else set()
        return self.has(address) or addresses.is_made(address) or not self.pages.isdisjoint(twins)


def present(
    pages: Iterable[Page], generated: Mapping[str, Iterable[str]], drawings: Mapping[str, Iterable[object]]
) -> Present:
    """Return what these ``pages`` and the ``generated`` ones (anchors by path) publish; ``drawings`` by
    path of their page."""
    read = tuple(pages)
    homes = {item.id: f"{page.path}#{item.id}" for page in read for item in page.recommendations if item.id}
    kept: set[str] = set()
    others = {f"{path}#{anchor}" for path, anchors in generated.items() for anchor in anchors}
    for page in read:
        anchors = {f"{page.path}#{anchor}" for anchor in _anchors(page, drawings.get(page.path, ()))}
        is_kept = page.is_maintained or page.is_emergency
        (kept if is_kept else others).update(anchors - {*homes.values()})
    return Present(
        pages=frozenset({*(page.path for page in read), *(path for path in generated if _is_page(path))}),
        recommendations=frozenset(homes.values()),
        anchors=frozenset(kept),
        others=frozenset(others),
        homes=homes,
    )


def _is_page(path: str) -> bool:
    return path.endswith(".md")


def _anchors(page: Page, drawings: Iterable[object]) -> Iterator[str]:
    """Yield the anchors of a page: typed ones, those of the sections that the site adds, those of its
    charts."""
    yield from page.anchors
    if page.module:
        yield from ("uitgangsvraag", "verantwoording")
    if page.patient:
        yield "waar-komt-deze-uitleg-vandaan"
    if page.citations:
        yield "literatuur"
    for number, drawing in enumerate(drawings, start=1):
        if isinstance(drawing, Flowchart):
            chart = f"stroomschema-{number}"
            yield from (chart, f"{chart}-tekst")
            yield from (f"{chart}-stap-{node.id}" for node in drawing.nodes)


ADDRESS = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*+\.md(?:#[^\s#]++)?+")
"""An address as it is recorded: the path of a page from the docs folder, with or without an anchor."""


class Moves:
    """Where everything went: what editors wrote down, and recommendations by their id, which is for ever."""

    def __init__(self, moves: Iterable[Move], now: Present) -> None:
        """Start from the lines of the editors and from what is there ``now``."""
        self.typed = {move.old: move.new for move in moves}
        self._now = now
        self._known: dict[str, str | None] = {}

    def successor(self, address: str) -> str | None:
        """Return where ``address``, which is gone, leads now; None when that is nowhere.

        A successor may itself have moved on. A place on a page that moved follows its page, to the same
        anchor where that is, or else to its top.
        """
        seen: dict[str, None] = {}  # in the order of the way
        current: str | None = address
        while current is not None and current not in self._known and not self._now.has(current):
            seen[current] = None
            onward = self._onward(current)
            current = None if onward in seen else onward
        end = self._known.get(current, current) if current is not None else None
        self._known.update(dict.fromkeys(seen, end))
        return end if end != address else None

    def _onward(self, address: str) -> str | None:
        page, mark, anchor = address.partition("#")
        if address in self.typed:
            return self.typed[address]
        if anchor in self._now.homes:
            return self._now.homes[anchor]
        if mark and (home := self.typed.get(page)):
            there = f"{home.partition('#')[0]}#{anchor}"
            return there if self._now.has(there) or there in self.typed else home
        return None
