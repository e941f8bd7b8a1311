"""What changed in the glossary and in the list of English terms."""

from __future__ import annotations

from collections.abc import Iterator

from guideline.changes.pair import Pair
from guideline.changes.registry import Change, Level, comparer, kind, place
from guideline.changes.witnesses import place_key
from guideline.model.addresses import GLOSSARY_PAGE
from guideline.model.guideline import Term, term_key
from guideline.reading.registers import ENGLISH_TERMS, GLOSSARY

MEANING = kind(
    "A110",
    "Begrip: omschrijving of afkorting",
    Level.CONTENT,
    "Wat een begrip of afkorting in docs/woordenlijst.yml betekent is anders.",
    "definitie: Beelden met een magneetveld.",
    "definitie: Beelden met röntgenstraling.",
)
NEW = kind(
    "A111", "Begrip nieuw", Level.CONTENT, "Er is een begrip bij gekomen.", "", "- term: Proefterm\n  …"
)
GONE = kind(
    "A112", "Begrip weg", Level.CONTENT, "Een begrip staat er niet meer.", "- term: Proefterm\n  …", ""
)
WAYS = kind(
    "A113",
    "Begrip: synoniemen of doelgroep",
    Level.TECHNICAL,
    "De andere woorden voor een begrip, of voor wie het is, zijn anders.",
    "synoniemen: [scan]",
    "synoniemen: [scan, kernspin]",
)
ENGLISH = kind(
    "A114",
    "Engelse term",
    Level.TECHNICAL,
    "In docs/engelse-termen.yml is een term bij gekomen, anders of weg.",
    "- pain flare",
    "- bone flare",
)


@comparer
def glossary(pair: Pair) -> Iterator[Change]:
    """Yield what changed in each term."""
    if pair.unreadable(GLOSSARY):
        return
    old = {term_key(term.term): term for term in pair.old.guideline.terms}
    new = {term_key(term.term): term for term in pair.new.guideline.terms}
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        if before and after:
            yield from _changed(pair, before, after)
        elif after:
            yield Change(NEW, after.term, place(pair.source(GLOSSARY), after.at), "", _meaning(after), _KEYS)
        elif before:
            where = place(pair.source(GLOSSARY, old=True), before.at)
            yield Change(GONE, before.term, where, _meaning(before), "", _KEYS)


_KEYS = (place_key(GLOSSARY_PAGE),)


def _changed(pair: Pair, old: Term, new: Term) -> Iterator[Change]:
    where = place(pair.source(GLOSSARY), new.at)
    for found, before, after in ((MEANING, _meaning(old), _meaning(new)), (WAYS, _ways(old), _ways(new))):
        if before != after:
            yield Change(found, new.term, where, before, after, _KEYS if found is MEANING else ())


def _meaning(term: Term) -> str:
    return f"{term.full_name}: {term.definition}"


def _ways(term: Term) -> str:
    words = ", ".join(term.synonyms)
    return f"[{words}]" + (", doelgroep: professional" if term.for_professionals else "")


@comparer
def english_terms(pair: Pair) -> Iterator[Change]:
    """Yield which English terms came, went or are typed otherwise."""
    if pair.unreadable(ENGLISH_TERMS):
        return
    old = {term.key: term for term in pair.old.guideline.english_terms}
    new = {term.key: term for term in pair.new.guideline.english_terms}
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        texts = (before.text if before else "", after.text if after else "")
        if texts[0] != texts[1]:
            term = after or before
            assert term
            where = place(pair.source(ENGLISH_TERMS, old=after is None), term.at)
            yield Change(ENGLISH, term.text, where, *texts)
