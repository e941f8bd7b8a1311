"""Code inside a page: what the build itself wrote there, and what must not be there.

Only the scripts and style sheets of the templates and the style sheet of the first view may stand in a page.
Everything else that a browser would run came in with a text: it is a finding (``finished_site``), and the
security policy does not allow it (``security_headers``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_DATA_TYPES = ("application/json", "application/ld+json")
"""The types of a script element that holds data, which no browser runs."""

_ADDRESSES = ("href", "xlink:href", "src", "action", "formaction")
"""The attributes that hold an address."""

_EMBEDDING = ("iframe", "frame", "frameset", "object", "embed", "applet", "portal", "math")
"""The elements that bring in another page, a program, or markup of another language; no template has any."""

_FILLED_IN = r"[\w.:/-]*"
"""What a template may fill in within a script: an address or a name, which ends no text and calls nothing."""


@dataclass(frozen=True)
class OwnCode:
    """What the build wrote into pages itself: scripts by pattern, style sheets to the letter. The style sheet
    of the first view comes in after the pages were looked at."""

    scripts: tuple[re.Pattern[str], ...] = ()
    styles: frozenset[str] = frozenset()

    def wrote(self, element: Any) -> bool:
        """Return whether this inline script or style sheet is the build's own."""
        if element.tag == "style":
            return element.text in self.styles
        return any(pattern.fullmatch(element.text) for pattern in self.scripts)


def template_scripts(folders: Iterable[Path]) -> tuple[re.Pattern[str], ...]:
    """Return the inline scripts of the templates in ``folders``, the part that a template fills in left open.

    A script that a template puts together with conditions is not among them.
    """
    texts = {text for template in _templates(folders) for text in _inline(template, "script")}
    return tuple(re.compile(_pattern(text)) for text in sorted(texts))


def template_styles(folders: Iterable[Path]) -> frozenset[str]:
    """Return the inline style sheets of the templates in ``folders`` in which nothing is filled in."""
    texts = (text for template in _templates(folders) for text in _inline(template, "style"))
    return frozenset(text for text in texts if "{{" not in text and "{%" not in text)


def _templates(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for path in (*folder.glob("*.html"), *folder.glob("partials/**/*.html")):
            yield path.read_text(encoding="utf-8")


def exact_script(text: str) -> re.Pattern[str]:
    """Return the pattern of a script that is known to the letter."""
    return re.compile(re.escape(text))


def _inline(template: str, element: str) -> Iterator[str]:
    for part in template.split(f"<{element}>")[1:]:
        text, _, _ = part.partition(f"</{element}>")
        if text.strip():
            yield text


def _pattern(text: str) -> str:
    first, *others = text.split("{{")
    return re.escape(first) + "".join(_FILLED_IN + re.escape(part.partition("}}")[2]) for part in others)


def inline_code(tree: Any) -> Iterator[Any]:
    """Yield the script elements with code of their own and the style sheets in a page (an lxml tree)."""
    for element in tree.iter("script", "style"):
        if element.text and (element.tag == "style" or (not element.get("src") and _runs(element))):
            yield element


def _runs(script: Any) -> bool:
    return script.get("type", "").strip().casefold() not in _DATA_TYPES


def foreign_elements(tree: Any, own: OwnCode) -> list[str]:
    """Return, in Dutch, the elements that a browser would run in a page (an lxml tree) and that the build did
    not write."""
    found = [
        f"een {'stijlblad' if item.tag == 'style' else 'script'} dat begint met ‘{_beginning(item.text)}’"
        for item in inline_code(tree)
        if not own.wrote(item)
    ]
    found += [
        f"een script uit het bestand ‘{script.get('src')}’"
        for script in tree.xpath("//article//script[@src]")
        if _runs(script)
    ]
    return (
        found
        + [
            f"een element ‘{item.tag}’, dat de lezer of de links ergens anders heen leidt"
            for item in tree.xpath("//base | //article//meta[@http-equiv]")
        ]
        + [
            f"een element ‘{item.tag}’, dat iets anders in de pagina opneemt"
            for item in tree.iter(*_EMBEDDING)
        ]
    )


def foreign_attribute(name: str, value: str) -> str:
    """Return, in Dutch, what a browser would run because of an attribute of an element, or an empty text."""
    if name.startswith("on"):
        return f"het attribuut ‘{name}’, dat een opdracht aan de browser geeft"
    if ":" in value and name in _ADDRESSES and is_script_address(value):
        return f"een link met een opdracht: ‘{_beginning(value)}’"
    return ""


def is_script_address(address: str) -> bool:
    """Return whether a browser would run this address; it skips white space and control characters."""
    begin = re.sub(r"[\x00-\x20]", "", address[:200]).casefold()
    return begin.startswith(("javascript:", "vbscript:", "data:text/html"))


def _beginning(text: str) -> str:
    return " ".join(text[:200].split())[:40]
