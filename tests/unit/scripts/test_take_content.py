"""Only the content of a proposal comes in; its links stay links."""

from __future__ import annotations

from pathlib import Path

import pytest
import take_content


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "hier"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "oud.md").write_text("oud")
    (folder / "lokaal.yml").write_text("oud")
    (folder / "mkdocs.yml").write_text("hier")
    monkeypatch.chdir(folder)
    return folder


def run(monkeypatch: pytest.MonkeyPatch, proposal: Path) -> int:
    monkeypatch.setattr("sys.argv", ["take_content.py", str(proposal)])
    return take_content.main()


def test_content_is_that_of_the_proposal_and_nothing_else_is(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = tmp_path / "voorstel"
    (proposal / "docs" / "map").mkdir(parents=True)
    (proposal / "docs" / "map" / "nieuw.md").write_text("nieuw")
    (proposal / "docs" / "buiten.md").symlink_to("/etc/hostname")
    (proposal / "mkdocs.yml").write_text("voorstel")
    assert run(monkeypatch, proposal) == 0
    assert (here / "docs" / "map" / "nieuw.md").read_text() == "nieuw"
    assert (here / "docs" / "buiten.md").is_symlink()
    assert not (here / "docs" / "oud.md").exists()
    assert not (here / "lokaal.yml").exists()
    assert (here / "mkdocs.yml").read_text() == "hier"


def test_content_that_is_a_link_to_elsewhere_stays_one(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = tmp_path / "voorstel"
    (tmp_path / "buiten").mkdir()
    proposal.mkdir()
    (proposal / "docs").symlink_to(tmp_path / "buiten")
    assert run(monkeypatch, proposal) == 0
    assert (here / "docs").is_symlink()


def test_a_folder_without_content_is_said(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, tmp_path / "weg") == 1
    assert "geen map docs" in capsys.readouterr().err
    assert (here / "docs" / "oud.md").exists()


def test_folders_too_deep_to_copy_leave_what_stands_here(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    proposal = tmp_path / "voorstel"
    (proposal / "docs").joinpath(*["a"] * 60).mkdir(parents=True)
    assert run(monkeypatch, proposal) == 1
    assert "mappen in elkaar" in capsys.readouterr().err
    assert (here / "docs" / "oud.md").exists()
