"""The glossary as a list of terms, each with an address of its own, and the letters that lead to them."""

from __future__ import annotations

from collections.abc import Iterable

from guideline.model.anchors import slug
from guideline.model.guideline import Term
from guideline.model.page import Page
from guideline.pages.material import Material
from guideline.pages.templating import render


def glossary(page: Page, material: Material) -> str:
    """Return the terms of the glossary in alphabetical order, under the letters with which they begin."""
    terms = sorted(material.guideline.terms, key=lambda term: slug(term.term, "-"))
    return render("woordenlijst.html", terms=terms, letters=_letters(terms))


def _letters(terms: Iterable[Term]) -> list[tuple[str, str]]:
    """Return each letter with which a term begins, without its accent, and the anchor of the first such
    term."""
    first: dict[str, str] = {}
    for term in terms:
        first.setdefault(slug(term.term, "-")[:1].upper(), term.anchor)
    return [*first.items()]
