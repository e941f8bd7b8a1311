"""What changed in recommendations, each by its permanent id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from guideline.changes import values
from guideline.changes.judging import only_citations_come
from guideline.changes.pair import Held, Pair
from guideline.changes.passages import first_difference, heading_at
from guideline.changes.registry import Change, Kind, Level, comparer, kind, place
from guideline.changes.tokens import sentences
from guideline.changes.told import as_read, told_apart
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
    "De aanbeveling steunt op andere bronnen: een bron is verwisseld of weg.",
    "bronnen: [bron2020]",
    "bronnen: [bron2021]",
)
SOURCE_MORE = kind(
    "A012",
    "Bron erbij bij een aanbeveling",
    Level.CONTENT,
    "De aanbeveling steunt ook op een andere bron; de bronnen die er stonden zijn gebleven.",
    "bronnen: [bron2020]",
    "bronnen: [bron2020, bron2021]",
)
CONDITION = kind(
    "A013",
    "Voorwaarde van een aanbeveling",
    Level.CLINICAL,
    "Bij ‘als’ staat iets anders: wanneer een uitzondering of alternatief geldt.",
    "als: de patiënt voor een operatie geschikt is",
    "als: de patiënt voor een operatie ongeschikt is",
)
RELATION = kind(
    "A014",
    "Relatie met een andere aanbeveling",
    Level.CLINICAL,
    """Welke aanbeveling deze volgt, of waarop zij een uitzondering of waarvoor zij een alternatief is, is
    anders.""",
    "uitzondering_op: doe-dit",
    "alternatief_voor: doe-dit",
)
SITUATION = kind(
    "A015",
    "Situatie van een aanbeveling",
    Level.CLINICAL,
    "De situaties waarin de aanbeveling geldt zijn anders, of die van een rij van haar tabel.",
    "situaties: [met-klacht]",
    "situaties: [alle]",
)
TASK = kind(
    "A016",
    "Handeling of voor wie",
    Level.CONTENT,
    "De handelingen waar de aanbeveling over gaat zijn anders, of voor wie zij is.",
    "voor: [neurologie]",
    "voor: [neurologie, revalidatie]",
)
ROW = kind(
    "A018",
    "Begin van een rij met een eigen adres",
    Level.TECHNICAL,
    "Bij ‘rijen’ staat een ander begin van een rij; wat er in de tabel verandert staat bij de tekst.",
    "rij: Uitval",
    "rij: Nieuwe uitval",
)
MOVED_SENTENCE = kind(
    "A017",
    "Zin van een sterke naar een zwakke aanbeveling, of omgekeerd",
    Level.CLINICAL,
    """Een zin ging van de ene aanbeveling naar een andere, die sterker of zwakker is of een andere richting
    heeft.""",
    "Doe dit altijd. (bij een sterke aanbeveling)",
    "Doe dit altijd. (bij een zwakke aanbeveling)",
)
PLACE = kind(
    "A009",
    "Aanbeveling hernoemd",
    Level.TECHNICAL,
    "De aanbeveling heeft volgens docs/verhuisd.yml een ander id.",
    "diagnostiek/voorbeeld.md#doe-dit",
    "diagnostiek/voorbeeld.md#doe-dat",
)
ORDER = kind(
    "A010",
    "Aanbeveling op een andere plaats",
    Level.CONTENT,
    "De aanbeveling staat vóór of na een andere, of op een andere pagina onder een kop met dezelfde naam.",
    "doe-dit, dan doe-dat",
    "doe-dat, dan doe-dit",
)
ELSEWHERE = kind(
    "A011",
    "Aanbeveling onder een andere kop",
    Level.CLINICAL,
    "De aanbeveling staat onder een andere kop, en geldt voor de lezer dus in een andere situatie.",
    "### MRI bij spoed\n\n/// aanbeveling\n    id: doe-dit\n    …",
    "### MRI zonder spoed\n\n/// aanbeveling\n    id: doe-dit\n    …",
)

_OPTIONS = {
    "sterkte": STRENGTH,
    "richting": DIRECTION,
    "zekerheid": CERTAINTY,
    "bronnen": SOURCES,
    "als": CONDITION,
    "volgt": RELATION,
    "uitzondering_op": RELATION,
    "alternatief_voor": RELATION,
    "situaties": SITUATION,
    "rijen": SITUATION,
    "rij": ROW,
    "handelingen": TASK,
    "voor": TASK,
}
"""The kind of a change of each option; the id and the text are looked at apart."""

_RELATIONS = ("volgt", "uitzondering_op", "alternatief_voor")
_SHOWN = ("sterkte", "richting", "zekerheid", "bronnen", *_RELATIONS, "als")
"""The options that are told of a recommendation that came or went."""


@comparer
def recommendations(pair: Pair) -> Iterator[Change]:
    """Yield what changed in each recommendation."""
    same = _same_texts(pair)
    for old, new in pair.recommendations:
        if (old and pair.unreadable(old.page.path)) or (new and pair.unreadable(new.page.path)):
            continue
        if old and new:
            yield from _changed(pair, old, new)
        elif new:
            text = f"{as_read(pair.shown(new.item.text))}\n{_summary(new)}"
            was = same.get(_words(new.item.text))
            if was:
                text += (
                    f"\n(dezelfde tekst als de vervallen ‘{was.item.id}’: hernoemd? Zet dan in"
                    f" docs/verhuisd.yml ‘{_address(was)}: {_address(new)}’)"
                )
            yield _change(pair, NEW, new, "", text)
        elif old:
            text = f"{as_read(pair.shown(old.item.text, old=True))}\n{_summary(old)}"
            yield _change(pair, GONE, old, text, "", gone=True)
    yield from _swapped(pair)
    yield from _sentences_moved(pair)


def _same_texts(pair: Pair) -> dict[str, Held]:
    """Return the recommendations that are gone while a new one has the same text, by that text."""
    come = {_words(new.item.text) for old, new in pair.recommendations if new and not old}
    return {
        text: old
        for old, new in pair.recommendations
        if old and not new and (text := _words(old.item.text)) in come
    }


def _words(text: str) -> str:
    return " ".join(text.split())


def _swapped(pair: Pair) -> Iterator[Change]:
    """Yield the recommendations that stand before or after another than they did, under the same heading."""
    for page in pair.new.guideline.pages:
        held = [
            (old, new)
            for old, new in pair.recommendations
            if old and new and new.page is page and not _moved_page(pair, old, new)
            if _same_heading(pair, old, new)
        ]
        if any(pair.unreadable(path) for path in {page.path, *(old.page.path for old, _ in held)}):
            continue
        before = [new.item.id for old, new in sorted(held, key=lambda both: both[0].item.at)]
        after = [new.item.id for old, new in sorted(held, key=lambda both: both[1].item.at)]
        items = {new.item.id: new for _, new in held}
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for tag, _, _, start, end in matcher.get_opcodes():
            for name in after[start:end] if tag in ("insert", "replace") else ():
                was, now = (_neighbour(names, name) for names in (before, after))
                yield _change(pair, ORDER, items[name], f"{name} {was}", f"{name} {now}")


def _neighbour(names: list[str], name: str) -> str:
    index = names.index(name)
    return f"na ‘{names[index - 1]}’" if index else "als eerste"


def _moved_page(pair: Pair, old: Held, new: Held) -> bool:
    return pair.renamed.get(new.page.path, new.page.path) != old.page.path


def _heading(held: Held) -> str:
    found = heading_at(held.page, held.item.at[0])
    return found.text if found else ""


def _same_heading(pair: Pair, old: Held, new: Held) -> bool:
    """Return whether a recommendation stands under the heading that it stood under: also when that was typed
    otherwise in its place, which is a change of the heading."""
    was, now = _heading(old), _heading(new)
    if was == now or pair.lexicon.is_editorial(was, now):
        return True
    if _moved_page(pair, old, new):
        return False
    before, after = ({found.text for found in held.page.headings} for held in (old, new))
    return was not in after and now not in before


def _changed(pair: Pair, old: Held, new: Held) -> Iterator[Change]:
    keys = (recommendation_key(old.item.id), recommendation_key(new.item.id))
    before, after = typed_options(old), typed_options(new)
    other = [key for key in _OPTIONS if before.get(key) != after.get(key)]
    relations = [key for key in other if _OPTIONS[key] is RELATION]
    if len(relations) > 1:
        told = [_named(pair, key, new, before.get(key, ""), after.get(key, "")) for key in relations]
        was, now = ("\n".join(filter(None, side)) for side in zip(*told, strict=True))
        at = new.item.place(next((key for key in relations if after.get(key)), relations[0]))
        yield _change(pair, RELATION, new, was, now, keys=keys, at=at)
    for key in other:
        found = _OPTIONS[key]
        if key not in relations or len(relations) == 1:
            texts = before.get(key, ""), after.get(key, "")
            at = new.item.place("rijen" if key == "rij" else key)
            yield _change(
                pair,
                _option_kind(pair, found, *texts),
                new,
                *_named(pair, key, new, *texts),
                keys=keys,
                at=at,
            )
    if old.item.text != new.item.text:
        read, judged = pair.read(old.item.text, new.item.text), pair.told(old.item.text, new.item.text)
        if read[0] == read[1]:
            found, shown = values.SAME_TEXT, (old.item.text, new.item.text)
        elif pair.lexicon.is_editorial(*judged):
            found, shown = SPELLING, judged
        elif only_citations_come(*judged):
            found, shown = SOURCE_MORE, read
        else:
            found, shown = TEXT, read
        yield _change(pair, found, new, *told_apart(*shown), keys=keys, at=text_place(new, old))
    here, there = _address(old), _address(new)
    if old.item.id != new.item.id:
        yield _change(pair, PLACE, new, here, there, keys=keys)
    same_heading = _same_heading(pair, old, new)
    if _moved_page(pair, old, new) or not same_heading:
        was, now = f"{here} onder ‘{_heading(old)}’", f"{there} onder ‘{_heading(new)}’"
        yield _change(pair, ORDER if same_heading else ELSEWHERE, new, was, now, keys=keys)


def _option_kind(pair: Pair, found: Kind, old: str, new: str) -> Kind:
    """Return the kind of a change of an option by what it was and is."""
    if found is SOURCES and set(old.split(", ")) < set(new.split(", ")):
        return SOURCE_MORE
    return SPELLING if found is CONDITION and pair.lexicon.is_editorial(old, new) else found


def _named(pair: Pair, key: str, held: Held, old: str, new: str) -> tuple[str, str]:
    """Return an option of both sides as it is told: with its key, and where it weighs with the first sentence
    of the recommendation."""
    if key in ("sterkte", "richting", "zekerheid"):
        sentence = next(iter(sentences(as_read(pair.shown(held.item.text)).split("\n")[0])), "")
        words = f" – ‘{sentence}’"
        return f"{old}{words}" if old else "", f"{new}{words}" if new else ""
    if key in ("bronnen", "als", "rijen", "rij"):
        return old, new
    return f"{key}: {old}" if old else "", f"{key}: {new}" if new else ""


_CLOSE = 0.8
"""From which part of the words in common on a sentence is the sentence that went from elsewhere."""

MOST_SENTENCES = 200
"""How many sentences that came or went are held against each other."""


def _sentences_moved(pair: Pair) -> Iterator[Change]:
    """Yield each sentence that left one recommendation and stands in another of another strength or
    direction."""
    gone: list[tuple[Held, str]] = []
    come: list[tuple[Held, str]] = []
    for old, new in pair.recommendations:
        if old and new and old.item.text == new.item.text:
            continue
        before, after = (_sentences(pair, held, is_old) for held, is_old in ((old, True), (new, False)))
        gone += [(old, text) for text in before if old and text not in after]
        come += [(new, text) for text in after if new and text not in before]
    if max(len(gone), len(come)) > MOST_SENTENCES:
        return
    for old, text in gone:
        for new, other in come:
            if new.item.id == old.item.id or _verdict(old) == _verdict(new) or not _close(text, other):
                continue
            keys = (recommendation_key(old.item.id), recommendation_key(new.item.id))
            texts = (
                f"{_verdict(old)}, bij ‘{old.item.id}’: {text}",
                f"{_verdict(new)}, bij ‘{new.item.id}’: {other}",
            )
            yield _change(pair, MOVED_SENTENCE, new, *texts, keys=keys, at=text_place(new))


def _sentences(pair: Pair, held: Held | None, is_old: bool) -> list[str]:
    text = as_read(pair.shown(held.item.text, old=is_old)) if held else ""
    return [part for line in text.split("\n") for part in sentences(line) if len(part.split()) > 3]


def _verdict(held: Held) -> str:
    options = typed_options(held)
    return f"{options.get('sterkte', '')} {options.get('richting', '')}".strip()


def _close(one: str, other: str) -> bool:
    words = one.split(), other.split()
    common = sum((Counter(words[0]) & Counter(words[1])).values())
    return common >= _CLOSE * max(map(len, words))


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
        "situaties": ", ".join(sorted(options.situations)),
        "handelingen": ", ".join(sorted(options.tasks)),
        "voor": ", ".join(sorted(options.audience)),
        "volgt": ", ".join(f"{task}: {name}" for task, name in sorted(options.follows.items())),
        "uitzondering_op": ", ".join(sorted(options.exception_to)),
        "alternatief_voor": ", ".join(sorted(options.alternative_to)),
        "als": options.condition,
        "rijen": "\n".join(f"rij #{row.id}: {row.situation}" for row in options.rows),
        "rij": "\n".join(f"rij #{row.id}: {row.begins}" for row in options.rows),
    }


def _summary(held: Held) -> str:
    options = typed_options(held)
    return ", ".join(f"{key}: {options[key]}" for key in _SHOWN if options.get(key))


def text_place(held: Held, other: Held | None = None) -> tuple[int, int]:
    """Return where the text of a recommendation begins, or where it begins to differ from the other."""
    lines = held.page.body.split("\n")
    typed = held.item.text.split("\n")
    start = held.item.at[0] - held.page.body_line
    found = next(
        (
            number
            for number, line in enumerate(lines[start:], start)
            if typed[0] and line.strip() == typed[0].strip()
        ),
        start,
    )
    if other:
        words = [(word, number) for number, line in enumerate(typed) for word in line.split()]
        index = first_difference([word for word, _ in words], other.item.text.split())
        found += words[index][1] if words else 0
    return held.page.body_line + found, 1


def _address(held: Held) -> str:
    return f"{held.page.path}#{held.item.id}"
