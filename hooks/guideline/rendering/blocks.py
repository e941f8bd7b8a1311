"""The blocks of the guideline's Markdown: ``/// aanbeveling``, ``/// spoed`` and others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar
from xml.etree import ElementTree

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from guideline.model.care_cards import LEVELS
from guideline.model.metadata import Direction, RecommendationOptions, Strength
from guideline.model.table_rows import begins, plain_cell
from guideline.reading.dialect import CALL, CARDS, DO, DO_NOT
from guideline.rendering.words import CERTAINTIES, VERDICTS

Cite = Callable[[list[str]], ElementTree.Element | None]
"""Makes the numbers of these citekeys, or None when any is unknown."""

Fill = Callable[[str], str]
"""Fills in the registered values in a text."""

Told = Callable[[str], str]
"""Gives what the site says of the recommendation with this id, or nothing."""


class GuidelineBlocks(BlocksExtension):  # type: ignore[misc]
    """All blocks; for a recommendation ``cite`` makes the numbers of its sources, ``fill`` fills in the
    values of a text, ``label`` gives its own number, and ``change`` says how it changed last."""

    def __init__(self, cite: Cite, fill: Fill, label: Told, change: Told) -> None:
        """Keep what the block of a recommendation needs."""
        super().__init__()
        self.given = {"cite": cite, "fill": fill, "label": label, "change": change}

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802 (name given by pymdownx)
        """Register the blocks."""
        block_mgr.register(_RecommendationBlock, self.given)
        block_mgr.register(_UrgentBlock, {})
        block_mgr.register(_CautionBlock, {})
        block_mgr.register(_LeadBlock, {})
        block_mgr.register(_CardsBlock, {})
        block_mgr.register(_CallBlock, {})
        block_mgr.register(_DoBlock, {})
        block_mgr.register(_DoNotBlock, {})


def _anything(value: Any) -> Any:
    return value


_NOT_IN_ITS_SECTION = {"data-search-exclude": ""}
"""Keeps a recommendation out of the search entry of its section: it has an entry of its own. The theme's
reader loses an exclusion around an element of the same name, so each part carries it."""


class _RecommendationBlock(Block):  # type: ignore[misc]
    """``/// aanbeveling``: a marked box with strength, certainty and sources in words, and an address of its
    own."""

    NAME = "aanbeveling"
    CONFIG: ClassVar = {"cite": None, "fill": None, "label": None, "change": None}
    OPTIONS: ClassVar = {
        str(field.alias or name): ["", _anything]
        for name, field in RecommendationOptions.model_fields.items()
    }

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        options = self.options
        box = ElementTree.SubElement(
            parent,
            "div",
            {
                "class": " ".join(("aanbeveling", *_classes(options))),
                "id": str(options["id"]),
            },
        )
        head = ElementTree.SubElement(box, "p", {"class": "aanbeveling-kop", **_NOT_IN_ITS_SECTION})
        verdict = ElementTree.SubElement(head, "strong")
        verdict.text = _in_words(VERDICTS, (options["sterkte"], options["richting"]))
        verdict.tail = " "
        certainty = ElementTree.SubElement(head, "span", {"class": "aanbeveling-zekerheid"})
        certainty.text = _in_words(CERTAINTIES, options["zekerheid"])
        if shown := self.config["label"](str(options["id"])):
            certainty.tail = " "
            number = ElementTree.SubElement(head, "span", {"class": "aanbeveling-nummer"})
            number.text = shown
        return box

    def on_add(self, block: ElementTree.Element) -> ElementTree.Element:
        text = block.find("div")
        if text is None:
            text = ElementTree.SubElement(block, "div", {"class": "aanbeveling-tekst", **_NOT_IN_ITS_SECTION})
        return text

    def on_end(self, block: ElementTree.Element) -> None:
        self._name_rows(block)
        foot = ElementTree.SubElement(block, "p", {"class": "aanbeveling-voet", **_NOT_IN_ITS_SECTION})
        sources = self.options["bronnen"] if isinstance(self.options["bronnen"], list) else []
        numbers = self.config["cite"](sources)
        if numbers is not None:
            foot.text = "Bronnen "
            foot.append(numbers)
            numbers.tail = " "
        if changed := self.config["change"](str(self.options["id"])):
            mark = ElementTree.SubElement(foot, "span", {"class": "aanbeveling-wijziging"})
            mark.text, mark.tail = changed, " "
        link = ElementTree.SubElement(
            foot, "a", {"class": "aanbeveling-link", "href": f"#{self.options['id']}"}
        )
        link.text = "Link naar deze aanbeveling"
        link.tail = " "
        button = ElementTree.SubElement(
            foot, "button", {"class": "aanbeveling-kopie", "type": "button", "hidden": "hidden"}
        )
        button.text = "Kopieer met bronvermelding"

    def _name_rows(self, block: ElementTree.Element) -> None:
        """Give the rows that are rules of their own their address."""
        rows = self.options["rijen"] if isinstance(self.options["rijen"], list) else []
        fill = self.config["fill"]
        cells = [
            (row, plain_cell(fill("".join(cell.itertext()))))
            for row in block.iter("tr")
            if (cell := row.find("td")) is not None
        ]
        for named in rows:
            for row, text in cells:
                if isinstance(named, dict) and begins(text, str(named.get("rij", "\0"))):
                    row.set("id", str(named.get("id", "")))
                    break


def _classes(options: Mapping[str, Any]) -> Iterator[str]:
    """Yield the classes of the strength and the direction, as far as they are known ones."""
    for name, kind in (("sterkte", Strength), ("richting", Direction)):
        if options[name] in [*kind]:
            yield f"aanbeveling-{options[name]}"


def _in_words(words: Mapping[Any, str], value: Any) -> str:
    """Return the words of a value as typed; what is no word has none."""
    typed = value if isinstance(value, tuple) else (value,)
    return words.get(value, "Aanbeveling") if all(isinstance(part, str) for part in typed) else "Aanbeveling"


class _UrgentBlock(Block):  # type: ignore[misc]
    """``/// spoed``: the emergency box."""

    NAME = "spoed"

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        return ElementTree.SubElement(parent, "section", {"class": "spoed"})


