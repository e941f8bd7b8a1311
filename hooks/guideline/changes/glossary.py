"""What changed in the glossary and in the list of English terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.changes.judging import lost_negation, other_figures
from guideline.changes.pair import Pair
from guideline.changes.registry import Change, Level, comparer, kind, place
from guideline.changes.texts import SPELLING
from guideline.changes.tokens import tokens
from guideline.changes.witnesses import place_key, recommendation_key
from guideline.changes.word_lists import DRUG
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
RULE = kind(
    "A115",
    "Begrip: getal, ontkenning, middel of spoed",
    Level.CLINICAL,
    """In de omschrijving van een begrip is een getal of graad, een ontkenning, wat er van een geneesmiddel
    staat of wat er van spoed staat anders.""",
    "definitie: Score van 0 tot en met 18.",
    "definitie: Score van 0 tot en met 16.",
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
    page = pair.new.guideline.roles.glossary
    keys = (place_key(page),) if page else ()
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        if before and after:
            yield from _changed(pair, before, after, keys)
        elif after:
            yield Change(NEW, after.term, place(pair.source(GLOSSARY), after.at), "", _meaning(after), keys)
        elif before:
            where = place(pair.source(GLOSSARY, old=True), before.at)
            yield Change(GONE, before.term, where, _meaning(before), "", keys)


def _changed(pair: Pair, old: Term, new: Term, keys: tuple[str, ...]) -> Iterator[Change]:
    where = place(pair.source(GLOSSARY), new.at)
    for found, before, after in ((MEANING, _meaning(old), _meaning(new)), (WAYS, _ways(old), _ways(new))):
        if before == after:
            continue
        if found is MEANING and pair.lexicon.is_editorial(before, after):
            yield Change(SPELLING, new.term, where, before, after, keys)
        elif found is MEANING and _rules(pair, old.definition, new.definition):
            yield Change(RULE, new.term, where, before, after, (*keys, *_uses(pair, new)))
        else:
            yield Change(found, new.term, where, before, after, keys if found is MEANING else ())


_RULES = re.compile(r"\bspoed|\b(?:bel|direct|meteen)\b|\d", re.IGNORECASE)


def _rules(pair: Pair, old: str, new: str) -> bool:
    """Return whether a definition with a figure or a word of urgency steers readers otherwise."""
    if other_figures(old, new):
        return True
    ruled = any(_RULES.search(text) for text in (old, new))
    if ruled and (
        pair.lexicon.steers_otherwise(old, new) or len(_RULES.findall(old)) != len(_RULES.findall(new))
    ):
        return True
    names = [name for text in (old, new) for name in _drugs(text)]
    if names and (_drugs(old) != _drugs(new) or pair.lexicon.steers_otherwise(old, new)):
        return True
    return lost_negation(old, new)


def _drugs(text: str) -> list[str]:
    return [item.key for item in tokens(text) if item.sort == "word" and DRUG.fullmatch(item.key)]


def _uses(pair: Pair, term: Term) -> Iterator[str]:
    """Yield the keys of the recommendations that use a term."""
    words = [word for word in (term.term, term.abbreviation) if word]
    named = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE)
    for _, held in pair.recommendations:
        if held and named.search(held.item.text):
            yield recommendation_key(held.item.id)


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
