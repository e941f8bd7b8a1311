"""What changed in recommendations, each by its permanent id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.changes import values
from guideline.changes.pair import Held, Pair
from guideline.changes.registry import Change, Kind, Level, comparer, kind, place
from guideline.changes.witnesses import recommendation_key
from guideline.model.findings import Place

_BLOCK = "/// aanbeveling\n    id: doe-dit\n    sterkte: sterk\n    …\n\nDoe dit.\n///"

NEW = kind(
    "A001",
    "Aanbeveling nieuw",
    Level.CLINICAL,
    "Er staat een aanbeveling met een id dat er eerst niet was.",
    "",
    _BLOCK,
)
GONE = kind(
    "A002",
    "Aanbeveling vervallen",
    Level.CLINICAL,
    """Een aanbeveling staat er niet meer, en volgens docs/verhuisd.yml heeft geen andere haar plaats
    ingenomen.""",
    _BLOCK,
    "",
)
TEXT = kind(
    "A003",
    "Tekst van een aanbeveling",
    Level.CLINICAL,
    """De tekst zegt iets anders: een getal, een teken, een eenheid, een ontkenning, een werkwoord als ‘kan’
    of ‘moet’, een woord dat stuurt, een geneesmiddel, een begrip uit de woordenlijst, een link of een bron
    is anders, of een woord verschilt in meer dan twee letters.""",
    "Geef binnen 12 uur dexamethason.",
    "Geef binnen 24 uur dexamethason.",
)
SPELLING = kind(
    "A004",
    "Spelling van een aanbeveling",
    Level.EDITORIAL,
    """Alleen leestekens, hoofdletters of spelling: elk woord dat anders is, verschilt in hoogstens twee
    letters, en wat bij A003 staat is gelijk.""",
    "Bespreek de uitslagg met de patiënt.",
    "Bespreek de uitslag met de patiënt.",
)
STRENGTH = kind(
    "A005",
    "Sterkte van een aanbeveling",
    Level.CLINICAL,
    "De sterkte is anders.",
    "sterkte: sterk",
    "sterkte: zwak",
)
DIRECTION = kind(
    "A006",
    "Richting van een aanbeveling",
    Level.CLINICAL,
    "De richting is anders.",
    "richting: voor",
    "richting: tegen",
)
CERTAINTY = kind(
    "A007",
    "Zekerheid van een aanbeveling",
    Level.CLINICAL,
    "De zekerheid van het bewijs is anders.",
    "zekerheid: hoog",
    "zekerheid: laag",
)
SOURCES = kind(
    "A008",
    "Bronnen van een aanbeveling",
    Level.CLINICAL,
    "De aanbeveling steunt op andere bronnen.",
    "bronnen: [bron2020]",
    "bronnen: [bron2021]",
)
PLACE = kind(
    "A009",
    "Aanbeveling verplaatst of hernoemd",
    Level.TECHNICAL,
    """De aanbeveling staat op een andere pagina, onder een andere kop of heeft volgens docs/verhuisd.yml een
    ander id.""",
    "diagnostiek/voorbeeld.md#doe-dit",
    "therapie/later.md#doe-dit",
)

_OPTIONS = {"sterkte": STRENGTH, "richting": DIRECTION, "zekerheid": CERTAINTY, "bronnen": SOURCES}


@comparer
def recommendations(pair: Pair) -> Iterator[Change]:
    """Yield what changed in each recommendation."""
    for old, new in pair.recommendations:
        if (old and pair.unreadable(old.page.path)) or (new and pair.unreadable(new.page.path)):
            continue
        if old and new:
            yield from _changed(pair, old, new)
        elif new:
            text = f"{new.item.text}\n{_summary(new)}"
            yield _change(pair, NEW, new, "", text)
        elif old:
            yield _change(pair, GONE, old, f"{old.item.text}\n{_summary(old)}", "", gone=True)


def _changed(pair: Pair, old: Held, new: Held) -> Iterator[Change]:
    keys = (recommendation_key(old.item.id), recommendation_key(new.item.id))
    before, after = typed_options(old), typed_options(new)
    for key, found in _OPTIONS.items():
        if before.get(key) != after.get(key):
            at = new.item.place(key)
            yield _change(pair, found, new, before.get(key, ""), after.get(key, ""), keys=keys, at=at)
    if old.item.text != new.item.text:
        if pair.shown(old.item.text, old=True) == pair.shown(new.item.text):
            found = values.SAME_TEXT
        elif pair.lexicon.is_editorial(old.item.text, new.item.text):
            found = SPELLING
        else:
            found = TEXT
        at = text_place(new)
        yield _change(pair, found, new, old.item.text, new.item.text, keys=keys, at=at)
    here, there = _address(old), _address(new)
    moved_page = pair.renamed.get(new.page.path, new.page.path) != old.page.path
    if old.item.id != new.item.id or moved_page or old.item.section != new.item.section:
        yield _change(
            pair, PLACE, new, f"{here} ({old.item.section})", f"{there} ({new.item.section})", keys=keys
        )


def _change(
    pair: Pair,
    found: Kind,
    held: Held,
    old: str,
    new: str,
    *,
    keys: tuple[str, ...] = (),
    at: tuple[int, int] | None = None,
    gone: bool = False,
) -> Change:
    where: Place = place(pair.source(held.page.path, old=gone), at or held.item.at)
    grounds = tuple(dict.fromkeys(keys or (recommendation_key(held.item.id),)))
    return Change(found, held.item.id, where, old, new, grounds, held.page.path)


def typed_options(held: Held) -> dict[str, str]:
    """Return the options of a recommendation as texts; as they were typed when they are not valid."""
    options = held.item.options
    if options is None:
        start = held.item.at[0] - held.page.body_line + 1
        found: dict[str, str] = {}
        for line in held.page.body.split("\n")[start : start + 40]:
            if not line.startswith("    "):
                break
            if match := re.match(r" +([\w-]+) *: *(.*)$", line):
                found[match[1]] = match[2].strip(" []\"'")
        return found
    return {
        "sterkte": options.strength.value,
        "richting": options.direction.value,
        "zekerheid": options.certainty.value,
        "bronnen": ", ".join(sorted(options.sources)),
    }


def _summary(held: Held) -> str:
    options = typed_options(held)
    return ", ".join(f"{key}: {options[key]}" for key in _OPTIONS if options.get(key))


def text_place(held: Held) -> tuple[int, int]:
    """Return where the text of a recommendation begins."""
    lines = held.page.body.split("\n")
    first = held.item.text.split("\n")[0]
    start = held.item.at[0] - held.page.body_line
    found = next(
        (
            number
            for number, line in enumerate(lines[start:], start)
            if first and line.strip() == first.strip()
        ),
        start,
    )
    return held.page.body_line + found, 1


def _address(held: Held) -> str:
    return f"{held.page.path}#{held.item.id}"
