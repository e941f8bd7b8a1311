"""What a finding tells an editor to type, typed."""

from __future__ import annotations

import re

from guideline.model.findings import Finding
from project import Project

_TO_TYPE = re.compile(
    r"(?:schrijf(?: bijvoorbeeld| daar)?(?: dan)?|begin haar[^‘]*|spaties:) ‘(.*?)’(?=$|[;,.]| of | en )"
)


def line_to_type(finding: Finding) -> str:
    """Return the line that a finding gives; fail when it gives none."""
    match = _TO_TYPE.search(finding.suggestion)
    assert match, f"{finding.suggestion!r} gives no line to type"
    return match[1]


def follow(project: Project, finding: Finding) -> None:
    """Replace the line of a finding by the one that it gives, at the same indentation."""
    lines = project.read(finding.place.path).split("\n")
    line = lines[finding.place.line - 1]
    typed = line_to_type(finding)
    indent = "" if typed.startswith(" ") else line[: len(line) - len(line.lstrip(" "))]
    lines[finding.place.line - 1] = indent + typed
    project.write(finding.place.path, "\n".join(lines))