class _CautionBlock(Block):  # type: ignore[misc]
    """``/// let-op``: a box that warns."""

    NAME = "let-op"

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        box = ElementTree.SubElement(parent, "div", {"class": "let-op", "role": "note"})
        head = ElementTree.SubElement(box, "p", {"class": "let-op-kop"})
        head.text = "Let op"
        return box


class _LeadBlock(Block):  # type: ignore[misc]
    """``/// inleiding``: what a page is, in larger letters."""

    NAME = "inleiding"

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        return ElementTree.SubElement(parent, "div", {"class": "inleiding"})


class _CardsBlock(Block):  # type: ignore[misc]
    """``/// kaarten``: a list whose items stand next to each other as cards."""

    NAME = CARDS

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        return ElementTree.SubElement(parent, "div", {"class": "kaarten"})


class _CallBlock(Block):  # type: ignore[misc]
    """``/// bel | direct``: a card that says when to call whom; its heading says how soon."""

    NAME = CALL
    ARGUMENT = None  # may be there

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        level = (self.argument or "").strip()
        known = f" {CALL}-{level}" if level in LEVELS else ""
        return ElementTree.SubElement(parent, "section", {"class": f"{CALL}{known}"})


class _DoBlock(Block):  # type: ignore[misc]
    """``/// doe``: a list of what to do."""

    NAME = DO
    HEAD = "Wel doen"

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        return ElementTree.SubElement(parent, "div", {"class": self.NAME})

    def on_end(self, block: ElementTree.Element) -> None:
        if not any(child.tag in _HEADINGS for child in block):
            head = ElementTree.Element("p", {"class": "doe-kop"})
            head.text = self.HEAD
            block.insert(0, head)


class _DoNotBlock(_DoBlock):
    """``/// niet-doen``: a list of what not to do."""

    NAME = DO_NOT
    HEAD = "Niet doen"


_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
