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

_NEGATION = re.compile(
    r"\b(?:geen|niet|nooit|vermijd|ontraad|stop|staak|zonder|af|afraden|onthoud|evenmin)\b",
    re.IGNORECASE,
)
_SOFT = re.compile(
    r"\b(?:overweeg|liever|overwegen|overwogen|voorkeur|algemeen|eventueel|kan|kunt|desgewenst|zo mogelijk"
    r"|mag)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:vermijd|ontraad|onthoud)\b"
    r"|\w+ (?:(?:liever|in het algemeen|vooral|meer|hier|dan) )?geen\b"
    r"|(?:doe|gebruik|geef|maak|behandel|bestraal|opereer|verricht|kies|start) (?:[\w-]+ ){1,2}niet\b",
    re.IGNORECASE,
)
_CONSIDER = re.compile(
    r"overweeg\b|[^.]{0,200}\b(?:te overwegen|worden overwogen|overwogen worden)\b", re.IGNORECASE
)
_NO_VERB = re.compile(
    r"(?:de|het|een|er|bij|als|alle|elke|elk|iedere|ieder|na|voor|vóór|met|in|op|wij|we|men|u|deze|dit|dat|die|is"
    r"|zijn|wordt|worden|kan|kunnen|moet|moeten|mag|mogen|dient|dienen|om|omdat|wanneer|indien|tijdens|tot|uit"
    r"|niet|geen|zonder|ook|soms|vaak|meestal|indicatie|patiënt|patiënte|men|onder|over|door|van|tenzij|mits"
    r"|[\w-]*(?:tie|ties|ing|ingen|heid|teit|therapie|scan|foto|ïden|ose|itis))"
    r"(?![\w-])|[A-Z][A-Z/-]+\b|\w{0,40}(?<!k)(?<!oef)(?<!op)en\b"
    r"|[\w-]+ (?:is|zijn|wordt|worden|kan|kunnen|heeft|hebben|moet|mag|verdient|lijkt|helpt)\b",
)
"""What a sentence begins with that has no imperative at its beginning."""

_VERBS_TYPED = """
adviseer baseer begin behandel bekijk bel bepaal bereken beoordeel bespreek bestraal betrek bied breng
controleer corrigeer denk doe draag ga gebruik geef hef houd informeer kies laat leg licht maak meet meld
mobiliseer neem noteer onderzoek opereer overleg overweeg plan raad schat schrijf signaleer sluit spreek
stabiliseer start stel stop verkrijg verleg vermeld vermijd verricht vertel verwijs voer volg vraag wacht wijs
zet zoek zorg
"""
_IMPERATIVE = re.compile(rf"[,:;.]\s+(?:dan )?(?:{'|'.join(_VERBS_TYPED.split())})\b", re.IGNORECASE)
"""A verb that says what to do, further on in a text."""


_OPTIONS = (
    "    sterkte: sterk\n    richting: voor\n    zekerheid: laag\n    bronnen: [bron2020]\n"
    "    situaties: [alle]\n    handelingen: [mri:wanneer]\n    voor: [neurologie]"
)


@check(
    "T012",
    "Tekst van een aanbeveling past niet bij haar opties",
    Severity.WARNING,
    """De lezer volgt de woorden: ‘Overweeg’ hoort bij een zwakke aanbeveling, de gewone gebiedende wijs bij
    een sterke, en ‘liever geen’ bij een zwakke tegen. Zeggen tekst en opties niet hetzelfde, dan klopt een
    van beide niet; welke, weet alleen de werkgroep.""",
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


_LOOK = "kijk in de bron en de vorige versie wat bedoeld is"
"""Which of the two is wrong, only a person can tell."""


def _contradictions(options: RecommendationOptions, text: str) -> Iterator[tuple[str, str]]:
    """Yield where the text of a recommendation says something else than its options, and what to type."""
    plain = re.sub(r"[*_\[\]]", "", text)
    first = re.split(r"(?<=[.!?])\s", plain, maxsplit=1)[0]
    shown = " ".join(first.split()[:4])
    if _NO_VERB.match(first) or _NO_VERB.match(first[:1].lower() + first[1:]):
        if not _IMPERATIVE.search(plain):
            yield (
                f"deze aanbeveling zegt niet wat te doen: ‘{shown} …’",
                "begin met een werkwoord in de gebiedende wijs, zoals ‘Maak’, ‘Overweeg’ of ‘Geef geen’",
            )
        return
    if options.strength is Strength.STRONG and _CONSIDER.match(first):
        yield (
            f"de sterkte is ‘sterk’, maar de tekst zegt ‘{shown} …’",
            f"{_LOOK}: schrijf ‘sterkte: zwak’, of een gebiedende wijs zonder ‘overweeg’",
        )
    if options.strength is Strength.WEAK and not _SOFT.search(plain[:400]):
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
