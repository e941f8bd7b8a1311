"""The boxes with the agreements of one hospital, in HTML."""

from __future__ import annotations

import html

from guideline.model.hospital import LocalAgreements, LocalFile
from guideline.model.review import in_words


def emergency_box(local: LocalFile | None) -> str:
    """Return the numbers for the emergency page, or lines to write them on by hand."""
    if local is None:
        rows = [(who, '<span class="schrijfruimte"></span>') for who in ("Spoednummer", "Dag van het MDO")]
        head = "Lokale afspraak: nog niet ingevuld"
        note = "Vul in wat in uw ziekenhuis geldt."
    else:
        rows = [
            (number.who, f"<strong>{html.escape(number.number)}</strong> {html.escape(number.hours)}".strip())
            for number in local.agreements.numbers
        ]
        if local.agreements.meeting:
            rows.append(("MDO", html.escape(local.agreements.meeting)))
        head = _head(local.agreements)
        note = _NOT_THE_GUIDELINE
    items = "".join(f"<dt>{html.escape(who)}</dt><dd>{content}</dd>" for who, content in rows)
    return _box(head, f"<dl>{items}</dl><p>{note}</p>")


def module_box(local: LocalFile | None, module: str) -> str:
    """Return the agreements that belong to a module, or an empty text."""
    texts = [item.text for item in local.agreements.agreements if item.module == module] if local else []
    if not local or not texts:
        return ""
    items = "".join(f"<li>{html.escape(' '.join(text.split()))}</li>" for text in texts)
    return _box(_head(local.agreements), f"<ul>{items}</ul><p>{_NOT_THE_GUIDELINE}</p>")


_NOT_THE_GUIDELINE = "Deze afspraak is van het ziekenhuis en hoort niet bij de tekst van de richtlijn."


def _head(local: LocalAgreements) -> str:
    return html.escape(f"Lokale afspraak van {local.hospital}, {in_words(local.day)}")


def _box(head: str, content: str) -> str:
    return (
        '<aside class="lokaal" aria-label="Lokale afspraak"><p'
        f' class="lokaal-kop">{head}</p>{content}</aside>'
    )
