"""What rests on what: one index of a guideline, for what changed and for what somebody means to change.

A key names what others rest on: ``aanbeveling:id``, ``waarde:naam``, ``bron:sleutel``, ``module:id`` or
``adres:pad#anker``.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from guideline.flowcharts.graph import Flowchart, Node
from guideline.model.addresses import EMERGENCY_PAGE, START_PAGE, WHEN_TO_CALL_PAGE, address
from guideline.model.guideline import Guideline
from guideline.model.hospital import FILE as LOCAL
from guideline.model.page import Page, Recommendation
from guideline.model.places import At
from guideline.model.values import VALUE_USE
from guideline.reading.bibliography import BIBLIOGRAPHY
from guideline.reading.registers import VALUES


def recommendation_key(identifier: str) -> str:
    """Return the key of a recommendation."""
    return f"aanbeveling:{identifier}"


def value_key(name: str) -> str:
    """Return the key of a registered value."""
    return f"waarde:{name}"


def source_key(key: str) -> str:
    """Return the key of a source."""
    return f"bron:{key}"


def module_key(identifier: str) -> str:
    """Return the key of a page under review."""
    return f"module:{identifier}"


def place_key(path: str, anchor: str = "") -> str:
    """Return the key of a page, or of a place on it."""
    return f"adres:{path}#{anchor}" if anchor else f"adres:{path}"


def reasons_key(path: str) -> str:
    """Return the key of the reasons on a page, on which its recommendations rest."""
    return f"redenen:{path}"


def related_key(identifier: str) -> str:
    """Return the key of a chart, on which the modules rest that name it as related."""
    return f"verwant:{identifier}"


def local_key(module: str = "") -> str:
    """Return the key of what the hospital adds for a module, or for all."""
    return f"lokaal:{module}"


@dataclass(frozen=True, slots=True)
class Witness:
    """Something that rests on something else: what it is in Dutch, its id, its title, where it stands in the
    project, and its address on the site."""

    sort: str
    id: str
    title: str
    path: str
    line: int
    address: str

    @property
    def order(self) -> tuple[int, str, int]:
        """Nearest to patients first."""
        return _ORDER.index(self.sort), self.path, self.line


_ORDER = (
    "spoedpagina",
    "startpagina",
    "wanneer bellen",
    "bladzijde voor patiënten",
    "stap van een stroomschema",
    "aanbeveling",
    "module",
    "waarde",
    "lokale afspraak",
    "bladzijde",
)


class Index:
    """What rests on each thing of a guideline."""

    def __init__(self, guideline: Guideline) -> None:
        """Read a guideline once, at first use."""
        self._guideline = guideline

    @cached_property
    def _direct(self) -> dict[str, list[Witness]]:
        found: dict[str, list[Witness]] = defaultdict(list)
        for key, witness in self._all():
            found[key].append(witness)
        return found

    def knows(self, key: str) -> bool:
        """Return whether there is anything that this key names."""
        return key in self.names

    @cached_property
    def names(self) -> dict[str, tuple[str, At]]:
        """What everything is that others may rest on: where it stands, by its key."""
        guideline, docs = self._guideline, self._guideline.settings.docs_dir
        names: dict[str, tuple[str, At]] = {}
        for page in guideline.pages:
            where = guideline.source_path(page)
            names[place_key(page.path)] = where, (1, 1)
            if page.is_maintained:
                names[module_key(page.name)] = names[related_key(page.name)] = where, (1, 1)
            names |= {
                recommendation_key(item.id): (where, item.at) for item in page.recommendations if item.id
            }
        names |= {value_key(value.name): (f"{docs}/{VALUES}", value.at) for value in guideline.values}
        names |= {
            source_key(reference.key): (f"{docs}/{BIBLIOGRAPHY}", reference.at)
            for reference in guideline.references
        }
        return names

    def on(self, *keys: str) -> list[Witness]:
        """Return what rests on the things with these keys, first what does so directly, nearest to patients
        first; of a value or a source then also what rests on the recommendations and values that use it."""
        seen: dict[tuple[str, str, str], Witness] = {}
        asked, waiting = set(keys), list(keys)
        while waiting:
            key = waiting.pop()
            for witness in self._direct.get(key, ()):
                seen.setdefault((witness.sort, witness.path, witness.id), witness)
                onward = _onward(witness)
                if onward and onward not in asked and key.startswith(("waarde:", "bron:")):
                    asked.add(onward)
                    waiting.append(onward)
        direct = {(found.sort, found.path, found.id) for key in keys for found in self._direct.get(key, ())}
        return sorted(
            seen.values(), key=lambda found: ((found.sort, found.path, found.id) not in direct, found.order)
        )

    def _all(self) -> Iterator[tuple[str, Witness]]:
        for page in self._guideline.pages:
            if page.path.startswith("redactie/"):
                continue
            yield from self._of_page(page)
            yield from self._of_charts(page)
            yield from self._of_recommendations(page)
        yield from self._of_values()
        yield from self._of_local()

    def _of_page(self, page: Page) -> Iterator[tuple[str, Witness]]:
        if page.patient:
            for index, identifier in enumerate(page.patient.rests_on):
                at = page.place("steunt_op", index)
                yield recommendation_key(identifier), self._page(page, at)
        maintained = page.maintained
        for index, name in enumerate(maintained.related if maintained else ()):
            yield related_key(name), self._page(page, page.place("verwant", index))
        for link in page.links:
            for key in self._keys_of(page, link.target):
                yield key, self._within(page, link.at)
        for use in page.values:
            if not any(_inside(diagram.at[0], diagram.source, use.at[0]) for diagram in page.diagrams):
                yield value_key(use.name), self._within(page, use.at)
        for citation in page.citations:
            yield source_key(citation.key), self._within(page, citation.at)

    def _of_recommendations(self, page: Page) -> Iterator[tuple[str, Witness]]:
        """Yield the module of each recommendation, and what belongs to that: its local agreements."""
        for item in page.recommendations:
            yield recommendation_key(item.id), self._page(page, item.at)
            yield reasons_key(page.path), self._within(page, item.at)
            for number, agreement in self._agreements():
                if agreement == page.name:
                    yield recommendation_key(item.id), self._local(number, agreement)

    def _of_charts(self, page: Page) -> Iterator[tuple[str, Witness]]:
        for number, drawing in enumerate(self._guideline.drawings.get(page.path, ()), start=1):
            if not isinstance(drawing, Flowchart) or number > len(page.diagrams):
                continue
            source, first = page.diagrams[number - 1].source, page.diagrams[number - 1].at[0]
            nodes = {node.id: node for node in drawing.nodes}
            for node in drawing.nodes:
                witness = self._node(page, number, node, first + node_line(source, node.id))
                for key in self._keys_of(page, node.target) if node.target else ():
                    yield key, witness
            for line, text in enumerate(source.split("\n")):
                for match in VALUE_USE.finditer(text):
                    if name := _node_at(text[: match.start()], nodes):
                        yield value_key(match[1].strip()), self._node(page, number, nodes[name], first + line)
                    else:
                        yield value_key(match[1].strip()), self._page(page, (first + line, 1))

    def _of_values(self) -> Iterator[tuple[str, Witness]]:
        docs = self._guideline.settings.docs_dir
        for value in self._guideline.values:
            row = Witness("waarde", value.name, value.text, f"{docs}/{VALUES}", value.at[0], "")
            yield source_key(value.source), row
            if home := self._guideline.maintained_by_name.get(value.module):
                yield value_key(value.name), self._page(home, (1, 1))

    def _of_local(self) -> Iterator[tuple[str, Witness]]:
        if emergency := self._guideline.by_path.get(EMERGENCY_PAGE):
            yield local_key(), self._page(emergency, (1, 1))
        for _, name in self._agreements():
            if home := self._guideline.maintained_by_name.get(name):
                yield local_key(name), self._page(home, (1, 1))
        for number, module in self._agreements():
            yield module_key(module), self._local(number, module)
            yield place_key(EMERGENCY_PAGE), self._local(number, module)

    def _agreements(self) -> Iterator[tuple[int, str]]:
        local = self._guideline.local
        for number, agreement in enumerate(local.agreements.agreements if local else ()):
            yield number, agreement.module

    def _local(self, number: int, module: str) -> Witness:
        local = self._guideline.local
        assert local
        line = local.place("afspraken", number, "tekst")[0]
        return Witness("lokale afspraak", module, local.agreements.hospital, LOCAL, line, "")

    def _keys_of(self, page: Page, target: str) -> Iterator[str]:
        """Yield the keys of what a link leads to."""
        file, _, anchor = target.partition("#")
        if ":" in file:
            return
        path = posixpath.normpath(posixpath.join(page.folder, file)) if file else page.path
        home = self._guideline.by_path.get(path)
        if home is None:
            return
        item = next((item for item in home.recommendations if anchor and item.id == anchor), None)
        if item:
            yield recommendation_key(item.id)
        elif home.path != page.path:
            yield place_key(path, anchor)
            if anchor:
                yield place_key(path)
            if home.is_maintained:
                yield module_key(home.name)

    def _within(self, page: Page, at: At) -> Witness:
        """Return the recommendation that holds a place on a page, or else the page."""
        item = _holder(page, at)
        if item is None:
            return self._page(page, at)
        where = self._guideline.source_path(page)
        title = item.text.split("\n")[0][:300]
        return Witness("aanbeveling", item.id, title, where, at[0], f"{address(page.path)}#{item.id}")

    def _page(self, page: Page, at: At) -> Witness:
        where = self._guideline.source_path(page)
        return Witness(_sort(page), page.name, page.title, where, at[0], address(page.path))

    def _node(self, page: Page, number: int, node: Node, line: int) -> Witness:
        anchor = f"stroomschema-{number}-stap-{node.id}"
        where = self._guideline.source_path(page)
        name = f"{page.name}-{number}:{node.id}"
        here = f"{address(page.path)}#{anchor}"
        return Witness("stap van een stroomschema", name, node.plain_text, where, line, here)


def _sort(page: Page) -> str:
    special = {
        EMERGENCY_PAGE: "spoedpagina",
        START_PAGE: "startpagina",
        WHEN_TO_CALL_PAGE: "wanneer bellen",
    }
    if page.path in special:
        return special[page.path]
    if page.is_for_patients:
        return "bladzijde voor patiënten"
    return "module" if page.is_module else "bladzijde"


def _onward(witness: Witness) -> str:
    """Return the key of a witness on which others may rest in turn, or nothing."""
    if witness.sort == "aanbeveling":
        return recommendation_key(witness.id)
    return value_key(witness.id) if witness.sort == "waarde" else ""


def _holder(page: Page, at: At) -> Recommendation | None:
    """Return the recommendation on a page whose block holds a place."""
    before = [item for item in page.recommendations if item.at[0] <= at[0]]
    if not before:
        return None
    item = max(before, key=lambda found: found.at[0])
    lines = page.body.split("\n")[item.at[0] - page.body_line : at[0] - page.body_line + 1]
    return None if any(line.strip() == "///" for line in lines[1:]) else item


def _node_at(text: str, nodes: Mapping[str, Node]) -> str:
    """Return the node that a line of a chart was last about, given the line up to there."""
    typed = [name for name in re.findall(r"(?<![\w-])([\w-]++)\s*+[\[({>]", text) if name in nodes]
    named = [name for name in re.findall(r"[\w-]+", text) if name in nodes]
    return typed[-1] if typed else named[0] if named else ""


def _inside(first: int, source: str, line: int) -> bool:
    return first <= line < first + source.count("\n") + 1


def node_line(source: str, identifier: str) -> int:
    """Return the index of the line of a chart that gives a node its text, or else names it."""
    lines = source.split("\n")
    name = re.escape(identifier)
    for pattern in (rf"(?<![\w-]){name}\s*[\[({{>]", rf"(?<![\w-]){name}(?![\w-])"):
        for number, line in enumerate(lines):
            if re.search(pattern, line):
                return number
    return 0


def together(indexes: Iterable[Index], keys: tuple[str, ...]) -> list[Witness]:
    """Return what rests on some things on any of the sides: each once, the first that is found."""
    seen: dict[tuple[str, str], Witness] = {}
    for index in indexes:
        for witness in index.on(*keys):
            seen.setdefault((witness.sort, witness.id), witness)
    return list(seen.values())


def keys_like(index: Index, typed: str) -> tuple[list[str], list[str]]:
    """Return the keys of everything with this name (a recommendation and a value may share one), and all
    names
    there are."""
    names: dict[str, list[str]] = defaultdict(list)
    for key in index.names:
        sort, _, name = key.partition(":")
        if sort != "adres":
            names[name].append(key)
    plain = typed.strip().removeprefix("{waarde:").removesuffix("}").lstrip("@#")
    return names.get(plain, [key for key in index.names if key == typed]), list(names)
