"""Family T: is nothing pasted twice, a word or a whole sentence?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.readability import Sentence, sentences
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.page import Page
from guideline.reading.dialect import CITATION

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]{2,40})[^\S\n]+(\1)(?![\w'’-])", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\W\d_]{2,40}(?![\w'’-])")
_LAST_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{2,40}$")

_MAY = frozenset({"die", "dat", "er", "zij", "ze", "wat", "wie", "heel", "veel", "zeer", "was", "had"})
"""Words that may stand twice in a row: ‘mensen die die klacht hebben’, ‘heel heel moe’."""


@check(
    "T016",
    "Hetzelfde woord twee keer achter elkaar",
    Severity.WARNING,
    """‘De de’ blijft achter als een zin is omgezet of half is geplakt. Soms ontbreekt er dan ook iets: lees
    de zin na.""",
    Example("Dat is de de afspraak.", "Dat is de afspraak."),
    since="0.2.0",
)
def repeated_word(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for run in page.texts:
            for match in _TWICE.finditer(run.text):
                if match[1].casefold() not in _MAY:
                    place = context.place(page, (run.at[0], run.at[1] + match.start(2)))
                    yield place, f"‘{match[0]}’: hetzelfde woord staat er twee keer", "verwijder er een"
        for number, word in _over_two_lines(page):
            yield (
                context.place(page, (number, 1)),
                f"deze regel begint met ‘{word}’, waarmee de vorige eindigt",
                "verwijder er een",
            )


def _over_two_lines(page: Page) -> Iterator[tuple[int, str]]:
    """Yield each line that begins with the word that the one before it ends with, with that word."""
    lines = page.body.split("\n")
    texts = {run.at[0] for run in page.texts}
    for number in sorted(texts):
        index = number - page.body_line
        if (
            number - 1 not in texts
            or not 0 < index < len(lines)
            or lines[index].lstrip().startswith(("|", "-", "#"))
        ):
            continue
        if lines[index - 1].endswith("  "):
            continue  # a new line that readers see too
        last, first = _LAST_WORD.search(lines[index - 1].rstrip()), _FIRST_WORD.match(lines[index].lstrip())
        if last and first and last[0].casefold() == first[0].casefold() not in _MAY:
            yield number, first[0]


FEWEST_WORDS = 5
"""The words that a sentence has at least before twice is no accident: ‘Overleg altijd.’ may stand twice."""

_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s|\s{2,}\S")


@check(
    "T015",
    "Dezelfde zin twee keer",
    Severity.WARNING,
    f"""Een zin van ten minste {FEWEST_WORDS} woorden die twee keer in dezelfde aanbeveling, lijst of alinea
    staat, of in twee alinea’s na elkaar, is meestal dubbel geplakt. Of zij had anders moeten luiden: kijk ook
    of er een andere zin ontbreekt.""",
    Example(
        "Maak bij pijn een nieuwe foto.\nMaak bij pijn een nieuwe foto.",
        "Maak bij pijn een nieuwe foto.",
        line=1,
    ),
    since="0.2.0",
)
def repeated_sentence(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        lines = page.body.split("\n")
        seen: dict[str, tuple[int, int]] = {}
        for number, paragraph in enumerate(page.paragraphs):
            if _in_a_table(lines, paragraph.at[0] - page.body_line):
                continue
            for sentence in sentences([paragraph]):
                key = _key(sentence)
                if not key:
                    continue
                before, line = seen.get(key, (-9, 0))
                if line and _belongs(page, lines, range(line, sentence.line + 1), number - before <= 1):
                    where = "twee keer op deze regel" if line == sentence.line else f"ook op regel {line}"
                    yield (
                        context.place(page, (sentence.line, 1)),
                        f"de zin ‘{sentence.text[:60]}’ staat {where}",
                        "verwijder er een, of schrijf hier de zin die er had moeten staan",
                    )
                seen[key] = (number, sentence.line)


def _key(sentence: Sentence) -> str:
    """Return what a sentence says, without its sources; empty when it is short."""
    words = [word.casefold() for word in re.findall(r"[\w<>≥≤{}:-]+", CITATION.sub("", sentence.text))]
    return " ".join(words) if len(words) >= FEWEST_WORDS else ""


def _in_a_table(lines: list[str], index: int) -> bool:
    return 0 <= index < len(lines) and "|" in lines[index]


def _belongs(page: Page, lines: list[str], numbers: range, adjacent: bool) -> bool:
    """Return whether the lines from the first to the last of these numbers stand in one paragraph, in two
    next to each other, in one recommendation or in one list."""
    between = lines[numbers[0] - page.body_line : numbers[-1] - page.body_line + 1]
    if any(line.lstrip().startswith(("#", "///")) for line in between):
        return False
    return (
        adjacent
        or _in_a_recommendation(page, lines, numbers[0])
        or all(not line.strip() or _ITEM.match(line) for line in between)
    )


def _in_a_recommendation(page: Page, lines: list[str], number: int) -> bool:
    start = max((item.at[0] for item in page.recommendations if item.at[0] < number), default=0)
    inside = lines[start - page.body_line + 1 : number - page.body_line]
    return bool(start) and not any(line.strip() == "///" for line in inside)
