"""Family Z: what must be on record when something changes. A change is welcome; a clinical one that nobody
wrote down is not.

These need a state to compare with, so they are no part of ``make check``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from guideline.changes import recommendations, values
from guideline.changes.compare import Comparison
from guideline.changes.judging import only_citations_differ, vocabulary
from guideline.changes.pair import Pair
from guideline.changes.passages import Part, paired
from guideline.changes.registry import Change, Level, place
from guideline.changes.witnesses import recommendation_key, value_key
from guideline.checks.registry import Check, Example, Report, require_free
from guideline.model.findings import Finding, Place, Severity
from guideline.model.guideline import Value
from guideline.model.metadata import ChangeEntry, Fate, Status
from guideline.model.page import Page
from guideline.model.values import VALUE_USE
from guideline.reading.registers import VALUES

GATES: dict[str, Check] = {}
"""The checks of a comparison by code; listed with the others, but run on two sides."""

Gate = Callable[[Comparison], Iterable[Report]]

_RUN: dict[str, Gate] = {}


def _gate(code: str, title: str, explanation: str, example: Example) -> Callable[[Gate], Gate]:
    def register(function: Gate) -> Gate:
        require_free(code, GATES)
        words = " ".join(explanation.split())
        GATES[code] = Check(code, title, Severity.ERROR, words, example, lambda _context: (), "0.2.0")
        _RUN[code] = function
        return function

    return register


def gates(comparison: Comparison) -> list[Finding]:
    """Return what the gates find in a comparison, sorted by place."""
    found = {
        Finding(where, code, Severity.ERROR, message, remedy)
        for code, gate in _RUN.items()
        for where, message, remedy in gate(comparison)
    }
    return sorted(found)


_FATES = {recommendations.NEW: Fate.NEW, recommendations.GONE: Fate.WITHDRAWN}

_ENTRY = (
    "wijzigingen:\n  - datum: 2026-03-01\n    reden: nieuw-bewijs\n    aanbevelingen: {doe-dit: aangepast}"
)


def _fate(change: Change) -> Fate:
    return _FATES.get(change.kind, Fate.CHANGED)


def new_entries(pair: Pair, page: Page) -> list[tuple[int, ChangeEntry]]:
    """Return the entries of the change log of a page that its old side has not, with their number in it."""
    was = _old_page(pair, page)
    known = list(was.metadata.changes) if was and was.metadata else []
    found: list[tuple[int, ChangeEntry]] = []
    for index, entry in enumerate(page.metadata.changes if page.metadata else ()):
        if entry in known:
            known.remove(entry)
        else:
            found.append((index, entry))
    return found


def _old_page(pair: Pair, page: Page) -> Page | None:
    return next((old for old, new in pair.pages if new is page), None)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The clinical changes of a page that both sides have: of recommendations by their id, and the others."""

    page: Page
    recommendations: dict[str, Change]
    others: list[Change]


def _asked(comparison: Comparison) -> Iterator[_Asked]:
    """Yield the clinical changes of each page that both sides have and that can have a change log.

    A page that is new has no reader yet who knew another text; its review log says that it is new.
    """
    pair = comparison.pair
    here = {new.path: new for old, new in pair.pages if old and new}
    here |= {old.path: new for old, new in pair.pages if old and new}
    by_page: dict[str, _Asked] = {}
    for change in comparison.changes:
        page = here.get(change.home)
        if change.kind.level is not Level.CLINICAL or page is None or page.is_for_editors:
            continue
        asked = by_page.setdefault(page.path, _Asked(page, {}, []))
        if change.kind in _OF_RECOMMENDATIONS and change.id:
            asked.recommendations.setdefault(change.id, change)
        else:
            asked.others.append(change)
    for page, name, change in _by_a_value(comparison):
        by_page.setdefault(page.path, _Asked(page, {}, [])).recommendations.setdefault(name, change)
    yield from by_page.values()


def _by_a_value(comparison: Comparison) -> Iterator[tuple[Page, str, Change]]:
    """Yield each recommendation that both sides have and in which a value says something else: its page, its
    id, and the change as one at its text."""
    pair = comparison.pair
    changed = {change.id: change for change in comparison.changes if change.kind is values.TEXT}
    for old, new in pair.recommendations if changed else ():
        if old and new and not _is_withdrawn(new.page):
            used = (name.strip() for name in VALUE_USE.findall(new.item.text) if name in old.item.text)
            change = next((changed[name] for name in used if name in changed), None)
            if change:
                at = place(pair.source(new.page.path), recommendations.text_place(new))
                yield new.page, new.item.id, replace(change, place=at, home=new.page.path)


