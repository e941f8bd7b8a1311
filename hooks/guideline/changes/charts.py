"""What changed in flowcharts: nodes by their id, arrows by the nodes that they join."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator

from guideline.changes.pair import Pair
from guideline.changes.registry import Change, Kind, Level, comparer, kind, place
from guideline.changes.witnesses import (
    module_key,
    node_line,
    place_key,
    recommendation_key,
    related_key,
)
from guideline.flowcharts.graph import DiagramError, Edge, Flowchart, Node, plain
from guideline.model.page import Page

_NODE = 'bellen(["Bel direct"])'
NODE_NEW = kind(
    "A080",
    "Stap van een stroomschema nieuw",
    Level.CLINICAL,
    "Een stroomschema heeft een stap meer.",
    "",
    _NODE,
)
NODE_GONE = kind(
    "A081",
    "Stap van een stroomschema weg",
    Level.CLINICAL,
    "Een stroomschema heeft een stap minder.",
    _NODE,
    "",
)
NODE_TEXT = kind(
    "A082",
    "Tekst van een stap",
    Level.CLINICAL,
    "In een stap van een stroomschema staat iets anders.",
    _NODE,
    'bellen(["Bel morgen"])',
)
NODE_LOOK = kind(
    "A083",
    "Klasse of link van een stap",
    Level.CLINICAL,
    """Een stap van een stroomschema leidt ergens anders heen, of is van een ander soort (vraag, spoed,
    einde).""",
    'click bellen "voorbeeld.md#doe-dit"',
    'click bellen "voorbeeld.md#doe-dat"',
)
ARROW_NEW = kind(
    "A084", "Pijl nieuw", Level.CLINICAL, "Een stroomschema heeft een pijl meer.", "", "vraag --> bellen"
)
ARROW_GONE = kind(
    "A085", "Pijl weg", Level.CLINICAL, "Een stroomschema heeft een pijl minder.", "vraag --> bellen", ""
)
ARROW_TEXT = kind(
    "A086",
    "Tekst bij een pijl",
    Level.CLINICAL,
    "Bij een pijl staat iets anders, zoals ‘nee’ in plaats van ‘ja’, of zij is van een ander soort.",
    'vraag -->|"ja"| bellen',
    'vraag -->|"nee"| bellen',
)
CHART = kind(
    "A087",
    "Stroomschema nieuw of weg",
    Level.CLINICAL,
    "Er is een stroomschema bij gekomen of weg.",
    "",
    "```mermaid\nflowchart TD\n…",
)
DESCRIPTION = kind(
    "A088",
    "Titel, omschrijving, kader of tekst bij een link van een stroomschema",
    Level.CONTENT,
    """De titel of omschrijving voor wie het schema niet ziet, een kader om stappen, of wat er bij de link van
    een stap verschijnt, is anders.""",
    "accTitle: Proef",
    "accTitle: Proef van het schema",
)
SOURCE = kind(
    "A089",
    "Bron van een schema dat niet is te lezen",
    Level.CLINICAL,
    """Een schema dat niet als stroomschema kan worden gelezen is anders getypt. Wat dat betekent kan alleen
    een mens zien.""",
    "graph LR\n  a -->",
    "graph LR\n  a --> b",
)
NODE_SPELLING = kind(
    "A090",
    "Spelling in een stroomschema",
    Level.EDITORIAL,
    "Alleen leestekens, regeleinden, hoofdletters of spelling van een stap of pijl is anders.",
    'start(["Pijn bij<br/>kanker"])',
    'start(["Pijn<br/>bij kanker"])',
)
NODE_SHAPE = kind(
    "A091",
    "Vorm van een stap",
    Level.TECHNICAL,
    "Een stap van een stroomschema heeft een andere vorm; haar tekst, klasse en link zijn gelijk.",
    'vraag{"Uitval?"}',
    'vraag{{"Uitval?"}}',
)

NODE_END = kind(
    "A092",
    "Eindpunt van een stroomschema",
    Level.TECHNICAL,
    "Een stap is nu ook een eindpunt, of niet meer; haar tekst, kleur en link zijn gelijk.",
    "class bellen spoed",
    "class bellen spoed\nclass bellen einde",
)


@comparer
def charts(pair: Pair) -> Iterator[Change]:
    """Yield what changed in each flowchart of the pages that both sides have."""
    for old, new in pair.pages:
        if (old and pair.unreadable(old.path)) or (new and pair.unreadable(new.path)):
            continue
        for number in range(max(_count(old), _count(new))):
            yield from _chart(pair, old, new, number)


def _count(page: Page | None) -> int:
    return len(page.diagrams) if page else 0


def _chart(pair: Pair, old: Page | None, new: Page | None, number: int) -> Iterator[Change]:
    in_old, in_new = number < _count(old), number < _count(new)
    if not (in_old and in_new and old and new):
        page = new if in_new else old
        assert page
        source = page.diagrams[number].source
        where = place(pair.source(page.path, old=not in_new), page.diagrams[number].at)
        texts = ("", source) if in_new else (source, "")
        keys = (place_key(page.path), related_key(page.name))
        yield Change(CHART, f"{page.name}-{number + 1}", where, *texts, keys, page.path)
        return
    if old.diagrams[number].source == new.diagrams[number].source:
        return
    before = _drawn(pair, old, number, is_old=True)
    after = _drawn(pair, new, number)
    if isinstance(before, Flowchart) and isinstance(after, Flowchart):
        yield from _Comparison(pair, old, new, number, before, after).changes()
    else:
        where = place(pair.source(new.path), new.diagrams[number].at)
        texts = (old.diagrams[number].source, new.diagrams[number].source)
        keys = (place_key(new.path), related_key(new.name))
        yield Change(SOURCE, f"{new.name}-{number + 1}", where, *texts, keys, new.path)


def _drawn(pair: Pair, page: Page, number: int, *, is_old: bool = False) -> Flowchart | DiagramError | None:
    side = pair.old if is_old else pair.new
    drawings = side.guideline.drawings.get(page.path, ())
    return drawings[number] if number < len(drawings) else None


class _Comparison:
    """Two readings of one chart."""

    def __init__(
        self, pair: Pair, old_page: Page, page: Page, number: int, old: Flowchart, new: Flowchart
    ) -> None:
        self._pair = pair
        self._old_page, self._page, self._number = old_page, page, number
        self._old, self._new = old, new
        self._values = [
            (value.text, now)
            for value in pair.old.guideline.values
            if (now := pair.new.guideline.value_texts.get(value.name)) not in (None, value.text)
        ]

    def changes(self) -> Iterator[Change]:
        """Yield what differs."""
        yield from self._nodes()
        yield from self._arrows()
        before, after = (
            "\n".join((chart.title, chart.description, *chart.groups, *_frames(chart)))
            for chart in (self._old, self._new)
        )
        if before != after:
            first = self._page.diagrams[self._number].at
            yield self._change(DESCRIPTION, "", first[0], before, after)

    def _nodes(self) -> Iterator[Change]:
        now = {node.id: node for node in self._new.nodes}
        for node in self._old.nodes:
            name = self._now(node.id)
            other = now.pop(name, None)
            if other is None:
                line = self._line(node.id, old=True)
                yield self._change(NODE_GONE, node.id, line, node.plain_text, "", node.target, old_side=True)
                continue
            line = self._line(other.id)
            if node.text != other.text and not self._by_value(node.plain_text, other.plain_text):
                found = self._spelled(node.plain_text, other.plain_text, NODE_TEXT)
                keys = (node.target, other.target)
                yield self._change(found, other.id, line, *_lines(node, other), *keys)
            before, after = _look(node, other), _look(other, node)
            if before != after:
                found = NODE_END if _differs_in_end_only(node, other) else NODE_LOOK
                yield self._change(found, other.id, line, before, after, node.target, other.target)
            elif node.tooltip != other.tooltip:
                yield self._change(DESCRIPTION, other.id, line, node.tooltip, other.tooltip)
            elif node.shape != other.shape:
                yield self._change(NODE_SHAPE, other.id, line, node.shape, other.shape)
        for node in now.values():
            yield self._change(NODE_NEW, node.id, self._line(node.id), "", node.plain_text, node.target)

    def _arrows(self) -> Iterator[Change]:
        before, after = (
            defaultdict[tuple[str, str], list[Edge]](list),
            defaultdict[tuple[str, str], list[Edge]](list),
        )
        for edge in self._old.edges:
            before[self._now(edge.start), self._now(edge.end)].append(edge)
        for edge in self._new.edges:
            after[edge.start, edge.end].append(edge)
        for ends in dict.fromkeys((*before, *after)):
            gone, come = list(before[ends]), list(after[ends])
            for edge in list(gone):
                same = next((other for other in come if _label(other) == _label(edge)), None)
                if same:
                    gone.remove(edge)
                    come.remove(same)
            while gone and come:
                yield from self._arrow(gone.pop(0), come.pop(0))
            yield from (self._lone(ARROW_GONE, edge) for edge in gone)
            yield from (self._lone(ARROW_NEW, edge) for edge in come)

    def _arrow(self, old: Edge, new: Edge) -> Iterator[Change]:
        before, after = _label(old), _label(new)
        if self._by_value(before, after):
            return
        spelled = old.dotted == new.dotted and bool(old.text) == bool(new.text)
        found = self._spelled(before, after, ARROW_TEXT) if spelled else ARROW_TEXT
        line = self._line(new.start, new.end)
        targets = self._targets(self._new, new)
        shown = (_shown(old, self._old), _shown(new, self._new))
        yield self._change(found, f"{new.start}-{new.end}", line, *shown, *targets)

    def _lone(self, found: Kind, edge: Edge) -> Change:
        gone = found is ARROW_GONE
        chart = self._old if gone else self._new
        text = _shown(edge, chart)
        line = self._line(edge.start, edge.end, old=gone)
        texts = (text, "") if gone else ("", text)
        targets = self._targets(chart, edge)
        return self._change(found, f"{edge.start}-{edge.end}", line, *texts, *targets, old_side=gone)

    def _spelled(self, old: str, new: str, otherwise: Kind) -> Kind:
        return NODE_SPELLING if self._pair.lexicon.is_editorial(old, new) else otherwise

    def _by_value(self, old: str, new: str) -> bool:
        """Return whether only a registered value makes the difference, which is a change of its own."""
        if old == new:
            return False
        for before, after in self._values:
            old = old.replace(before, after)
        return old == new

    def _now(self, identifier: str) -> str:
        """Return the id that a node of the old side has now."""
        prefix = f"stroomschema-{self._number + 1}-stap-"
        return self._pair.moved_anchor(self._old_page.path, f"{prefix}{identifier}").removeprefix(prefix)

    def _line(self, *names: str, old: bool = False) -> int:
        diagram = (self._old_page if old else self._page).diagrams[self._number]
        if len(names) == 1:
            return diagram.at[0] + node_line(diagram.source, names[0])
        for number, line in enumerate(diagram.source.split("\n")):
            if (
                all(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", line) for name in names)
                and "-" in line
            ):
                return diagram.at[0] + number
        return diagram.at[0]

    def _targets(self, chart: Flowchart, edge: Edge) -> tuple[str, ...]:
        return tuple(node.target for node in chart.nodes if node.id in (edge.start, edge.end))

    def _change(
        self, found: Kind, name: str, line: int, old: str, new: str, *targets: str, old_side: bool = False
    ) -> Change:
        page = self._old_page if old_side else self._page
        chart = f"{self._page.name}-{self._number + 1}"
        where = place(self._pair.source(page.path, old=old_side), (line, 1))
        anchor = f"stroomschema-{self._number + 1}-stap-{name}"
        keys = [place_key(page.path, anchor), place_key(page.path)]
        keys += [module_key(page.name), related_key(page.name)]
        keys += [key for target in targets if (key := self._rule(page, target))]
        identifier = f"{chart}:{name}" if name else chart
        return Change(found, identifier, where, old, new, tuple(dict.fromkeys(keys)), self._page.path)

    def _rule(self, page: Page, target: str) -> str:
        """Return the key of the recommendation that a step leads to: what says the same must follow."""
        file, mark, anchor = target.partition("#")
        path = posixpath.normpath(posixpath.join(page.folder, file)) if file else page.path
        home = self._pair.new.guideline.by_path.get(path)
        held = home is not None and any(item.id == anchor for item in home.recommendations)
        return recommendation_key(anchor) if mark and held else ""


_COLOURS = {"spoed": "rood (spoed)", "keuze": "vraag"}
_END = "einde"


def _differs_in_end_only(old: Node, new: Node) -> bool:
    return old.target == new.target and {*old.classes} ^ {*new.classes} == {_END}


def _look(node: Node, other: Node) -> str:
    """Return what a step is and where it leads, as far as the other is or leads otherwise: on a line each,
    with its text."""
    classes = [_COLOURS.get(name, name) for name in sorted(node.classes) if name != _END]
    others = [_COLOURS.get(name, name) for name in sorted(other.classes) if name != _END]
    text = f"‘{node.plain_text}’"
    parts = [f"{text} is {' en '.join(classes) or 'gewoon'}"] if classes != others else []
    if (_END in node.classes) != (_END in other.classes):
        parts.append(f"{text} is {'een' if _END in node.classes else 'geen'} eindpunt")
    if node.target != other.target:
        parts.append(f"{text} leidt naar {node.target}" if node.target else f"{text} leidt nergens heen")
    return "\n".join(parts)


def _lines(old: Node, new: Node) -> tuple[str, str]:
    """Return the texts of a node, with a bar for the end of a line when nothing else differs."""
    if old.plain_text != new.plain_text:
        return old.plain_text, new.plain_text
    before, after = (plain(re.sub(r"<br\s*/?>", " | ", node.text)) for node in (old, new))
    return before, after


def _label(edge: Edge) -> str:
    return f"{'stippelpijl ' if edge.dotted else ''}{edge.plain_text}"


def _shown(edge: Edge, chart: Flowchart) -> str:
    """Return an arrow in words."""
    texts = {node.id: node.plain_text for node in chart.nodes}
    label = f" ({_label(edge)})" if _label(edge) else ""
    return f"‘{texts.get(edge.start, edge.start)}’ →{label} ‘{texts.get(edge.end, edge.end)}’"


def _frames(chart: Flowchart) -> Iterator[str]:
    yield from (f"{node.id} in ‘{node.group}’" for node in chart.nodes if node.group)
