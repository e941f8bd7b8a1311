"""The work of every regular expression grows with the text, not with its square: whoever writes a text cannot
make the site wait."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import patterns
import pytest
from project import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the processor time of a process")
def test_every_pattern_is_linear() -> None:
    assert search(ROOT / "hooks") == ""


def test_patterns_in_every_form_are_found() -> None:
    found = {pattern for pattern, _ in patterns.all_patterns(ROOT / "hooks")}
    assert r"\{waarde:([^{}\n]*)\}" in found  # a name of a module
    assert r"\b\d+" not in found
    assert r"<br\s*/?>" in found  # given to a function of re
    assert any("(?<!\\w)q(?:q)?" in pattern for pattern in found)  # partly made by a function


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the processor time of a process")
@pytest.mark.parametrize(
    "pattern", [r"\s*x", r"<a[^>]*>", r"\{waarde:[^}]*\}", r"\n(?=\s*\n)", r"a\s*b(\S*)c"]
)
def test_a_quadratic_pattern_is_found(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "module.py").write_text(f"import re\n\nre.search({pattern!r}, '')\n", encoding="utf-8")
    assert search(tmp_path)


def search(folder: Path) -> str:
    """Return which text takes a pattern of the modules in ``folder`` too long, empty when none does."""
    program = [sys.executable, str(ROOT / "tests" / "patterns.py"), str(folder)]
    result = subprocess.run(program, capture_output=True, text=True, encoding="utf-8", check=False)
    assert not result.stderr, result.stderr
    return result.stdout.splitlines()[-1] if result.returncode else ""
