"""The guideline's own Markdown: citations, registered values, recommendation blocks and drawn flowcharts.

One Python-Markdown extension serves all pages; ``GuidelineMarkdown.page`` tells it which page is being
rendered.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from guideline.flowcharts.graph import DiagramError, Flowchart, embed
from guideline.flowcharts.steps import as_html
from guideline.model.guideline import Guideline
from guideline.model.metadata import Certainty, Direction, Strength
from guideline.model.page import Page
from guideline.model.values import VALUE_USE
from guideline.reading.page import CARDS, CITATION, CITATION_KEY

VERDICTS: Mapping[tuple[Strength, Direction], str] = {
    (Strength.STRONG, Direction.FOR): "Sterke aanbeveling: doen",
    (Strength.WEAK, Direction.FOR): "Zwakke aanbeveling: overweeg dit",
    (Strength.STRONG, Direction.AGAINST): "Sterke aanbeveling: niet doen",
    (Strength.WEAK, Direction.AGAINST): "Zwakke aanbeveling: liever niet doen",
}
"""Strength and direction in words that need no colour and leave no double negative."""

CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.HIGH: "Zekerheid van het bewijs: hoog",
    Certainty.MODERATE: "Zekerheid van het bewijs: redelijk",
    Certainty.LOW: "Zekerheid van het bewijs: laag",
    Certainty.VERY_LOW: "Zekerheid van het bewijs: zeer laag",
    Certainty.EXPERT_OPINION: "Berust op de mening van deskundigen",
}


@dataclass(frozen=True)
class PageRendering:
    """What the extension must know of the page it renders.

    ``path`` is that of the page, relative to the docs folder; ``numbers`` gives each cited key its number on
    the page; ``drawings`` each diagram source its drawing; ``resolve`` turns a link as typed into the address
    it has on the page; ``imprint`` says where a flowchart on paper comes from.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    path: str = ""
    drawings: Mapping[str, tuple[int, Flowchart | DiagramError]] = field(default_factory=dict)
    resolve: Callable[[str], str] = str
    imprint: str = ""


def page_rendering(
    page: Page, guideline: Guideline, resolve: Callable[[str], str], imprint: str = ""
) -> PageRendering:
    """Return the rendering data of one page of the guideline; ``imprint`` goes with a flowchart on paper."""
    drawings = guideline.drawings.get(page.path, ())
    return PageRendering(
        path=page.path,
        values=guideline.value_texts,
        numbers=citation_numbers(page, guideline),
        drawings={
            diagram.source.strip(): (number, drawing)
            for number, (diagram, drawing) in enumerate(zip(page.diagrams, drawings, strict=True), start=1)
        },
        resolve=resolve,
        imprint=imprint,
    )


def download_path(path: str, number: int, kind: str) -> str:
    """Return where the ``number``-th flowchart (from 1) of the page at ``path`` is as a file of this
    ``kind``."""
    which = "" if number == 1 else f"-{number}"
    return f"{path.removesuffix('.md')}{which}.{kind}"


def citation_numbers(page: Page, guideline: Guideline) -> dict[str, int]:
    """Return the number of each known source that a page cites, in the order of first citation
    (Vancouver)."""
    known = guideline.by_key
    keys = dict.fromkeys(citation.key for citation in page.citations if citation.key in known)
    return {key: number for number, key in enumerate(keys, start=1)}


class GuidelineMarkdown(Extension):
    """The Python-Markdown extension; set ``page`` before each page is rendered."""

    def __init__(self) -> None:
        """Start without a page."""
        super().__init__()
        self.page = PageRendering()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (name given by Python-Markdown)
        """Register the inline patterns and the blocks."""
        md.inlinePatterns.register(_CitationProcessor(self, md), "richtlijn-citatie", 175)
        md.inlinePatterns.register(_ValueProcessor(self, md), "richtlijn-waarde", 176)
        md.treeprocessors.register(_ReachableAbbreviations(md), "richtlijn-afkortingen", 1)  # after abbr (7)
        blocks = _GuidelineBlocks(self)
        blocks.extendMarkdown(md)

    def draw_fence(self, source: str, *_: Any, **__: Any) -> str:
        """Return the HTML of a ``mermaid`` fence: the drawing made at build, or its source when it cannot be
        drawn."""
        number, drawing = self.page.drawings.get(source.strip(), (0, None))
        if isinstance(drawing, DiagramError) and drawing.understood:
            # mkdocs-mermaid2-plugin lets the browser draw this, with the copy of Mermaid that the hook adds
            return f'<pre><code class="language-mermaid">{html.escape(source)}</code></pre>'
        if not isinstance(drawing, Flowchart):
            return (
                '<div class="stroomschema-fout"><p>Dit schema kan niet worden getekend. De tekst ervan:</p>'
                f"<pre><code>{html.escape(source)}</code></pre></div>"
            )
        identifier = f"stroomschema-{number}"
        svg = embed(drawing.svg, identifier, self.page.resolve)
        label = html.escape(drawing.title or "Stroomschema", quote=True)
        text = as_html(drawing, identifier, self.page.resolve)
        return (
            f'<p><a href="#{identifier}-tekst">Lees het schema als tekst</a></p>'
            f'<div class="stroomschema" role="region" aria-label="{label}" tabindex="0" data-search-exclude>'
            f'{svg}<p class="stroomschema-herkomst">{html.escape(self.page.imprint)}</p></div>'
            f'<p class="stroomschema-bestanden">Dit schema als bestand: {self._download_links(number)}</p>'
            f'<p class="stappen-kop">Het schema in tekst</p>{text}'
        )

    def _download_links(self, number: int) -> str:
        names = [posixpath.basename(download_path(self.page.path, number, kind)) for kind in ("svg", "pdf")]
        svg, pdf = (html.escape(self.page.resolve(name), quote=True) for name in names)
        return f'<a href="{svg}" download>afbeelding (SVG)</a> · <a href="{pdf}" download>A4 (PDF)</a>'

    def citation(self, keys: list[str]) -> ElementTree.Element | None:
        """Return the numbers of ``keys`` as links to the list of sources, or None when any is unknown."""
        if not keys or any(key not in self.page.numbers for key in keys):
            return None
        element = ElementTree.Element("span", {"class": "citatie"})
        element.text = "["
        for index, key in enumerate(keys):
            number = self.page.numbers[key]
            link = ElementTree.SubElement(
                element, "a", {"href": f"#bron-{key}", "aria-label": f"bron {number}"}
            )
            link.text = str(number)
            link.tail = "]" if index == len(keys) - 1 else ", "
        return element


