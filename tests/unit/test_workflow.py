"""The workflow gives nothing away: actions by commit, no rights, no token that stays."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from project import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
READ_ONLY = {"contents": "read"}

WRITING: dict[str, dict[str, str]] = {
    "reactie": {"actions": "read", "contents": "read", "pull-requests": "write"},
    "voorstel": {"contents": "write", "issues": "write", "pull-requests": "write"},
    "intrekkingen": {"contents": "write", "pull-requests": "write"},
    "herzieningen": {"contents": "read", "issues": "write"},
    "links": {"contents": "read", "issues": "write"},
    "kwetsbaarheden": {"contents": "read", "issues": "write"},
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


def jobs_of_the_check() -> dict[str, Any]:
    (workflow,) = (path for path in WORKFLOWS if path.stem == "controle")
    found: dict[str, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    return found


def test_content_alone_runs_the_tests_of_the_content_and_anything_else_runs_all() -> None:
    jobs = jobs_of_the_check()
    asked = "needs.soort.outputs.alleen_tekst"
    assert jobs["inhoud"]["if"] == f"{asked} == 'true'"
    assert f"{asked} != 'true'" in jobs["tests"]["if"]
    assert "!cancelled()" in jobs["tests"]["if"]  # on the main branch the question is not asked
    (command,) = (step["run"] for step in jobs["inhoud"]["steps"] if "make" in step.get("run", ""))
    assert re.search(rf"^{command.removeprefix('make ')}:.*\n\t.*-m real_content", MAKEFILE, re.MULTILINE)
    assert "real_content" in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["soort", "bevindingen", "voorbeeld", "inhoud"])
def test_what_looks_at_the_content_of_a_proposal_runs_the_code_of_the_main_branch(name: str) -> None:
    steps = jobs_of_the_check()[name]["steps"]
    first, second = (step["with"] for step in steps if "checkout" in step.get("uses", ""))
    assert "path" not in first
    assert first["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert second["path"] == "voorstel"
    assert not any("cd voorstel" in step.get("run", "") or "working-directory" in step for step in steps)


def test_a_proposal_can_be_seen_before_and_after() -> None:
    steps = jobs_of_the_check()["voorbeeld"]["steps"]
    commands = [step.get("run", "") for step in steps]
    built = [number for number, command in enumerate(commands) if "make zip" in command]
    taken = next(number for number, command in enumerate(commands) if "take_content.py" in command)
    assert built[0] < taken < built[1]
    assert any("make beelden" in command for command in commands)
    artefacts = {step["with"]["name"] for step in steps if "upload-artifact" in step.get("uses", "")}
    assert artefacts == {"voorbeeld", "voor-en-na"}


def test_links_elsewhere_are_looked_at_by_schedule_and_hold_nothing_up() -> None:
    (workflow,) = (path for path in WORKFLOWS if path.stem == "links")
    data = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert data[True].keys() == {"schedule", "workflow_dispatch"}  # YAML 1.1 takes ‘on’ for a truth
    (lychee,) = (step for step in steps(workflow) if "lychee" in step.get("uses", ""))
    assert lychee["with"]["fail"] is False
    assert not [
        step for path in WORKFLOWS if path != workflow for step in steps(path) if "lychee" in str(step)
    ]


def test_known_weaknesses_are_looked_for_by_schedule_and_hold_nothing_up() -> None:
    (workflow,) = (path for path in WORKFLOWS if path.stem == "kwetsbaarheden")
    data = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert data[True].keys() == {"schedule", "workflow_dispatch"}  # YAML 1.1 takes ‘on’ for a truth
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    assert any("requirements/audit.txt" in command for command in commands)  # what looks is locked as well
    others = [step.get("run", "") for path in WORKFLOWS if path != workflow for step in steps(path)]
    assert not any("audit" in command for command in others)


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


def test_a_comparison_that_left_nothing_is_told_as_such() -> None:
    commands = [step.get("run", "") for step in jobs_of_the_check()["bevindingen"]["steps"]]
    (command,) = (text for text in commands if "> reactie.md" in text)
    writes, fills, shows = (line.strip() for line in command.strip().split("\n"))
    assert writes.endswith("> reactie.md || true")
    assert fills.startswith("grep -q '[^[:space:]]' reactie.md || echo \"**Niet vergeleken.**")
    assert shows.startswith("cat reactie.md")
