"""What stops MkDocs before it begins is one Dutch line with the remedy."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
import run_mkdocs
from project import Project
from run_mkdocs import LAST_FILE, port_problem, settings_problem


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("site_name: [\n", "mkdocs.yml:2:1 fout: hier klopt de lijst tussen haakjes niet"),
        ("site_name: Proef\nnav: 3\n", "mkdocs.yml:2:1 fout: de waarde van ‘nav’ past niet: ‘3’"),
        ("site_name: Proef\ntheme: {name: nergens}\n", "mkdocs.yml: de instelling ‘theme’ klopt niet"),
        (
            "site_name: Proef\nsite_name: Proef\n",
            "mkdocs.yml:2:1 fout: de sleutel ‘site_name’ staat er twee keer",
        ),
        ("- Proef\n", "mkdocs.yml:1:1 fout: wat hier staat, past niet"),
    ],
)
def test_broken_settings_are_one_line(project: Project, settings: str, message: str) -> None:
    project.write("mkdocs.yml", settings)
    found = settings_problem(project.path("mkdocs.yml"))
    assert found.replace(str(project.path("mkdocs.yml")), "mkdocs.yml").startswith(message)
    assert "\n" not in found


def test_sound_settings_are_no_problem(project: Project) -> None:
    assert settings_problem(project.path("mkdocs.yml")) == ""


def test_settings_that_are_not_there_are_named(project: Project) -> None:
    assert "start deze opdracht in de map" in settings_problem(project.path("weg.yml"))


def test_a_busy_port_names_another_and_a_free_one_is_no_problem() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"ADDRESS=127.0.0.1:{port + 1}" in port_problem(f"127.0.0.1:{port}")
    assert port_problem(f"127.0.0.1:{port}") == ""


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.1:http", "127.0.0.1:99999", "192.0.2.1:8000"])
def test_an_address_that_is_none_gets_an_example(address: str) -> None:
    assert "ADDRESS=127.0.0.1:8000" in port_problem(address)


@pytest.fixture
def made(project: Project, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str], int], int]:
    """Build in the folder of the small guideline with a stand-in for MkDocs, which writes these files and
    ends with this exit code, or without space on the disk."""
    monkeypatch.chdir(project.root)
    monkeypatch.setattr(os, "umask", lambda mask: 0o022)

    def build(files: dict[str, str], code: int) -> int:
        def mkdocs(arguments: list[str], prog_name: str) -> None:
            folder = Path(arguments[arguments.index("--site-dir") + 1])
            folder.mkdir()
            for name, content in files.items():
                (folder / name).write_text(content)
            if code < 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            raise SystemExit(code)

        monkeypatch.setattr(run_mkdocs, "cli", mkdocs)
        return run_mkdocs.main(["build", "--strict"])

    return build


def test_a_whole_site_takes_its_place_also_with_findings(project: Project, made) -> None:
    assert made({"index.html": "een", "weg.html": "", LAST_FILE: ""}, 0) == 0
    assert made({"index.html": "twee", LAST_FILE: ""}, 1) == 1
    assert project.read("site/index.html") == "twee"
    assert not project.path("site/weg.html").exists()


@pytest.mark.parametrize("code", [1, -1])
def test_half_a_site_leaves_the_one_that_was_there(
    project: Project, made, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    made({"index.html": "een", LAST_FILE: ""}, 0)
    assert made({"index.html": "twee"}, code) == 1
    assert project.read("site/index.html") == "een"
    assert sorted(os.listdir(project.root)) == [".cache", "docs", "hooks", "mkdocs.yml", "overrides", "site"]
    if code < 0:
        assert capsys.readouterr().err == "Het bouwen is gestopt: de schijf is vol; maak ruimte.\n"
