"""A fixed sample of ``benchmarks/mutations.py``: each kind of mistake in the real content is told at its
line, and each kind of harmless edit raises no alarm."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from content_lines import lines_of, with_lines
from guideline.checks import Check
from harmless_edits import HARMLESS, Edit, edit
from mutated_guideline import RealGuideline
from mutation_examples import checks, examples, why_not
from mutation_kinds import OPERATORS, Change, mutation
from mutations import alarms, groups, judged, mutations
from project import TODAY, Project, real_day

SEED = "een vaste keuze"

TOGETHER = 12
"""Of so many checks the example of the first that has a place is tried here; the benchmark tries each."""

_PLACED = [check for check in checks() if not why_not(check)]

DOZENS = [_PLACED[start : start + TOGETHER] for start in range(0, len(_PLACED), TOGETHER)]

EXAMPLE = "diagnostiek/voorbeeld.md"
"""The page of the small guideline in which the mistakes are made that look at the judging itself."""


def held(project: Project, folder: Path, day: object) -> RealGuideline:
    (folder / ".cache").symlink_to(project.path(".cache").resolve(), target_is_directory=True)
    return RealGuideline(project.root, day, folder)


@pytest.fixture(scope="module")
def real_content(real_copy: Project, tmp_path_factory: pytest.TempPathFactory) -> RealGuideline:
    return held(real_copy, tmp_path_factory.mktemp("mutaties"), real_day())


@pytest.fixture
def small_content(project: Project, tmp_path: Path) -> RealGuideline:
    (tmp_path / "bewaard").mkdir()
    return held(project, tmp_path / "bewaard", TODAY)


@pytest.mark.parametrize("name", OPERATORS)
def test_a_mistake_of_meaning_is_told_at_its_line(real_content: RealGuideline, name: str) -> None:
    made = mutation(name, real_content, next(iter(OPERATORS[name](real_content, Random(SEED)))))
    assert made.content != real_content.texts[made.path].encode()
    assert judged(real_content, made).on_line, f"docs/{made.path}:{min(made.lines)} {made.old} → {made.new}"


@pytest.mark.parametrize("dozen", DOZENS, ids=lambda dozen: dozen[0].code)
def test_the_example_of_a_check_is_told_in_the_real_content(
    real_content: RealGuideline, dozen: Sequence[Check]
) -> None:
    check, change = next(
        (check, change)
        for check in dozen
        for change in islice(examples(real_content, check, Random(SEED)), 1)
    )
    made = mutation(f"own mistake of {check.code}", real_content, change)
    assert judged(real_content, made).on_line, f"docs/{made.path}:{min(made.lines)} {made.old} → {made.new}"


def test_harmless_edits_raise_no_alarm(real_content: RealGuideline) -> None:
    edits = [
        edit(name, real_content, next(make(real_content, Random(SEED)))) for name, make in HARMLESS.items()
    ]
    assert [alarm for group in groups(edits) for alarm in alarms(real_content, group)] == []


# -- that the judging itself sees what there is to see


def typed(content: RealGuideline, path: str, old: str, new: str) -> tuple[int, str]:
    """Return the line of a page on which a text stands, and that line with another text."""
    line = next(line for line in lines_of(content.texts[path]) if old in line.text)
    return line.number, line.text.replace(old, new)


def harmful(content: RealGuideline, path: str, old: str, new: str) -> Edit:
    number, text = typed(content, path, old, new)
    before = content.texts[path]
    after = with_lines(before, {number: text}).encode()
    return Edit(next(iter(HARMLESS)), path, before.encode(), after, number, old, new)


def test_of_edits_judged_together_only_those_that_mean_something_raise_an_alarm(
    small_content: RealGuideline,
) -> None:
    edits = [
        harmful(small_content, EXAMPLE, "Straling geeft soms", "Straling, geeft soms"),
        harmful(small_content, "diagnostiek/stroomschema-voorbeeld.md", '"nee"', '"ja"'),
        harmful(small_content, "patienten/uitleg.md", "van uw rug", "van uw  rug"),
        harmful(small_content, "index.md", "Hij is", "Zie richtlijndatabase.nl. Hij is"),
    ]
    found = alarms(small_content, edits)
    assert [alarm.edit for alarm in found] == [edits[1], edits[3]]
    assert found[0].told[0].startswith("A086 ")
    assert any(text.startswith("V010 ") for text in found[1].told)


def test_what_nobody_tells_is_a_miss_and_what_is_told_elsewhere_is_said(
    small_content: RealGuideline,
) -> None:
    comma = dict([typed(small_content, EXAMPLE, "Straling geeft", "Straling, geeft")])
    missed = judged(small_content, mutation("komma", small_content, Change(EXAMPLE, comma)))
    assert missed.on_line == ()
    assert missed.elsewhere == ()
    strength = dict([typed(small_content, EXAMPLE, "sterkte: sterk", "sterkte: zwak")])
    other_line = Change(EXAMPLE, strength, told=frozenset([1]))
    told = judged(small_content, mutation("sterkte", small_content, other_line))
    assert told.on_line == ()
    assert f"A005:{min(strength)}" in told.elsewhere
    right = judged(small_content, mutation("sterkte", small_content, Change(EXAMPLE, strength)))
    assert right.on_line == ("A005",)


def test_a_seed_always_gives_the_same_mutations_and_another_seed_others(
    real_content: RealGuideline,
) -> None:
    first, again, other = (mutations(real_content, 60, seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert len({(made.path, made.content) for made in first}) == 60
