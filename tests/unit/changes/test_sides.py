"""A side is read from a folder or from git; one that cannot be is said to be so."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import FOLDER, lay
from guideline.cli import main
from project import TODAY

MODULE = "docs/diagnostiek/voorbeeld.md"
Run = Callable[..., tuple[int, str, str]]


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Proef", "-c", "user.email=proef@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def here(tmp_path: Path, cache: Path) -> Path:
    """The small guideline in a repository, with a version that is called ‘eerst’."""
    folder = lay(tmp_path / "project")
    (folder / ".gitignore").write_text(".cache\n")
    (folder / ".cache").symlink_to(cache, target_is_directory=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Eerst")
    git(folder, "tag", "eerst")
    return folder


@pytest.fixture
def run(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(here)
        monkeypatch.setenv("RICHTLIJN_VANDAAG", TODAY.isoformat())
        code = main(["wijzigingen", *arguments])
        return (code, *capsys.readouterr())

    return call


def change(here: Path, old: str = "Doe dit.", new: str = "Doe dat.") -> None:
    text = (here / MODULE).read_text(encoding="utf-8")
    assert old in text
    (here / MODULE).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_nothing_changed_since_a_version(run: Run) -> None:
    assert run("--van", "eerst")[:2] == (0, "Geen wijzigingen.\n")


def test_what_was_typed_since_is_found_and_asked_about(run: Run, here: Path) -> None:
    change(here)
    code, out, _ = run("--van", "eerst")
    assert code == 1
    assert out.splitlines()[0] == "1 klinische wijziging."
    assert "Z001" in out
    assert "Doe [-dit.-] {+dat.+}" in out


def test_an_editorial_change_passes(run: Run, here: Path) -> None:
    change(here, "Doe dit.", "Doe dit!")
    code, out, _ = run("--van", "eerst")
    assert (code, out.splitlines()[0]) == (0, "1 redactionele wijziging.")


def test_a_folder_is_compared_too(run: Run, here: Path, tmp_path: Path) -> None:
    lay(tmp_path / "oud", FOLDER / "sterkte" / "nieuw")
    code, out, _ = run("--van", str(tmp_path / "oud"))
    assert code == 1
    assert "A005" in out


def test_a_project_in_a_part_of_a_repository_is_compared(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = lay(tmp_path / "alles" / "richtlijn")
    git(tmp_path / "alles", "init", "--quiet")
    git(tmp_path / "alles", "add", ".")
    git(tmp_path / "alles", "commit", "--quiet", "--message=Eerst")
    (folder / ".cache").symlink_to(cache, target_is_directory=True)
    change(folder)
    monkeypatch.chdir(folder)
    assert main(["wijzigingen", "--van", "HEAD"]) == 1
    assert capsys.readouterr().out.startswith("1 klinische wijziging.")


@pytest.mark.parametrize(
    "source", ["bestaat-niet", "--upload-pack=x", "", "docs", "/nergens/hier", "eerst:docs", "a\nb", "\0"]
)
def test_a_side_that_is_not_there_is_one_line_and_no_comparison(run: Run, source: str) -> None:
    code, out, error = run(f"--van={source}")
    assert code == 2
    assert out.startswith("Niet vergeleken: ")
    assert out.count("\n") == 1
    assert error == ""


@pytest.mark.parametrize("name", ["text", "markdown", "json", "github"])
def test_no_format_reads_a_failure_as_no_changes(run: Run, name: str) -> None:
    code, out, _ = run("--van", "bestaat-niet", "--format", name)
    assert code == 2
    assert "geen tak, label of versie" in out
    assert "Geen wijzigingen" not in out


def test_a_folder_without_a_guideline_is_no_side(run: Run, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    code, out, _ = run("--van", str(tmp_path / "leeg"))
    assert code == 2
    assert "mkdocs.yml" in out


BROKEN = ("title: Voorbeeld", "title: [Voorbeeld")


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_compared(run: Run, here: Path) -> None:
    change(here, *BROKEN)
    (here / "docs/index.md").write_text("---\ntitle: Anders\n---\n\nTekst.\n", encoding="utf-8")
    code, out, _ = run("--van", "eerst", "--format", "json")
    found = json.loads(out)
    assert code == 2
    assert f"{MODULE} (nieuw), regel" in found["mislukt"]
    assert {row["pad"] for row in found["wijzigingen"]} == {"docs/index.md"}


def test_a_register_that_cannot_be_read_takes_no_value_away(run: Run, here: Path) -> None:
    (here / "docs/waarden.yml").write_text("- naam: termijn\n  teskt: 12 uur\n", encoding="utf-8")
    code, out, _ = run("--van", "eerst")
    assert code == 2
    assert "Niet vergeleken: docs/waarden.yml (nieuw), regel" in out
    assert "A023" not in out


def test_links_in_git_are_not_followed(run: Run, here: Path, tmp_path: Path) -> None:
    (tmp_path / "geheim.md").write_text("geheim")
    (here / "docs/weg.md").symlink_to(tmp_path / "geheim.md")
    git(here, "add", ".")
    git(here, "commit", "--quiet", "--message=Koppeling")
    git(here, "tag", "koppeling")
    (here / "docs/weg.md").unlink()
    code, out, _ = run("--van", "koppeling")
    assert (code, out) == (0, "Geen wijzigingen.\n")
