"""A module stands where its front matter says; the emergency page where the modules stand it rests on."""

from __future__ import annotations

from datetime import date

from guideline.model.guideline import Guideline
from guideline.model.metadata import Status
from guideline.model.standing import imprint, standing
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from project import TODAY, Project

MODULE = "docs/diagnostiek/voorbeeld.md"
EMERGENCY = """---
title: Spoed
---

Doe [dit](diagnostiek/voorbeeld.md#doe-dit), en lees de [uitleg](patienten/uitleg.md).
"""


def read(project: Project) -> Guideline:
    project.write("docs/spoed.md", EMERGENCY)
    return read_guideline(project.root, generated_files)


def test_a_module_stands_where_it_says(project: Project) -> None:
    guideline = read(project)
    found = standing(guideline.by_path["diagnostiek/voorbeeld.md"], guideline, TODAY)
    assert found
    assert (found.status, found.last, found.due) == (Status.CONCEPT, date(2026, 1, 10), date(2027, 1, 10))
    assert found.status_text == "Concept"


def test_the_emergency_page_is_as_settled_and_as_fresh_as_the_least_of_its_modules(project: Project) -> None:
    project.replace(MODULE, "datum: 2026-01-10", "datum: 2025-11-01")
    project.replace(MODULE, "literatuur_tot: 2025-12-31", "literatuur_tot: 2025-10-01")
    project.replace("docs/patienten/uitleg.md", "status: concept", "status: commentaarfase")
    guideline = read(project)
    found = standing(guideline.by_path["spoed.md"], guideline, TODAY)
    assert found
    assert (found.status, found.last, found.due) == (Status.CONCEPT, date(2025, 11, 1), date(2026, 11, 1))


def test_other_pages_are_not_under_review(project: Project) -> None:
    guideline = read(project)
    page = guideline.by_path["index.md"]
    assert standing(page, guideline, TODAY) is None
    line = imprint("Proef", page.title, None, TODAY, "1.0", "adres/")
    assert "status" not in line
    assert line.endswith(f"{page.title} · versie 1.0 · gebouwd 1 juni 2026 · adres/")


def test_paper_says_where_it_comes_from(project: Project) -> None:
    guideline = read(project)
    page = guideline.by_path["spoed.md"]
    found = standing(page, guideline, TODAY)
    home = "https://voorbeeld.nl/"
    line = imprint("Proef", page.title, found, TODAY, "1.0", f"{home}spoed/", f"{home}k/?c=spoed-bcdfgh")
    for part in (
        "Spoed",
        "versie 1.0",
        "status: concept",
        "beoordeeld 10 januari 2026",
        "vóór 10 januari 2027",
    ):
        assert part in line
    assert line.endswith("https://voorbeeld.nl/spoed/ · nog gelijk? https://voorbeeld.nl/k/?c=spoed-bcdfgh")


def test_a_withdrawn_module_is_the_least_settled(project: Project) -> None:
    project.replace(MODULE, "status: concept", "status: vervallen")
    guideline = read(project)
    found = standing(guideline.by_path["spoed.md"], guideline, TODAY)
    assert found
    assert found.status is Status.WITHDRAWN


def test_a_link_to_the_page_itself_does_no_harm(project: Project) -> None:
    project.write("docs/spoed.md", f"{EMERGENCY}\nNaar [boven](spoed.md#boven).\n")
    guideline = read_guideline(project.root, generated_files)
    assert standing(guideline.by_path["spoed.md"], guideline, TODAY)
