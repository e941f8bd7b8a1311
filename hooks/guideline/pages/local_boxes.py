"""The boxes with the agreements of one hospital."""

from __future__ import annotations

from typing import Any

from guideline.model.hospital import LocalAgreements, LocalFile
from guideline.model.review import in_words
from guideline.pages.templating import render

_NOT_THE_GUIDELINE = "Deze afspraak is van het ziekenhuis en hoort niet bij de tekst van de richtlijn."


def emergency_box(local: LocalFile | None) -> str:
    """Return the numbers for the emergency page, or lines to write them on by hand."""
    if local is None:
        blank = [{"who": who, "blank": True} for who in ("Spoednummer", "Dag van het MDO")]
        return _box("Lokale afspraak: nog niet ingevuld", "Vul in wat in uw ziekenhuis geldt.", rows=blank)
    agreements = local.agreements
    rows = [
        {"who": number.who, "number": number.number, "more": number.hours} for number in agreements.numbers
    ]
    if agreements.meeting:
        rows.append({"who": "MDO", "more": agreements.meeting})
    return _box(_head(agreements), _NOT_THE_GUIDELINE, rows=rows)


def module_box(local: LocalFile | None, module: str) -> str:
    """Return the agreements that belong to a module, or an empty text."""
    texts = [item.text for item in local.agreements.agreements if item.module == module] if local else []
    if not local or not texts:
        return ""
    return _box(_head(local.agreements), _NOT_THE_GUIDELINE, texts=[" ".join(text.split()) for text in texts])


def _head(local: LocalAgreements) -> str:
    return f"Lokale afspraak van {local.hospital}, {in_words(local.day)}"


def _box(
    head: str, note: str, rows: list[dict[str, Any]] | None = None, texts: list[str] | None = None
) -> str:
    empty = {"number": "", "more": "", "blank": False}
    return render(
        "lokaal.html", head=head, note=note, rows=[{**empty, **row} for row in rows or ()], texts=texts or ()
    )
