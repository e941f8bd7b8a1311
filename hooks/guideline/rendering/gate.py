"""The one list of what may stand in a published text: elements, attributes, classes and addresses.

It judges the HTML of a page as a browser reads it (the tree that the HTML Standard's parser makes), so that
no difference between two readers of Markdown, and no field that lands where nobody thought of it, lets
anything else through. It repairs nothing: a page with a fault is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guideline.model.article import Fault
from guideline.model.destination import Leads, destination, has_parts
from guideline.model.drawings import DRAWING_ATTRIBUTES, fetches
from guideline.reading.dialect import BEGIN_ADDED, BEGIN_MADE, END_MADE, OWN_REMARKS
from guideline.rendering.amounts import DEEPEST, fault_of_size
from guideline.rendering.page import PageRendering
from guideline.rendering.permitted import ELEMENTS, is_attribute, is_class, is_own_place

LinkJudge = Callable[[str], str]
"""Says in Dutch what is wrong with a link, given its target, or nothing."""

_ALIGNED = re.compile(r"text-align: (?:left|right|center);")
"""The one style an attribute may hold: how the extension for tables aligns a cell."""

_NOT_CLOSED = "een opmerking die niet goed is afgesloten"

_OF_THE_THEME = re.compile(r"(?:^|\s)(?:md-(?!typeset__)|verhuisd-pagina(?:\s|$))")
"""Classes with which the theme covers or opens things, or a reader is led on, in a finished page: none in a
text, but for the frames of its tables."""

_WRAPPING = ("div", "main", "div", "article")
"""What stands around a text in a page of the theme: an end tag in the text must not close it."""

_DIAGRAM = ("code", "language-mermaid")
"""What mkdocs-mermaid2-plugin lets the browser draw."""

_FRESHNESS = frozenset({"data-bijna", "data-gebouwd", "data-maanden", "data-volgende"})
"""What tells a script a day to judge by: only the site writes it."""

_NO_ELEMENT = "schrijf ‘kleiner dan’ of typ een spatie achter <; HTML op een pagina kan niet"

_FORMS = (
    {"class": "md-header__option", "data-md-component": "palette"},
    {"class": "md-search__form", "name": "search"},
)
"""The forms of the theme, with all their attributes: they send nothing."""

_LEADING_OUT = ("action", "formaction", "ping", "http-equiv", "background", "srcset", "manifest", "target")
"""The attributes with which a page leads a reader on or fetches something, and which no template uses."""

_OF_A_FRAME = ", ".join(
    ("form", "base", "a[href]", "area[href]", "link[href]", "[src]", *(f"[{name}]" for name in _LEADING_OUT))
)


def faults(html: str, link_fault: LinkJudge, page: PageRendering | None = None) -> list[Fault]:
    """Return what may not stand in the HTML of a text, in order; ``link_fault`` judges the links, ``page`` is
    what the site itself puts on its page."""
    if "<![cdata[" in html.casefold():
        return [Fault("een CDATA-deel, dat programma’s verschillend lezen", re.escape("<![cdata["))]
    if fault := fault_of_size(html):
        return [fault]
    opening = "".join(f"<{name}>" for name in _WRAPPING)
    closing = "".join(f"</{name}>" for name in reversed(_WRAPPING))
    body = LexborHTMLParser(f"<!doctype html><html><body>{opening}{html}{closing}").body
    if body is None:
        return [Fault("een frame", "<frame")]
    return list(_Judge(link_fault, page or PageRendering()).around(body, 0))


def faults_in_page(html: str, link_fault: LinkJudge) -> list[Fault]:
    """Return what may not stand in a whole finished page of the theme: in its texts, and around them what no
    template wrote."""
    tree = LexborHTMLParser(html)
    judge = _Judge(link_fault, None)
    found = [
        fault
        for article in tree.css("article")
        for child in article.iter(include_text=False)
        for fault in judge.inside(child)
    ]
    return found + [fault for node in tree.css(_OF_A_FRAME) for fault in _faults_of_frame(node, link_fault)]


def _faults_of_frame(node: LexborNode, link_fault: LinkJudge) -> Iterator[Fault]:
    """Yield what leads elsewhere in an element of a page, in its text or around it."""
    attributes = node.attributes
    if node.tag == "form" and attributes not in _FORMS:
        yield Fault("een formulier dat niet van het thema is", "<form")
    if node.tag == "base":
        yield Fault("het element ‘base’, dat alle links verlegt", "<base")
    for name in _LEADING_OUT:
        if name in attributes:
            yield Fault(f"het attribuut ‘{name}’", _attribute(node.tag or "", name))
    if "src" in attributes and destination(attributes["src"] or "").leads is not Leads.SITE:
        yield Fault("iets van een andere plaats", re.escape(attributes["src"] or ""))
    if node.tag in ("a", "area", "link") and (what := link_fault(attributes.get("href") or "")):
        yield Fault(what, re.escape(attributes.get("href") or ""))


class _Judge:
    """Judges the elements of a text; without a ``page`` those of a finished page, in which templates and
    plugins have written too."""

    def __init__(self, link_fault: LinkJudge, page: PageRendering | None) -> None:
        self._link_fault = link_fault
        self._page = page
        self._made = False

    def around(self, outer: LexborNode, depth: int) -> Iterator[Fault]:
        """Yield the faults in a text, and what has got out of what stands around it."""
        for node in outer.iter(include_text=True):
            if depth < len(_WRAPPING) and node.tag == _WRAPPING[depth] and node.prev is None:
                yield from self.around(node, depth + 1)
            elif depth == len(_WRAPPING):
                yield from self.inside(node)
            elif node.tag != "-text" or (node.text(deep=False) or "").strip():
                yield Fault("een eindteken dat meer afsluit dan de tekst zelf", "</")

    def inside(self, node: LexborNode) -> Iterator[Fault]:
        """Yield the faults in a node and all below it, in order."""
        waiting = [(node, 0)]
        while waiting:
            here, depth = waiting.pop()
            tag = here.tag or "?"
            if tag == "-text":
                continue
            if tag == "-comment":
                remark = (here.comment_content or "").strip(" ")
                self._made = remark in (BEGIN_MADE, BEGIN_ADDED) or (self._made and remark != END_MADE)
                if remark not in OWN_REMARKS:
                    yield Fault(_NOT_CLOSED, "<!|<[?]|</[^a-z]", _NO_ELEMENT)
                continue
            if depth > DEEPEST:
                yield Fault(f"meer dan {DEEPEST} onderdelen in elkaar", "")
                return
            if tag not in ELEMENTS:
                yield Fault(f"het element ‘{tag[:40]}’", rf"<{re.escape(tag)}(?![\w-])", _NO_ELEMENT)
                continue
            if self._page is not None and not self._made and (of := _of_freshness(here)):
                yield Fault(f"‘{of}’, waarmee de site zelf zegt hoe actueel een tekst is", re.escape(of))
            for name, value in here.attributes.items():
                yield from self._of_attribute(here, tag, name, value or "")
            waiting.extend((child, depth + 1) for child in reversed(list(here.iter(include_text=False))))

    def _of_attribute(self, node: LexborNode, tag: str, name: str, value: str) -> Iterator[Fault]:
        at = re.escape(value)
        if name == "href" and tag == "a":
            if what := self._link_fault(value):
                yield Fault(what, at)
        elif name == "href":
            if not value.startswith("#"):
                yield Fault("een tekening die iets van elders haalt", at)
        elif name == "src":
            if tag != "img" or destination(value).leads is not Leads.SITE:
                yield Fault(f"een afbeelding van elders: ‘{value[:60]}’", at)
        elif name == "style":
            if not _ALIGNED.fullmatch(value):
                yield Fault(f"eigen opmaak: ‘{value[:60]}’", at)
        elif name == "class":
            for what in self._foreign_classes(node, tag, value):
                yield Fault(f"de klasse ‘{what[:60]}’", _attribute(tag, what))
        elif name == "id" and is_own_place(value):
            yield Fault(f"de id ‘{value[:60]}’ van de site zelf", _of_id(value), "kies een andere naam")
        elif name == "title" and tag != "abbr" and ("<" in value or "&" in value):
            yield Fault(f"een titel met < of &: ‘{value[:60]}’", at, "schrijf ‘kleiner dan’ of ‘en’")
        elif not is_attribute(tag, name):
            yield Fault(f"het attribuut ‘{name[:40]}’", _attribute(tag, name), _NO_ELEMENT)
        elif name in DRAWING_ATTRIBUTES and fetches(value, own_parts=False):
            yield Fault(f"een verwijzing in het attribuut ‘{name}’", at)

    def _foreign_classes(self, node: LexborNode, tag: str, value: str) -> Iterator[str]:
        """Yield the classes that an element may not have."""
        if self._page is None:
            if _OF_THE_THEME.search(value):
                yield value
            return
        for word in value.split():
            moved = (tag, word) == ("p", "verhuisd") and node.attributes.get("id") in self._page.moved
            drawn = (tag, word) == _DIAGRAM and node.text().strip() in self._page.for_browsers
            if not (is_class(tag, word) or moved or drawn):
                yield word


def _of_freshness(node: LexborNode) -> str:
    """Return what of an element makes a script say how fresh a text is, if anything does."""
    names = node.attributes
    if "stand" in (names.get("class") or "").split():
        return "stand"
    return next((name for name in names if name.startswith("data-") and name in _FRESHNESS), "")


def _attribute(tag: str, name: str) -> str:
    """Return what to look for to find an attribute, in a tag or between braces."""
    typed = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    return rf"<{re.escape(tag)}(?![\w-])[^<>]*{typed}|\{{[^{{}}]*{typed}"


def _of_id(value: str) -> str:
    """Return what to look for to find an id: itself, or the heading that it was made of."""
    words = r"[\W_]+".join(re.escape(word) for word in re.split(r"[\W_]+", value) if word)
    return rf"(?<!\w){re.escape(value)}(?!\w)|#[ \t]*{words}" if words else re.escape(value)


def judge_of_links(known_host: Callable[[str], bool], own: str = "") -> LinkJudge:
    """Return what says in Dutch why a link may not lead where it leads, or nothing: ``known_host`` says to
    which hosts it may, ``own`` is the address of the site itself, which may be one without a certificate."""

    @lru_cache(maxsize=4096)  # the menu is the same on every page
    def fault(target: str) -> str:
        if own and target.startswith(own):
            return ""
        to = destination(target)
        if to.leads is Leads.ELSEWHERE:
            return f"een link die niet naar de site, https, mailto of tel leidt: ‘{target[:60]}’"
        if not to.plain or not has_parts(target):
            return f"een link die een browser anders leest dan zij is getypt: ‘{target[:60]}’"
        if to.leads is Leads.WEB and not known_host(to.host):
            return f"een link naar een onbekend domein: ‘{to.host}’"
        return ""

    return fault
