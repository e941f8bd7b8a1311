"""Seeded faults in the real flowcharts are found with the name of the node; the charts themselves have
none."""

from __future__ import annotations

from datetime import date

import pytest
from project import Project

CHART = "docs/diagnostiek/stroomschema-diagnostiek.md"
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("old", "new", "code", "name"),
    [
        pytest.param(
            "    zoeken --> mesmc\n", "", "S003", "mesmc", id="removed arrow leaves a node without a way in"
        ),
        pytest.param("    zoeken --> mesmc\n", "", "S004", "zoeken", id="removed arrow leaves a dead end"),
        pytest.param(
            'mesmc -->|"nee"| biopsie', "mesmc --> biopsie", "S005", "mesmc", id="unlabelled way out"
        ),
        pytest.param('mdo -->|"nee"|', 'mdo -->|"ja"|', "S005", "mdo", id="the same label twice"),
        pytest.param(
            'click dd "differentiaaldiagnose.md#niet-elke-laesie-is-metastase"',
            'click dd "differentiaaldiagnose.md#overwegingen"',
            "S006",
            "dd",
            id="end without a recommendation",
        ),
        pytest.param(
            '#decompressie-met-weefsel" "W',
            '#decompressie" "W',
            "V002",
            "decompressie",
            id="renamed recommendation",
        ),
        pytest.param(
            "    mripijn --> beeld\n",
            '    mripijn --> beeld\n    extra["Extra"] --> beeld\n',
            "S003",
            "extra",
            id="two starts",
        ),
        pytest.param(
            '"] --> mdo\n',
            '"] --> mdo\n    weging --> weging2["Terug"] --> herkomst\n',
            "S007",
            "herkomst",
            id="cycle",
        ),
        pytest.param(
            "    class spoedmri,",
            "    classDef rood fill:#f00\n    class spoedmri,",
            "S009",
            "classDef",
            id="own colour",
        ),
        pytest.param('zoeken["CT of', "zoeken[CT (of", "S001", "", id="syntax error"),
    ],
)
def test_seeded_fault_is_found(real_project: Project, old: str, new: str, code: str, name: str) -> None:
    real_project.replace(CHART, old, new)
    found = [finding for finding in real_project.check(TODAY) if finding.code == code]
    assert found
    assert any(name in finding.message for finding in found)
    assert all(finding.place.path == CHART for finding in found)
