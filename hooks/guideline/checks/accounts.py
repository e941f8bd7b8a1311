"""Is every item of the instruments answered, and do the data about the makers hang together?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.accounts import INSTRUMENTS
from guideline.model.findings import Severity
from guideline.model.proofs import ACCOUNTS
from guideline.model.suggestions import did_you_mean_or_list
from guideline.reading.accounts import MAKERS

_NAMES = " en ".join(instrument.name for instrument in INSTRUMENTS)


_ANSWER = (
    "- id: {}\n  onderwerp: Zoeken\n  antwoord: Er is gezocht.\n  ontbreekt: Wie zocht.\n  wie: redactie\n"
    "  datum: 2026-01-10\n"
)
_ALL = [name for instrument in INSTRUMENTS for name in instrument.items]


@check(
    "M048",
    "Antwoord op een item klopt niet",
    Severity.ERROR,
    f"""In docs/{ACCOUNTS} staat bij elk item van {_NAMES} één antwoord. De id is die van het instrument met
    het nummer, zoals `agree-7` of `right-13a`. Bij elk antwoord staat `bewijs`, of `ontbreekt` met wat er
    niet is, of allebei. De datum is niet later dan vandaag.""",
    Example(_ANSWER.format("agree-77"), _ANSWER.format("agree-7"), file=f"docs/{ACCOUNTS}"),
    since="0.2.0",
)
def wrong_answer(context: Context) -> Iterator[Report]:
    seen: dict[str, int] = {}
    for answer in context.guideline.answers:
        at = context.data_place(ACCOUNTS, answer.places.get("id", answer.at))
        if answer.id not in _ALL:
            instruments = [item for item in INSTRUMENTS if answer.id.startswith(f"{item.prefix}-")]
            known = instruments[0].items if instruments else [f"{item.prefix}-1" for item in INSTRUMENTS]
            yield at, f"het item ‘{answer.id}’ bestaat niet", did_you_mean_or_list(answer.id, known)
        elif answer.id in seen:
            message = f"het item ‘{answer.id}’ staat er twee keer (ook op regel {seen[answer.id]})"
            yield at, message, "houd één antwoord over"
        seen.setdefault(answer.id, answer.at[0])
        if not answer.proofs and not answer.missing.strip():
            yield (
                context.data_place(ACCOUNTS, answer.at),
                f"bij ‘{answer.id}’ staat geen bewijs, en niet wat er ontbreekt",
                "zet eronder ‘bewijs: {pagina: …}’, of ‘ontbreekt: …’ in een gewone zin",
            )
        if answer.day > context.today:
            yield (
                context.data_place(ACCOUNTS, answer.places.get("datum", answer.at)),
                f"‘{answer.day}’ ligt in de toekomst",
                f"schrijf de dag waarop dit is nagegaan, op zijn laatst {context.today}",
            )


@check(
    "M050",
    "Instrument is niet heel beantwoord",
    Severity.ERROR,
    f"""Wie in docs/{ACCOUNTS} verantwoording aflegt, beantwoordt elk item van {_NAMES}: ook wat tegenvalt.
    Schrijf dan bij `ontbreekt` wat er niet is.""",
    Example(_ANSWER.format("agree-7"), "", file=f"docs/{ACCOUNTS}", line=None),
    since="0.2.0",
)
def item_missing(context: Context) -> Iterator[Report]:
    answered = {answer.id for answer in context.guideline.answers}
    missing = [name for name in _ALL if name not in answered]
    if answered and missing:
        shown = ", ".join(missing[:5]) + (f" en nog {len(missing) - 5}" if len(missing) > 5 else "")
        yield (
            context.data_place(ACCOUNTS, (1, 1)),
            f"niet beantwoord: {shown}",
            f"voeg toe: ‘- id: {missing[0]}’ met onderwerp, antwoord, ontbreekt of bewijs, wie en datum",
        )


_MAKERS = (
    "werkgroep:\n  - {{naam: Voorbeeld, functie: neuroloog, namens: NVN, rol: lid}}\n"
    "belangen:\n  - {{naam: {}, datum: 2026-01-10, belangen: Geen., maatregel: Geen nodig.}}\n"
)


@check(
    "M049",
    "Werkgroep en belangen kloppen niet met elkaar",
    Severity.ERROR,
    f"""Elk lid in docs/{MAKERS} heeft een verklaring onder `belangen`, met dezelfde naam, en elke
    verklaring is van een lid. Datums liggen niet in de toekomst, en commentaar eindigt niet voordat het
    begint. De lijsten mogen leeg zijn zolang er nog geen werkgroep is.""",
    Example(_MAKERS.format("Voorbeelt"), _MAKERS.format("Voorbeeld"), file=f"docs/{MAKERS}", line=3),
    since="0.2.0",
)
def makers_disagree(context: Context) -> Iterator[Report]:
    file = context.guideline.makers
    makers = file.makers
    members = [item.name for item in makers.members]
    declared = [item.name for item in makers.interests]
    for index, item in enumerate(makers.interests):
        if item.name not in members:
            place = context.data_place(MAKERS, file.place("belangen", index, "naam"))
            yield (
                place,
                f"‘{item.name}’ staat niet onder ‘werkgroep’",
                did_you_mean_or_list(item.name, members),
            )
        yield from _future(context, item.day, ("belangen", index, "datum"))
    open_names = [name for name in declared if name not in members]
    for index, name in enumerate(members):
        if name not in declared and not open_names:
            yield (
                context.data_place(MAKERS, file.place("werkgroep", index, "naam")),
                f"van ‘{name}’ staan er geen belangen",
                f"zet onder ‘belangen’: ‘- {{naam: {name}, datum: jjjj-mm-dd, belangen: …, maatregel: …}}’",
            )
    for index, asked in enumerate(makers.consultations):
        if asked.until < asked.since:
            yield (
                context.data_place(MAKERS, file.place("commentaar", index, "tot")),
                f"het commentaar eindigt ({asked.until}) voordat het begint ({asked.since})",
                "verwissel ‘van’ en ‘tot’, of verbeter het jaar",
            )
        yield from _future(context, asked.since, ("commentaar", index, "van"))


def _future(context: Context, day: date, path: tuple[str, int, str]) -> Iterator[Report]:
    if day > context.today:
        place = context.data_place(MAKERS, context.guideline.makers.place(*path))
        yield place, f"‘{day}’ ligt in de toekomst", f"schrijf een dag tot en met {context.today}"
