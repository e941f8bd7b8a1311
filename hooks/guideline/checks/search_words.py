"""Family T, search words: does what readers type lead somewhere?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.guideline import term_key
from guideline.model.values import expand_values
from guideline.reading.registers import SEARCH_WORDS

SEARCH_FILE = f"docs/{SEARCH_WORDS}"

_MARKS = re.compile(r"[*_`\[\]]")
_WORD = re.compile(r"[\w’'-]+")


@check(
    "T017",
    "Zoekwoord dat naar niets leidt",
    Severity.WARNING,
    f"""In {SEARCH_FILE} staat bij `woord` hoe de teksten iets noemen, en daaronder wat lezers ervoor
    typen. Staat dat `woord` nergens op de site, dan leidt wat lezers typen naar niets. Dat gebeurt als een
    tekst is herschreven.""",
    Example(
        "- woord: [bladluis]\n  leken: [groen beestje]",
        "- woord: [afweging]\n  leken: [wikken en wegen]",
        file=SEARCH_FILE,
    ),
    since="0.2.0",
)
def leads_nowhere(context: Context) -> Iterator[Report]:
    if not context.guideline.search_words:
        return
    site = _all_texts(context)
    for row in context.guideline.search_words:
        for word in row.words:
            if f" {_plain(word)}" not in site:
                yield (
                    context.data_place(SEARCH_WORDS, row.at),
                    f"‘{word}’ staat op geen enkele bladzijde",
                    "schrijf bij ‘woord’ hoe de tekst het noemt, of verwijder het",
                )


@check(
    "T018",
    "Zoekwoord dat twee keer bij hetzelfde staat",
    Severity.WARNING,
    f"""Wat lezers typen staat in een rij van {SEARCH_FILE} één keer: bij `leken`, bij `vak` of bij `ook`.
    Staat het bij `leken` en bij `vak`, dan weet het zoeken niet voor wie het is; dat hoort bij `ook`. Wat bij
    `woord` staat, hoeft er niet nog eens bij.""",
    Example(
        "- woord: [afweging]\n  leken: [keus]\n  vak: [keus]",
        "- woord: [afweging]\n  ook: [keus]",
        file=SEARCH_FILE,
    ),
    since="0.2.0",
)
def typed_twice(context: Context) -> Iterator[Report]:
    for row in context.guideline.search_words:
        seen: set[str] = set()
        for word in (*row.words, *row.typed):
            key = term_key(word)
            if key in seen:
                yield (
                    context.data_place(SEARCH_WORDS, row.at),
                    f"‘{word}’ staat twee keer in deze rij",
                    "houd er een; typt iedereen het, zet het dan bij ‘ook’",
                )
            seen.add(key)


def _all_texts(context: Context) -> str:
    """Return the words of all that the site says, each after a space."""
    guideline = context.guideline
    values = guideline.value_texts
    texts = [expand_values(_MARKS.sub(" ", page.body), values) for page in guideline.pages]
    texts += [str(page.raw_metadata.get(name, "")) for page in guideline.pages for name in _SHOWN]
    texts += [f"{term.full_name} {term.definition} {' '.join(term.synonyms)}" for term in guideline.terms]
    return f" {_plain(' '.join(texts))} "


def _plain(text: str) -> str:
    """Return the words of a text with one space between them."""
    return " ".join(_WORD.findall(text.casefold()))


_SHOWN = ("title", "uitgangsvraag", "samenvatting")
"""What readers see of the front matter of a page."""
