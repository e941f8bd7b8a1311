"""The workflow gives nothing away: actions by commit, no rights, no token that stays."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from project import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
READ_ONLY = {"contents": "read"}

WRITING: dict[str, dict[str, str]] = {
    "reactie": {"actions": "read", "contents": "read", "pull-requests": "write"},
    "voorstel": {"contents": "write", "issues": "write", "pull-requests": "write"},
    "intrekkingen": {"contents": "write", "pull-requests": "write"},
    "herzieningen": {"contents": "read", "issues": "write"},
}
"""The workflows that run only code of the main branch and post what came of it, with the rights they need."""


def steps(workflow: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_with_their_version(workflow: Path) -> None:
    lines = [line for line in workflow.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    assert all(re.search(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+", line) for line in lines)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_no_token_stays_in_the_folder(workflow: Path) -> None:
    checkouts = [step for step in steps(workflow) if "checkout" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_jobs_have_the_rights_they_need_and_know_no_secret(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    assert data["permissions"] == {}
    rights = WRITING.get(workflow.stem, READ_ONLY)
    assert all(job["permissions"] == rights for job in data["jobs"].values())
    assert "secrets." not in text
    assert "pull_request_target" not in text


@pytest.mark.parametrize("name", WRITING)
def test_what_may_write_runs_no_code_of_a_proposal(name: str) -> None:
    (workflow,) = (path for path in WORKFLOWS if path.stem == name)
    data = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert "pull_request" not in data[True]  # YAML 1.1 takes ‘on’ for a truth
    checkouts = [step for step in steps(workflow) if "checkout" in step.get("uses", "")]
    assert all(step["with"] == {"persist-credentials": False} for step in checkouts)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_no_text_of_a_proposal_becomes_part_of_a_command(workflow: Path) -> None:
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    assert not any("${{ github.event" in command or "${{ github.head" in command for command in commands)


def test_a_proposal_gets_a_summary_of_what_it_changes_by_the_code_of_the_main_branch() -> None:
    """Also when the checks found something; not when the text of the proposal did not come in."""
    (workflow,) = (path for path in WORKFLOWS if path.stem == "controle")
    job = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]["bevindingen"]["steps"]
    commands = [step.get("run", "") for step in job]
    taken = next(number for number, command in enumerate(commands) if "take_content.py" in command)
    compared = [number for number, command in enumerate(commands) if "wijzigingen VAN=HEAD" in command]
    assert len(compared) == 2
    assert min(compared) > taken
    assert any("GITHUB_STEP_SUMMARY" in commands[number] for number in compared)
    condition = f"always() && steps.{job[taken]['id']}.outcome == 'success'"
    assert all(job[number]["if"] == condition for number in compared)
