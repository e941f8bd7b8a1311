"""Which pages came, went or moved, and what changed in the data at their top."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guideline.changes.pair import Pair
from guideline.changes.registry import Change, Kind, Level, comparer, kind, place
from guideline.changes.witnesses import module_key, place_key
from guideline.model.page import Page

EMERGENCY_CAME = kind(
    "A060",
    "Spoedpagina of ‘Wanneer bellen’ nieuw of weg",
    Level.CLINICAL,
    """De pagina voor spoed, of die waarop patiënten lezen wanneer zij bellen, is er bij gekomen of weg, of
    een andere bladzijde heeft die taak (‘plaatsen’ in mkdocs.yml).""",
    "spoedpagina: pagina.md",
    "",
)
NEW = kind(
    "A061", "Bladzijde nieuw", Level.CONTENT, "Er is een bladzijde bij gekomen.", "", "docs/over/nieuw.md"
)
GONE = kind("A062", "Bladzijde weg", Level.CONTENT, "Een bladzijde is er niet meer.", "docs/over/oud.md", "")
MOVED = kind(
    "A063",
    "Bladzijde verplaatst of hernoemd",
    Level.TECHNICAL,
    """Een bladzijde heeft een ander adres: volgens docs/verhuisd.yml, of omdat haar naam (de id) gelijk
    bleef.""",
    "docs/diagnostiek/voorbeeld.md",
    "docs/therapie/voorbeeld.md",
)
STANDING = kind(
    "A064",
    "Status, uitgangsvraag of titel",
    Level.CONTENT,
    """De status, de uitgangsvraag, de titel, de samenvatting, de autorisatie of de regiehouder van een
    bladzijde is anders.""",
    "status: concept",
    "status: commentaarfase",
)
REVIEWED = kind(
    "A065",
    "Beoordeling of termijn van herziening",
    Level.CONTENT,
    """In het logboek van de beoordelingen, of in de termijn waarop een bladzijde wordt beoordeeld, is iets
    anders.""",
    "uitkomst: nieuw",
    "uitkomst: aangepast",
)
GROUND = kind(
    "A066",
    "Waar een bladzijde voor patiënten op steunt",
    Level.CONTENT,
    "De lijst ‘steunt_op’ is anders.",
    "steunt_op: [doe-dit]",
    "steunt_op: [doe-dat]",
)
LOGGED = kind(
    "A067",
    "Logboek van wijzigingen",
    Level.TECHNICAL,
    "Onder ‘wijzigingen’ is een regel bij gekomen, anders of weg.",
    "",
    "wijzigingen:\n  - datum: 2026-03-01\n    reden: veiligheid",
)
FINDING = kind(
    "A068",
    "Zoektermen en andere gegevens van een bladzijde",
    Level.TECHNICAL,
    "Een gegeven bovenaan een bladzijde dat de zorg niet raakt is anders, zoals ‘zoektermen’ of ‘verwant’.",
    "zoektermen: [mri]",
    "zoektermen: [mri, scan]",
)

_STANDING = ("title", "status", "uitgangsvraag", "samenvatting", "autorisatie", "regiehouder", "module")
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(_STANDING, STANDING),
    "herziening": REVIEWED,
    "steunt_op": GROUND,
    "wijzigingen": LOGGED,
}


@comparer
def pages(pair: Pair) -> Iterator[Change]:
    """Yield what changed in the pages as a whole and in the data at their top."""
    for old, new in pair.pages:
        if old and new:
            if old.role is not new.role and (old.is_urgent or new.is_urgent):
                yield _page(pair, EMERGENCY_CAME, new, _task(old), _task(new))
            if old.path != new.path:
                yield _page(pair, MOVED, new, pair.source(old.path, old=True), pair.source(new.path))
            if not (pair.unreadable(old.path) or pair.unreadable(new.path)):
                yield from _data(pair, old, new)
        elif new:
            found = EMERGENCY_CAME if new.is_urgent else NEW
            yield _page(pair, found, new, "", new.title)
        elif old:
            found = EMERGENCY_CAME if old.is_urgent else GONE
            yield _page(pair, found, old, old.title, "", gone=True)


def _task(page: Page) -> str:
    """Return the task of a page as it is typed in the settings, nothing when it has none."""
    return f"{page.role}: {page.path}" if page.role else ""


def _page(pair: Pair, found: Kind, page: Page, old: str, new: str, *, gone: bool = False) -> Change:
    where = place(pair.source(page.path, old=gone))
    return Change(found, page.path, where, old, new, (place_key(page.path), module_key(page.name)), page.path)


def _data(pair: Pair, old: Page, new: Page) -> Iterator[Change]:
    before, after = old.raw_metadata, new.raw_metadata
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) == after.get(key):
            continue
        found = _KINDS.get(key, FINDING)
        gone = key not in after
        page = old if gone else new
        where = place(pair.source(page.path, old=gone), page.place(key))
        keys = (module_key(new.name), place_key(new.path))
        grounds = keys if found in (STANDING, REVIEWED) else ()
        yield Change(
            found,
            new.path,
            where,
            *_told(key, before.get(key), after.get(key)),
            grounds,
            new.path,
        )


def _told(key: str, old: Any, new: Any) -> tuple[str, str]:
    """Return a key with what it had and has; of two lists only the items that one of them has, on a line
    each, and of two groups of keys only those that differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        told = [
            _told(name, old.get(name), new.get(name))
            for name in dict.fromkeys((*old, *new))
            if old.get(name) != new.get(name)
        ]
        before, after = ("\n".join(filter(None, side)) for side in zip(*told, strict=True))
        return before, after
    if not (isinstance(old, list) and isinstance(new, list)):
        return _typed(key, old), _typed(key, new)
    gone, come = ([item for item in one if item not in other] for one, other in ((old, new), (new, old)))
    if not gone and not come:
        return _typed(key, old), _typed(key, new)
    before, after = ("\n".join(f"{key}: {_flow(item)}" for item in items) for items in (gone, come))
    return before, after


def _typed(key: str, value: Any) -> str:
    """Return a key with its value as it could be typed on one line, or nothing when it is not there."""
    return "" if value is None else f"{key}: {_flow(value)}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return "" if value is None else str(value)
