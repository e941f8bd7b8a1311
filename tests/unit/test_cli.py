"""The check command: exit code, output per format, and what it says to wrong use."""

from __future__ import annotations

import json

import pytest
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"


def check(project: Project, *options: str, **environment: str):
    return project.run("guideline", "check", *options, **environment)


def test_a_sound_guideline_prints_only_its_summary(project: Project) -> None:
    check(project)
    result = check(project)
    assert (result.returncode, result.stdout, result.stderr) == (
        0,
        "Gecontroleerd: 4 modules, 7 pagina’s, 0 bevindingen.\n",
        "",
    )


def test_the_first_run_says_what_takes_a_while_and_keeps_its_output(project: Project) -> None:
    project.path(".cache").unlink()
    first, second = check(project, "--format", "json"), check(project, "--format", "json")
    assert "stroomschema-voorbeeld.md: het stroomschema wordt getekend" in first.stderr
    assert "getekend" not in second.stderr
    assert first.stdout == second.stdout


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_machine_formats_print_one_document(project: Project, name: str) -> None:
    result = check(project, "--format", name)
    assert result.returncode == 0
    json.loads(result.stdout)


def test_findings_make_it_fail(project: Project) -> None:
    project.replace(MODULE, "[@bron2020]", "[@bron2002]")
    result = check(project)
    assert result.returncode == 1
    assert "docs/diagnostiek/voorbeeld.md:37:17 L001 fout:" in result.stdout
    assert result.stdout.splitlines()[-1] == "Gecontroleerd: 4 modules, 7 pagina’s: 1 fout."


def test_notices_alone_do_not(project: Project) -> None:
    result = check(project, RICHTLIJN_VANDAAG="2027-02-01")
    assert result.returncode == 0
    assert "3 meldingen" in result.stdout


@pytest.mark.parametrize(
    ("options", "environment", "message"),
    [
        (["--format", "jsn"], {}, "Onbekend formaat ‘jsn’: bedoelde u ‘json’?"),
        (["--root", "weg"], {}, "is er niet"),
        ([], {"RICHTLIJN_VANDAAG": "straks"}, "RICHTLIJN_VANDAAG=straks is geen datum"),
    ],
)
def test_wrong_use_is_answered_in_dutch(
    project: Project, options: list[str], environment: dict[str, str], message: str
) -> None:
    result = check(project, *options, **environment)
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_a_second_run_gives_the_same_from_the_cache(project: Project) -> None:
    project.replace(MODULE, "[@bron2020]", "[@bron2002]")
    assert check(project).stdout == check(project).stdout


def test_broken_settings_are_a_finding(project: Project) -> None:
    project.write("mkdocs.yml", "site_name: [\n")
    result = check(project)
    assert result.returncode == 1
    assert "mkdocs.yml:2:1 M007 fout" in result.stdout
    assert "Traceback" not in result.stderr
