"""The machine-readable form: it follows its published schema and says the same as the pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import html
from project import Project, real_day


@pytest.fixture
def site(built_real: Project) -> Path:
    return built_real.path("site")


@pytest.fixture
def data(site: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((site / "richtlijn.json").read_text(encoding="utf-8"))
    return content


def test_data_follow_the_published_schema(site: Path, data: dict[str, Any]) -> None:
    schema = json.loads((site / "richtlijn.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)


def test_build_is_dated_and_versioned(data: dict[str, Any]) -> None:
    assert data["bouwdatum"] == real_day().isoformat()
    assert data["versie"].count(".") == 2


def test_every_address_exists(site: Path, data: dict[str, Any]) -> None:
    addresses = [module["url"] for module in data["modules"]]
    addresses += [item["url"] for module in data["modules"] for item in module["aanbevelingen"]]
    addresses += [chart["url"] for chart in data["stroomschemas"]]
    addresses += [node["doel"] for chart in data["stroomschemas"] for node in chart["knopen"] if node["doel"]]
    assert len(addresses) > 60
    for address in addresses:
        path, _, fragment = address.partition("#")
        tree = html.parse(str(site / path / "index.html"))
        assert not fragment or tree.xpath(f"//*[@id='{fragment}']"), address


def test_recommendations_are_whole(data: dict[str, Any]) -> None:
    (imaging,) = (module for module in data["modules"] if module["id"] == "beeldvorming")
    (deadlines,) = (item for item in imaging["aanbevelingen"] if item["id"] == "mri-termijnen")
    assert "| Alleen lokale wervelpijn | 2 weken |" in deadlines["tekst"]
    assert deadlines["tekst"].startswith("Maak de MRI binnen de termijn")
    assert deadlines["tekst"].endswith("wanneer het is gemaakt.")
    assert "{waarde" not in deadlines["tekst"]
    assert (deadlines["sterkte"], deadlines["richting"], deadlines["bronnen"]) == (
        "sterk",
        "voor",
        ["richtlijn2015"],
    )
    assert imaging["volgende_beoordeling"] == "2027-11-22"


def test_flowchart_has_its_nodes_and_branches(data: dict[str, Any]) -> None:
    assert [chart["id"] for chart in data["stroomschemas"]] == [
        "stroomschema-diagnostiek-1",
        "stroomschema-behandeling-1",
        "stroomschema-behandeling-2",
    ]
    chart = data["stroomschemas"][0]
    urgent = next(node for node in chart["knopen"] if node["id"] == "spoedmri")
    assert urgent["doel"] == "diagnostiek/beeldvorming/#mri-termijnen"
    assert "spoed" in urgent["soort"]
    assert {"van": "myelum", "naar": "ernstig", "tekst": "nee"} in chart["takken"]
