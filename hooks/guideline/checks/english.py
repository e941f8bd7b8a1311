"""Family T, English: is every English term known, so that it is spoken as English (WCAG 2.2, 3.1.2)?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.finishing.english import EnglishTerms
from guideline.model.findings import Place, Severity
from guideline.model.guideline import term_key
from guideline.model.page import DiagramSource
from guideline.model.values import expand_values
from guideline.reading.registers import ENGLISH_TERMS, GLOSSARY, VALUES

ENGLISH_FILE = f"docs/{ENGLISH_TERMS}"

SURELY_ENGLISH = (
    *("and", "between", "for", "from", "the", "their", "using", "which", "with", "without"),
    *("bone", "cancer", "cord", "decision", "disease", "fracture", "guideline", "health", "imaging"),
    *("instability", "learning", "making", "measure", "metastasis", "metastatic", "needed", "oncology"),
    *("outcome", "pain", "patients", "question", "radiation", "reported", "scale", "shared"),
    *("spinal", "spine", "supportive", "surgery", "treatment"),
)
"""Words that stand in no Dutch sentence but as part of something English."""

_KNOWN = frozenset(SURELY_ENGLISH)
_WORD = re.compile(r"\w+")
_WORDS = "|".join(SURELY_ENGLISH)
_ENGLISH = re.compile(rf"(?<![\w-])(?:{_WORDS})(?:\s+(?:[\w-]+\s+)?(?:{_WORDS}))*(?![\w-])", re.IGNORECASE)
"""One of those words, with what follows as long as every second word is one."""


@check(
    "T007",
    "Engelse term die nergens staat",
    Severity.WARNING,
    f"""In {ENGLISH_FILE} staan de termen die een schermlezer Engels uitspreekt. Een term die nergens op de
    site zo staat, is verkeerd gespeld of niet meer nodig. Dat geldt ook voor een term die alleen nog binnen
    een langere term staat.""",
    Example("- pain flair", "- pain flare", file=ENGLISH_FILE),
)
def unused_english_term(context: Context) -> Iterator[Report]:
    terms = context.guideline.english_terms
    finder = EnglishTerms(term.text for term in terms)
    if not finder:
        return
    used = {term_key(match[0]) for _, text in _texts(context) for match in finder.finditer(text)}
    for term in terms:
        if term.key not in used:
            yield (
                context.data_place(ENGLISH_TERMS, term.at),
                f"de term ‘{term.text}’ staat nergens op de site",
                "schrijf haar zoals zij in de tekst staat, of verwijder deze regel",
            )


@check(
    "T008",
    "Engels dat niet in de lijst staat",
    Severity.WARNING,
    f"""Engels dat niet in {ENGLISH_FILE} staat, spreekt een schermlezer uit alsof het Nederlands is. Deze
    controle kent maar enkele tientallen woorden die zeker Engels zijn, zoals ‘the’, ‘and’ en ‘pain’: ander
    Engels vindt zij niet. Schrijf Nederlands, of zet de hele term in de lijst; ook een naam als ‘Medical
    Research Council’ mag daarin.""",
    Example("Ook heet het supportive care.", "Ook heet het ondersteunende zorg."),
)
def unlisted_english(context: Context) -> Iterator[Report]:
    finder = EnglishTerms(term.text for term in context.guideline.english_terms)
    for place, text in _texts(context):
        if _KNOWN.isdisjoint(_WORD.findall(text.casefold())):
            continue
        for match in _ENGLISH.finditer(finder.covered(text)):
            yield (
                Place(place.path, place.line + text.count("\n", 0, match.start()), place.column),
                f"‘{' '.join(match[0].split())}’ is Engels",
                f"schrijf Nederlands, of zet de hele term in {ENGLISH_FILE}",
            )


def _texts(context: Context) -> Iterator[tuple[Place, str]]:
    """Yield what readers see outside code, with its place: a paragraph whole, everything else by line."""
    values = context.guideline.value_texts
    for page in context.guideline.pages:
        for name in ("title", "uitgangsvraag", "samenvatting"):
            if isinstance(text := page.raw_metadata.get(name), str):
                yield context.place(page, page.place(name)), text
        for heading in page.headings:
            yield context.place(page, heading.at), heading.text
        for paragraph in page.paragraphs:
            yield context.place(page, paragraph.at), expand_values(paragraph.text, values)
        for diagram in page.diagrams:
            for line, text in _lines(diagram):
                yield context.place(page, (line, 1)), expand_values(text, values)
    for term in context.guideline.terms:
        place = context.data_place(GLOSSARY, term.at)
        yield place, term.full_name
        yield place, term.definition
    for value in context.guideline.values:
        yield context.data_place(VALUES, value.places.get("tekst", value.at)), value.text


def _lines(diagram: DiagramSource) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(diagram.source.splitlines()):
        yield diagram.at[0] + number, line.replace("<br/>", " ")
