"""The guideline's own Markdown: citations, registered values, recommendation blocks and drawn flowcharts.

One Python-Markdown extension serves all pages; ``GuidelineMarkdown.page`` tells it which page is being
rendered.
"""

from __future__ import annotations

import html
import posixpath
import re
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from guideline.flowcharts.drawing import embed
from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.flowcharts.steps import as_html
from guideline.model.addresses import download_path
from guideline.model.anchors import BESIDE
from guideline.model.values import VALUE_USE, expand_values
from guideline.reading.dialect import (
    BEGIN_MADE,
    CITATION,
    CITATION_KEY,
    END_MADE,
    OWN_REMARKS,
    without_remarks,
)
from guideline.rendering.blocks import GuidelineBlocks
from guideline.rendering.calls import call_link, link_emergency_numbers
from guideline.rendering.page import PageRendering
from guideline.rendering.tables import TablesOnPhones


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
        # the words are there after inline (20); a value becomes text before abbr (7) looks for abbreviations
        md.treeprocessors.register(_ValuesAsText(md), "richtlijn-waardetekst", 15)
        md.treeprocessors.register(_HeadingsBeside(md), "richtlijn-bij", 4)  # after attr_list (8)
        md.treeprocessors.register(TablesOnPhones(md), "richtlijn-tabellen", 3)
        md.treeprocessors.register(_NumbersToCall(md), "richtlijn-bellen", 2)
        md.treeprocessors.register(_ReachableAbbreviations(md), "richtlijn-afkortingen", 1)  # after abbr (7)
        md.postprocessors.register(_NoTypedRemarks(md), "richtlijn-opmerkingen", -1)  # after all others
        blocks = GuidelineBlocks(
            self.citation,
            lambda text: expand_values(text, self.page.values),
            lambda name: self.page.labels.get(name, ""),
            self.change,
        )
        blocks.extendMarkdown(md)

    def draw_fence(self, source: str, *_: Any, **__: Any) -> str:
        """Return the HTML of a ``mermaid`` fence: the drawing made at build, or its source when it cannot be
        drawn."""
        return f"<!-- {BEGIN_MADE} -->{self._drawn(source)}<!-- {END_MADE} -->"

    def _drawn(self, source: str) -> str:
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
            f'<div class="schema-en-stappen"><div class="schema-beeld">'
            f'<p><a href="#{identifier}-tekst">Lees het schema als tekst</a></p>'
            f'<div class="stroomschema" role="region" aria-label="{label}: tekening. De stappen'
            f' staan eronder in tekst." tabindex="0" data-search-exclude>'
            f'{svg}<p class="stroomschema-herkomst">{html.escape(self.page.imprint)}</p></div>'
            f'<p class="stroomschema-bestanden">Dit schema als bestand: {self._download_links(number)}</p>'
            f'</div><div class="schema-stappen"><p class="stappen-kop">Het schema in stappen</p>{text}</div>'
            f"</div>"
        )

    def _download_links(self, number: int) -> str:
        names = [
            posixpath.basename(download_path(self.page.path, number, kind)) for kind in ("svg", "pdf", "csv")
        ]
        svg, pdf, table = (html.escape(self.page.resolve(name), quote=True) for name in names)
        return (
            f'<a href="{svg}" download>afbeelding (SVG)</a>'
            f' · <a href="{pdf}" download>vel om op te hangen (PDF)</a>'
            f' · <a href="{table}" download>tabel van de stappen (CSV)</a>'
        )

    def change(self, recommendation: str) -> str:
        """Return how a recommendation changed last, in words; empty when that is not written down."""
        return self.page.changes.get(recommendation, "")

    def citation(self, keys: list[str]) -> ElementTree.Element | None:
        """Return the numbers of ``keys`` as links to the list of sources, or None when any is unknown."""
        if not keys or any(key not in self.page.numbers for key in keys):
            return None
        element = ElementTree.Element("span", {"class": "citatie"})
        element.text = "["
        for index, key in enumerate(keys):
            number, mark = self.page.numbers[key], self.page.marks.get(key)
            name = f"bron {number}, {mark}" if mark else f"bron {number}"
            last = ElementTree.SubElement(element, "a", {"href": f"#bron-{key}", "aria-label": name})
            last.text = str(number)
            if mark:
                last.tail = "\u00a0"
                last = ElementTree.SubElement(element, "strong", {"class": "ingetrokken"})
                last.text = mark
            last.tail = "]" if index == len(keys) - 1 else ", "
        return element


class _CitationProcessor(InlineProcessor):
    def __init__(self, extension: GuidelineMarkdown, md: Markdown) -> None:
        super().__init__(CITATION.pattern, md)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        element = self.extension.citation(CITATION_KEY.findall(m[1]))
        return (element, m.start(0), m.end(0)) if element is not None else (None, None, None)


_MARKUP = re.compile(r"<[a-zA-Z/!?]")
"""What begins HTML."""


class _ValueProcessor(InlineProcessor):
    def __init__(self, extension: GuidelineMarkdown, md: Markdown) -> None:
        super().__init__(VALUE_USE.pattern, md)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        page, name = self.extension.page, m[1].strip()
        text = page.values.get(name)
        if text is None or _MARKUP.search(text):  # within HTML that is typed it would be read as HTML
            return None, None, None
        if name in page.telephones and (link := call_link(text)) is not None:
            return link, m.start(0), m.end(0)
        if name not in page.facts:
            return text, m.start(0), m.end(0)
        fact = ElementTree.Element("span", {"class": "waarde"})
        fact.text = AtomicString(text)
        return fact, m.start(0), m.end(0)


class _ValuesAsText(Treeprocessor):
    """Lets the abbreviations in a value be marked: no markup was read in it, and none will be any more."""

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter("span"):
            if element.get("class") == "waarde":
                element.text = str(element.text)


class _HeadingsBeside(Treeprocessor):
    """Gives a heading that belongs to a recommendation a mark that a page may have; what it marks is moved
    when the page is whole (``layers.py``)."""

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if element.tag in _HEADINGS and (name := element.attrib.pop(BESIDE, None)) is not None:
                element.set(f"data-{BESIDE}", name)


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class _NumbersToCall(Treeprocessor):
    """Makes the emergency number, where a text says to call it, a link that a telephone calls."""

    def run(self, root: ElementTree.Element) -> None:
        link_emergency_numbers(root)


class _ReachableAbbreviations(Treeprocessor):
    """Makes the first use of each abbreviation on a page a stop of the keyboard, where its meaning shows;
    every use would be too many stops, and one in a link would be a stop within a stop."""

    def run(self, root: ElementTree.Element) -> None:
        seen = set()
        linked = {id(element) for link in root.iter("a") for element in link.iter("abbr")}
        for element in root.iter("abbr"):
            if element.text not in seen and id(element) not in linked:
                seen.add(element.text)
                element.set("tabindex", "0")


class _NoTypedRemarks(Postprocessor):
    """Takes out what editors remark to each other: programs that read the page do not agree on where a remark
    ends. Those of the site itself stay."""

    def run(self, text: str) -> str:
        return without_remarks(text, lambda remark: remark if remark[4:-3].strip(" ") in OWN_REMARKS else "")
