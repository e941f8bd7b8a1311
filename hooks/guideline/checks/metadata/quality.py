"""Does each promise of quality name a command that is there, and do its figures hang together?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.proofs import QUALITY
from guideline.model.quality import STANDINGS, Promise, command_name
from guideline.model.suggestions import did_you_mean

_PROMISE = (
    "- id: snelheid\n  naam: Snelheid\n  belofte: De site is snel.\n  opdracht: {}\n  gehaald: {}\n"
    "  metingen:\n    - {{wat: Eerste inhoud, cijfer: 1 s, datum: 2026-01-10, opdracht: make bench}}\n"
)


@check(
    "M051",
    "Opdracht die er niet is",
    Severity.ERROR,
    f"""Elke belofte en elke meting in docs/{QUALITY} noemt de opdracht waarmee zij is na te gaan: `make …` of
    `python benchmarks/….py`, met daarachter wat erbij hoort. Is die opdracht er niet (meer), dan kan niemand
    het nagaan. Of zij er is, wordt alleen nagekeken waar het Makefile staat.""",
    Example(
        _PROMISE.format("bench", "ja"), _PROMISE.format("make bench", "ja"), file=f"docs/{QUALITY}", line=3
    ),
    since="0.2.0",
)
def command_gone(context: Context) -> Iterator[Report]:
    known = context.guideline.commands
    for promise in context.guideline.promises:
        for at, typed in promise.commands:
            name = command_name(typed)
            place = context.data_place(QUALITY, at)
            if not name:
                yield (
                    place,
                    f"‘{typed}’ is geen opdracht",
                    "schrijf bijvoorbeeld ‘make bench’ of ‘python benchmarks/scale.py 44 200’",
                )
            elif known is not None and name not in known:
                near = did_you_mean(name, sorted(known))
                yield (
                    place,
                    f"de opdracht ‘{name}’ is er niet",
                    near or "noem een opdracht die er is, zoals ‘make test’",
                )


@check(
    "M052",
    "Belofte klopt niet met haar cijfers",
    Severity.ERROR,
    f"""Elke belofte in docs/{QUALITY} heeft een eigen id. Wat `gehaald: ja` of `deels` heet, heeft metingen
    of `bewijs`; wat niet of deels is gehaald, zegt bij `tekort` wat er ontbreekt; wat `niet-gemeten` heet,
    heeft geen metingen. Een dag waarop is gemeten, ligt niet in de toekomst.""",
    Example(
        _PROMISE.format("make bench", "niet-gemeten"),
        _PROMISE.format("make bench", "ja"),
        file=f"docs/{QUALITY}",
        line=4,
    ),
    since="0.2.0",
)
def promise_disagrees(context: Context) -> Iterator[Report]:
    seen: dict[str, int] = {}
    for promise in context.guideline.promises:
        if promise.id in seen:
            yield (
                context.data_place(QUALITY, promise.places.get("id", promise.at)),
                f"de belofte ‘{promise.id}’ staat er twee keer (ook op regel {seen[promise.id]})",
                "geef een van beide een andere id, of voeg ze samen",
            )
        seen.setdefault(promise.id, promise.at[0])
        if wrong := _wrong(promise):
            yield (context.data_place(QUALITY, promise.places.get("gehaald", promise.at)), *wrong)
        for figure in promise.figures:
            if figure.day > context.today:
                yield (
                    context.data_place(QUALITY, figure.places.get("datum", figure.at)),
                    f"‘{figure.day}’ ligt in de toekomst",
                    f"schrijf de dag waarop is gemeten, op zijn laatst {context.today}",
                )


def _wrong(promise: Promise) -> tuple[str, str] | None:
    if promise.kept == "niet-gemeten":
        if promise.figures:
            others = " of ".join(f"‘{name}’" for name in STANDINGS if name != promise.kept)
            return f"‘{promise.id}’ is niet gemeten, maar er staan metingen", f"schrijf {others}"
        return None
    if promise.kept != "nee" and not (promise.figures or promise.proofs):
        return (
            f"waaruit blijkt dat ‘{promise.id}’ is gehaald, staat er niet",
            "zet eronder ‘metingen’ of ‘bewijs’, of schrijf ‘gehaald: niet-gemeten’",
        )
    if promise.kept != "ja" and not promise.missing.strip():
        return (
            f"wat er ontbreekt aan ‘{promise.id}’, staat er niet",
            "zet eronder ‘tekort: …’ in een gewone zin, of schrijf ‘gehaald: ja’",
        )
    return None
