"""The glossary as a list of terms, each with an address of its own."""

from __future__ import annotations

from guideline.model.anchors import slug
from guideline.model.page import Page
from guideline.pages.material import Material
from guideline.pages.templating import render


def glossary(page: Page, material: Material) -> str:
    """Return the terms of the glossary in alphabetical order."""
    return render(
        "woordenlijst.html", terms=sorted(material.guideline.terms, key=lambda term: slug(term.term, "-"))
    )
