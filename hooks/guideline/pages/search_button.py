"""The button that opens the search, for the start page; ``zoekscherm.js`` shows it, as it does nothing
without scripts."""

from __future__ import annotations

from guideline.model.page import Page
from guideline.pages.material import Material
from guideline.pages.templating import render

SEARCH_HINT = "Zoek klacht, middel, afkorting"
"""What a reader may type, in the words of the button and of the search field."""


def search_button(page: Page, material: Material) -> str:
    """Return the button."""
    return render("zoekknop.html", hint=SEARCH_HINT)
