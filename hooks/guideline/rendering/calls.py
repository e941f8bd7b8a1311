"""Numbers that a telephone calls when they are tapped (RFC 3966)."""

from __future__ import annotations

import re
from xml.etree import ElementTree

_SEPARATORS = re.compile(r"[\s()./-]|\N{NON-BREAKING HYPHEN}|\N{EN DASH}")
_NUMBER = re.compile(r"\+?\d{3,15}")

_EMERGENCY = re.compile(r"\bbel(?:len|t)?\b[^.:;!?\d]{0,40}\b(112)(?![\w%]|[.,]\d)", re.IGNORECASE)
"""The emergency number, where a text says to call it: the same figures can count something else."""

_SENTENCES = frozenset({"p", "li", "td", "th", "dd", "dt", *(f"h{level}" for level in range(1, 7))})
"""The elements with which a text begins anew."""

_AS_FAR_AS_IT_LOOKS = 80
"""The letters of a sentence that can still matter for what comes after them."""

_AS_TYPED = frozenset({"a", "code", "pre", "script", "style"})


def call_address(number: str) -> str:
    """Return the address that calls a telephone number as typed, empty for what is no whole number, such as
    that of a pager with a word before it."""
    digits = _SEPARATORS.sub("", number.replace("(0)", "") if number.lstrip().startswith("+") else number)
    return f"tel:{digits}" if _NUMBER.fullmatch(digits) else ""


def call_link(number: str) -> ElementTree.Element | None:
    """Return a telephone number as a link that calls it, None for what is no whole number."""
    address = call_address(number)
    if not address:
        return None
    link = ElementTree.Element("a", {"class": "bellen", "href": address})
    link.text = number
    return link


def link_emergency_numbers(root: ElementTree.Element) -> None:
    """Make a link of the emergency number wherever a text below ``root`` says to call it."""
    if "112" in "".join(root.itertext()):
        _link_in(root, "")


def _link_in(element: ElementTree.Element, before: str) -> str:
    """Do so in an element, after the text ``before`` of the same sentence; return that text with its own."""
    if element.tag in _SENTENCES:
        before = ""
    children, text = list(element), element.text or ""
    element.text = ""
    for child in children:
        element.remove(child)
    before = _write(element, text, before)
    for child in children:
        tail, child.tail = child.tail or "", ""
        element.append(child)
        before = before + "".join(child.itertext()) if child.tag in _AS_TYPED else _link_in(child, before)
        before = _write(element, tail, before)
    return before[-_AS_FAR_AS_IT_LOOKS:]


def _write(element: ElementTree.Element, text: str, before: str) -> str:
    """Add text at the end of an element, the emergency number in it as a link; return all that was read."""
    whole, place = before + text, len(before)
    for found in _EMERGENCY.finditer(whole):
        if found.start(1) >= place:
            _add(element, whole[place : found.start(1)])
            link = ElementTree.SubElement(element, "a", {"class": "bellen", "href": f"tel:{found[1]}"})
            link.text = found[1]
            place = found.end(1)
    _add(element, whole[place:])
    return whole


def _add(element: ElementTree.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
