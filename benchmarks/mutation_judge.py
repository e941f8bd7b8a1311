"""What the checks and the comparison by meaning say of mutations.

Many are looked at together, at most one in a file: reading costs only what changed, and all checks run once.
What is found in a file is of the mutation in that file.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from guideline.changes.compare import compare
from guideline.changes.registry import Change, Level
from guideline.changes.sides import read_side
from guideline.checks import REGISTRY
from guideline.checks.consequences import without_consequences
from guideline.checks.registry import Context
from guideline.model.findings import Finding
from guideline.model.guideline import Guideline
from guideline.model.suggestions import so_many_suggestions
from guideline.pages.generated_files import generated_files
from guideline.reading.cache import Cache
from guideline.site import Site
from mutation_sources import Content, Mutation, read_content


@dataclass(frozen=True)
class Verdict:
    """What was said of a mutation: by a ``finding`` or not, and what ``level`` of change was shown (empty
    when none was); whether one that counts stands at its lines; and all of it in words."""

    mutation: Mutation
    finding: bool
    level: str
    right: bool
    told: tuple[str, ...]

    @property
    def clinical(self) -> bool:
        """Whether it was shown as clinical."""
        return self.level == Level.CLINICAL

    @property
    def caught(self) -> bool:
        """Whether nobody can miss it."""
        return self.finding or self.clinical

    @property
    def good(self) -> bool:
        """Whether it came as it should: caught at its line, or nothing said of what has no meaning."""
        if self.mutation.operator.sort == "onschuldig":
            return not self.caught
        return self.caught and self.right


@dataclass(frozen=True)
class _Seen:
    guideline: Guideline
    findings: list[Finding]
    changes: Sequence[Change]


class Laboratory:
    """A copy of the project in which mutations are made, looked at and undone."""

    def __init__(
        self, root: Path, today: date, codes: Collection[str] = REGISTRY.keys(), rendered: bool = True
    ) -> None:
        """Use the copy in ``root``, as on ``today``. Only the checks with these ``codes`` are run; those on
        what readers get only where pages are ``rendered``."""
        self._root = root
        self._today = today
        self._codes = codes
        self._rendered = rendered
        self._old = read_side(root, "oud", generated_files(), root)
        self.content: Content = read_content(root)

    def judge(self, mutations: Sequence[Mutation]) -> tuple[list[Verdict], list[Finding]]:
        """Return a verdict on each of the ``mutations``, which are in different files, and what was found in
        other files."""
        seen = self._look(mutations)
        paths = {mutation.path for mutation in mutations}
        elsewhere = [finding for finding in seen.findings if finding.place.path not in paths]
        return [_verdict(mutation, seen) for mutation in mutations], elsewhere

    def _look(self, mutations: Sequence[Mutation]) -> _Seen:
        try:
            for mutation in mutations:
                (self._root / mutation.path).write_bytes(mutation.content)
            new = read_side(self._root, "nieuw", generated_files(), self._root)
            return _Seen(new.guideline, self._findings(new.guideline), compare(self._old, new).changes)
        finally:
            for mutation in mutations:
                (self._root / mutation.path).write_text(mutation.source.text, encoding="utf-8", newline="")

    def _findings(self, guideline: Guideline) -> list[Finding]:
        if self._rendered:
            site = Site(guideline, self._today, (), "", Cache(self._root / ".cache"))
            guideline = replace(guideline, articles=site.articles())
        context = Context(guideline, self._today)
        found = set[Finding]()
        for code in self._codes:
            with so_many_suggestions():
                found.update(REGISTRY[code].run(context))
        return sorted(found)


def _verdict(mutation: Mutation, seen: _Seen) -> Verdict:
    own = [finding for finding in seen.findings if finding.place.path == mutation.path]
    findings = _that_count(mutation, without_consequences(own, seen.guideline))
    changes = [change for change in seen.changes if change.place.path == mutation.path]
    clinical = [change for change in changes if change.kind.level is Level.CLINICAL]
    places = [item.place for item in (*findings, *clinical)]
    return Verdict(
        mutation,
        bool(findings),
        changes[0].kind.level if changes else "",
        any(place.line in mutation.lines for place in places),
        (*map(str, findings), *map(_told, changes)),
    )


def _that_count(mutation: Mutation, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings on a mutation: those of the check whose mistake it is, or else those at its lines;
    of a mistake of meaning every one that fails."""
    wanted = mutation.operator.code
    if not wanted:
        return [finding for finding in findings if finding.fails]
    expected = [finding for finding in findings if finding.code == wanted]
    return expected or [finding for finding in findings if finding.place.line in mutation.lines]


def _told(change: Change) -> str:
    return (
        f"{change.place.path}:{change.place.line} {change.kind.code} {change.kind.level}: {change.kind.name}"
    )
