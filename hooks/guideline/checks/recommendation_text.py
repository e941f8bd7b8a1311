"""Family T, recommendations: does the text of a recommendation say what its options say?

‘Overweeg’ is the word for a weak recommendation (GRADE), the plain imperative for a strong one; ‘liever niet’
is its weak counterpart. The rules are narrow: what they let through is not proven right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.metadata import Direction, RecommendationOptions, Strength
from guideline.model.suggestions import did_you_mean

_NEGATION = re.compile(
    r"\b(?:geen|niet|nooit|vermijd|ontraad|stop|staak|onthoud)\b|^raad\b[^.!?]{1,200}\baf\b", re.IGNORECASE
)
_SOFT = re.compile(r"\b(?:overweeg|liever)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"(?:vermijd|ontraad|onthoud)\b"
    r"|\w+ (?:(?:liever|in het algemeen|vooral|meer|hier|dan) )?geen\b"
    r"|(?:doe|gebruik|geef|maak|behandel|bestraal|opereer|verricht|kies|start) (?:[\w-]+ ){1,2}niet\b",
    re.IGNORECASE,
)
_CONSIDER = re.compile(
    r"overweeg\b|[^.]{0,200}\b(?:te overwegen|worden overwogen|overwogen worden)\b", re.IGNORECASE
)
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_VERBS_TYPED = """
activeer adviseer baseer begeleid begin behandel beheer bekijk bel beoordeel bepaal beperk bereid bereken
bescherm beschouw beschrijf beslis besluit bespreek bestel bestraal betrek bevestig bewaak bewaar bied
bouw breng combineer controleer corrigeer deel denk dien documenteer doe doorloop draag draai druk
evalueer fixeer ga gebruik geef handel hanteer heb hef herbeoordeel herhaal herken hervat houd informeer
injecteer instrueer isoleer kalibreer kies kijk koppel kweek laat leer leg let lever licht lig maak meet
meld meng mobiliseer monitor neem noem noteer onderbreek onderscheid ondersteun onderzoek onthoud ontlast
ontraad open opereer organiseer overleg overweeg pas plaats plan positioneer praat prikkel probeer
punteer raad raadpleeg rapporteer regel regisseer registreer reken reserveer richt scan schakel schat
schrijf scoor screen signaleer sluit sorteer spreek spuit staak stabiliseer start stel stem steun stop
streef stuur taxeer test til titreer toets train tref trek verdeel vergelijk verhelp verhoog verklein
verkrijg verlaag verleg verleng verlicht vermeld vermijd verminder vermoed verricht verschaf verstrek
vertel vervang vervoer verwijder verwijs verzamel voeg voer volg volsta voltooi voorkom vraag waarborg
waarschuw wacht weeg wees wek werk wijs wijzig wissel zeg zet zie zoek zorg
"""
"""The verbs with which a recommendation may begin, in the imperative."""

IMPERATIVES = frozenset(_VERBS_TYPED.split())

_IMPERATIVE = re.compile(rf"[,:;.]\s+(?:dan )?(?:{'|'.join(_VERBS_TYPED.split())})\b", re.IGNORECASE)
"""A verb that says what to do, further on in a text."""


_OPTIONS = (
    "    sterkte: sterk\n    richting: voor\n    zekerheid: laag\n    bronnen: [bron2020]\n"
    "    situaties: [alle]\n    handelingen: [mri:wanneer]\n    voor: [neurologie]"
)


_WEAK_ONE = (
    "/// aanbeveling\n    id: foto-erbij\n"
    + _OPTIONS.replace("sterk\n", "zwak\n")
    .replace("[alle]", "[met-klacht]")
    .replace("mri:wanneer", "mri:hoe")
    + "\n\n"
)


@check(
    "T012",
    "Tekst van een aanbeveling past niet bij haar opties",
    Severity.WARNING,
    """De lezer volgt de woorden: ‘Overweeg’ hoort bij een zwakke aanbeveling, de gewone gebiedende wijs bij
    een sterke, en ‘liever geen’ bij een zwakke tegen. De eerste zin begint met een werkwoord in de gebiedende
    wijs; ‘zwak’ zegt daar ‘overweeg’ of ‘liever’, ‘tegen’ zegt ‘geen’ of ‘niet’. Zeggen tekst en opties niet
    hetzelfde, dan klopt een van beide niet; welke, weet alleen de werkgroep.""",
    Example(_OPTIONS + "\n\nOverweeg dit.", _OPTIONS + "\n\nDoe dit.", line=8),
    since="0.2.0",
)
def text_against_options(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        lines = page.body.split("\n")
        for item in page.recommendations:
            if not item.options or not item.text:
                continue
            first_line = item.text.split("\n")[0]
            start = item.at[0] - page.body_line
            index = next(
                (n for n, line in enumerate(lines[start:], start) if line.strip() == first_line), start
            )
            for message, remedy in _contradictions(item.options, item.text):
                yield context.place(page, (page.body_line + index, 1)), message, remedy


@check(
    "T019",
    "Een stellig voorschrift binnen een zwakke aanbeveling",
    Severity.WARNING,
    """Een zwakke aanbeveling zegt ‘overweeg’ of ‘liever niet’. Een zin verderop in de gebiedende wijs leest
    als sterk, en niemand weet dan wat van de twee geldt. Hoort de zin bij de uitvoering, neem haar dan op in
    de eerste zin (‘Overweeg …, met …’) of schrijf wat er gebeurt; is het een regel op zichzelf, dan verdient
    die een eigen aanbeveling met een eigen sterkte; staat hij al in een sterke aanbeveling, verwijs dan
    daarheen.""",
    Example(
        f"{_WEAK_ONE}Overweeg dit.\nMaak dan een foto.\n///",
        f"{_WEAK_ONE}Overweeg dit, met een foto.\n///",
        line=11,
    ),
    since="0.2.0",
)
def order_in_a_weak_one(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        lines = page.body.split("\n")
        for item in page.recommendations:
            if not item.options or item.options.strength is not Strength.WEAK:
                continue
            start = item.at[0] - page.body_line
            for number, sentence in list(_later_sentences(lines[start:], item.text)):
                verb = _FIRST_WORD.match(sentence)
                if verb and verb[0].casefold() in IMPERATIVES - {"zie"} and not _SOFT.search(sentence):
                    yield (
                        context.place(page, (page.body_line + start + number, 1)),
                        f"de sterkte is ‘zwak’, maar verderop staat een stellig voorschrift: "
                        f"‘{' '.join(sentence.split()[:5])} …’",
                        "neem het op in de zin met ‘overweeg’, schrijf wat er gebeurt, geef het een eigen "
                        "aanbeveling met een eigen sterkte, of verwijs naar de sterke die het al zegt",
                    )


_MARKS = re.compile(r"[*_\[]|\]\([^)]{0,500}\)|^\s*(?:[-*+]|\d+[.)])\s")
"""Emphasis, links and the sign of a list: what stands around words."""


def _later_sentences(lines: list[str], text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a recommendation after its first, outside tables, each with the number of its
    line among ``lines``, which begin at the block."""
    typed = [line.strip() for line in text.split("\n")]
    first = next((n for n, line in enumerate(lines) if line.strip() == typed[0]), 0)
    seen = False
    for number, line in enumerate(lines[first : first + len(typed)], first):
        if line.lstrip().startswith("|"):
            continue
        for sentence in re.split(r"(?<=[.!?;])\s", _MARKS.sub("", line)):
            if seen and sentence:
                yield number, sentence
            seen = seen or bool(sentence)


