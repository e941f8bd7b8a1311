"""A fixed sample of the mutations of ``benchmarks/mutations.py``: each kind of mistake in the real content is
found at its line, each harmless edit gives no alarm."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from random import Random

import pytest
from content_lines import lines_of, with_lines
from guideline.checks.registry import REGISTRY
from harmless_edits import HARMLESS, edit
from mutated_guideline import RealGuideline
from mutation_examples import examples, why_not
from mutation_kinds import OPERATORS, mutation
from mutations import alarms, judged
from project import ROOT, Project, real_day

SEED = "vast"

NOT_EVERY_TIME = frozenset(("S011", "S014"))


@pytest.fixture(scope="module")
def guideline(real_copy: Project, tmp_path_factory: pytest.TempPathFactory) -> RealGuideline:
    folder = tmp_path_factory.mktemp("mutaties")
    (folder / ".cache").symlink_to(real_copy.path(".cache"), target_is_directory=True)
    return RealGuideline(ROOT, real_day(), folder)