def _is_withdrawn(page: Page) -> bool:
    return page.maintained is not None and page.maintained.status is Status.WITHDRAWN


_OF_RECOMMENDATIONS = (
    recommendations.NEW,
    recommendations.GONE,
    recommendations.TEXT,
    recommendations.STRENGTH,
    recommendations.DIRECTION,
    recommendations.CERTAINTY,
    recommendations.SOURCES,
    recommendations.ELSEWHERE,
    recommendations.CONDITION,
    recommendations.RELATION,
    recommendations.SITUATION,
    recommendations.MOVED_SENTENCE,
)


READ_AGAIN = "{datum: jjjj-mm-dd, reden: afstemming, toelichting: Nagelezen.}"
"""What the log says of a page that was read again and needed no change."""


@_gate(
    "Z001",
    "Klinische wijziging zonder regel in het logboek",
    """Wie iets wijzigt dat voor patiënten iets verandert, schrijft dat op bovenaan dezelfde bladzijde, onder
    ‘wijzigingen’: de datum, de reden, en per aanbeveling of zij nieuw, aangepast of vervallen is; ook als
    alleen een waarde uit docs/waarden.yml die erin staat anders werd. Een cijfer, een stap van een
    stroomschema of een regel van de spoedpagina vraagt een regel zonder aanbevelingen. Dit logboek verandert
    de beoordelingsdatum niet. Een bladzijde die in haar geheel nieuw is hoeft deze regel niet.""",
    Example("Doe dit binnen 24 uur.", f"{_ENTRY}\n…\nDoe dit binnen 24 uur."),
)
def unlogged(comparison: Comparison) -> Iterator[Report]:
    """Yield each clinical change that no new entry of the change log of its page tells."""
    for asked in _asked(comparison):
        entries = new_entries(comparison.pair, asked.page)
        told = {name for _, entry in entries for name in entry.recommendations}
        missing = {name: change for name, change in asked.recommendations.items() if name not in told}
        for name, change in missing.items():
            yield (
                _now(comparison, asked.page, change),
                f"de aanbeveling ‘{name}’ is {_fate(change).value} ({_why(change)}), en dat staat niet onder"
                " ‘wijzigingen’",
                _line(asked.page, entries, missing),
            )
        if asked.others and not entries and not missing:
            first = asked.others[0]
            more = f" (en nog {len(asked.others) - 1})" if len(asked.others) > 1 else ""
            yield (
                _now(comparison, asked.page, first),
                f"hier veranderde iets voor patiënten{more}: {first.kind.name.lower()}; dat staat niet onder"
                " ‘wijzigingen’",
                f"{_where(asked.page, '{datum: jjjj-mm-dd, reden: …}')}, met uw datum en reden",
            )


def _why(change: Change) -> str:
    """Return in what a recommendation changed."""
    if change.kind is values.TEXT:
        return f"de waarde ‘{change.id}’ erin is anders"
    return change.kind.name.lower()


def _now(comparison: Comparison, page: Page, change: Change) -> Place:
    """Return the place of a change in the new text; the top of the page for what is gone from it."""
    source = comparison.pair.source(page.path)
    here = change.place.path == source and (change.new or change.kind is recommendations.TEXT)
    return change.place if here else Place(source)


def _line(page: Page, entries: list[tuple[int, ChangeEntry]], missing: dict[str, Change]) -> str:
    """Return what to type for all recommendations of a page that its log does not tell: one line."""
    fates = ", ".join(f"{name}: {_fate(change).value}" for name, change in missing.items())
    if any(entry.recommendations for _, entry in entries):
        return f"zet in de nieuwe regel bij ‘aanbevelingen’ erbij: ‘{fates}’"
    if entries:
        return f"voeg in de nieuwe regel toe: ‘aanbevelingen: {{{fates}}}’"
    entry = f"{{datum: jjjj-mm-dd, reden: …, aanbevelingen: {{{fates}}}}}"
    return f"{_where(page, entry)}, met uw datum en reden"


def _where(page: Page, entry: str) -> str:
    """Return what to do to put a new entry in the log of a page, which may have one already."""
    if not (page.metadata and page.metadata.changes):
        return f"zet bovenaan de bladzijde ‘wijzigingen: [{entry}]’"
    log, first = page.place("wijzigingen"), page.place("wijzigingen", 0)
    if log[0] == first[0]:
        return f"zet achter ‘wijzigingen: [’, dus als eerste in die lijst, ‘{entry}, ’"
    indent = " " * (first[1] - 1 - len("- "))
    line = f"{indent}- {entry}"
    return f"zet onder ‘wijzigingen:’ als eerste de regel ‘{line}’, even ver ingesprongen als de volgende"


