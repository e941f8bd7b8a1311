"""The one list of what may stand in a published text: elements, attributes, classes and addresses.

It judges the HTML of a page as a browser reads it (the tree that the HTML Standard's parser makes), so that
no difference between two readers of Markdown, and no field that lands where nobody thought of it, lets
anything else through. It repairs nothing: a page with a fault is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guideline.model.article import Fault
from guideline.model.destination import Leads, destination
from guideline.model.drawings import DRAWING_ATTRIBUTES, DRAWING_ELEMENTS

LinkJudge = Callable[[str], str]
"""Says in Dutch what is wrong with a link, given its target, or nothing."""

_ELEMENTS_TYPED = """
a abbr aside b blockquote br button caption code col colgroup dd del details div dl dt em figcaption
figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark nav ol p pre s section small span strong sub summary sup
table tbody td tfoot th thead time tr ul wbr
"""
_ELEMENTS = DRAWING_ELEMENTS | frozenset(_ELEMENTS_TYPED.split())

_DRAWN = DRAWING_ELEMENTS | {"a"}
"""What has a shape in a drawing: a link may have one too."""

_ATTRIBUTES_TYPED = """
alt class colspan data-bijna data-gebouwd data-maanden data-search-exclude data-volgende datetime download
hidden id lang open role rowspan scope src start style tabindex title type
"""
_ATTRIBUTES = frozenset(_ATTRIBUTES_TYPED.split())

_ARIA = re.compile(r"aria-[a-z]+")

DEEPEST = 60
"""How deep elements may stand in each other: beyond that programs differ in what they read."""

_ALIGNED = re.compile(r"text-align: (?:left|right|center);")
"""The one style an attribute may hold: how the extension for tables aligns a cell."""

_OF_THE_THEME = re.compile(r"(?:^|\s)md-(?!typeset__)")
"""Classes with which the theme covers or opens things: none in a text, but for the frames of its tables."""

_WRAPPING = ("div", "main", "div", "article")
"""What stands around a text in a page of the theme: an end tag in the text must not close it."""


def faults(html: str, link_fault: LinkJudge) -> list[Fault]:
    """Return what may not stand in the HTML of a text, in order; ``link_fault`` judges the links."""
    if "<![cdata[" in html.casefold():
        return [Fault("een CDATA-deel, dat programma’s verschillend lezen", "<![cdata[")]
    opening = "".join(f"<{name}>" for name in _WRAPPING)
    closing = "".join(f"</{name}>" for name in reversed(_WRAPPING))
    body = LexborHTMLParser(f"<!doctype html><html><body>{opening}{html}{closing}").body
    return list(_faults_around(body, 0, link_fault)) if body is not None else [Fault("een frame", "<frame")]


def faults_in_page(html: str, link_fault: LinkJudge) -> list[Fault]:
    """Return what may not stand in the texts of a whole finished page."""
    articles = LexborHTMLParser(html).css("article")
    return [
        fault
        for article in articles
        for child in article.iter(include_text=False)
        for fault in _faults_inside(child, link_fault)
    ]


def _faults_around(outer: LexborNode, depth: int, link_fault: LinkJudge) -> Iterator[Fault]:
    """Yield the faults in a text, and what has got out of what stands around it."""
    for node in outer.iter(include_text=True):
        if depth < len(_WRAPPING) and node.tag == _WRAPPING[depth] and node.prev is None:
            yield from _faults_around(node, depth + 1, link_fault)
        elif depth == len(_WRAPPING):
            yield from _faults_inside(node, link_fault)
        elif node.tag != "-text" or (node.text(deep=False) or "").strip():
            yield Fault("een eindteken dat meer afsluit dan de tekst zelf", "</")


def _faults_inside(node: LexborNode, link_fault: LinkJudge) -> Iterator[Fault]:
    waiting = [(node, 0)]
    while waiting:
        here, depth = waiting.pop()
        if here.tag in ("-text", "-comment"):
            continue
        if depth > DEEPEST:
            yield Fault(f"meer dan {DEEPEST} onderdelen in elkaar", "")
            return
        if here.tag not in _ELEMENTS:
            yield Fault(f"het element ‘{here.tag or '?'}’", f"<{here.tag or '?'}")
            continue
        for name, value in here.attributes.items():
            yield from _faults_of_attribute(here.tag, name, value or "", link_fault)
        waiting.extend((child, depth + 1) for child in reversed(list(here.iter(include_text=False))))


def _faults_of_attribute(tag: str, name: str, value: str, link_fault: LinkJudge) -> Iterator[Fault]:
    if name == "href" and tag == "a":
        if what := link_fault(value):
            yield Fault(what, value)
    elif name == "href":
        if not value.startswith("#"):
            yield Fault("een tekening die iets van elders haalt", value)
    elif name == "src":
        if tag != "img" or destination(value).leads is not Leads.SITE:
            yield Fault(f"een afbeelding van elders: ‘{value[:60]}’", value)
    elif name == "style":
        if not _ALIGNED.fullmatch(value):
            yield Fault(f"eigen opmaak: ‘{value[:60]}’", value)
    elif name == "class":
        if _OF_THE_THEME.search(value):
            yield Fault(f"een klasse van het thema: ‘{value[:60]}’", value)
    elif not _is_allowed(tag, name):
        yield Fault(f"het attribuut ‘{name}’", name)
    elif name in DRAWING_ATTRIBUTES and ("url(" in value.casefold() or "\\" in value):
        yield Fault(f"een verwijzing in het attribuut ‘{name}’", value)


def _is_allowed(tag: str, name: str) -> bool:
    allowed: Collection[str] = DRAWING_ATTRIBUTES if tag in _DRAWN else ()
    return name in _ATTRIBUTES or name in allowed or _ARIA.fullmatch(name) is not None


def judge_of_links(known_host: Callable[[str], bool], own: str = "") -> LinkJudge:
    """Return what says in Dutch why a link may not lead where it leads, or nothing: ``known_host`` says to
    which hosts it may, ``own`` is the address of the site itself, which may be one without a certificate."""

    def fault(target: str) -> str:
        if own and target.startswith(own):
            return ""
        to = destination(target)
        if to.leads is Leads.ELSEWHERE:
            return f"een link die niet naar de site, https, mailto of tel leidt: ‘{target[:60]}’"
        if not to.plain:
            return f"een link die een browser anders leest dan zij is getypt: ‘{target[:60]}’"
        if to.leads is Leads.WEB and not known_host(to.host):
            return f"een link naar een onbekend domein: ‘{to.host}’"
        return ""

    return fault
