"""The bundle: valid R5, with codes that exist and references that resolve, and what the data say."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

import exported
import pytest
from fhir.resources.bundle import Bundle
from fhir_rules import REQUIRED, faults, identifier, of_type, resources
from guideline.exports.narrative import narrative
from guideline.model.addresses import FHIR
from guideline.site import Site
from project import Project


def bundle(found: Site) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(found.data(exported.place)[FHIR])
    return content


@pytest.fixture
def small(project: Project) -> dict[str, Any]:
    return bundle(exported.site(project))


def test_the_bundle_is_valid_and_whole(small: dict[str, Any]) -> None:
    Bundle.model_validate(small)
    assert small["type"] == "collection"
    assert [*faults(small)] == []


def test_a_recommendation_is_itself(small: dict[str, Any]) -> None:
    item = next(item for item in of_type(small, "Recommendation") if identifier(item) == "doe-dit")
    assert (item["status"], item["date"], item["version"]) == ("preliminary", "2026-01-10", "2026-01")
    assert item["note"][0]["text"].startswith("Concept, niet geautoriseerd.")
    assert "2027-01-10" in item["note"][0]["text"]
    statement = item["section"][0]["text"]["div"]
    assert statement == '<div xmlns="http://www.w3.org/1999/xhtml"><p>Doe dit.</p></div>'
    withdrawn = next(item for item in of_type(small, "Recommendation") if identifier(item) == "deed-dit")
    assert withdrawn["status"] == "deprecated"


def test_conditions_are_words_on_the_arrow_that_they_are_of(small: dict[str, Any]) -> None:
    (plan,) = resources(small, "PlanDefinition")
    (question,) = (step for step in plan["action"] if step["linkId"] == "vraag")
    words = [exit["condition"][0]["expression"] for exit in question["action"]]
    assert words == [
        {"language": "text/plain", "expression": "Uitval? ja"},
        {"language": "text/plain", "expression": "Uitval? nee"},
    ]
    assert plan["status"] == "draft"
    assert "niet geautoriseerd" in plan["description"]


def test_only_who_authorised_a_text_answers_for_it(project: Project) -> None:
    project.replace(
        "docs/diagnostiek/voorbeeld.md",
        "status: concept\n",
        "status: geautoriseerd\nautorisatie: {datum: 2026-02-01, door: [NVN]}\n",
    )
    found = bundle(exported.site(project))
    names = {item["fullUrl"]: item["resource"].get("name") for item in found["entry"]}
    authors = {
        identifier(item): [names[author["reference"]] for author in item["author"]]
        for item in of_type(found, "Recommendation")
    }
    assert authors["doe-dit"] == ["NVN"]
    assert authors["volg-het-schema"] == ["Redactie Richtlijn Wervelmetastasen"]
    statuses = {identifier(item): item["status"] for item in of_type(found, "Recommendation")}
    assert (statuses["doe-dit"], statuses["volg-het-schema"]) == ("final", "preliminary")
    assert [*faults(found)] == []


def test_what_nobody_authorised_is_a_concept(project: Project) -> None:
    project.replace("docs/diagnostiek/voorbeeld.md", "status: concept\n", "status: geautoriseerd\n")
    found = bundle(exported.site(project))
    item = next(item for item in of_type(found, "Recommendation") if identifier(item) == "doe-dit")
    assert item["status"] == "preliminary"
    assert [*faults(found)] == []


def test_links_are_whole_or_words(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.replace(
        "docs/diagnostiek/voorbeeld.md",
        "Doe dit.\n",
        "Doe [dit](stroomschema-voorbeeld.md#volg-het-schema) & <b>dat</b> [@bron2020].\n",
    )

    def statement() -> str:
        found = bundle(exported.site(project))
        item = next(item for item in of_type(found, "Recommendation") if identifier(item) == "doe-dit")
        return str(item["section"][0]["text"]["div"])

    assert "<p>Doe dit &amp; <b>dat</b>.</p>" in statement()
    monkeypatch.setenv("RICHTLIJN_ADRES", "https://richtlijn.example/")
    whole = "https://richtlijn.example/diagnostiek/stroomschema-voorbeeld/#volg-het-schema"
    assert f'<a href="{whole}">dit</a>' in statement()


@pytest.mark.parametrize(("element", "known"), REQUIRED.items(), ids=lambda item: "-".join(item))
def test_the_written_value_sets_are_those_of_the_library(element: tuple[str, str], known: str) -> None:
    """Two readings of the same pages of R5: what is written here, and what the library was made from."""
    kind, field = element
    module = next(name for name in MODULES if kind.startswith(name))
    model = getattr(import_module(f"fhir.resources.{module.lower()}"), kind)
    alias = {str(value.alias or name): value for name, value in model.model_fields.items()}
    assert known.split() == alias[field].json_schema_extra["enum_values"]


MODULES = (
    *("Bundle", "Composition", "Citation", "PlanDefinition", "ArtifactAssessment", "Identifier", "Narrative"),
    "RelatedArtifact",
)


def first(found: dict[str, Any], kind: str) -> Any:
    return resources(found, kind)[0]


def recommendation(found: dict[str, Any]) -> Any:
    return of_type(found, "Recommendation")[0]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: recommendation(found).update(status="bogus"),
        lambda found: first(found, "ArtifactAssessment")["content"][0].update(informationType="bogus"),
        lambda found: first(found, "ArtifactAssessment")["content"][0]["classifier"][0]["coding"][0].update(
            code="sterk"
        ),
        lambda found: recommendation(found)["relatesTo"][0].update(type="bogus"),
        lambda found: first(found, "PlanDefinition")["action"][0]["relatedAction"][0].update(
            relationship="daarna"
        ),
        lambda found: recommendation(found)["author"][0].update(reference="urn:uuid:weg"),
        lambda found: recommendation(found)["section"].pop(0),
        lambda found: recommendation(found).update(note=[{"text": "Doen."}]),
        lambda found: recommendation(found).update(meta={"profile": ["http://hl7.org/fhir/x"]}),
        lambda found: first(found, "ArtifactAssessment")["content"].pop(0),
        lambda found: of_type(found, "Guideline")[0]["section"].pop(0),
        lambda found: first(found, "PlanDefinition")["action"][0]["relatedAction"][0].update(targetId="x"),
        lambda found: first(found, "PlanDefinition")["action"][1]["action"][0]["condition"][0][
            "expression"
        ].update(language="text/fhirpath"),
        lambda found: found["entry"].append(found["entry"][1]),
    ],
)
def test_a_wrong_code_and_a_reference_that_leads_nowhere_are_seen(
    small: dict[str, Any], spoil: Callable[[dict[str, Any]], None]
) -> None:
    spoil(small)
    assert [*faults(small)]


def test_the_same_guideline_gives_the_same_bytes(project: Project) -> None:
    first_time, again = (exported.site(project).data(exported.place)[FHIR] for _ in range(2))
    assert first_time == again


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Doe dit. <!-- geheim -->", "<p>Doe dit.</p>"),
        ("Doe dit. {#anker}", "<p>Doe dit.</p>"),
        ("[Kies](x.md){ .knop }", "<p>Kies</p>"),
        ("Meer dan 10<sup>3</sup>/l", "<p>Meer dan 10<sup>3</sup>/l</p>"),
        ('<B class="x">Doe</B><br>dit', "<p><b>Doe</b><br />dit</p>"),
        ('<span onclick="x">Doe</span> <img src=x onerror=y>dit', "<p>Doe dit</p>"),
        ("<b>Doe **dit</b> nu**", "<p>&lt;b&gt;Doe <strong>dit&lt;/b&gt; nu</strong></p>"),
        ("<div>\nDoe dit\n</div>", "<p>\nDoe dit\n</p>"),
        ("Bij < 5 en > 3", "<p>Bij &lt; 5 en &gt; 3</p>"),
    ],
)
def test_what_is_typed_comes_as_readers_see_it(typed: str, shown: str) -> None:
    div = narrative(typed, lambda _target: "")
    assert div == f'<div xmlns="http://www.w3.org/1999/xhtml">{shown}</div>'


def test_a_remark_of_editors_is_in_no_data(project: Project) -> None:
    project.replace("docs/diagnostiek/voorbeeld.md", "Doe dit.", "Doe dit. <!-- geheim --> {#anker}")
    found = exported.site(project)
    for name, text in found.data(exported.place).items():
        assert "geheim" not in text, name
        assert "#anker}" not in text, name
    assert exported.recommendations(found)[0]["tekst"] == "Doe dit."
