"""Findings in the formats that people and forges read: text, GitHub annotations, JSON and SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from guideline.checks import REGISTRY
from guideline.model.findings import Finding, Severity

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


def as_github(findings: Sequence[Finding]) -> str:
    """Return workflow commands that put each finding beside its line in a pull request."""

    def data(value: str) -> str:
        return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def attribute(value: object) -> str:
        return data(str(value)).replace(":", "%3A").replace(",", "%2C")

    lines = []
    for finding in findings:
        place, check = finding.place, REGISTRY[finding.code]
        message = finding.message + (f" ({finding.suggestion})" if finding.suggestion else "")
        title = attribute(f"{finding.code} {check.title}")
        where = f"file={attribute(place.path)},line={place.line},col={place.column}"
        lines.append(f"::{_GITHUB_LEVELS[finding.severity]} {where},title={title}::{data(message)}")
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
    rules = [
        {
            "id": code,
            "name": REGISTRY[code].title,
            "shortDescription": {"text": REGISTRY[code].title},
            "fullDescription": {"text": REGISTRY[code].explanation},
            "defaultConfiguration": {"level": _SARIF_LEVELS[REGISTRY[code].severity]},
        }
        for code in codes
    ]
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": _SARIF_LEVELS[finding.severity],
            "message": {"text": finding.message + (f" ({finding.suggestion})" if finding.suggestion else "")},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(finding.place.path), "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": finding.place.line, "startColumn": finding.place.column},
                    }
                }
            ],
        }
        for finding in findings
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "richtlijn-controle", "language": "nl", "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "sarif": as_sarif,
}
"""The report formats by the name that ``make check FORMAT=`` takes."""
