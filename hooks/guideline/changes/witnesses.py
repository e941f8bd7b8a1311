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
from guideline.model.addresses import START_PAGE, address
from guideline.model.guideline import Guideline
from guideline.model.hospital import FILE as LOCAL
from guideline.model.page import Page, Recommendation
from guideline.model.places import At
from guideline.model.roles import Role
from guideline.model.values import VALUE_USE, expand_values
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


def row_key(identifier: str) -> str:
    """Return the key of a row of a table that has an address of its own."""
    return f"rij:{identifier}"


def reasons_key(path: str) -> str:
    """Return the key of the reasons on a page, on which it rests."""
    return f"redenen:{path}"


def reason_key(identifier: str) -> str:
    """Return the key of the reasons for one recommendation, which rests on them."""
    return f"reden:{identifier}"


def figure_key(number: str, unit: str) -> str:
    """Return the key of a figure with its unit: what tells it rests on it."""
    return f"cijfer:{number} {unit}"


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
    def is_page_to_act_on(self) -> bool:
        """Whether it is a page that others name as a whole, such as that for an emergency."""
        return self.sort in ("spoedpagina", "startpagina", "wanneer bellen")

    @property
    def order(self) -> tuple[int, str, int]:
        """Nearest to patients first."""
        return _ORDER.index(self.sort), self.path, self.line


_FOLLOWS, _EXCEPTION, _ALTERNATIVE = (
    "volgt deze regel",
    "uitzondering op deze regel",
    "alternatief voor deze regel",
)

_RELATED = (_FOLLOWS, _EXCEPTION, _ALTERNATIVE)

_ORDER = (
    "spoedpagina",
    "wanneer bellen",
    *_RELATED,
    "bladzijde voor patiënten",
    "stap van een stroomschema",
    "aanbeveling",
    "module",
    "waarde",
    "lokale afspraak",
    "startpagina",
    "bladzijde",
)


