"""Is no markup typed in a form that the site does not know, so that readers see its signs?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.page import Page
from guideline.model.places import At
from guideline.model.values import VALUE_USE
from guideline.reading.dialect import CITATION


@dataclass(frozen=True, slots=True)
class _Sign:
    """Signs that stay on the page, and what to type instead; ``first``: only where a line begins; ``each``:
    also what comes after the first of them in a text."""

    pattern: re.Pattern[str]
    remedy: str
    first: bool = False
    each: bool = False


_SIGNS = (
    _Sign(re.compile(r"(?<=\d)\s?(?:\*+|[xX])\s?(?=\d)"), "typ voor ‘maal’ het teken ×"),
    _Sign(
        re.compile(r"\*\*+|(?<!_)__+(?=[^\W_])|(?<=[^\W_])__+(?!_)|(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*])"),
        "zet aan beide kanten van de woorden evenveel sterretjes, zonder spatie ertussen, of verwijder ze",
    ),
    _Sign(re.compile(r"~~"), "verwijder de oude tekst; doorhalen kan niet"),
    _Sign(re.compile(r"==+(?=\S)|\+\+(?=\w)|\|\|(?=\w)"), "gebruik **vet** om iets te laten opvallen"),
    _Sign(re.compile(r"\^\w+\^?|~\w+~"), "typ het hoge of lage cijfer zelf (m², H₂O) of schrijf het voluit"),
    _Sign(
        re.compile(r"\[\s*-?\s*(?:\w+\s)?\s*@[\w:-]*|\(@[\w:-]*|(?<![\w.@])@[A-Za-z][\w:-]*\d{4}\w*"),
        "schrijf een verwijzing als [@sleutel], en bij meer bronnen als [@sleutel1; @sleutel2]",
    ),
    _Sign(
        re.compile(r"\{\s*[Ww]aarde(?!:[^{}\n]+\})|\{\s*Waarde:|\{\s+waarde|\{\s*waarde\s+:|\([Ww]aarde\s?:"),
        "schrijf {waarde:naam}",
    ),
    _Sign(
        re.compile(r"/{2,}"), "een blok begint met ‘/// naam’ en eindigt met een regel met alleen ///", True
    ),
    _Sign(re.compile(r"[•·‣▪◦●○–—](?=\s+\S)"), "begin een punt van een lijst met ‘- ’", True),
    _Sign(re.compile(r"\[[ xX]?\](?=\s)"), "verwijder het vakje; een lijst met vakjes kan niet", True),
    _Sign(re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?!\w)"), "typ het teken zelf, of verwijder het"),
    _Sign(
        re.compile(r"```+|~~~+"),
        "verwijder de tekens, of sluit het codeblok met een regel met dezelfde tekens",
    ),
    _Sign(re.compile(r"<!--++|(?<!-)--++\s?>"), "een opmerking begint met <!-- en eindigt met -->"),
    _Sign(
        re.compile(r"(?<!:):++(?=\s)|!!!|\?\?\?\+?(?=\s+[a-z]+(?:\s*$|\s+[\"“]))"),
        "gebruik ‘/// let-op’ voor een kader en een lijst voor begrippen",
        True,
    ),
    _Sign(re.compile(r"\$\$|\\[(\[]|(?<!\w)\$[^\s$\d][^$\n]*\$"), "schrijf een formule in gewone tekst"),
    _Sign(
        re.compile(r"\|"),
        "zet onder de kop van een tabel een regel als |---|---|, met evenveel delen als de kop",
        True,
    ),
    _Sign(re.compile(r"\#{1,6}(?=\w)"), "zet een spatie tussen # en de kop", True),
    _Sign(
        re.compile(r"\[[^\[\]]+\]\s+\((?:https?:|\#|[\w./-]+\.md)[^)]*\)?|\[[^\[\]()]+\([\w./-]+\.md|\]\("),
        "schrijf [tekst](adres), zonder spatie ertussen en met beide haakjes",
    ),
    _Sign(
        re.compile(r"\{\{|\}\}|\[\[|\]\]|\{%"),
        "verwijder de haakjes; een waarde schrijft u als {waarde:naam}",
    ),
    _Sign(re.compile(r"&(?:[a-z]{2,8}|#\d{1,6});"), "typ het teken zelf"),
    _Sign(re.compile(r"\[\^?[\w-]+\]:"), "schrijf een link als [tekst](adres)", True),
    _Sign(
        re.compile(r"\[\^?\d{1,3}(?:[,;–-]\s?\d{1,3}){0,9}\]"),
        "typ voor een bron [@sleutel], of verwijder het nummer",
        each=True,
    ),
    _Sign(
        re.compile(r"\[[A-Z]{1,4}\s?\d{1,3}\]"),
        "verwijder dit merk van een opmerking uit Word, en doe eerst wat de opmerking vraagt",
        each=True,
    ),
    _Sign(
        re.compile(
            r"(?<!\*)\[(?!(?:…|\.\.\.|TOC)\])[^\[\]\n]{0,200}\]|(?<!…)(?<!\.\.\.)(?<!TOC)\](?!:)"
            r"|(?<!\*)\[(?!…|\.\.\.|TOC\])"
        ),
        "vul in wat hier hoort, zonder vierkante haken; een link is [tekst](adres)",
        each=True,
    ),
    _Sign(
        re.compile(r"(?<=[^\W\d_])>(?=[\s.,;:)]|$)"),
        "verwijder het teken, of schrijf ‘meer dan’",
    ),
)

_UNDERSTOOD = re.compile(rf"{CITATION.pattern}|{VALUE_USE.pattern}")
"""What the site puts something else in the place of, when it can; when it cannot, another check says so."""

_TAG = re.compile(r"<[^<>]*>")

_INDENT = re.compile(r"[\s>]*(?:[-+*]\s+|\d+[.)]\s+)?")
"""What may stand before the first word of a line."""


@check(
    "V014",
    "Opmaak die als tekst blijft staan",
    Severity.ERROR,
    "De site kent een vaste, kleine opmaak. Tekens van andere programma’s (`~~`, `==`, `•`, `- [ ]`, `@bron`"
    " zonder haken), een link met een spatie erin en een half geschreven `{waarde:…}` worden niet vervangen:"
    " de lezer ziet ze staan. Een teken dat u echt bedoelt, schrijft u met een schuine streep ervoor: `\\*`.",
    Example(
        "Lees [het schema] (stroomschema-voorbeeld.md).", "Lees [het schema](stroomschema-voorbeeld.md)."
    ),
)
def literal_markup(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        lines = page.body.split("\n")
        gone = _lines_with_other_words(context, page)
        for text, at in _texts(page):
            raw = lines[at[0] - page.body_line] if 0 <= at[0] - page.body_line < len(lines) else ""
            if at[0] in gone:
                continue  # what is typed there does not stay
            index = at[0] - page.body_line
            follows_a_row = index > 0 and _is_row(lines[index - 1])
            for start, found, remedy in _left_over(text, raw, at):
                if found == "|" and follows_a_row:
                    continue  # of a table that is none, the first line says it
                if found.strip("[]") in context.guideline.by_key:
                    continue  # a citation without its sign: L010
                place = context.place(page, (at[0], at[1] + start))
                yield place, f"‘{found}’ blijft als tekst op de pagina staan", remedy


def _lines_with_other_words(context: Context, page: Page) -> set[int]:
    article = context.guideline.articles.get(page.path)
    differences = article.differences if article else ()
    return {difference.line for difference in differences if difference.kind == "woorden"}


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _texts(page: Page) -> Iterator[tuple[str, At]]:
    """Yield every text on a page that is no code, with its place."""
    for run in page.texts:
        yield _UNDERSTOOD.sub(lambda match: " " * len(match[0]), run.text), run.at
    for raw in page.html:
        if text := _TAG.sub("", raw.html).strip():
            yield text, raw.at


def _left_over(text: str, raw: str, at: At) -> Iterator[tuple[int, str, str]]:
    """Yield where in a text signs stay that mean nothing, with the signs and what to type instead; of signs
    that overlap the first, and none that was typed with a backslash."""
    indent = _INDENT.match(raw)
    begins = indent is not None and at[1] - 1 <= indent.end()
    end = 0
    for sign in _SIGNS:
        pattern = sign.pattern
        matches = (
            [pattern.match(text)] if sign.first and begins else [] if sign.first else pattern.finditer(text)
        )
        for match in matches:
            if match is None or not match[0] or f"\\{match[0].strip()[0]}" in raw:
                continue
            if match.start() >= end or not end:
                yield match.start(), match[0].strip(), sign.remedy
                end = max(end, match.end())
                if not sign.each:
                    break