class _CitationProcessor(InlineProcessor):
    def __init__(self, extension: GuidelineMarkdown, md: Markdown) -> None:
        super().__init__(CITATION.pattern, md)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        element = self.extension.citation(CITATION_KEY.findall(m[1]))
        return (element, m.start(0), m.end(0)) if element is not None else (None, None, None)


class _ValueProcessor(InlineProcessor):
    def __init__(self, extension: GuidelineMarkdown, md: Markdown) -> None:
        super().__init__(VALUE_USE.pattern, md)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        text = self.extension.page.values.get(m[1].strip())
        return (text, m.start(0), m.end(0)) if text is not None else (None, None, None)


class _ReachableAbbreviations(Treeprocessor):
    """Makes the first use of each abbreviation on a page a stop of the keyboard, where its meaning shows;
    every use would be too many stops."""

    def run(self, root: ElementTree.Element) -> None:
        seen = set()
        for element in root.iter("abbr"):
            if element.text not in seen:
                seen.add(element.text)
                element.set("tabindex", "0")


class _GuidelineBlocks(BlocksExtension):  # type: ignore[misc]
    def __init__(self, extension: GuidelineMarkdown) -> None:
        super().__init__()
        self.guideline = extension

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        block_mgr.register(_RecommendationBlock, {"extension": self.guideline})
        block_mgr.register(_UrgentBlock, {})
        block_mgr.register(_CautionBlock, {})
        block_mgr.register(_LeadBlock, {})
        block_mgr.register(_CardsBlock, {})


def _anything(value: Any) -> Any:
    return value


_NOT_IN_ITS_SECTION = {"data-search-exclude": ""}
"""Keeps a recommendation out of the search entry of its section: it has an entry of its own. The theme's
reader loses an exclusion around an element of the same name, so each part carries it."""


class _RecommendationBlock(Block):  # type: ignore[misc]
    """``/// aanbeveling``: a marked box with strength, certainty and sources in words, and an address of its
    own."""

    NAME = "aanbeveling"
    CONFIG: ClassVar = {"extension": None}
    OPTIONS: ClassVar = {
        name: ["", _anything] for name in ("id", "sterkte", "richting", "zekerheid", "bronnen")
    }

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        options = self.options
        box = ElementTree.SubElement(
            parent,
            "div",
            {
                "class": f"aanbeveling aanbeveling-{options['sterkte']} aanbeveling-{options['richting']}",
                "id": str(options["id"]),
            },
        )
        head = ElementTree.SubElement(box, "p", {"class": "aanbeveling-kop", **_NOT_IN_ITS_SECTION})
        verdict = ElementTree.SubElement(head, "strong")
        verdict.text = _in_words(VERDICTS, (options["sterkte"], options["richting"]))
        verdict.tail = " "
        certainty = ElementTree.SubElement(head, "span", {"class": "aanbeveling-zekerheid"})
        certainty.text = _in_words(CERTAINTIES, options["zekerheid"])
        return box

    def on_add(self, block: ElementTree.Element) -> ElementTree.Element:
        text = block.find("div")
        if text is None:
            text = ElementTree.SubElement(block, "div", {"class": "aanbeveling-tekst", **_NOT_IN_ITS_SECTION})
        return text

    def on_end(self, block: ElementTree.Element) -> None:
        foot = ElementTree.SubElement(block, "p", {"class": "aanbeveling-voet", **_NOT_IN_ITS_SECTION})
        sources = self.options["bronnen"] if isinstance(self.options["bronnen"], list) else []
        numbers = self.config["extension"].citation(sources)
        if numbers is not None:
            foot.text = "Bronnen "
            foot.append(numbers)
            numbers.tail = " "
        link = ElementTree.SubElement(
            foot, "a", {"class": "aanbeveling-link", "href": f"#{self.options['id']}"}
        )
        link.text = "Link naar deze aanbeveling"
        link.tail = " "
        button = ElementTree.SubElement(
            foot, "button", {"class": "aanbeveling-kopie", "type": "button", "hidden": "hidden"}
        )
        button.text = "Kopieer met bronvermelding"


def _in_words(words: Mapping[Any, str], value: Any) -> str:
    return words.get(value, "Aanbeveling")


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
