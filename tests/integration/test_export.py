"""The machine-readable form: it follows its published schema and says the same as the pages."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import schema_org
from fhir.resources.bundle import Bundle
from fhir_rules import arrows, faults, identifier, of_type, ratings, resources
from guideline.changes.report import schema as schema_of_changes
from guideline.exports.richtlijn_json import export
from guideline.model.guideline import Guideline
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from lxml import html
from project import ROOT, TODAY, Project, real_day


def load(project: Project) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(project.read("site/richtlijn.json"))
    return content


@pytest.fixture
def data(built_small: Project) -> dict[str, Any]:
    return load(built_small)


def test_data_follow_the_published_schema(built_real: Project) -> None:
    schema = json.loads(built_real.read("site/richtlijn.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(load(built_real), schema)


def test_build_is_dated_and_versioned(built_real: Project) -> None:
    data = load(built_real)
    assert data["bouwdatum"] == real_day().isoformat()
    assert data["versie"].count(".") == 2


def test_every_page_recommendation_and_value_is_in_the_data(built_real: Project, real: Guideline) -> None:
    data = load(built_real)
    assert {module["id"] for module in data["modules"]} == {page.name for page in real.modules}
    recommendations = {item["id"] for module in data["modules"] for item in module["aanbevelingen"]}
    assert recommendations == set(real.recommendation_pages)
    assert {value["naam"]: value["tekst"] for value in data["waarden"]} == real.value_texts
    assert {source["id"] for source in data["bronnen"]} == set(real.by_key)
    assert not [
        item["id"]
        for module in data["modules"]
        for item in module["aanbevelingen"]
        if "{waarde" in item["tekst"]
    ]


def test_every_address_exists(built_real: Project) -> None:
    data = load(built_real)
    addresses = [module["url"] for module in data["modules"]]
    addresses += [item["url"] for module in data["modules"] for item in module["aanbevelingen"]]
    addresses += [chart["url"] for chart in data["stroomschemas"]]
    addresses += [node["doel"] for chart in data["stroomschemas"] for node in chart["knopen"] if node["doel"]]
    assert addresses
    ids: dict[str, set[str]] = {}
    for address in addresses:
        path, _, fragment = address.partition("#")
        if path not in ids:
            ids[path] = set(html.parse(str(built_real.path(f"site/{path}/index.html"))).xpath("//@id"))
        assert not fragment or fragment in ids[path], address


def test_recommendations_are_whole(data: dict[str, Any]) -> None:
    (module,) = (module for module in data["modules"] if module["id"] == "voorbeeld")
    (item,) = module["aanbevelingen"]
    assert item == {
        "id": "doe-dit",
        "url": "diagnostiek/voorbeeld/#doe-dit",
        "tekst": "Doe dit.",
        "sterkte": "sterk",
        "richting": "voor",
        "zekerheid": "laag",
        "bronnen": ["bron2020"],
        "situaties": ["alle"],
        "handelingen": ["mri:wanneer"],
        "voor": ["neurologie"],
        "volgt": {},
        "uitzondering_op": [],
        "alternatief_voor": [],
        "als": "",
        "nummer": None,
        "gewijzigd": "2026-01-10",
    }
    assert {item["id"] for item in data["situaties"]} >= {*item["situaties"]}
    assert [item["naam"] for item in data["handelingen"]] == ["MRI", "Bellen"]
    assert [item["naam"] for item in data["disciplines"]] == ["neurologen"]
    assert (module["laatst_beoordeeld"], module["volgende_beoordeling"]) == ("2026-01-10", "2027-01-10")


def test_values_are_filled_in_and_tables_are_whole(project: Project) -> None:
    project.replace(
        "docs/diagnostiek/voorbeeld.md",
        "Doe dit.\n",
        "Doe dit binnen de termijn:\n\n| Wie | Binnen |\n|---|---|\n| Allen | {waarde:termijn} |\n\n"
        "Leg het vast.\n",
    )
    guideline = read_guideline(project.root, generated_files)
    data = export(guideline, TODAY, "1.0.0", lambda path, target: f"{path}{target}")
    (item,) = next(module for module in data.modules if module.id == "voorbeeld").aanbevelingen
    assert item.tekst.startswith("Doe dit binnen de termijn:")
    assert "| Allen | 12 uur |" in item.tekst
    assert item.tekst.endswith("Leg het vast.")


def test_flowchart_has_its_nodes_and_branches(data: dict[str, Any]) -> None:
    (chart,) = data["stroomschemas"]
    assert chart["id"] == "stroomschema-voorbeeld-1"
    urgent = next(node for node in chart["knopen"] if node["id"] == "bellen")
    assert urgent["doel"] == "diagnostiek/voorbeeld/#doe-dit"
    assert urgent["soort"] == ["spoed", "einde"]
    assert {"van": "vraag", "naar": "wacht", "tekst": "nee"} in chart["takken"]


def test_the_schema_of_a_comparison_is_published(built_small: Project) -> None:
    assert json.loads(built_small.read("site/wijzigingen.schema.json")) == json.loads(schema_of_changes())


def test_the_bundle_of_the_whole_guideline_is_valid_and_says_what_its_data_say(built_real: Project) -> None:
    data, made = load(built_real), json.loads(built_real.read("site/richtlijn.fhir.json"))
    Bundle.model_validate(made)
    assert [*faults(made)] == []
    items = {item["id"]: item for module in data["modules"] for item in module["aanbevelingen"]}
    assert [identifier(item) for item in of_type(made, "Recommendation")] == [*items]
    words = {name: [item["sterkte"], item["richting"], item["zekerheid"]] for name, item in items.items()}
    assert ratings(made) == {
        name: [word for word in said if word != "expert-opinion"] for name, said in words.items()
    }
    plans = {identifier(plan): plan for plan in resources(made, "PlanDefinition")}
    assert [*plans] == [chart["id"] for chart in data["stroomschemas"]]
    for chart in data["stroomschemas"]:
        plan = plans[chart["id"]]
        assert arrows(plan) == {(one["van"], one["naar"], one["tekst"]) for one in chart["takken"]}
        assert [step["title"] for step in plan["action"]] == [node["tekst"] for node in chart["knopen"]]
    cited = {key for item in items.values() for key in item["bronnen"]}
    assert {identifier(item) for item in resources(made, "Citation")} == cited


def test_every_piece_follows_its_schema(built_real: Project) -> None:
    check = jsonschema.Draft202012Validator(json.loads(built_real.read("site/richtlijn.jsonl.schema.json")))
    pieces = [json.loads(line) for line in built_real.read("site/richtlijn.jsonl").splitlines()]
    assert not [error.message for piece in pieces for error in check.iter_errors(piece)]
    assert all("niet geautoriseerd" in piece["let_op"] for piece in pieces if piece["status"] == "concept")


def test_what_pages_tell_search_engines_is_what_schema_org_knows(built_real: Project) -> None:
    pages = [html.parse(str(path)) for path in built_real.path("site").rglob("index.html")]
    scripts = "//script[@type='application/ld+json']/text()"
    told = [json.loads(text) for page in pages for text in page.xpath(scripts)]
    assert told
    assert not [fault for data in told for fault in schema_org.faults(data)]


def test_a_page_has_its_text_beside_it_without_what_only_the_site_shows(built_real: Project) -> None:
    for module in load(built_real)["modules"]:
        text = built_real.read(f"site/{module['url'].rstrip('/')}.md")
        assert f"status: {module['status']}" in text
        assert not [sign for sign in ("{waarde", "///", "<!--", "```") if sign in text], module["id"]
        assert all(item["tekst"].split("\n")[0][:40] in text for item in module["aanbevelingen"])


FORMATS = Path(ROOT, "scripts", "same_recommendations.py")


def printed(site: Path) -> dict[str, set[str]]:
    """Return what the script prints of each format: id, strength and direction."""
    command = [sys.executable, str(FORMATS), str(site)]
    lines = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()
    found: dict[str, set[str]] = {}
    for line in lines:
        name, _, said = line.partition(" ")
        found.setdefault(name, set()).add(said)
    return found


def test_thirty_lines_read_the_same_from_every_format(built_real: Project, real: Guideline) -> None:
    assert len(FORMATS.read_text(encoding="utf-8").splitlines()) <= 30
    found = printed(built_real.path("site"))
    tables = found.pop("csv")
    assert {said.partition(" ")[0] for said in found["json"]} == set(real.recommendation_pages)
    assert found.keys() == {"json", "jsonl", "fhir", "json-ld"}
    for name, said in found.items():
        assert said == found["json"], name
    assert tables
    assert tables <= found["json"]


def test_a_wrong_code_in_one_format_is_seen(built_small: Project, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_small.path("site"), site)
    bundle = site / "richtlijn.fhir.json"
    bundle.write_text(bundle.read_text("utf-8").replace('"code":"strong"', '"code":"weak"', 1), "utf-8")
    found = printed(site)
    assert found["fhir"] != found["json"] == found["jsonl"] == found["json-ld"]
