"""Mistakes at random places of the real content are caught at their line, and edits without meaning pass.

A sample of what ``benchmarks/mutations.py`` does: mistakes that can be caught wherever they stand. The
others, and the checks that take longest, are left to ``make bench``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline.checks import REGISTRY
from mutation_harmless import HARMLESS
from mutation_judge import Laboratory
from mutation_meaning import MEANING
from mutation_sources import Content, Edit, Mutation, Operator, Source, read_content
from mutations import batches, drawn
from project import MINIMAL, ROOT, copy_of_real, real_day

SLOW = {
    "C005",
    "D009",
    "G003",
    "G004",
    "G005",
    "G006",
    "G007",
    "M040",
    "T011",
    "V014",
    "W004",
    "W007",
    "W008",
}
SURE = {
    "sterkte",
    "richting",
    "zekerheid",
    "bron van een aanbeveling",
    "Windows-1252",
    "half samenvoegconflict",
}
WITHOUT_MEANING = {
    "volgorde in een aanbeveling",
    "opmerking in YAML",
    "volgorde van zoektermen",
    "regeleinden van Windows",
    "merkteken aan het begin",
    "lege regel erbij",
}
SEED = 1


def mutation(old: str, new: str, path: str = "docs/therapie/proef.md") -> Mutation:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    return Mutation(MEANING[0], Source(path, old), Edit(start, len(old), new[start:]))


@pytest.fixture(scope="module")
def real_content() -> Content:
    return read_content(ROOT)


def small() -> Content:
    return read_content(MINIMAL)


def test_mistakes_are_caught_at_their_line_and_other_edits_pass(tmp_path: Path, cache: Path) -> None:
    laboratory = Laboratory(
        copy_of_real(cache, tmp_path / "project").root, real_day(), REGISTRY.keys() - SLOW, rendered=False
    )
    operators = [item for item in (*MEANING, *HARMLESS) if item.name in SURE | WITHOUT_MEANING]
    mutations = drawn(operators, 30, laboratory.content, SEED, most=1)
    assert len(mutations) == 30
    verdicts, elsewhere = laboratory.judge(mutations)
    wrong = [
        (verdict.mutation.operator.name, verdict.mutation.shown, verdict.told)
        for verdict in verdicts
        if not verdict.good
    ]
    assert wrong == []
    assert [str(finding) for finding in elsewhere if finding.fails] == []


def test_the_same_seed_makes_the_same_mutations() -> None:
    first, again, other = (
        [item.shown for item in drawn(HARMLESS, 12, small(), seed)] for seed in (SEED, SEED, SEED + 1)
    )
    assert first == again != other


def test_a_lot_has_one_mutation_in_a_file() -> None:
    mutations = drawn(HARMLESS, 20, small(), SEED)
    lots = batches(mutations)
    assert sorted(item.shown for lot in lots for item in lot) == sorted(item.shown for item in mutations)
    assert all(len({item.path for item in lot}) == len(lot) for lot in lots)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("een\ntwee\ndrie\n", "een\nTWEE\ndrie\n", [2]),
        ("een\ntwee\ndrie\n", "een\ndrie\n", [1, 2]),
        ("een\ntwee\ndrie\n", "een\nnieuw\ntwee\ndrie\n", [2]),
    ],
    ids=["changed", "gone", "added"],
)
def test_the_right_lines_are_those_that_changed(old: str, new: str, lines: list[int]) -> None:
    assert list(mutation(old, new).lines) == lines


@pytest.mark.parametrize("operator", [*MEANING, *HARMLESS], ids=lambda operator: operator.name)
def test_every_operator_changes_the_file(operator: Operator, real_content: Content) -> None:
    path = next(path for path in operator.paths(real_content) if operator.places(path, real_content))
    source = real_content.sources[path]
    for edit in operator.places(path, real_content)[:20]:
        made = Mutation(operator, source, edit)
        assert made.content != source.text.encode()
        assert made.lines[0] <= made.text.count("\n") + 1
