"""What changed in the lists from which recommendations are classified, and in the words that readers search
for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guideline.changes.judging import holds_bound, lost_negation, other_figures
from guideline.changes.pair import Pair
from guideline.changes.registry import Change, Kind, Level, comparer, kind, place
from guideline.changes.witnesses import recommendation_key
from guideline.model.classification import Action, Discipline, Situation, Task
from guideline.model.guideline import Guideline, SearchWords
from guideline.model.metadata import RecommendationOptions
from guideline.reading.classification import ACTIONS, DISCIPLINES, SITUATIONS
from guideline.reading.registers import SEARCH_WORDS

SITUATION = kind(
    "A140",
    "Situatie: omschrijving, bron, of waar zij onder valt",
    Level.CLINICAL,
    """Voor welke patiënten een situatie staat is anders, de bron daarvan, of de ruimere situatie waar zij een
    deel van is.""",
    "definitie: Kanker met een hoog risico op uitval.",
    "definitie: Kanker.",
)
NAMED = kind(
    "A141",
    "Naam of omschrijving in een lijst",
    Level.CONTENT,
    "De naam van een situatie, of de naam of omschrijving van een handeling of discipline, is anders.",
    "naam: Iedere patiënt",
    "naam: Elke patiënt",
)
LISTED = kind(
    "A142",
    "Situatie, handeling of discipline nieuw of weg",
    Level.CONTENT,
    "In docs/situaties.yml, handelingen.yml of disciplines.yml is iets bij gekomen of weg.",
    "",
    "- id: met-uitval\n  …",
)
ORDER = kind(
    "A143",
    "Volgorde van een lijst",
    Level.TECHNICAL,
    "Situaties, handelingen of disciplines staan in een andere volgorde.",
    "alle, met-klacht",
    "met-klacht, alle",
)
SPELLING = kind(
    "A144",
    "Spelling in een lijst",
    Level.EDITORIAL,
    "Alleen leestekens, hoofdletters of spelling van een naam of omschrijving is anders.",
    "naam: Iedere patient",
    "naam: Iedere patiënt",
)
SEARCHED = kind(
    "A145",
    "Zoekwoorden",
    Level.TECHNICAL,
    "In docs/zoekwoorden.yml is anders waarmee lezers iets vinden.",
    "ook: [scan]",
    "ook: [scan, foto]",
)

_Row = Situation | Action | Discipline


@comparer
def classification(pair: Pair) -> Iterator[Change]:
    """Yield what differs in the lists of situations, actions and disciplines."""
    for file, rows in _LISTS.items():
        if pair.unreadable(file):
            continue
        old, new = ({row.id: row for row in rows(side.guideline)} for side in (pair.old, pair.new))
        for name in dict.fromkeys((*old, *new)):
            yield from _row(pair, file, old.get(name), new.get(name))
        kept = [[name for name in side if name in old and name in new] for side in (old, new)]
        if kept[0] != kept[1]:
            texts = (", ".join(kept[0]), ", ".join(kept[1]))
            yield Change(ORDER, file, place(pair.source(file)), *texts)


def _situations(guideline: Guideline) -> tuple[_Row, ...]:
    return guideline.situations


def _actions(guideline: Guideline) -> tuple[_Row, ...]:
    return guideline.actions


def _disciplines(guideline: Guideline) -> tuple[_Row, ...]:
    return guideline.disciplines


_LISTS = {SITUATIONS: _situations, ACTIONS: _actions, DISCIPLINES: _disciplines}


def _row(pair: Pair, file: str, old: _Row | None, new: _Row | None) -> Iterator[Change]:
    row = new or old
    assert row
    if old and new and _fields(old) == _fields(new):
        return
    where = place(pair.source(file, old=new is None), row.at)
    keys = tuple(_named_by(pair, file, row.id))
    if not old or not new:
        texts = ["; ".join(_fields(side).values()) if side else "" for side in (old, new)]
        yield Change(LISTED, row.id, where, texts[0], texts[1], keys)
        return
    before, after = _fields(old), _fields(new)
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key, ""), after.get(key, "")
        if was != now:
            found = _kind(pair, file, key, was, now)
            at = row.at if isinstance(row, Discipline) else row.places.get(key, row.at)
            texts = [f"{key}: {text}" if text else "" for text in (was, now)]
            yield Change(found, row.id, place(pair.source(file), at), texts[0], texts[1], keys)


def _fields(row: _Row) -> dict[str, str]:
    """Return what a row says, by the key that editors type."""
    fields = {"naam": row.name}
    if not isinstance(row, Discipline):
        fields["definitie"] = row.definition
    if isinstance(row, Situation):
        fields |= {"woordenlijst": row.term, "bron": row.source, "ruimer": row.wider}
    return {key: text for key, text in fields.items() if text}


def _kind(pair: Pair, file: str, key: str, old: str, new: str) -> Kind:
    if key in ("naam", "definitie") and old and new and pair.lexicon.is_editorial(old, new):
        return SPELLING
    if file == SITUATIONS and key in ("definitie", "woordenlijst", "ruimer", "bron"):
        return SITUATION
    return SITUATION if _weighs(old, new) and file == SITUATIONS else NAMED


def _weighs(old: str, new: str) -> bool:
    return other_figures(old, new) or lost_negation(old, new) or holds_bound(f"{old} {new}")


def _named_by(pair: Pair, file: str, name: str) -> Iterator[str]:
    """Yield the keys of the recommendations that name a row of a list."""
    for _, held in pair.recommendations:
        if held and held.item.options and name in _names(file, held.item.options):
            yield recommendation_key(held.item.id)


def _names(file: str, options: RecommendationOptions) -> set[str]:
    if file == SITUATIONS:
        return {*options.situations, *(row.situation for row in options.rows)}
    return {Task.of(task).action for task in options.tasks} if file == ACTIONS else {*options.audience}


@comparer
def search_words(pair: Pair) -> Iterator[Change]:
    """Yield what differs in the words that readers type."""
    if pair.unreadable(SEARCH_WORDS):
        return
    old, new = _searched(pair.old.guideline), _searched(pair.new.guideline)
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        texts = (_typed(before) if before else "", _typed(after) if after else "")
        row = after or before
        if texts[0] != texts[1] and row:
            where = place(pair.source(SEARCH_WORDS, old=after is None), row.at)
            yield Change(SEARCHED, name, where, *texts)


def _searched(guideline: Guideline) -> Mapping[str, SearchWords]:
    return {", ".join(row.words): row for row in guideline.search_words}


def _typed(row: SearchWords) -> str:
    parts = {
        "woord": row.words,
        "ook": row.anyone,
        "leken": row.patients,
        "vak": row.professionals,
    }
    return "; ".join(f"{name}: {', '.join(words)}" for name, words in parts.items() if words)
