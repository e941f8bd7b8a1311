"""The glossary as a list of terms, each with an address of its own."""

from __future__ import annotations

from datetime import date

from guideline.model.anchors import slug
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.pages.templating import render


def glossary(page: Page, guideline: Guideline, today: date) -> str:
    """Return the terms of the glossary in alphabetical order."""
    return render("woordenlijst.html", terms=sorted(guideline.terms, key=lambda term: slug(term.term, "-")))
