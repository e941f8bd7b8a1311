"""The glossary: in the order of the alphabet, with letters that lead to the first term of each."""

from __future__ import annotations

from guideline.model.page import Page
from guideline.pages.glossary import glossary
from guideline.pages.material import Material
from guideline.reading.project import read_guideline
from project import TODAY, Project

GLOSSARY = "docs/woordenlijst.yml"


def shown(project: Project) -> str:
    guideline = read_guideline(project.root)
    return glossary(Page("over/woordenlijst.md"), Material(guideline, TODAY, {}))


def test_a_letter_leads_to_the_first_term_that_begins_with_it(project: Project) -> None:
    project.replace(
        GLOSSARY, "- term: Proefterm", "- term: Máás\n  definitie: Een rivier.\n- term: Proefterm"
    )
    page = shown(project)
    letters = page.partition("<dl")[0]
    assert '<a href="#term-maas">M</a> <a href="#term-proefterm">P</a>' in letters
    assert page.index('id="term-maas"') < page.index('id="term-magnetische-resonantie"')


def test_one_letter_needs_no_choice(project: Project) -> None:
    project.replace(GLOSSARY, "- term: Proefterm", "- term: Maas")
    assert 'class="letters"' not in shown(project)
