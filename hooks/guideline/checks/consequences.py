"""One cause, one finding: what only follows from another finding is counted there, and not shown apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from guideline.model.findings import Finding, Severity
from guideline.model.guideline import Guideline
from guideline.reading.tabs import tabbed_blocks

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

_OF_A_TABLE = frozenset({"D001", "D002", "D004", "D006", "D008", "D009", "D011", "V014", "T016"})
"""What a table of which the cells are parted by tabs makes of its other signs."""

_ELSEWHERE = """
C001 C002 C003 C004 C005 C006 C007 C008 C009 H011 H013 L001 L002 L005 L011 M012 M014 M015 M016 M019
M025 M041 M042 M043 P001 P002 P003 P004 S006 T004 T007 T008 V001 V002 V007 V009 V010 V015 V016 W001
W002 W003 W004
"""
_LOOK_ELSEWHERE = frozenset(_ELSEWHERE.split())
"""The checks that compare one file with another."""

MOST_SEARCHED = 200_000_000
"""How many characters are searched for what follows from another file; what is left is shown as it is."""

_QUOTED = re.compile(r"‘([^‘’]+)’")


def without_consequences(found: Iterable[Finding], guideline: Guideline) -> list[Finding]:
    """Return the findings, sorted, without those that follow from another one; that one says how many."""
    findings = _without_parts_of_tables(sorted(found), guideline)
    findings = _without_parts_of_blocks(findings, guideline)
    findings = _without_unused_sources(_without_missing_headings(findings), guideline)
    findings = _without_second_advice(findings)
    shown = _without_followers(findings)
    causes = _causes(shown)
    if not causes:
        return shown
    texts = {guideline.source_path(page): page.typed for page in guideline.pages}
    texts |= {file.path: file.typed for file in guideline.data_files}
    texts = {path: " ".join(text.casefold().split()) for path, text in texts.items()}
    counts: Counter[Finding] = Counter()
    size = sum(len(texts.get(path, "")) + 500 for path in causes)
    searched = 0
    kept = []
    for finding in shown:
        searched += size if finding.code in _LOOK_ELSEWHERE else 0
        elsewhere = texts if searched <= MOST_SEARCHED else {}
        cause = None if _is_cause(finding) else _cause_of(finding, causes, elsewhere)
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


def _without_parts_of_tables(findings: Collection[Finding], guideline: Guideline) -> list[Finding]:
    """Leave out what a table with tabs in it makes of its rows: the table is the finding."""
    found = {finding.place.path for finding in findings if finding.code == "D010"}
    rows = {
        (path, line)
        for page in guideline.pages
        if (path := guideline.source_path(page)) in found
        for block in tabbed_blocks(page)
        for line in block
    }
    return [
        finding
        for finding in findings
        if finding.code not in _OF_A_TABLE or (finding.place.path, finding.place.line) not in rows
    ]


_OPTIONS = frozenset({"M007", "M008", "M009", "M020"})
"""What makes that the options of a recommendation are no options on the page."""


def _without_parts_of_blocks(findings: Collection[Finding], guideline: Guideline) -> list[Finding]:
    """Leave out how a recommendation comes on the page whose options are wrong."""
    wrong = {(finding.place.path, finding.place.line) for finding in findings if finding.code in _OPTIONS}
    within, named = set(), set()
    for page in guideline.pages:
        path, lines = guideline.source_path(page), page.body.split("\n")
        for item in page.recommendations if path in {path for path, _ in wrong} else ():
            start = item.at[0]
            ends = (
                number
                for number, line in enumerate(lines, page.body_line)
                if number > start and line == "///"
            )
            block = {(path, line) for line in range(start, next(ends, start) + 1)}
            if not block.isdisjoint(wrong):
                within |= block
                named |= {item.id, f"#{item.id}"}
    return [
        finding
        for finding in findings
        if not (finding.code in FOLLOWERS and (finding.place.path, finding.place.line) in within)
        and not (finding.code in _NAMES_A_BLOCK and named.intersection(_QUOTED.findall(finding.message)))
    ]


_NAMES_A_BLOCK = frozenset({"V002", "V016", "P002", "P003"})
"""The checks that miss a recommendation of which the options cannot be read."""

_METADATA = frozenset({"H002", "M006", "M009", "M010", "M011"})
"""What makes that a page does not get the headings that the site writes itself."""


def _without_missing_headings(findings: Collection[Finding]) -> list[Finding]:
    """Leave out that what the site writes on a page is gone, where the data at its top are wrong."""
    wrong = {finding.place.path.partition("/")[2] for finding in findings if finding.code in _METADATA}
    return [
        finding
        for finding in findings
        if finding.code not in ("P002", "P003") or wrong.isdisjoint(_QUOTED.findall(finding.message))
    ]


def _without_unused_sources(findings: Collection[Finding], guideline: Guideline) -> list[Finding]:
    """Leave out that nobody cites a source in which something else is wrong: who adds one cites it later."""
    starts = sorted(source.at[0] for source in guideline.references)
    wrong = {
        (finding.place.path, bisect_right(starts, finding.place.line))
        for finding in findings
        if finding.code[0] == "L" and finding.code != "L002"
    }
    return [
        finding
        for finding in findings
        if finding.code != "L002"
        or (finding.place.path, bisect_right(starts, finding.place.line)) not in wrong
    ]


def _without_second_advice(findings: Collection[Finding]) -> list[Finding]:
    """Leave out that an abbreviation is like another where an error on that line says of the same word what
    it must be: the two may say the opposite."""
    said = {
        (finding.place.path, finding.place.line, word)
        for finding in findings
        if finding.severity is Severity.ERROR
        for word in _QUOTED.findall(finding.message)
    }
    return [
        finding
        for finding in findings
        if finding.code != "T014"
        or said.isdisjoint(
            (finding.place.path, finding.place.line, word) for word in _QUOTED.findall(finding.message)[:1]
        )
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
    if finding.code not in _LOOK_ELSEWHERE or not texts:
        return None
    named = [*_QUOTED.findall(finding.message), finding.place.path.rsplit("/", 1)[-1]]
    for path, found in causes.items():
        text = texts.get(path, "")
        page = path.partition("/")[2]
        if any(
            " ".join(name.lstrip("#").casefold().split()) in text or name in (page, path.rsplit("/", 1)[-1])
            for name in named
        ):
            return found[0]
    return None


def _with_count(finding: Finding, count: int) -> Finding:
    if not count:
        return finding
    more = "1 gevolg hiervan is niet getoond" if count == 1 else f"{count} gevolgen hiervan zijn niet getoond"
    return replace(finding, message=f"{finding.message}; {more}")
