"""An editing command run in this process, as from the folder of a project."""

from __future__ import annotations

import io

import pytest
from editing_answers import Answer, Edit
from guideline.cli import main
from project import TODAY, Project


@pytest.fixture
def edit(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Edit:
    """Run a command on the small guideline; ``given`` is what is pasted."""

    def run(*typed: str, given: str = "") -> Answer:
        monkeypatch.chdir(project.root)
        monkeypatch.setenv("RICHTLIJN_VANDAAG", TODAY.isoformat())
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        capsys.readouterr()
        code = main([*typed])
        return Answer(code, *capsys.readouterr())

    return run
