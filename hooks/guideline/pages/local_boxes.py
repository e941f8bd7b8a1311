"""The boxes with the agreements of one hospital."""

from __future__ import annotations

from guideline.model.hospital import LocalFile
from guideline.pages.templating import render


def emergency_box(local: LocalFile | None, whom: str) -> str:
    """Return the numbers for the emergency page, or lines to write them on by hand, with ``whom`` to ask
    for."""
    if local is None:
        return render("lokaal-leeg.html", whom=whom)
    return render("lokaal.html", local=local.agreements, texts=())


def module_box(local: LocalFile | None, module: str) -> str:
    """Return the agreements that belong to a module, or an empty text."""
    texts = [item.text for item in local.agreements.agreements if item.module == module] if local else []
    if not local or not texts:
        return ""
    return render("lokaal.html", local=local.agreements, texts=[" ".join(text.split()) for text in texts])
