"""Machines read what a page is, in words that schema.org knows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from guideline.exports.json_ld import json_ld
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.model.standing import standing
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from project import TODAY, Project
from schema_org import faults


def data_of(page: Page, guideline: Guideline) -> dict[str, Any]:
    found = standing(page, guideline, TODAY)
    assert found
    return dict(json.loads(json_ld(page, found, guideline)))


def test_every_page_uses_the_words_of_schema_org(real: Guideline) -> None:
    assert real.maintained
    for page in real.maintained:
        data = data_of(page, real)
        assert data["@context"] == "https://schema.org", page.path
        assert [*faults(data)] == [], page.path
        named = [item["@id"] for item in data.get("mainEntity", [])]
        assert named == [f"#{item.id}" for item in page.recommendations], page.path


def test_a_recommendation_says_how_strong_it_is_and_on_what_it_rests(project: Project) -> None:
    guideline = read_guideline(project.root, generated_files)
    data = data_of(guideline.by_path["diagnostiek/voorbeeld.md"], guideline)
    (item,) = data["mainEntity"]
    assert item["description"] == "Doe dit."
    assert item["recommendationStrength"] == "Sterke aanbeveling: doen"
    assert "evidenceLevel" not in item
    assert "evidenceOrigin" not in item
    assert item["study"] == [{"@type": "MedicalStudy", "name": "Titel"}]
    assert data["lastReviewed"] == "2026-01-10"
    assert data["audience"]["audienceType"] == "Clinician"


def test_opinion_of_experts_is_the_origin_of_a_recommendation(project: Project) -> None:
    guideline = read_guideline(project.root, generated_files)
    data = data_of(guideline.by_path["diagnostiek/stroomschema-voorbeeld.md"], guideline)
    (item,) = data["mainEntity"]
    assert item["evidenceOrigin"] == "Berust op de mening van deskundigen"


AUTHORISED = "autorisatie: {datum: 2026-02-01, door: [NVN, NVvN]}\n"


@pytest.mark.parametrize(("status", "named"), [("geautoriseerd", ["NVN", "NVvN"]), ("concept", [])])
def test_societies_stand_behind_a_page_only_when_they_authorised_it(
    project: Project, status: str, named: list[str]
) -> None:
    page = "diagnostiek/voorbeeld.md"
    project.replace(f"docs/{page}", "status: concept\n", f"status: {status}\n{AUTHORISED}")
    guideline = read_guideline(project.root, generated_files)
    data = data_of(guideline.by_path[page], guideline)
    assert [*faults(data)] == []
    (item,) = data["mainEntity"]
    for found in (data.get("author", []), item.get("recognizingAuthority", [])):
        assert [society["name"] for society in found] == named


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"evidenceLevel": "Zekerheid van het bewijs: laag"}, "evidenceLevel"),
        ({"guidelineDate": "vorig jaar"}, "guidelineDate"),
        ({"recognizingAuthority": "NVN"}, "recognizingAuthority"),
        ({"sterkte": "sterk"}, "sterkte"),
    ],
)
def test_what_schema_org_does_not_take_is_seen(wrong: dict[str, str], fault: str) -> None:
    right = {"@type": "MedicalGuidelineRecommendation", "evidenceLevel": "https://schema.org/EvidenceLevelC"}
    assert [*faults(right)] == []
    assert any(fault in found for found in faults(right | wrong))


def test_text_cannot_end_the_script_element(project: Project) -> None:
    project.replace("docs/diagnostiek/voorbeeld.md", "Doe dit.\n", "Doe dit `</script>` niet.\n")
    guideline = read_guideline(project.root, generated_files)
    page = guideline.by_path["diagnostiek/voorbeeld.md"]
    found = standing(page, guideline, TODAY)
    assert found
    assert "</script" not in json_ld(page, found, guideline)
