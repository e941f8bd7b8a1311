"""A proposal of content alone is told from one that changes anything else, also by a move."""

from __future__ import annotations

import subprocess
from pathlib import Path

import only_content
import pytest


@pytest.mark.parametrize(
    ("paths", "content"),
    [
        (["docs/spoed.md"], True),
        (["docs/spoed.md", "lokaal.yml"], True),
        (["docs/spoed.md", "mkdocs.yml"], False),
        (["hooks/richtlijn.py"], False),
        (["docs2/x.md"], False),
        (["Makefile", "docs/a.md"], False),
        ([], False),
    ],
)
def test_only_docs_and_the_agreements_of_the_hospital_are_content(paths: list[str], content: bool) -> None:
    assert only_content.is_content(paths) is content


def git(folder: Path, *words: str) -> str:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    result = subprocess.run(
        ["git", *identity, *words], cwd=folder, capture_output=True, text=True, check=True
    )
    return result.stdout.strip()


def test_what_moves_out_of_the_code_is_no_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "docs").mkdir()
    (tmp_path / "hooks.py").write_text("x = 1\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "een")
    base = git(tmp_path, "rev-parse", "HEAD")
    (tmp_path / "docs" / "a é.md").write_text("tekst\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "twee")
    text = git(tmp_path, "rev-parse", "HEAD")
    git(tmp_path, "mv", "hooks.py", "docs/hooks.py")
    git(tmp_path, "commit", "--quiet", "--message", "drie")
    moved = git(tmp_path, "rev-parse", "HEAD")
    for head, answer in ((text, "true"), (moved, "false"), ("--output=x", "false")):
        only_content.main([str(tmp_path), base, head])
        assert capsys.readouterr().out == f"alleen_tekst={answer}\n"
    assert not (tmp_path / "x").exists()
