"""The search index gets what readers search for: recommendations, other words for the same, an order."""

from __future__ import annotations

import copy
from typing import Any

from guideline.exports.search_index import enrich
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from project import Project

THEME = {
    "config": {"lang": ["nl"]},
    "docs": [
        {"location": "diagnostiek/voorbeeld/", "title": "Voorbeeld", "text": ""},
        {"location": "diagnostiek/voorbeeld/#aanbevelingen", "title": "Aanbevelingen", "text": ""},
        {"location": "diagnostiek/voorbeeld/#waarom-dit", "title": "Waarom dit", "text": "<p>Werkt.</p>"},
        {
            "location": "diagnostiek/voorbeeld/#onderbouwing",
            "title": "Onderbouwing",
            "text": "<p>Gemeten.</p>",
        },
        {"location": "diagnostiek/voorbeeld/#literatuur", "title": "Literatuur", "text": ""},
        {"location": "patienten/uitleg/", "title": "Uitleg", "text": "<p>Een scan.</p>"},
        {"location": "elders/", "title": "Elders", "text": "<p>Blijft.</p>"},
    ],
}


def entries(project: Project) -> dict[str, dict[str, Any]]:
    guideline = read_guideline(project.root, generated_files)
    addresses = {page.path: page.path.removesuffix(".md") + "/" for page in guideline.pages}
    return {entry["location"]: entry for entry in enrich(THEME, guideline, addresses)["docs"]}


def test_a_recommendation_is_a_result_with_its_verdict(project: Project) -> None:
    project.replace(
        "docs/diagnostiek/voorbeeld.md",
        "Doe dit.\n",
        "Doe **dit** binnen {waarde:termijn} [@bron2020]: nu.\n",
    )
    found = entries(project)["diagnostiek/voorbeeld/#doe-dit"]
    assert found["title"] == "Doe dit binnen 12 uur: nu"  # whole, not up to the colon
    assert found["text"] == "Doe dit binnen 12 uur: nu."
    assert found["tags"] == ["Sterke aanbeveling: doen"]


def test_a_very_long_recommendation_has_a_shorter_title(project: Project) -> None:
    project.replace("docs/diagnostiek/voorbeeld.md", "Doe dit.\n", f"Doe {'heel ' * 60}veel.\n")
    title = entries(project)["diagnostiek/voorbeeld/#doe-dit"]["title"]
    assert title.startswith("Doe heel heel")
    assert title.endswith(" …")
    assert len(title) <= 242


def test_what_to_do_weighs_more_than_why_and_patients_do_not_drown_doctors(project: Project) -> None:
    found = entries(project)
    names = ("#doe-dit", "#aanbevelingen", "#onderbouwing", "#literatuur")
    weights = [found[f"diagnostiek/voorbeeld/{name}"]["boost"] for name in names]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)
    assert found["patienten/uitleg/"]["boost"] < found["diagnostiek/voorbeeld/"]["boost"]


def test_what_opens_under_a_recommendation_weighs_as_the_section_it_was_typed_in(project: Project) -> None:
    heading, text = "### Waarom dit { bij=doe-dit }", "Omdat het werkt [@bron2020]."
    after = "\n## Onderbouwing\n"
    project.replace("docs/diagnostiek/voorbeeld.md", after, f"\n{heading}\n\n{text}\n{after}")
    found = entries(project)
    why, what = (found[f"diagnostiek/voorbeeld/#{name}"]["boost"] for name in ("waarom-dit", "aanbevelingen"))
    assert why < what


def test_what_stands_under_a_heading_names_it(project: Project) -> None:
    found = entries(project)
    assert found["diagnostiek/voorbeeld/#doe-dit"]["ouder"] == "aanbevelingen"
    assert "ouder" not in found["diagnostiek/voorbeeld/#aanbevelingen"]
    heading = "### Waarom dit { bij=doe-dit }"
    project.replace(
        "docs/diagnostiek/voorbeeld.md", "## Onderbouwing\n", f"## Onderbouwing\n\n{heading}\n\nOmdat.\n"
    )
    assert entries(project)["diagnostiek/voorbeeld/#waarom-dit"]["ouder"] == "onderbouwing"


def test_pages_carry_their_chapter_and_the_words_of_their_editor(project: Project) -> None:
    found = entries(project)
    assert found["diagnostiek/voorbeeld/"]["tags"] == ["Diagnostiek"]
    assert found["diagnostiek/voorbeeld/"]["zoektermen"] == "proefwoord"
    assert found["patienten/uitleg/"]["tags"] == ["Voor patiënten"]
    assert found["elders/"] == THEME["docs"][-1]


def test_words_that_mean_the_same_go_with_the_index(project: Project) -> None:
    project.write(
        "docs/woordenlijst.yml",
        "- term: Magneet\n  afkorting: MRI\n  definitie: Een scan.\n  synoniemen: [magneetscan]\n"
        "- term: Los\n  definitie: Zonder ander woord.\n",
    )
    project.write(
        "docs/zoekwoorden.yml", "- woord: [afweging]\n  leken: [wikken en wegen]\n  vak: [trade-off]\n"
    )
    guideline = read_guideline(project.root, generated_files)
    assert enrich(THEME, guideline, {})["config"]["synoniemen"] == [
        {"zelfde": ["Magneet", "MRI", "magneetscan"]},
        {"zelfde": ["afweging"], "leken": ["wikken en wegen"], "vak": ["trade-off"]},
    ]


def test_the_index_of_the_theme_itself_is_not_changed(project: Project) -> None:
    before = copy.deepcopy(THEME)
    entries(project)
    assert before == THEME