class Index:
    """What rests on each thing of a guideline."""

    def __init__(self, guideline: Guideline) -> None:
        """Read a guideline once, at first use."""
        self._guideline = guideline
        self._found: dict[tuple[str, ...], list[Witness]] = {}
        self._ends: dict[str, list[int]] = {}

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
            for item in page.recommendations:
                if item.id:
                    names[recommendation_key(item.id)] = where, item.at
                for row in item.options.rows if item.options else ():
                    names[row_key(row.id)] = where, item.place("rijen")
        names |= {value_key(value.name): (f"{docs}/{VALUES}", value.at) for value in guideline.values}
        names |= {
            source_key(reference.key): (f"{docs}/{BIBLIOGRAPHY}", reference.at)
            for reference in guideline.references
        }
        return names

    def on(self, *keys: str) -> list[Witness]:
        """Return what rests on the things with these keys, first what does so directly, nearest to patients
        first; of a value or a source then also what rests on the recommendations and values that use it."""
        if keys not in self._found:
            self._found[keys] = self._search(keys)
        return self._found[keys]

    def _search(self, keys: tuple[str, ...]) -> list[Witness]:
        seen: dict[tuple[str, str, str], Witness] = {}
        asked, waiting = set(keys), list(keys)
        while waiting:
            key = waiting.pop()
            for witness in self._rests(key):
                seen.setdefault((witness.sort, witness.path, witness.id), witness)
                onward = _onward(witness)
                if onward and onward not in asked and key.startswith(("waarde:", "bron:")):
                    asked.add(onward)
                    waiting.append(onward)
        direct = {(found.sort, found.path, found.id) for key in keys for found in self._rests(key)}
        related = {(found.path, found.id) for found in seen.values() if found.sort in _RELATED}
        once = [
            found
            for found in seen.values()
            if found.sort in _RELATED or (found.path, found.id) not in related
        ]
        return sorted(once, key=lambda found: ((found.sort, found.path, found.id) not in direct, found.order))

    def _rests(self, key: str) -> list[Witness]:
        """Return what rests directly on the thing with this key."""
        if key.startswith("cijfer:"):
            return list(self._with_figure(*key.removeprefix("cijfer:").rsplit(" ", 1)))
        return self._direct.get(key, [])

    def _with_figure(self, number: str, unit: str) -> Iterator[Witness]:
        """Yield the recommendations, and the lines for patients and for an emergency, that tell a figure."""
        figure = re.compile(rf"(?<![\d,.–-]){re.escape(number)}\s?{re.escape(unit)}(?!\w)")
        texts = self._guideline.value_texts
        for page in self._guideline.pages:
            for item in page.recommendations:
                if figure.search(expand_values(item.text, texts)):
                    yield self._of_item(page, item, item.at)
            if page.is_for_patients or page.is_emergency:
                text = expand_values(page.body, texts)
                if match := figure.search(text):
                    yield self._page(page, (page.body_line + text.count("\n", 0, match.start()), 1))

    def _all(self) -> Iterator[tuple[str, Witness]]:
        for page in self._guideline.pages:
            if page.is_for_editors:
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
                for key in self._rule_keys(identifier):
                    yield key, self._page(page, at)
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
        """Yield the module of each recommendation, what belongs to that: its local agreements; and the
        recommendation itself for those that it follows, and for its reasons."""
        for item in page.recommendations:
            yield recommendation_key(item.id), self._page(page, item.at)
            yield reasons_key(page.path), self._page(page, item.at)
            yield reason_key(item.id), self._of_item(page, item, item.at)
            for number, agreement in self._agreements():
                if agreement == page.name:
                    yield recommendation_key(item.id), self._local(number, agreement)
            yield from self._of_relations(page, item)

    def _of_relations(self, page: Page, item: Recommendation) -> Iterator[tuple[str, Witness]]:
        options = item.options
        if options is None:
            return
        related = (
            ("volgt", _FOLLOWS, options.follows.values()),
            ("uitzondering_op", _EXCEPTION, options.exception_to),
            ("alternatief_voor", _ALTERNATIVE, options.alternative_to),
        )
        for typed, sort, names in related:
            for name in names:
                witness = self._of_item(page, item, item.place(typed), sort)
                for key in self._rule_keys(name):
                    yield key, witness

    def _rule_keys(self, name: str) -> Iterator[str]:
        """Yield the keys of a recommendation, or of a row and the recommendation that it stands in."""
        if name in self._rows:
            yield row_key(name)
        yield recommendation_key(self._rows.get(name, name))

    @cached_property
    def _rows(self) -> dict[str, str]:
        """The recommendation in which each row with an address stands, by the id of the row."""
        return {
            row.id: item.id
            for page in self._guideline.pages
            for item in page.recommendations
            if item.options
            for row in item.options.rows
        }

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
        if emergency := self._guideline.by_role.get(Role.EMERGENCY):
            yield local_key(), self._page(emergency, (1, 1))
        for _, name in self._agreements():
            if home := self._guideline.maintained_by_name.get(name):
                yield local_key(name), self._page(home, (1, 1))
        for number, module in self._agreements():
            yield module_key(module), self._local(number, module)
            if page := self._guideline.roles.emergency:
                yield place_key(page), self._local(number, module)

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
        rule = self._rows.get(anchor, anchor)
        item = next((item for item in home.recommendations if rule and item.id == rule), None)
        if item:
            yield from self._rule_keys(anchor)
        elif home.path != page.path:
            yield place_key(path, anchor)
            if anchor:
                yield place_key(path)
            if home.is_maintained:
                yield module_key(home.name)

    def _within(self, page: Page, at: At) -> Witness:
        """Return the recommendation that holds a place on a page, or else the page."""
        item = self._holder(page, at)
        if item is None:
            return self._page(page, at)
        return self._of_item(page, item, at)

    def _holder(self, page: Page, at: At) -> Recommendation | None:
        """Return the recommendation on a page whose block holds a place."""
        if page.path not in self._ends:
            self._ends[page.path] = [
                page.body_line + number
                for number, line in enumerate(page.body.split("\n"))
                if line.strip() == "///"
            ]
        before = [item for item in page.recommendations if item.at[0] <= at[0]]
        if not before:
            return None
        item = max(before, key=lambda found: found.at[0])
        return None if any(item.at[0] < end <= at[0] for end in self._ends[page.path]) else item

    def _of_item(self, page: Page, item: Recommendation, at: At, sort: str = "aanbeveling") -> Witness:
        where = self._guideline.source_path(page)
        first = next((line for line in item.text.split("\n") if line.strip()), item.id)
        title = expand_values(first, self._guideline.value_texts)[:300]
        return Witness(sort, item.id, title, where, at[0], f"{address(page.path)}#{item.id}")

    def _page(self, page: Page, at: At) -> Witness:
        where = self._guideline.source_path(page)
        return Witness(_sort(page), page.name, page.title, where, at[0], address(page.path))

    def _node(self, page: Page, number: int, node: Node, line: int) -> Witness:
        anchor = f"stroomschema-{number}-stap-{node.id}"
        where = self._guideline.source_path(page)
        name = f"{page.name}-{number}:{node.id}"
        here = f"{address(page.path)}#{anchor}"
        return Witness("stap van een stroomschema", name, node.plain_text, where, line, here)


_SORTS = {Role.EMERGENCY: "spoedpagina", Role.WHEN_TO_CALL: "wanneer bellen"}


def _sort(page: Page) -> str:
    if page.path == START_PAGE:
        return "startpagina"
    if page.role in _SORTS:
        return _SORTS[page.role]
    if page.is_for_patients:
        return "bladzijde voor patiënten"
    return "module" if page.is_module else "bladzijde"


def _onward(witness: Witness) -> str:
    """Return the key of a witness on which others may rest in turn, or nothing."""
    if witness.sort in ("aanbeveling", *_RELATED):
        return recommendation_key(witness.id)
    return value_key(witness.id) if witness.sort == "waarde" else ""


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