@_gate(
    "Z002",
    "Waarde gewijzigd zonder nalezing",
    """Een dosis of termijn verandert op elke plaats waar zij staat. Iemand leest daarom de nieuwe tekst na
    in de bron en zet dat bij de waarde: ‘nagelezen’, met een rol (geen naam), de datum en de bron. Een
    nalezing van vóór de wijziging telt niet.""",
    Example(
        "- naam: termijn\n  tekst: 24 uur",
        "- naam: termijn\n  tekst: 24 uur\n  nagelezen: {rol: neuroloog, datum: 2026-03-01, bron: bron2020}",
        file="docs/waarden.yml",
    ),
)
def unread_value(comparison: Comparison) -> Iterator[Report]:
    """Yield each value with another text or meaning that was not read again."""
    pair = comparison.pair
    old = {new.name: old for old, new in values.value_pairs(pair) if old and new}
    new = {value.name: value for value in pair.new.guideline.values}
    changed = dict.fromkeys(
        change.id for change in comparison.changes if change.kind in (values.TEXT, values.MEANING)
    )
    for name in changed:
        value, before = new[name], old[name]
        if value.read_again is None or value.read_again == before.read_again:
            again = " na deze wijziging" if value.read_again else ""
            how = "werk bij" if value.read_again else "zet erbij"
            yield (
                Place(pair.source(VALUES), *value.places.get("tekst", value.at)),
                f"de waarde ‘{name}’ is gewijzigd en{again} niet nagelezen",
                f"laat haar nalezen in de bron en {how}: ‘nagelezen: {{rol: …, datum: jjjj-mm-dd,"
                f" bron: {value.source}}}’{_meaning_too(before, value)}",
            )


def _meaning_too(old: Value, new: Value) -> str:
    """Return the question whether the meaning still holds, of a value with another text that has a figure in
    its meaning, which stayed."""
    stayed = old.text != new.text and old.meaning == new.meaning
    asked = stayed and re.search(r"\d", new.meaning)
    return f"; klopt ook de betekenis nog: ‘{new.meaning}’?" if asked else ""


@_gate(
    "Z003",
    "Uitleg voor patiënten niet bekeken",
    """Een bladzijde voor patiënten steunt op aanbevelingen (‘steunt_op’) en waarden. Is een daarvan klinisch
    gewijzigd, lees de bladzijde dan na. Pas de tekst aan die erover gaat, of zet onder ‘wijzigingen’ een
    regel die zegt dat zij klopt. Een andere bron bij dezelfde woorden vraagt dit niet.""",
    Example(
        "steunt_op: [doe-dit]",
        "steunt_op: [doe-dit]\nwijzigingen:\n  - datum: 2026-03-01\n    reden: afstemming\n    toelichting:"
        " Nagelezen; de uitleg klopt.",
        file="docs/patienten/uitleg.md",
    ),
)
def unseen_patient_page(comparison: Comparison) -> Iterator[Report]:
    """Yield each page for patients that was left as it was while its ground changed."""
    pair = comparison.pair
    changed = _changed_grounds(comparison)
    for page in pair.new.guideline.pages:
        was = _old_page(pair, page)
        if not page.patient or was is None or _looked_at(pair, was, page):
            continue
        grounds = [
            (recommendation_key(name), name, page.place("steunt_op", index))
            for index, name in enumerate(page.patient.rests_on)
        ]
        grounds += [(value_key(use.name), use.name, use.at) for use in page.values]
        if was.patient:  # what it rested on may have been withdrawn, and taken out of the list
            gone = {*was.patient.rests_on} - {*page.patient.rests_on}
            grounds += [(recommendation_key(name), name, (1, 1)) for name in sorted(gone)]
        edited = _edited(pair, was, page)
        found = [
            (name, at) for key, name, at in grounds if key in changed and not _told_in(pair, key, edited)
        ]
        if found:
            names = ", ".join(dict.fromkeys(f"‘{name}’" for name, _ in found[:5]))
            more = f" en nog {len(found) - 5}" if len(found) > 5 else ""
            yield (
                Place(pair.source(page.path), *found[0][1]),
                f"deze bladzijde steunt op {names}{more}, en dat is gewijzigd; de bladzijde is niet bekeken",
                f"lees haar na; klopt zij nog: {_where(page, READ_AGAIN)}",
            )


def _edited(pair: Pair, was: Page, page: Page) -> list[Part]:
    """Return the parts of a page that differ, on both sides."""
    return [part for both in paired(pair.parts(was), pair.parts(page), pair.shows) for part in both if part]


