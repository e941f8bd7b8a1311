"""Findings in the formats that people and forges read: text, GitHub annotations, JSON and SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from guideline.checks import REGISTRY, RETIRED, Check
from guideline.model.findings import Finding, Place, Severity

_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def summary(findings: Sequence[Finding], modules: int, pages: int) -> str:
    """Return the closing line: how much was checked and what was found."""
    if not findings:
        return (
            f"Gecontroleerd: {_count(modules, 'module', 'modules')}, {_count(pages, 'pagina', 'pagina’s')}, 0"
            " bevindingen."
        )
    counts = ", ".join(
        _count(number, singular, plural)
        for severity, singular, plural in (
            (Severity.ERROR, "fout", "fouten"),
            (Severity.WARNING, "waarschuwing", "waarschuwingen"),
            (Severity.NOTICE, "melding", "meldingen"),
        )
        if (number := sum(finding.severity is severity for finding in findings))
    )
    return (
        f"Gecontroleerd: {_count(modules, 'module', 'modules')}, {_count(pages, 'pagina', 'pagina’s')}:"
        f" {counts}."
    )


def _count(number: int, singular: str, plural: str) -> str:
    return f"{number} {singular if number == 1 else plural}"


def as_text(findings: Sequence[Finding]) -> str:
    """Return one line for each finding."""
    return "\n".join(map(str, findings))


def annotation(level: str, place: Place, title: str, message: str) -> str:
    """Return a workflow command that puts a message beside a line in a pull request; ``level`` is "error",
    "warning" or "notice"."""

    def data(value: str) -> str:
        return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def attribute(value: object) -> str:
        return data(str(value)).replace(":", "%3A").replace(",", "%2C")

    where = f"file={attribute(place.path)},line={place.line},col={place.column}"
    return f"::{level} {where},title={attribute(title)}::{data(message)}"


def as_github(findings: Sequence[Finding]) -> str:
    """Return workflow commands that put each finding beside its line in a pull request."""
    lines = []
    for finding in findings:
        message = finding.message + (f" ({finding.suggestion})" if finding.suggestion else "")
        title = f"{finding.code} {REGISTRY[finding.code].title}"
        lines.append(annotation(_GITHUB_LEVELS[finding.severity], finding.place, title, message))
    return "\n".join(lines)


def as_json(findings: Sequence[Finding]) -> str:
    """Return a list of objects with the Dutch keys of the design (section 7)."""
    return json.dumps(
        [
            {
                "pad": finding.place.path,
                "regel": finding.place.line,
                "kolom": finding.place.column,
                "code": finding.code,
                "ernst": finding.severity,
                "boodschap": finding.message,
                "suggestie": finding.suggestion,
            }
            for finding in findings
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_sarif(findings: Sequence[Finding]) -> str:
    """Return a SARIF 2.1.0 log (OASIS Standard, 27 March 2020) with one run and all checks as rules."""
    codes = sorted(REGISTRY)
    run = {
        "tool": {
            "driver": {
                "name": "richtlijn-controle",
                "language": "nl",
                "rules": [_sarif_rule(REGISTRY[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, codes.index(finding.code)) for finding in findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _sarif_rule(check: Check) -> dict[str, Any]:
    """Return a check as a rule, with the retired codes that it took the place of."""
    retired = [old.code for old in RETIRED.values() if old.successor == check.code]
    rule = {
        "id": check.code,
        "name": check.title,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.explanation},
        "defaultConfiguration": {"level": _SARIF_LEVELS[check.severity]},
    }
    return rule | ({"deprecatedIds": retired} if retired else {})


def _sarif_result(finding: Finding, rule: int) -> dict[str, Any]:
    """Return a finding as a result of the rule with that number."""
    place = finding.place
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": finding.message + (f" ({finding.suggestion})" if finding.suggestion else "")},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(place.path), "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }


FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "sarif": as_sarif,
}
"""The report formats by the name that ``make check FORMAT=`` takes."""
