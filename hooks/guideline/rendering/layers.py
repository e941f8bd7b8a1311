"""Layers: the considerations and evidence that belong to one recommendation, in a part that opens under it.

An editor marks the heading (``#### Kop { bij=doe-dit }``). Its text moves with its anchors, so that all of
it stands once; where it was typed a line leads to it.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guideline.model.anchors import BESIDE

_MARK = f"data-{BESIDE}"
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARTS = ("Overwegingen", "Onderbouwing")
"""The sections of which a part can stand beside a recommendation."""


@dataclass(slots=True)
class _Block:
    """What stands directly in a text: an element, a remark or loose text; ``section`` is the last heading of
    level 2 above it, ``level`` the level of the last heading above it that stays where it is."""

    node: LexborNode
    section: str = ""
    level: int = 2


_Layer = list[list[_Block]]
"""The parts that move to one recommendation, each from its heading on."""


def layered(text: str) -> str:
    """Return the HTML of a text in which what belongs to a recommendation stands in a part that opens under
    it; what names a recommendation that is not in the text stays where it is."""
    if f' {_MARK}="' not in text:
        return text
    body = LexborHTMLParser(f"<!doctype html><html><body>{text}").body
    blocks = _blocks(body) if body is not None else []
    homes = {name: block for block in blocks for name in _recommendations(block.node)}
    layers: dict[str, _Layer] = {}
    part: list[_Block] | None = None
    depth = 0
    for block in blocks:
        level = _HEADINGS.get(block.node.tag or "", 0)
        name = block.node.attributes.get(_MARK) if level else None
        if name and name in homes:
            part, depth = [], level
            layers.setdefault(name, []).append(part)
        elif level and level <= depth:
            part, depth = None, 0
        if part is not None:
            part.append(block)
    for name, layer in layers.items():
        _lead_to_evidence(homes[name].node, name, layer)
    return "".join(_assembled(blocks, homes, layers))


def _assembled(
    blocks: list[_Block], homes: Mapping[str, _Block], layers: Mapping[str, _Layer]
) -> Iterator[str]:
    """Yield the HTML of all blocks, each where readers get it."""
    moved = {id(block) for layer in layers.values() for part in layer for block in part}
    firsts = {id(part[0]) for layer in layers.values() for part in layer}
    waiting: list[LexborNode] = []
    for block in blocks:
        if id(block) in moved:
            waiting += [block.node] if id(block) in firsts else []
            continue
        if waiting and block.node.tag != "-text":
            yield _elsewhere(waiting)
            waiting = []
        yield block.node.html or ""
        for name, layer in layers.items():
            if homes[name] is block:
                yield _details(layer, block)
    if waiting:
        yield _elsewhere(waiting)


def _blocks(body: LexborNode) -> list[_Block]:
    found: list[_Block] = []
    section, level = "", 2
    for node in body.iter(include_text=True):
        here = _HEADINGS.get(node.tag or "", 0)
        if here and _MARK not in node.attributes:
            level = here
        if here == 2:
            section = _words(node)
        found.append(_Block(node, section, level))
    return found


def _recommendations(node: LexborNode) -> list[str]:
    """Return the ids of the recommendations in a block."""
    if (node.tag or "").startswith("-"):
        return []
    return [item.attributes.get("id") or "" for item in node.css(".aanbeveling")]


def _details(layer: _Layer, home: _Block) -> str:
    """Return the part that opens under a recommendation."""
    sections = [name for name in _PARTS if any(part[0].section == name for part in layer)] or [_PARTS[0]]
    kind = " en ".join([sections[0], *(name.lower() for name in sections[1:])])
    names = " · ".join(_words(part[0].node) for part in layer)
    inner = "".join(_shifted(part, home.level + 1) for part in layer)
    return (
        f'\n<details class="laag"><summary data-search-exclude><span class="laag-soort">{kind}</span> '
        f"{html.escape(names, quote=False)}</summary>\n{inner}</details>\n"
    )


def _shifted(part: list[_Block], level: int) -> str:
    """Return the HTML of a part whose first heading gets this level when it is deeper."""
    shift = max(_HEADINGS[part[0].node.tag or "h4"] - level, 0)
    out = []
    for block in part:
        text, here = block.node.html or "", _HEADINGS.get(block.node.tag or "", 0)
        if here:
            to = f"h{here - shift}"
            text = f"<{to}{text[3:-5]}</{to}>".replace(f' {_MARK}="{block.node.attributes.get(_MARK)}"', "")
        out.append(text)
    return "".join(out)


def _elsewhere(headings: list[LexborNode]) -> str:
    """Return the line that stands where the parts under these headings were typed."""
    links = ", ".join(
        f'<a href="#{html.escape(node.attributes.get("id") or "")}">'
        f"{html.escape(_words(node), quote=False)}</a>"
        for node in headings
    )
    return f'<p class="laag-elders" data-search-exclude>Staat bij de aanbeveling: {links}.</p>\n'


def _lead_to_evidence(home: LexborNode, name: str, layer: _Layer) -> None:
    """Let the numbers of the sources of a recommendation lead to the part of its layer that cites them; that
    leads on to the list of sources."""
    cited: dict[str, str] = {}
    for part in layer:
        place = part[0].node.attributes.get("id") or ""
        for block in part:
            if not (block.node.tag or "").startswith("-"):
                for link in block.node.css(".citatie a"):
                    cited.setdefault(link.attributes.get("href") or "", f"#{place}")
    box = next(box for box in home.css(".aanbeveling") if box.attributes.get("id") == name)
    for link in box.css(".aanbeveling-voet .citatie a"):
        source = link.attributes.get("href") or ""
        if source in cited:
            link.attrs["href"] = cited[source]
            link.attrs["data-bron"] = source.removeprefix("#")
            link.attrs["aria-label"] = f"bron {_words(link)}, in de overwegingen hieronder"


def _words(node: LexborNode) -> str:
    """Return the text of an element without the sign of its link."""
    parts = (
        child.text(deep=True) if child.tag != "-text" else child.text(deep=False)
        for child in node.iter(include_text=True)
        if "headerlink" not in (child.attributes.get("class") or "" if child.tag != "-text" else "")
    )
    return " ".join("".join(parts).split())
