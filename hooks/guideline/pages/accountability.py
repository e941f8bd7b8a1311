"""How the guideline was made: the answers to the instruments item by item, and who made it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guideline.model.accounts import INSTRUMENTS, Answer
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.model.proofs import ROLES
from guideline.pages.material import Material
from guideline.pages.proofs import shown_proof
from guideline.pages.templating import render


def answers(page: Page, material: Material) -> str:
    """Return our answer to every item, by instrument and part, for the marker ``verantwoording``; there is no
    score."""
    guideline = material.guideline
    by_id = {answer.id: answer for answer in guideline.answers}
    instruments = [
        {
            "name": instrument.name,
            "answered": sum(name in by_id for name in instrument.items),
            "missing": sum(bool(by_id[name].missing) for name in instrument.items if name in by_id),
            "parts": [
                (title, [_row(by_id[name], page, guideline) for name in names if name in by_id])
                for title, numbers in instrument.parts.items()
                for names in ([f"{instrument.prefix}-{number}" for number in numbers],)
            ],
        }
        for instrument in INSTRUMENTS
    ]
    tests_seen = guideline.tests is not None or not any(proof.test_file for _, proof in guideline.proofs)
    return render("instrumenten.md", instruments=instruments if by_id else [], tests_seen=tests_seen)


def _row(answer: Answer, page: Page, guideline: Guideline) -> dict[str, Any]:
    return {
        "answer": answer,
        "proofs": [shown_proof(proof, page, guideline) for proof in answer.proofs],
        "judge": ROLES[answer.judge],
    }


_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "werkgroep": {"naam": "Naam", "functie": "Functie", "namens": "Namens", "rol": "Rol"},
    "belangen": {"naam": "Naam", "datum": "Opgegeven op", "belangen": "Belangen", "maatregel": "Maatregel"},
    "commentaar": {"partij": "Wie", "van": "Van", "tot": "Tot", "verwerkt": "Wat ermee is gedaan"},
    "financiering": {"wie": "Wie betaalde", "wat": "Waarvoor", "invloed": "Invloed op de tekst"},
}
_NONE: Mapping[str, str] = {
    "werkgroep": "Voor deze concepten is nog geen werkgroep benoemd.",
    "belangen": "Er zijn nog geen belangen opgegeven: er is nog geen werkgroep.",
    "commentaar": "De concepten zijn nog niet voor commentaar voorgelegd.",
    "financiering": "Over financiering van de concepten is niets vastgelegd.",
}


def makers(part: str, material: Material) -> str:
    """Return one of the lists about the makers as a table, or a plain sentence while it is empty."""
    typed = material.guideline.makers.makers.model_dump(by_alias=True)
    rows = [[row[key] for key in _COLUMNS[part]] for row in typed[part]]
    return render("makers.md", columns=list(_COLUMNS[part].values()), rows=rows, while_empty=_NONE[part])
