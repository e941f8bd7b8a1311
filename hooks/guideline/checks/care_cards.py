"""Family B: does a card say, in words, how soon to call whom, and what to do and not to do?

What readers do with such cards was tested by the NHS (nhsuk-service-manual: care cards, do and don't lists).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.care_cards import LEVELS
from guideline.model.findings import Severity
from guideline.model.page import CareCard, Page
from guideline.model.suggestions import did_you_mean_or_list
from guideline.reading.dialect import CALL, DO, DO_NOT

_FILE = "docs/patienten/uitleg.md"
_CARD = "/// bel | direct\n\n## Bel direct\n\nBel de huisarts als u slap wordt.\n///"
_TODAY = "/// bel | vandaag\n\n## Bel vandaag\n\nBel de huisarts als de pijn erger wordt.\n///"
_DO_NOT_CARD = "/// niet-doen\n- Til niet zwaar.\n///"

_WHO = re.compile(
    r"\b(?:112|huisarts\w*|\w*behandelaar|\w*arts|\w*loog|\w*chirurg|\w*specialist|verpleegkundige|"
    r"\w*nummer|\w*coördinator|centrale|apotheker?|ambulance|afdeling|ziekenhuis|poli\w*)\b|\{waarde:",
    re.IGNORECASE,
)
"""Who can be called, or a number."""

_NOT = re.compile(r"\b(?:niet|geen|nooit|niemand)\b", re.IGNORECASE)


_DENIED = re.compile(r"\b(?:niet|geen|nooit)(?:\s+(?:meer|eens|per))?\s+$", re.IGNORECASE)
"""What turns the word after it around."""


def _says(heading: str, words: Iterable[str]) -> bool:
    """Return whether a heading has one of these words, and does not deny it: ‘Bel niet direct’."""
    text = heading.casefold()
    places = (match.start() for word in words for match in re.finditer(re.escape(word), text))
    return any(not _DENIED.search(text[max(0, at - 30) : at]) for at in places)


def _cards(context: Context, *names: str) -> Iterator[tuple[Page, CareCard]]:
    return ((page, card) for page in context.guideline.pages for card in page.cards if card.name in names)


@check(
    "B001",
    "Belkaart zonder bekende termijn",
    Severity.ERROR,
    """Achter `/// bel |` staat hoe snel: 112, direct, vandaag of werkdag. Daarvan hangen kleur en volgorde
    af.""",
    Example(_CARD.replace("| direct", "| drect"), _CARD, file=_FILE),
    since="0.2.0",
)
def level_of_call(context: Context) -> Iterator[Report]:
    for page, card in _cards(context, CALL):
        if card.level not in LEVELS:
            message = (
                f"‘{card.level}’ is geen termijn" if card.level else "achter ‘/// bel’ ontbreekt de termijn"
            )
            shown = did_you_mean_or_list(card.level, list(LEVELS))
            yield context.place(page, card.at), message, f"schrijf bijvoorbeeld ‘/// bel | direct’; {shown}"


@check(
    "B002",
    "Belkaart zegt niet in woorden hoe snel",
    Severity.ERROR,
    """Een belkaart heeft één kop, die zegt hoe snel men belt. Wie de kleur niet ziet, of de pagina laat
    voorlezen, weet het dan ook.""",
    Example(_CARD.replace("## Bel direct", "## Let op deze klachten"), _CARD, file=_FILE, line=2),
    since="0.2.0",
)
def level_in_words(context: Context) -> Iterator[Report]:
    for page, card in _cards(context, CALL):
        words = LEVELS.get(card.level, ())
        if len(card.headings) != 1:
            found = "heeft geen kop" if not card.headings else f"heeft {len(card.headings)} koppen"
            remedy = f"begin het blok met één kop, zoals ‘## Bel {words[0] if words else 'direct'}’"
            yield context.place(page, card.at), f"de belkaart {found}", remedy
        elif words and not _says(card.headings[0].text, words):
            heading = card.headings[0]
            yield (
                context.place(page, heading.at),
                f"de kop ‘{heading.text}’ zegt niet hoe snel men belt",
                f"zet een van deze woorden in de kop: {', '.join(words)}; of kies een andere termijn",
            )


@check(
    "B003",
    "Belkaarten in een andere volgorde, of dubbel",
    Severity.ERROR,
    """Wie haast heeft, leest de eerste kaart. De snelste termijn staat daarom bovenaan, en elke termijn
    heeft op een pagina één kaart.""",
    Example(f"{_TODAY}\n\n{_CARD}", f"{_CARD}\n\n{_TODAY}", file=_FILE, line=7),
    since="0.2.0",
)
def order_of_calls(context: Context) -> Iterator[Report]:
    order = list(LEVELS)
    for page in context.guideline.pages:
        before: CareCard | None = None
        for card in page.cards:
            if card.name != CALL or card.level not in LEVELS:
                continue
            if before and order.index(card.level) <= order.index(before.level):
                same = card.level == before.level
                line = before.at[0]
                where = (
                    f"staat al op regel {line}" if same else f"staat onder ‘{before.level}’ van regel {line}"
                )
                remedy = "zet alles in één kaart" if same else f"zet deze kaart boven regel {line}"
                yield context.place(page, card.at), f"de belkaart ‘{card.level}’ {where}", remedy
                continue
            before = card


@check(
    "B004",
    "Belkaart zegt niet wie men belt",
    Severity.ERROR,
    """Een kaart staat op zichzelf: wie haar leest, weet wie hij belt, ook als hij de rest overslaat.""",
    Example(_CARD.replace("Bel de huisarts als", "Bel als"), _CARD, file=_FILE),
    since="0.2.0",
)
def who_to_call(context: Context) -> Iterator[Report]:
    for page, card in _cards(context, CALL):
        if not _WHO.search(card.text):
            yield (
                context.place(page, card.at),
                "de belkaart noemt niemand om te bellen",
                "schrijf in de kaart wie men belt, zoals ‘Bel de huisarts’, of welk nummer",
            )


@check(
    "B005",
    "Regel onder ‘niet doen’ zonder ‘niet’ of ‘geen’",
    Severity.ERROR,
    """Wie snel leest of laat voorlezen, mist dat een regel onder ‘niet doen’ staat, en leest het omgekeerde.
    Elke regel zegt daarom zelf ‘niet’, ‘geen’ of ‘nooit’; een regel onder ‘doe’ begint daar niet mee.""",
    Example(_DO_NOT_CARD.replace("Til niet zwaar", "Zwaar tillen"), _DO_NOT_CARD, file=_FILE, line=1),
    since="0.2.0",
)
def do_and_do_not(context: Context) -> Iterator[Report]:
    for page, card in _cards(context, DO, DO_NOT):
        if not card.items:
            message = f"in het blok ‘/// {card.name}’ staat geen lijst"
            yield context.place(page, card.at), message, "zet elke regel op een regel die met ‘- ’ begint"
        for item in card.items:
            if card.name == DO_NOT and not _NOT.search(item.text):
                message = f"deze regel zegt zelf niet dat het niet moet: ‘{item.text}’"
                yield context.place(page, item.at), message, "schrijf in de regel ‘niet’, ‘geen’ of ‘nooit’"
            elif card.name == DO and _NOT.match(item.text):
                message = f"deze regel onder ‘doe’ zegt wat men niet doet: ‘{item.text}’"
                yield context.place(page, item.at), message, "zet hem onder ‘/// niet-doen’"


@check(
    "B006",
    "Tekst na een kaart zonder eigen kop",
    Severity.ERROR,
    """Lezers zoeken de kaarten en slaan tekst ertussen over. Wat op een belkaart volgt, heeft daarom een
    eigen kop, of is de volgende kaart.""",
    Example(f"{_CARD}\n\nMeer uitleg.", f"{_CARD}\n\n## Meer uitleg\n\nMeer uitleg.", file=_FILE),
    since="0.2.0",
)
def after_a_card(context: Context) -> Iterator[Report]:
    for page, card in _cards(context, CALL):
        if not card.ends_well:
            yield (
                context.place(page, card.at),
                "onder deze belkaart gaat de tekst door zonder kop",
                "zet de tekst in de kaart, of geef haar een kop",
            )
