"""Has every situation and every term one definition?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Place, Severity
from guideline.model.guideline import Guideline, Term, term_key
from guideline.model.page import Page
from guideline.model.places import At
from guideline.reading.classification import SITUATIONS


@check(
    "C006",
    "Tweede definitie",
    Severity.ERROR,
    f"""Een situatie met de naam van een term uit de woordenlijst heeft ook haar
    definitie: schrijf in docs/{SITUATIONS} `woordenlijst` met die term, in plaats van een eigen `definitie`.
    Twee situaties hebben niet dezelfde naam of definitie.""",
    Example(
        "- id: scan\n  naam: Magnetische resonantie\n  definitie: Een scan.\n  bron: bron2020",
        "- id: scan\n  naam: Magnetische resonantie\n  woordenlijst: Magnetische resonantie\n"
        "  bron: bron2020",
        file=f"docs/{SITUATIONS}",
        line=2,
    ),
    since="0.2.0",
)
def second_definition(context: Context) -> Iterator[Report]:
    guideline = context.guideline
    terms = _terms(guideline, searched=False)
    seen: dict[str, str] = {}
    for situation in guideline.situations:
        place = context.data_place(SITUATIONS, situation.places.get("definitie", situation.at))
        term = terms.get(term_key(situation.name))
        if term and situation.definition and term_key(situation.definition) != term_key(term.definition):
            message = f"‘{situation.name}’ heeft in de woordenlijst een andere definitie: ‘{term.definition}’"
            yield place, message, f"schrijf ‘woordenlijst: {term.term}’ in plaats van ‘definitie: …’"
        for text in (situation.name, situation.definition):
            key = term_key(text)
            if key and key in seen and seen[key] != situation.id:
                message = f"‘{text}’ staat ook bij de situatie ‘{seen[key]}’"
                yield place, message, "houd één van beide situaties, of zeg waarin zij verschillen"
            seen.setdefault(key, situation.id)


_ANYWHERE = r"(?:hier|in deze (?:richtlijn|module|tabel)|op deze bladzijde)"
_DEFINING = re.compile(
    rf"^(?P<one>[^.:;!?]{{2,80}}?) betekent(?: {_ANYWHERE}|:)"
    rf"|^(?:onder|met) (?P<two>[^.:;!?]{{2,80}}?) (?:verstaan|verstaat|bedoelen|bedoelt) (?:wij|we|men)\b"
    rf"|^(?:onder|met) (?P<three>[^.:;!?]{{2,80}}?) wordt (?:{_ANYWHERE} )?(?:verstaan|bedoeld)\b"
    rf"|^(?P<four>[^.:;!?]{{2,80}}?) is {_ANYWHERE} (?:gedefinieerd|omschreven) als\b"
    r"|^de definitie van (?P<five>[^.:;!?]{2,80}?) (?:is|luidt)\b",
    re.IGNORECASE,
)
"""A sentence that says what a term means."""

_NO_NAME = re.compile(r"\b(?:wat|hoe|dat|dit|die|of)\b", re.IGNORECASE)
"""A word that no name has: ‘vertel wat de scan betekent’ defines nothing."""

_SENTENCE = re.compile(r"(?:^|(?<=[.!?]))\s*([^.!?]+)")
_AROUND = re.compile(r"^(?:een|de|het)\s+|\([^()]{0,80}\)|[‘’'\"*]", re.IGNORECASE)


@check(
    "C011",
    "Tweede definitie in een tekst",
    Severity.ERROR,
    f"""Wat een term of situatie betekent, staat één keer: in de woordenlijst of in docs/{SITUATIONS}. Een
    tekst die het anders zegt (‘… betekent hier: …’, ‘onder … verstaan wij …’), maakt er twee van. Zegt zij
    alleen wat er ook onder valt, schrijf dat dan zo, met een link. Een term buiten de woordenlijst wordt
    op één plaats omschreven. Op een bladzijde voor patiënten mag een woord worden uitgelegd.""",
    Example("Een proefterm betekent hier: een woord van drie letters.", "Een proefterm telt mee."),
    since="0.2.0",
)
def defined_again(context: Context) -> Iterator[Report]:
    guideline = context.guideline
    terms = _terms(guideline, searched=True)
    situations = {term_key(situation.name): situation for situation in guideline.situations}
    seen: dict[str, Place] = {}
    for page in guideline.pages:
        for at, typed in _defined(page):
            place, key = context.place(page, at), term_key(typed)
            if key in terms:
                to = _link(guideline, page, terms[key], typed)
                message = f"wat ‘{typed}’ betekent staat al in de woordenlijst: ‘{terms[key].definition}’"
                yield place, message, f"{to}wijzig de definitie daar"
            elif key in situations:
                message = f"wat ‘{typed}’ betekent staat al in docs/{SITUATIONS}"
                definition = guideline.definition_of(situations[key])
                yield place, f"{message}: ‘{definition}’", "laat deze zin weg, of wijzig de definitie daar"
            elif key in seen:
                other = seen[key]
                message = f"wat ‘{typed}’ betekent staat ook in {other.path}, regel {other.line}"
                yield place, message, "houd één van beide, en verwijs er vanaf de andere plaats naar"
            seen.setdefault(key, place)


def _link(guideline: Guideline, page: Page, term: Term, typed: str) -> str:
    """Return how to lead to the glossary from a page, nothing when it has no page."""
    if not guideline.roles.glossary:
        return ""
    path = posixpath.relpath(guideline.roles.glossary, page.folder or ".")
    return f"verwijs daarheen: ‘[{typed}]({path}#{term.anchor})’, of "


def _defined(page: Page) -> Iterator[tuple[At, str]]:
    """Yield what the sentences of a page define, with its place; pages for patients explain, and pages for
    editors tell of the texts of others."""
    if page.is_for_patients or page.is_for_editors:
        return
    for paragraph in page.paragraphs:
        for number, line in enumerate(paragraph.text.split("\n")):
            for sentence in _SENTENCE.findall(line):
                if found := _DEFINING.match(sentence):
                    name = next(text for text in found.groups() if text)
                    if _NO_NAME.search(name):
                        continue
                    yield (paragraph.at[0] + number, 1), _AROUND.sub("", name.strip()).strip()


def _terms(guideline: Guideline, *, searched: bool) -> dict[str, Term]:
    """Return the terms of the glossary by their name and abbreviation, and by the words with which readers
    search for them, where those count."""
    return {
        term_key(name): term
        for term in reversed(guideline.terms)
        for name in (*(term.synonyms if searched else ()), term.abbreviation, term.term)
        if name
    }
