"""What changed in the cards that say when to call, what to do and what not to do, beside their lines: how
soon, and which of these a card is; and beside which recommendation a heading stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from guideline.changes.pair import Pair
from guideline.changes.registry import Change, Level, comparer, kind, place
from guideline.changes.witnesses import module_key, place_key, recommendation_key
from guideline.model.page import CareCard, Heading, Page

CARD = kind(
    "A049",
    "Soort of niveau van een kaart",
    Level.CLINICAL,
    """Een kaart zegt een andere termijn om te bellen, of is een andere kaart: ‘doe’ werd ‘niet-doen’. De
    regels erop kunnen gelijk zijn gebleven.""",
    "/// bel | vandaag\n\n### Bel vandaag\n…",
    "/// bel | werkdag\n\n### Bel vandaag\n…",
)
BESIDE = kind(
    "A073",
    "Tekst opent bij een andere aanbeveling",
    Level.CONTENT,
    "De tekst onder een kop opent voor lezers bij een andere aanbeveling, of niet meer bij een aanbeveling.",
    "#### Afweging { bij=doe-dit }",
    "#### Afweging { bij=doe-dat }",
)
ANCHOR = kind(
    "A074",
    "Adres van een kop",
    Level.TECHNICAL,
    "Een kop met dezelfde woorden heeft een ander adres.",
    "## Afweging {#afweging}",
    "## Afweging {#afwegen}",
)


@comparer
def cards(pair: Pair) -> Iterator[Change]:
    """Yield each card that says another term or is of another kind."""
    for old_page, new_page in _pages(pair):
        for old, new in cards_changed(old_page, new_page):
            where = place(pair.source(new_page.path), new.at)
            anchors = [place_key(new_page.path, heading.anchor) for heading in new.headings]
            keys = (place_key(new_page.path), module_key(new_page.name), *anchors)
            yield Change(CARD, new_page.path, where, *_told(old, new), keys, new_page.path)


@comparer
def headings(pair: Pair) -> Iterator[Change]:
    """Yield each heading that stands beside another recommendation, or has another address of its own."""
    for old_page, new_page in _pages(pair):
        for old, new in _same_headings(old_page.headings, new_page.headings):
            where = place(pair.source(new_page.path), new.at)
            if old.beside != new.beside:
                texts = (_beside(old), _beside(new))
                rules = tuple(recommendation_key(name) for name in (old.beside, new.beside) if name)
                yield Change(BESIDE, new_page.path, where, *texts, rules, new_page.path)
            if old.anchor != new.anchor:
                keys = (place_key(new_page.path, old.anchor), place_key(new_page.path, new.anchor))
                texts = (f"{old.text}: #{old.anchor}", f"{new.text}: #{new.anchor}")
                yield Change(ANCHOR, new_page.path, where, *texts, keys, new_page.path)


def _pages(pair: Pair) -> Iterator[tuple[Page, Page]]:
    for old, new in pair.pages:
        if old is None or new is None or pair.same_file(new.path):
            continue
        if not (pair.unreadable(old.path) or pair.unreadable(new.path)):
            yield old, new


def _beside(heading: Heading) -> str:
    return f"{heading.text}: bij ‘{heading.beside}’" if heading.beside else f"{heading.text}: bij geen"


def _same_headings(old: Sequence[Heading], new: Sequence[Heading]) -> Iterator[tuple[Heading, Heading]]:
    """Yield the headings of both sides with the same words and level: those that stand there once."""
    before, after = ([(heading.level, heading.text) for heading in side] for side in (old, new))
    homes = {key: heading for key, heading in zip(after, new, strict=True) if after.count(key) == 1}
    for key, heading in zip(before, old, strict=True):
        if before.count(key) == 1 and key in homes:
            yield heading, homes[key]


def cards_changed(old: Page, new: Page) -> list[tuple[CareCard, CareCard]]:
    """Return the cards of two states of a page that are of another kind, or say another term, in pairs."""
    if not old.cards or not new.cards:
        return []
    left = list(new.cards)
    found: list[tuple[CareCard, CareCard]] = []
    waiting = list(old.cards)
    for alike in _ALIKE:
        for card in list(waiting):
            other = next((one for one in left if alike(card, one)), None)
            if other:
                waiting.remove(card)
                left.remove(other)
                found.append((card, other))
    return [(one, two) for one, two in found if (one.name, one.level) != (two.name, two.level)]


def _items(card: CareCard) -> set[str]:
    return {item.text for item in card.items}


def _titles(card: CareCard) -> list[str]:
    return [heading.text for heading in card.headings]


_ALIKE: tuple[Callable[[CareCard, CareCard], bool], ...] = (
    lambda one, two: (
        (one.name, one.level, one.text, _items(one)) == (two.name, two.level, two.text, _items(two))
    ),
    lambda one, two: (one.text, _titles(one), _items(one)) == (two.text, _titles(two), _items(two)),
    lambda one, two: (one.name, one.level) == (two.name, two.level) and bool(_items(one) & _items(two)),
    lambda one, two: bool(_items(one) & _items(two)),
    lambda one, two: bool(_titles(one)) and _titles(one) == _titles(two),
    lambda one, two: (one.name, one.level) == (two.name, two.level),
    lambda one, two: one.name == two.name,
)
"""In which ways a card is the same card, the surest first."""


def _told(old: CareCard, new: CareCard) -> tuple[str, str]:
    """Return what a card was and is, with its heading, or the first words of it."""
    title = next(iter(_titles(new)), "") or next(iter(item.text for item in new.items), "") or new.text[:80]
    return f"{_named(old)} – ‘{title}’", f"{_named(new)} – ‘{title}’"


def _named(card: CareCard) -> str:
    return f"kaart ‘{card.name}’, {card.level}" if card.level else f"kaart ‘{card.name}’"
