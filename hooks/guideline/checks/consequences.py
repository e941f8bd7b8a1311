"""One cause, one finding: what only follows from another finding is counted there, and not shown apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from guideline.model.findings import Finding, Severity
from guideline.model.guideline import Guideline

FOLLOWERS = frozenset({"D001", "D002", "D003", "D006", "G102"})
"""What is seen in the finished text: it follows from an error in the source on the same line."""

_PARTLY = frozenset({"L007", "S001"})
"""What makes that a source or a chart is not there for others."""

_MARKUP = frozenset("DGLMV")
"""The families that look at how something is typed."""

_WHOLE_FILE = frozenset({"M001", "M002", "M003", "M004", "M007"})
"""What makes that nothing in a file can be judged."""

_FROM_HERE = frozenset({"M023", "D007"})
"""What makes that a page cannot be judged from its line on, nor as a whole (line 1)."""

_ELSEWHERE = """
H011 H013 L001 L002 L005 L011 M012 M014 M015 M016 M019 M025 M041 M042 M043 M044 M045 P001 P002 P003 P004 S006
T004 T007 T008 V001 V002 V007 V009 V010 V015 V016 W001 W002 W003 W004 W009
C001 C002 C003 C004 C005 C006
"""
_LOOK_ELSEWHERE = frozenset(_ELSEWHERE.split())
"""The checks that compare one file with another."""

_QUOTED = re.compile(r"‘([^‘’]+)’")


def without_consequences(found: Iterable[Finding], guideline: Guideline) -> list[Finding]:
    """Return the findings, sorted, without those that follow from another one; that one says how many."""
    findings = sorted(found)
    shown = _without_followers(findings)
    causes = _causes(shown)
    if not causes:
        return shown
    texts = {guideline.source_path(page): page.typed for page in guideline.pages}
    texts |= {file.path: file.typed for file in guideline.data_files}
    counts: Counter[Finding] = Counter()
    kept = []
    for finding in shown:
        cause = None if _is_cause(finding) else _cause_of(finding, causes, texts)
        if cause:
            counts[cause] += 1
        else:
            kept.append(finding)
    return [_with_count(finding, counts[finding]) for finding in kept]


def _without_followers(findings: Collection[Finding]) -> list[Finding]:
    causes = {
        (finding.place.path, finding.place.line)
        for finding in findings
        if finding.severity is Severity.ERROR and finding.code not in FOLLOWERS and finding.code[0] in _MARKUP
    }
    return [
        finding
        for finding in findings
        if finding.code not in FOLLOWERS
        or finding.place.line == 1  # that of what has no line of its own
        or (finding.place.path, finding.place.line) not in causes
    ]


def _causes(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the findings that make others follow, by the path of their file."""
    causes = defaultdict(list)
    for finding in findings:
        if _is_cause(finding) or finding.code in _PARTLY:
            causes[finding.place.path].append(finding)
    return causes


def _is_cause(finding: Finding) -> bool:
    return finding.code in _WHOLE_FILE | _FROM_HERE


def _cause_of(
    finding: Finding, causes: Mapping[str, list[Finding]], texts: Mapping[str, str]
) -> Finding | None:
    """Return the finding that this one follows from, or None."""
    for cause in causes.get(finding.place.path, ()):
        if cause.code in _WHOLE_FILE:
            return cause
        if cause.code in _FROM_HERE and (
            finding.place.line == 1 or finding.place.line >= cause.place.line or finding.code in FOLLOWERS
        ):
            return cause
    if finding.code not in _LOOK_ELSEWHERE:
        return None
    named = [*_QUOTED.findall(finding.message), finding.place.path.rsplit("/", 1)[-1]]
    for path, found in causes.items():
        text = texts.get(path, "")
        page = path.partition("/")[2]
        if any(name.lstrip("#") in text or name in (page, path.rsplit("/", 1)[-1]) for name in named):
            return found[0]
    return None


def _with_count(finding: Finding, count: int) -> Finding:
    if not count:
        return finding
    more = "1 gevolg hiervan is niet getoond" if count == 1 else f"{count} gevolgen hiervan zijn niet getoond"
    return replace(finding, message=f"{finding.message}; {more}")
