"""Machines read what a page is, in words that schema.org knows."""

from __future__ import annotations

import json
from typing import Any

from guideline.exports.json_ld import json_ld
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.model.standing import standing
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from project import TODAY, Project

THING = {"name", "description", "alternateName", "url"}
KNOWN = {
    "MedicalWebPage": THING
    | {"inLanguage", "about", "audience", "creativeWorkStatus", "lastReviewed", "mainEntity"},
    "MedicalGuidelineRecommendation": THING
    | {"recommendationStrength", "evidenceLevel", "guidelineSubject", "guidelineDate", "study"},
    "MedicalCondition": THING,
    "MedicalAudience": THING | {"audienceType"},
    "MedicalStudy": THING,
}
"""The properties that the vocabulary of schema.org gives to each type, as far as they are used here."""


def unknown(value: Any) -> list[str]:
    """Return every type and property that schema.org does not know."""
    if isinstance(value, list):
        return [problem for item in value for problem in unknown(item)]
    if not isinstance(value, dict):
        return []
    kind = value.get("@type")
    if kind not in KNOWN:
        return [str(kind)]
    own = [f"{kind}.{key}" for key in value if not key.startswith("@") and key not in KNOWN[kind]]
    return own + [problem for item in value.values() for problem in unknown(item)]


def data_of(page: Page, guideline: Guideline) -> dict[str, Any]:
    found = standing(page, guideline, TODAY)
    assert found
    return dict(json.loads(json_ld(page, found, guideline)))


def test_every_page_uses_the_words_of_schema_org(real: Guideline) -> None:
    assert real.maintained
    for page in real.maintained:
        data = data_of(page, real)
        assert data["@context"] == "https://schema.org", page.path
        assert unknown(data) == [], page.path
        named = [item["@id"] for item in data.get("mainEntity", [])]
        assert named == [f"#{item.id}" for item in page.recommendations], page.path


def test_a_recommendation_says_how_strong_it_is_and_on_what_it_rests(project: Project) -> None:
    guideline = read_guideline(project.root, generated_files())
    data = data_of(guideline.by_path["diagnostiek/voorbeeld.md"], guideline)
    (item,) = data["mainEntity"]
    assert item["description"] == "Doe dit."
    assert item["recommendationStrength"] == "Sterke aanbeveling: doen"
    assert item["evidenceLevel"] == "Zekerheid van het bewijs: laag"
    assert item["study"] == [{"@type": "MedicalStudy", "name": "Titel"}]
    assert data["lastReviewed"] == "2026-01-10"
    assert data["audience"]["audienceType"] == "Clinician"


def test_text_cannot_end_the_script_element(project: Project) -> None:
    project.replace("docs/diagnostiek/voorbeeld.md", "Doe dit.\n", "Doe dit `</script>` niet.\n")
    guideline = read_guideline(project.root, generated_files())
    page = guideline.by_path["diagnostiek/voorbeeld.md"]
    found = standing(page, guideline, TODAY)
    assert found
    assert "</script" not in json_ld(page, found, guideline)
