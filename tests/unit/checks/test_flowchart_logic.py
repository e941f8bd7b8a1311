"""Seeded faults in the real flowcharts are found with the name of the node; the charts themselves have
none."""

from __future__ import annotations

from datetime import date

import pytest
from project import Project

CHART = "docs/diagnostiek/stroomschema-diagnostiek.md"
TREATMENT = "docs/therapie/stroomschema-behandeling.md"
TODAY = date(2026, 11, 26)


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
def test_seeded_fault_in_the_diagnostic_chart_is_found(
    real_project: Project, old: str, new: str, code: str, name: str
) -> None:
    assert_found(real_project, CHART, old, new, code, name)


@pytest.mark.parametrize(
    ("old", "new", "code", "name"),
    [
        pytest.param("    mdo --> tumor\n", "", "S004", "mdo", id="removed arrow leaves a dead end"),
        pytest.param('aantal -->|"nee"| pijn', "aantal --> pijn", "S005", "aantal", id="unlabelled way out"),
        pytest.param(
            '#rt-compressie-kort-schema" "Kort',
            '#rt-kort" "Kort',
            "V002",
            "rt-kort",
            id="renamed recommendation",
        ),
        pytest.param(
            "    mdo --> tumor\n",
            '    mdo --> tumor\n    los["Los"] --> tumor\n',
            "S003",
            "los",
            id="unreachable node and two starts",
        ),
        pytest.param(
            "    operatie --> nabestraling",
            '    operatie --> doel\n    doel -->|"na"| nabestraling',
            "S007",
            "operatie",
            id="cycle",
        ),
        pytest.param('operatie["Operatie,', "operatie[Operatie (", "S001", "", id="syntax error"),
        pytest.param(
            'click pijn "radiotherapie-pijn.md#rt-pijn-een-fractie"',
            'click pijn "radiotherapie-pijn.md"',
            "S006",
            "pijn",
            id="end without a recommendation",
        ),
        pytest.param(
            'met<br/>{waarde:rt-pijn-schema}"]', 'met<br/>1 × 8 Gy"]', "W004", "1 × 8 Gy", id="typed dose"
        ),
    ],
)
def test_seeded_fault_in_the_treatment_chart_is_found(
    real_project: Project, old: str, new: str, code: str, name: str
) -> None:
    assert_found(real_project, TREATMENT, old, new, code, name)


def assert_found(project: Project, chart: str, old: str, new: str, code: str, name: str) -> None:
    """Put ``new`` for ``old`` in a chart; exactly there a finding with this code names the node."""
    project.replace(chart, old, new)
    found = [finding for finding in project.check(TODAY) if finding.code == code]
    assert found
    assert any(name in finding.message for finding in found)
    assert all(finding.place.path == chart for finding in found)
