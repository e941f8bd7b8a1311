"""The lists of what may stand in a published text: elements, attributes, classes, and names of places.

What the extensions of Markdown, the blocks and the completion of pages make, and what editors may type.
Something new on a page is added here on purpose: a script or style of the theme may act on any class.
"""

from __future__ import annotations

import re

from guideline.model.drawings import DRAWING_ATTRIBUTES, DRAWING_ELEMENTS

_ELEMENTS_TYPED = """
a abbr aside b blockquote br button caption code col colgroup dd del details div dl dt em figcaption
figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark nav ol p pre s section small span strong sub summary sup
table tbody td tfoot th thead time tr ul wbr
"""
_DRAWN = DRAWING_ELEMENTS - {"use", "symbol"}
"""What a drawing in a page consists of; one that repeats parts stands in a file, where they are counted."""

ELEMENTS = _DRAWN | frozenset(_ELEMENTS_TYPED.split())

_ATTRIBUTES_TYPED = """
alt class colspan data-bij data-bijna data-bron data-gebouwd data-handeling data-kolom data-maanden data-naam
data-rubriek data-search-exclude data-situatie data-stapel data-sterkte data-volgende data-voor
data-waarde datetime download hidden id lang open role rowspan scope src start style tabindex title type
"""
_ATTRIBUTES = frozenset(_ATTRIBUTES_TYPED.split())

_ARIA = re.compile(r"aria-[a-z]+")

_CLASSES_TYPED = """
aanbeveling aanbeveling-kop aanbeveling-kopie aanbeveling-link aanbeveling-nummer aanbeveling-sterk
aanbeveling-tegen aanbeveling-tekst aanbeveling-voet aanbeveling-voor aanbeveling-wijziging
aanbeveling-zekerheid aanbeveling-zwak bel bel-112 bel-direct bel-vandaag bel-werkdag bellen bronnen
citatie code doe doe-kop filename footnote footnote-backref footnote-ref gewijzigd headerlink highlight
highlighttable ingetrokken inleiding kaarten keuzen knop let-op let-op-kop letters linenodiv linenos lokaal
lokaal-kop naar-afdruk niet-doen niet-nagelezen normal op-papier papiercode schema-beeld schema-en-stappen
schema-stappen
schrijfruimte spoed stand stap-spoed stappen stappen-kop stroomschema stroomschema-bestanden
stroomschema-fout stroomschema-herkomst toc toctitle waarde woordenlijst zoeken zoekknop
"""
_CLASSES = frozenset(_CLASSES_TYPED.split())

_CLASSES_DRAWN = """
arrowhead background basic clickable cluster cluster-label clusters default edgeLabel edgeLabels edgePaths
einde flowchart flowchart-link inner-circle keuze label label-container labelBkg node nodes outer-circle
outer-path root spoed text
"""
_OF_A_DRAWING = frozenset(_CLASSES_DRAWN.split())

_OF_AN_ARROW = re.compile(r"edge-(?:pattern|thickness)-[a-z]+")

_OF_CODE = re.compile(r"[a-z]{1,3}\d?(?:-[A-Z][A-Za-z]*)*")
"""The classes with which Pygments colours a word of code, and pymdownx what surrounds it."""

_OF_THE_SITE = frozenset({"mermaid", "niets-gevonden", "eerste-beeld", "afkorting-uitleg"})
"""The names of places in a page that belong to the site; those of the theme begin with ``__``."""


def is_attribute(tag: str, name: str) -> bool:
    """Return whether an element may have an attribute of this name."""
    drawn = name in DRAWING_ATTRIBUTES and (tag in _DRAWN or tag == "a")
    return name in _ATTRIBUTES or drawn or _ARIA.fullmatch(name) is not None


def is_class(tag: str, name: str) -> bool:
    """Return whether an element may have this class."""
    if tag in DRAWING_ELEMENTS:
        return name in _OF_A_DRAWING or _OF_AN_ARROW.fullmatch(name) is not None
    return name in _CLASSES or (tag == "span" and _OF_CODE.fullmatch(name) is not None)


def is_own_place(identifier: str) -> bool:
    """Return whether this id is one that belongs to the theme or the site itself."""
    return identifier.startswith("__") or identifier in _OF_THE_SITE