def _told_in(pair: Pair, key: str, edited: list[Part]) -> bool:
    """Return whether a part that was edited tells the thing with this key: it uses the value, links to the
    recommendation, uses a value of it, or has a word of it that says what it is about."""
    sort, _, name = key.partition(":")
    texts = [part.text for part in edited]
    if sort == "waarde":
        return any(name in map(str.strip, VALUE_USE.findall(text)) for text in texts)
    rules = [
        held.item.text for both in pair.recommendations for held in both if held and held.item.id == name
    ]
    names = {value.strip() for rule in rules for value in VALUE_USE.findall(rule)}
    about = {_stem(word) for rule in rules for word in vocabulary([rule]) if _is_about(pair, word)}
    return any(
        names & set(map(str.strip, VALUE_USE.findall(part.text)))
        or any(link.endswith(f"#{name}") for link in part.links)
        or about & {_stem(word) for word in vocabulary([part.text]) if _is_about(pair, word)}
        for part in edited
    )


def _is_about(pair: Pair, word: str) -> bool:
    return pair.lexicon.names(word) or len(word) >= _LONG


_LONG = 9
"""From how many letters a word says by itself what a text is about."""


def _stem(word: str) -> str:
    return word[:_LONG]


def _changed_grounds(comparison: Comparison) -> set[str]:
    """Return the keys of the recommendations and values that changed for patients: a recommendation also when
    a value in it did."""
    keys = {
        key
        for change in comparison.changes
        if change.kind in (*_OF_RECOMMENDATIONS, values.TEXT, values.MEANING) and not _is_of_sources(change)
        for key in change.grounds
    }
    for _, held in comparison.pair.recommendations:
        names = VALUE_USE.findall(held.item.text) if held else []
        if held and any(value_key(name.strip()) in keys for name in names):
            keys.add(recommendation_key(held.item.id))
    return keys


def _is_of_sources(change: Change) -> bool:
    """Return whether only the sources of a recommendation are others."""
    if change.kind is recommendations.SOURCES:
        return True
    return change.kind is recommendations.TEXT and only_citations_differ(change.old, change.new)


def _looked_at(pair: Pair, was: Page, page: Page) -> bool:
    before = was.maintained.upkeep.reviews if was.maintained else []
    after = page.maintained.upkeep.reviews if page.maintained else []
    return bool(new_entries(pair, page)) or before != after


def _stood(pair: Pair, page: Page, entries: list[tuple[int, ChangeEntry]]) -> set[tuple[str, Fate]]:
    """Return what the log of a page told already in lines that are typed otherwise now, as one that was made
    longer: it was true then."""
    was = _old_page(pair, page)
    known = [entry for _, entry in entries]
    now = list(page.metadata.changes) if page.metadata else []
    kept = [entry for entry in now if entry not in known]
    before = was.metadata.changes if was and was.metadata else []
    return {told for entry in before if entry not in kept for told in entry.recommendations.items()}


@_gate(
    "Z004",
    "Logboek zegt iets anders dan de vergelijking",
    """Onder ‘wijzigingen’ staat in een nieuwe regel dat een aanbeveling nieuw, aangepast of vervallen is, en
    de vergelijking met de vorige versie laat iets anders zien. Wat in de vorige versie al zo was opgeschreven
    blijft staan, ook als u die regel langer maakt.""",
    Example(
        _ENTRY.replace("aangepast", "vervallen"),
        _ENTRY,
    ),
)
def wrong_fate(comparison: Comparison) -> Iterator[Report]:
    """Yield each recommendation of which a new entry tells something else than became of it."""
    pair = comparison.pair
    became: dict[str, Fate] = {}
    for change in comparison.changes:
        if change.kind in _OF_RECOMMENDATIONS:
            became.setdefault(change.id, _fate(change))
    for _, name, change in _by_a_value(comparison):
        became.setdefault(name, _fate(change))
    for page in pair.new.guideline.pages:
        entries = new_entries(pair, page) if _old_page(pair, page) else []
        stood = _stood(pair, page, entries)
        for index, entry in entries:
            for name, typed in entry.recommendations.items():
                fate = became.get(name)
                if fate is not typed and (name, typed) not in stood:
                    real = fate.value if fate else "niet veranderd"
                    at = page.place("wijzigingen", index, "aanbevelingen", name)
                    yield (
                        Place(pair.source(page.path), *at),
                        f"‘{name}’ staat in het logboek als ‘{typed.value}’, en is {real}",
                        f"schrijf ‘{name}: {fate.value}’" if fate else "verwijder deze id uit de regel",
                    )
