"""The check command: exit code, output per format, and what it says to wrong use."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from guideline.cli import RUNS, main
from guideline.editing.command_line import ABOUT
from guideline.editing.commands import COMMANDS
from project import TODAY, Project

MODULE = "docs/diagnostiek/voorbeeld.md"


@dataclass(frozen=True)
class Result:
    """What a command leaves behind."""

    returncode: int
    stdout: str
    stderr: str


Check = Callable[..., Result]


@pytest.fixture
def check(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Run the check command in this process, as from the folder of the small guideline."""

    def run(*options: str, **environment: str) -> Result:
        monkeypatch.chdir(project.root)
        monkeypatch.setenv("RICHTLIJN_VANDAAG", TODAY.isoformat())
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        returncode = main(["check", *options])
        return Result(returncode, *capsys.readouterr())

    return run


def test_a_sound_guideline_prints_only_its_summary(project: Project) -> None:
    project.run("guideline", "check")
    result = project.run("guideline", "check")
    assert (result.returncode, result.stdout, result.stderr) == (
        0,
        "Gecontroleerd: 4 modules, 7 pagina’s, 0 bevindingen.\n",
        "",
    )


def test_the_first_run_says_what_takes_a_while_and_keeps_its_output(project: Project) -> None:
    project.path(".cache").unlink()
    first, second = (project.run("guideline", "check", "--format", "json") for _ in range(2))
    assert "stroomschema-voorbeeld.md wordt getekend" in first.stderr
    assert "getekend" not in second.stderr
    assert first.stdout == second.stdout


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_machine_formats_print_one_document(check: Check, name: str) -> None:
    result = check("--format", name)
    assert result.returncode == 0
    json.loads(result.stdout)


def test_findings_make_it_fail(project: Project, check: Check) -> None:
    project.replace(MODULE, "[@bron2020]", "[@bron2002]")
    result = check()
    assert result.returncode == 1
    assert "docs/diagnostiek/voorbeeld.md:40:17 L001 fout:" in result.stdout
    assert result.stdout.splitlines()[-1] == "Gecontroleerd: 4 modules, 7 pagina’s: 1 fout."


def test_notices_alone_do_not(check: Check) -> None:
    result = check(RICHTLIJN_VANDAAG="2027-02-01")
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
    check: Check, options: list[str], environment: dict[str, str], message: str
) -> None:
    result = check(*options, **environment)
    assert result.returncode == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_second_run_gives_the_same_from_the_cache(project: Project, check: Check) -> None:
    project.replace(MODULE, "[@bron2020]", "[@bron2002]")
    first = check()
    assert "L001" in first.stdout
    assert check() == first


def test_broken_settings_are_a_finding(project: Project, check: Check) -> None:
    project.write("mkdocs.yml", "site_name: [\n")
    result = check()
    assert result.returncode == 1
    assert "mkdocs.yml:2:1 M007 fout" in result.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no disk that is always full")
def test_output_that_cannot_be_written_is_one_line(project: Project) -> None:
    command = [sys.executable, "-m", "guideline", "check", "--root", str(project.root)]
    with open("/dev/full", "w", encoding="utf-8") as full:
        result = subprocess.run(
            command,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(project.root / "hooks"), "PYTHONUTF8": "1"},
            check=False,
        )
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1] == "De opdracht is gestopt: de schijf is vol; maak ruimte."
    assert "Traceback" not in result.stderr


def test_a_record_that_cannot_be_written_is_one_line(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "docs/gepubliceerd.yml")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    assert main(["vastleggen", "--root", str(project.root)]) == 2
    assert capsys.readouterr().err.endswith(
        "De opdracht is gestopt: ‘docs/gepubliceerd.yml’: dat mag niet; pas de rechten aan.\n"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([], "noem een opdracht\n\nZo gebruikt u dit"),
        (["chek"], "de opdracht ‘chek’ is er niet: bedoelde u ‘check’?"),
        (["serve"], "‘make serve’ toont de site terwijl u schrijft; zonder make: ‘python scripts/run_mkdocs"),
        (["site"], "zonder make: ‘python scripts/run_mkdocs.py build --strict’"),
        (["check", "--formaat", "json"], "‘--formaat json’ kan hier niet: bedoelde u ‘--format’?"),
        (["check", "--format"], "achter ‘--format’ hoort een waarde"),
        (["raakt", "doe-dit", "ook"], "‘ook’ kan hier niet: laat het weg"),
        (["--root", ".", "bron"], "zet ‘bron’ vooraan"),
    ],
)
def test_a_command_that_is_not_there_is_answered_in_dutch(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(typed) == 2
    answer = capsys.readouterr()
    assert (said in answer.err, answer.out) == (True, ""), answer.err


@pytest.mark.parametrize("typed", [["--hulp"], ["-h"], ["--help"], ["hulp"]])
def test_help_tells_every_command_in_dutch(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(typed) == 0
    told = capsys.readouterr().out
    assert all(f"\n  {name} " in told for name in (*ABOUT, *COMMANDS, "serve", "site"))


def test_help_of_a_command_tells_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["wijzigingen", "--hulp"]) == 0
    assert "--van" in capsys.readouterr().out
    assert main(["bron", "--hulp"]) == 0
    assert "--bestand" in capsys.readouterr().out


def test_every_command_that_runs_is_told() -> None:
    assert set(ABOUT) == set(RUNS)