_LOOK = "kijk in de bron en de vorige versie wat bedoeld is"
"""Which of the two is wrong, only a person can tell."""


def _contradictions(options: RecommendationOptions, text: str) -> Iterator[tuple[str, str]]:
    """Yield where the text of a recommendation says something else than its options, and what to type."""
    plain = re.sub(r"[*_\[\]]", "", text)
    first = re.split(r"(?<=[.!?])\s", plain, maxsplit=1)[0]
    shown = " ".join(first.split()[:4])
    verb = _FIRST_WORD.match(first)
    if verb is None or verb[0].casefold() not in IMPERATIVES:
        meant = did_you_mean(verb[0].casefold(), IMPERATIVES) if verb and len(verb[0]) > 3 else ""
        yield (
            f"deze aanbeveling begint niet met een werkwoord dat zegt wat te doen: ‘{shown} …’",
            meant or "begin met een werkwoord in de gebiedende wijs, zoals ‘Maak’, ‘Overweeg’ of ‘Geef geen’",
        )
        return
    if options.strength is Strength.STRONG and _CONSIDER.match(first):
        yield (
            f"de sterkte is ‘sterk’, maar de tekst zegt ‘{shown} …’",
            f"{_LOOK}: schrijf ‘sterkte: zwak’, of een gebiedende wijs zonder ‘overweeg’",
        )
    if options.strength is Strength.WEAK and not _SOFT.search(first):
        yield (
            f"de sterkte is ‘zwak’, maar de tekst zegt zonder voorbehoud ‘{shown} …’",
            f"{_LOOK}: schrijf ‘Overweeg …’ of ‘… liever geen …’, of anders ‘sterkte: sterk’",
        )
    if options.direction is Direction.FOR and _AGAINST.match(first) and not _IMPERATIVE.search(plain):
        yield (
            f"de richting is ‘voor’, maar de tekst zegt ‘{shown} …’",
            f"{_LOOK}: schrijf wat wel te doen, of anders ‘richting: tegen’",
        )
    if options.direction is Direction.AGAINST and not _NEGATION.search(first):
        yield (
            f"de richting is ‘tegen’, maar de tekst zegt ‘{shown} …’",
            f"{_LOOK}: schrijf wat niet te doen (‘Geef geen …’), of anders ‘richting: voor’",
        )
