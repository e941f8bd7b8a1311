"""Family T: is the language of the site Dutch, plain where patients read, and accessible?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from guideline.checks.readability import Sentence, reading_ease, sentences
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.guideline import Term
from guideline.model.page import Page
from guideline.model.places import At
from guideline.model.values import expand_values

PATIENT_PAGE = "docs/patienten/uitleg.md"

EASY_ENOUGH = 60
"""The lowest score of Flesch-Douma for a page for patients: "normaal" begins there in the source of the
formula. That such a page is also B1 is not proven by it; readers must try it."""

LONGEST_SENTENCE = 20
"""Words in a sentence for patients; most sentences should have twelve or fewer."""

_WORD = re.compile(r"\w+")

_ENDINGS = ("", "en", "s")
"""What may follow a term in a text: it may stand in the plural."""

EXPLAINS = re.compile(
    r"\(|\b((dat|dit) (is|zijn)|betekent|heet|heten|noemen|noemt|ofwel|oftewel)\b",
    re.IGNORECASE,
)
"""What an explanation of a word begins with."""

ENGLISH = {
    "diagnostics": "diagnostiek",
    "diagnosis": "diagnose",
    "treatment": "behandeling",
    "therapy": "therapie",
    "rehabilitation": "revalidatie",
    "guideline": "richtlijn",
    "guidelines": "richtlijnen",
    "flowchart": "stroomschema",
    "imaging": "beeldvorming",
    "assessment": "beoordeling",
    "recommendation": "aanbeveling",
    "recommendations": "aanbevelingen",
    "references": "literatuur",
    "summary": "samenvatting",
    "background": "achtergrond",
    "organization": "organisatie",
    "patients": "patiënten",
    "spinal": "wervel-",
    "bone": "bot-",
    "the": "de/het",
    "and": "en",
    "with": "met",
    "for": "voor",
    "from": "van",
}
"""English words that editors leave behind in names, with the Dutch word; names of studies belong in running
text, not in these."""


@check(
    "T001",
    "Half-Engelse naam",
    Severity.ERROR,
    """Titels, koppen en linkteksten zijn Nederlands.

    Een naam als ‘Stroomschema of diagnostics’ blijft achter na een vertaling en wekt wantrouwen.
    """,
    Example(
        "[Stroomschema of diagnostics](stroomschema-voorbeeld.md)",
        "[Stroomschema diagnostiek](stroomschema-voorbeeld.md)",
    ),
)
def half_english(context: Context) -> Iterator[Report]:
    for page, text, at in _names(context):
        words = [word for word in re.findall(r"[A-Za-zÀ-ÿ]+", text) if word.casefold() in ENGLISH]
        if words:
            dutch = ", ".join(f"‘{word}’ → ‘{ENGLISH[word.casefold()]}’" for word in dict.fromkeys(words))
            yield context.place(page, at), f"‘{text}’ is half Engels", f"schrijf Nederlands: {dutch}"


def _names(context: Context) -> Iterator[tuple[Page, str, At]]:
    for page in context.guideline.pages:
        if isinstance(page.raw_metadata.get("title"), str):
            yield page, page.raw_metadata["title"], page.place("title")
        for heading in page.headings:
            yield page, heading.text, heading.at
        for link in page.links:
            if not re.match(r"https?:", link.target):
                yield page, link.text, link.at


def _patient_texts(context: Context) -> Iterator[tuple[Page, list[Sentence]]]:
    """Yield the pages for patients with their sentences, as they read them."""
    texts = context.guideline.value_texts
    for page in context.guideline.pages:
        if page.is_for_patients and page.is_maintained:
            filled = [replace(run, text=expand_values(run.text, texts)) for run in page.paragraphs]
            yield page, list(sentences(filled))


@check(
    "T002",
    "Bladzijde voor patiënten is te moeilijk",
    Severity.WARNING,
    f"""De leesbaarheid volgens Flesch-Douma loopt van 0 (zeer moeilijk) tot 100 (zeer gemakkelijk). Een
    bladzijde voor patiënten haalt ten minste {EASY_ENOUGH}. De formule telt alleen de lengte van woorden en
    zinnen: laat de tekst ook lezen door iemand die er geen verstand van heeft.""",
    Example(
        "De multidisciplinaire besluitvorming betreffende farmacotherapeutische behandelmogelijkheden "
        "geschiedt gezamenlijk.\n",
        "U krijgt een scan van uw rug.\n",
        file=PATIENT_PAGE,
    ),
)
def too_hard(context: Context) -> Iterator[Report]:
    for page, text in _patient_texts(context):
        score = reading_ease(text)
        if score is not None and score < EASY_ENOUGH:
            hardest = min(text, key=lambda sentence: reading_ease([sentence]) or 0)
            yield (
                context.place(page, (hardest.line, 1)),
                f"de leesbaarheid van deze bladzijde is {score:.0f}, en {EASY_ENOUGH} is het minste",
                "begin met deze zin: maak korte zinnen met korte woorden",
            )


@check(
    "T003",
    "Lange zin op een bladzijde voor patiënten",
    Severity.WARNING,
    f"""Een zin voor patiënten heeft hoogstens {LONGEST_SENTENCE} woorden, en liefst niet meer dan twaalf:
    één boodschap per zin.""",
    Example(
        "U krijgt een scan van uw hele rug omdat de dokter wil zien of er op nog meer plekken in uw rug iets"
        " te zien is.",
        "U krijgt een scan van uw hele rug.",
        file=PATIENT_PAGE,
    ),
)
def long_sentence(context: Context) -> Iterator[Report]:
    for page, text in _patient_texts(context):
        for sentence in text:
            if len(sentence.words) > LONGEST_SENTENCE:
                yield (
                    context.place(page, (sentence.line, 1)),
                    f"deze zin heeft {len(sentence.words)} woorden: ‘{sentence.text[:50]}…’",
                    f"maak er zinnen van met hoogstens {LONGEST_SENTENCE} woorden",
                )


@check(
    "T004",
    "Vakwoord zonder uitleg op een bladzijde voor patiënten",
    Severity.WARNING,
    """Een woord dat in de woordenlijst `doelgroep: professional` heeft, wordt op een bladzijde voor patiënten
    uitgelegd waar het voor het eerst staat, in dezelfde zin of in de zin erna: ‘Dat is …’, ‘Dat betekent …’
    of tussen haakjes.""",
    Example("De proefterm is klein.", "De proefterm is klein. Dat is een woord.", file=PATIENT_PAGE),
)
def unexplained_term(context: Context) -> Iterator[Report]:
    finder = TermFinder([term for term in context.guideline.terms if term.for_professionals])
    for page, text in _patient_texts(context):
        for term, index, word in finder.first_uses([sentence.text for sentence in text]):
            nearby = " ".join(item.text for item in text[index : index + 2])
            if not EXPLAINS.search(nearby.replace(word, "", 1)):
                yield (
                    context.place(page, (text[index].line, 1)),
                    f"‘{word}’ wordt niet uitgelegd waar het voor het eerst staat",
                    f"schrijf erachter wat het is, of gebruik een gewoon woord: {term.definition}",
                )


class TermFinder:
    """Finds where terms stand first in a text: in each sentence only the terms are tried of which the first
    word stands there, however many terms there are."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Take note of the words with which each term and its abbreviation may begin in a text."""
        self._terms = terms
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for number, term in enumerate(terms):
            for name in (term.term, term.abbreviation):
                if first := _WORD.search(name):
                    endings = _ENDINGS if first.end() == len(name) else ("",)
                    for ending in endings:
                        self._by_word[f"{first[0]}{ending}".casefold()].add(number)

    def first_uses(self, sentences: Iterable[str]) -> Iterator[tuple[Term, int, str]]:
        """Yield each term that is used, with the number of the first sentence (from 0) that has it and the
        word as it stands there."""
        seen: set[int] = set()
        for index, sentence in enumerate(sentences):
            words = {word.casefold() for word in _WORD.findall(sentence)}
            numbers = {number for word in words for number in self._by_word.get(word, ())}
            for number in sorted(numbers - seen):
                if word := _use_of(self._terms[number], sentence):
                    seen.add(number)
                    yield self._terms[number], index, word


