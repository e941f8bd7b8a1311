"""What changed as an Atom feed (RFC 4287): an entry for each line of the change logs."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

from guideline.model.guideline import Guideline
from guideline.model.history import Told, history

_ATOM = "http://www.w3.org/2005/Atom"

MOST_ENTRIES = 200


def change_feed(guideline: Guideline, today: date, address: Callable[[str], str]) -> bytes:
    """Return the feed; ``address`` gives the address of a page by its path. ``today`` counts as the day of
    the last change while there is none.

    The same guideline gives the same bytes.
    """
    name = guideline.settings.name
    # the permanent ids derive from a name: the feed needs no address of its own
    space = uuid.uuid5(uuid.NAMESPACE_DNS, guideline.settings.file_name)
    changes = history(guideline.pages)[:MOST_ENTRIES]
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "nl"})
    _add(feed, "title", f"{name}: wijzigingen")
    _add(feed, "id", space.urn)
    _add(feed, "updated", _moment(changes[0].entry.day if changes else today))
    author = ElementTree.SubElement(feed, "author")
    _add(author, "name", f"Redactie {name}")
    if guideline.settings.site_url:
        ElementTree.SubElement(feed, "link", {"rel": "alternate", "href": guideline.settings.site_url})
    for item, identifier in zip(changes, _identifiers(changes, space), strict=True):
        _entry(feed, item, identifier, address)
    ElementTree.indent(feed)
    made: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _entry(feed: ElementTree.Element, item: Told, identifier: str, address: Callable[[str], str]) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    _add(entry, "title", f"{item.page.title}: {item.reason}")
    _add(entry, "id", identifier)
    _add(entry, "updated", _moment(item.entry.day))
    ElementTree.SubElement(entry, "link", {"rel": "alternate", "href": address(item.page.path)})
    fates = ", ".join(f"{name} ({fate.value})" for name, fate in item.entry.recommendations.items())
    about = [part for part in (fates, item.entry.note or "") if part]
    _add(entry, "summary", ". ".join(about) or item.reason)


def _identifiers(changes: list[Told], space: uuid.UUID) -> list[str]:
    """Return the permanent id of each entry, derived from ``space``: of two lines that are the same it is
    the second one that counts on, in the order in which they were written."""
    seen: dict[str, int] = {}
    found = []
    for item in reversed(changes):
        told = item.entry
        name = f"{item.page.path} {told.day} {told.reason.value} {' '.join(told.recommendations)}"
        seen[name] = seen.get(name, 0) + 1
        found.append(uuid.uuid5(space, f"{name} {seen[name]}").urn)
    return found[::-1]


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text
