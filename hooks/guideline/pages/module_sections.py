"""The sections that a page under review gets from its own data: its question, how it was kept, what it
rests on."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from guideline.model.guideline import Guideline, Settings
from guideline.model.metadata import ModuleMetadata, PatientMetadata
from guideline.model.page import Page
from guideline.model.review import in_words, review_state
from guideline.model.standing import STATUS_TEXTS
from guideline.pages.templating import link, render


def question(module: ModuleMetadata) -> str:
    """Return the section with the question that a module answers."""
    return render("uitgangsvraag.md", question=module.question)


def accountability(module: ModuleMetadata, settings: Settings, today: date) -> str:
    """Return the section with the status, owner and review log of a module, as on ``today``."""
    state = review_state(module, settings, today)
    facts: list[tuple[str, str]] = [("Status", STATUS_TEXTS[module.status]), ("Regiehouder", module.owner)]
    if state:
        facts.append(("Laatst beoordeeld", in_words(state.last)))
        facts.append(("Volgende beoordeling", f"vóór {in_words(state.due)}"))
    if found := module.authorisation:
        facts.append(("Geautoriseerd", f"{in_words(found.day)} door {', '.join(found.by)}"))
    if found_with := module.saved_search:
        day = in_words(found_with.day)
        facts.append(("Zoekactie in PubMed", f"{found_with.pubmed}; laatst gedaan op {day}"))
        newer = f"nieuw in PubMed sinds {day}"
        facts.append(("Nieuwe literatuur", Markup(f"[{newer}]({found_with.address})")))
    return render("verantwoording.md", facts=facts, reviews=module.upkeep.reviews)


def grounds(patient: PatientMetadata, page: Page, guideline: Guideline) -> str:
    """Return the section that leads from a page for patients to the recommendations behind it, one for each
    module."""
    first: dict[str, str] = {}
    for name in patient.rests_on:
        if holder := guideline.recommendation_pages.get(name):
            first.setdefault(holder.path, name)
    links = [link(guideline.by_path[path].title, page, f"{path}#{name}") for path, name in first.items()]
    return render("waar-vandaan.md", links=links)