def _use_of(term: Term, sentence: str) -> str:
    """Return the term or abbreviation as it stands in a sentence, or an empty text."""
    for name in filter(None, (term.term, term.abbreviation)):
        if match := _pattern(name).search(sentence):
            return match[0]
    return ""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    endings = "|".join(filter(None, _ENDINGS))
    flags = 0 if name.isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(name)}(?:{endings})?(?!\w)", flags)


@check(
    "T005",
    "Afbeelding zonder beschrijving",
    Severity.ERROR,
    """Wie een afbeelding niet ziet, hoort haar beschrijving: `![wat er te zien is](plaatje.png)`.""",
    Example("![](schema.png)", "![Bot met een breuk](schema.png)"),
)
def image_without_description(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for link in page.links:
            if link.image and not link.text.strip():
                yield (
                    context.place(page, link.at),
                    f"de afbeelding ‘{link.target}’ heeft geen beschrijving",
                    "schrijf tussen de rechte haken wat er te zien is",
                )


@check(
    "T006",
    "Overgeslagen kopniveau",
    Severity.ERROR,
    """Onder een kop met ## komt een kop met ###, niet met ####: een schermlezer leest de koppen als
    inhoudsopgave. De titel is niveau 1; in de tekst begint u met ##.""",
    Example("#### Diep", "### Minder diep"),
)
def skipped_level(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        before = 1
        for heading in page.headings:
            if heading.level > before + 1 or heading.level == 1:
                wanted = min(before + 1, 6) if heading.level > 1 else 2
                yield (
                    context.place(page, heading.at),
                    f"de kop ‘{heading.text}’ heeft niveau {heading.level}, na een kop van niveau {before}",
                    f"begin de regel met {'#' * wanted}",
                )
            before = max(heading.level, 2)
