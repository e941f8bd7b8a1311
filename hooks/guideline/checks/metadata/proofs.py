"""Is what the hazard log and the accountability name as proof still there, and is nothing in them twice?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.retired import RETIRED
from guideline.model.counts import COUNTS
from guideline.model.findings import Severity
from guideline.model.proofs import ACCOUNTS, HAZARDS, QUALITY, Proof, ProofKind
from guideline.model.suggestions import did_you_mean, did_you_mean_or_list

_EXAMPLE = (
    "- id: oude-kopie\n  naam: Een oude kopie\n  soort: verouderd\n  oorzaak: De site is gekopieerd.\n"
    "  gevolg: De patiënt krijgt een behandeling die niet meer geldt.\n  beheersing:\n"
    "    - wat: Een module die te oud is, valt op.\n      controle: {}\n"
    "  blijft_over: Wie niet kijkt, ziet het niet.\n  wie: redactie\n"
)


@check(
    "M046",
    "Bewijs dat er niet is",
    Severity.ERROR,
    f"""Een risico in docs/{HAZARDS} noemt wat het tegengaat, een antwoord in docs/{ACCOUNTS} wat er is
    gedaan, een belofte in docs/{QUALITY} wat de site waarmaakt, en alle drie waar dat uit blijkt: de code van
    een controle, een test (`tests/unit/test_x.py::test_y`), een pagina of een telling. Is dat bewijs weg, dan
    zegt de site iets wat niet meer klopt. Noem wat ervoor in de plaats kwam, of schrijf dat het er niet meer
    is. Of een test er is, wordt alleen nagekeken waar de map tests staat; een kopie zonder die map zegt dat
    zelf.""",
    Example(_EXAMPLE.format("H000"), _EXAMPLE.format("H007"), file=f"docs/{HAZARDS}", line=7),
    since="0.2.0",
)
def proof_gone(context: Context) -> Iterator[Report]:
    for name, proof in context.guideline.proofs:
        if wrong := _WRONG[proof.kind](context, proof):
            yield (context.data_place(name, proof.at), *wrong)


_Wrong = tuple[str, str]
"""What is wrong with a proof, and what to do."""


def _check(context: Context, proof: Proof) -> _Wrong | None:
    known = context.guideline.explained_checks.keys() - RETIRED.keys()
    if proof.name in known:
        return None
    if old := RETIRED.get(proof.name):
        remedy = f"noem {old.successor}, die ervoor kwam" if old.successor else "noem een andere controle"
        return f"de controle ‘{proof.name}’ wordt niet meer gedaan", remedy
    if proof.name.upper() in known:
        return f"de controle ‘{proof.name}’ bestaat niet", f"schrijf ‘{proof.name.upper()}’"
    same = [code for code in sorted(known) if code[:1] == proof.name[:1].upper()]
    return (
        f"de controle ‘{proof.name}’ bestaat niet",
        did_you_mean(proof.name, same) or "kies een code van de pagina met alle controles",
    )


def _test(context: Context, proof: Proof) -> _Wrong | None:
    if not proof.test_file:
        return (
            f"‘{proof.name}’ is niet de naam van een test",
            "schrijf bestand en functie: ‘tests/unit/test_bestand.py::test_naam’",
        )
    found = context.guideline.tests
    if found is None or proof.test_function in found.get(proof.test_file, ()):
        return None
    if not found.get(proof.test_file):
        return f"het bestand ‘{proof.test_file}’ met tests is er niet", "noem een test die er is"
    return (
        f"de test ‘{proof.test_function}’ staat niet in ‘{proof.test_file}’",
        did_you_mean(proof.test_function, found[proof.test_file]) or "noem een test die er is",
    )


def _page(context: Context, proof: Proof) -> _Wrong | None:
    now = context.guideline.present
    path, mark, anchor = proof.name.partition("#")
    if now.serves(proof.name) if not mark else now.has(proof.name):
        return None
    if mark and now.serves(path):
        anchors = _anchors_of(context, path)
        remedy = did_you_mean(anchor, anchors) or "noem een kop die er staat, of laat ‘#…’ weg"
        return f"op de pagina ‘{path}’ is geen plaats ‘#{anchor}’", remedy
    near = did_you_mean(path, now.pages)
    return (
        f"de pagina ‘{path}’ is er niet",
        near or "schrijf het pad vanaf docs, zoals ‘map/pagina.md#kop’",
    )


def _anchors_of(context: Context, path: str) -> list[str]:
    now = context.guideline.present
    addresses = {*now.anchors, *now.recommendations, *now.others}
    return sorted(address.partition("#")[2] for address in addresses if address.startswith(f"{path}#"))


def _count(_context: Context, proof: Proof) -> _Wrong | None:
    if proof.name in COUNTS:
        return None
    return f"de telling ‘{proof.name}’ bestaat niet", did_you_mean_or_list(proof.name, COUNTS)


_WRONG = {
    ProofKind.CHECK: _check,
    ProofKind.TEST: _test,
    ProofKind.PAGE: _page,
    ProofKind.COUNT: _count,
}


@check(
    "M047",
    "Risico dat twee keer voorkomt, of zonder bewijs",
    Severity.ERROR,
    f"""Elk risico in docs/{HAZARDS} heeft een eigen id, en bij alles wat het tegengaat staat waar dat uit
    blijkt: `controle`, `test`, `pagina` of `telling`. Wat nergens uit blijkt, hoort onder `blijft_over`.""",
    Example(
        _EXAMPLE.format("H007").replace("      controle: H007\n", ""),
        _EXAMPLE.format("H007"),
        file=f"docs/{HAZARDS}",
        line=6,
    ),
    since="0.2.0",
)
def hazard_twice_or_unproven(context: Context) -> Iterator[Report]:
    seen: dict[str, int] = {}
    for hazard in context.guideline.hazards:
        if hazard.id in seen:
            yield (
                context.data_place(HAZARDS, hazard.places.get("id", hazard.at)),
                f"het risico ‘{hazard.id}’ staat er twee keer (ook op regel {seen[hazard.id]})",
                "geef een van beide een andere id, of voeg ze samen",
            )
        seen.setdefault(hazard.id, hazard.at[0])
        for control in hazard.controls:
            if not control.proofs:
                yield (
                    context.data_place(HAZARDS, control.at),
                    f"bij ‘{_begin(control.what)}’ staat niet waar dat uit blijkt",
                    "zet eronder ‘controle: …’, ‘test: …’ of ‘pagina: …’, of zet het bij ‘blijft_over’",
                )


def _begin(text: str) -> str:
    return re.sub(r"^(.{50}\S*).+$", r"\1 …", " ".join(text.split()))
