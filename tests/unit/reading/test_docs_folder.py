"""The docs folder holds pages, data files and pictures; whatever else stands there is named and left out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from guideline.reading.docs_folder import read_docs_folder
from guideline.reading.project import read_guideline
from project import Project

DATA = frozenset({"waarden.yml"})


def kinds(docs: Path) -> dict[str, str]:
    return {path: problem.kind for path, problem in read_docs_folder(docs, DATA).problems}


def test_pages_data_files_and_pictures_are_content(project: Project) -> None:
    found = read_docs_folder(
        project.path("docs"), frozenset(p.name for p in project.path("docs").glob("*.*"))
    )
    assert found.problems == ()
    assert "index.md" in found.pages
    assert "assets/images/logo.svg" in found.pictures


def test_hidden_files_are_not_seen(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("geheim")
    (tmp_path / ".DS_Store").write_bytes(b"\0")
    assert read_docs_folder(tmp_path, DATA).pages == ()
    assert kinds(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("assets/y.js", "file-kind"),
        ("x.html", "file-kind"),
        ("x.xhtml", "file-kind"),
        ("plaat.gif", "file-kind"),
        ("zonder-einde", "file-kind"),
        ("map/waarden.yml", "file-kind"),
        ("index.md~", "file-backup"),
        ("index.md.orig", "file-backup"),
        ("waarden.yml.bak", "file-backup"),
        ("index (1).md", "file-backup"),
        ("index - kopie.md", "file-backup"),
    ],
)
def test_another_file_is_named(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("tekst")
    assert kinds(tmp_path) == {name: kind}
    assert read_docs_folder(tmp_path, DATA).pages == ()


@pytest.mark.parametrize(
    "make",
    [
        lambda here, outside: here.symlink_to(outside / "geheim.md"),
        lambda here, outside: here.symlink_to(outside / "weg.md"),
        lambda here, outside: here.symlink_to(outside),
        lambda here, outside: here.symlink_to(here),
        lambda here, outside: here.symlink_to(here.parent),
    ],
    ids=["file", "broken", "folder", "itself", "loop"],
)
def test_a_link_is_named_and_never_followed(tmp_path: Path, make: Callable[[Path, Path], None]) -> None:
    outside, docs = tmp_path / "buiten", tmp_path / "docs"
    outside.mkdir()
    docs.mkdir()
    (outside / "geheim.md").write_text("geheim")
    make(docs / "pagina.md", outside)
    found = read_docs_folder(docs, DATA)
    assert found.pages == ()
    assert kinds(docs) == {"pagina.md": "file-link"}


def test_a_linked_folder_is_known_as_one(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    assert not read_docs_folder(docs, DATA).linked
    (docs / "map").symlink_to(tmp_path)
    assert read_docs_folder(docs, DATA).linked


@pytest.mark.parametrize("name", [".alles", ".x/alles", "map/.x/y/alles"])
def test_a_hidden_link_is_named_too(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).symlink_to("/")
    found = read_docs_folder(tmp_path, DATA)
    assert found.linked
    assert kinds(tmp_path) == {name: "file-link"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_is_no_text_is_named_and_left_out(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff\xfe.md")).write_text("tekst")
    found = read_docs_folder(tmp_path, DATA)
    assert [problem.kind for _, problem in found.problems] == ["file-kind"]
    assert found.pages == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no such files")
def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pagina.md")
    assert kinds(tmp_path) == {"pagina.md": "file-kind"}


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(
    "name",
    [
        "richtlijn.json/x.svg",
        "_headers.d/x.svg",
        "diagnostiek/index.html/x.svg",
        "diagnostiek/index.html/x.md",
        "over/index.html.md",
        "over/x.html.svg",
        f"{'a' * 101}.md",
        f"{'abcdefghijklmnopqrstuvwx/' * 8}b.svg",
    ],
)
def test_a_name_that_could_take_the_place_of_another_file_is_no_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(PICTURE)
    found = read_docs_folder(tmp_path, DATA)
    assert [(path, problem.kind) for path, problem in found.problems] == [(name, "file-unfit")]
    assert not found.pages
    assert not found.pictures


@pytest.mark.parametrize(
    "name", ["A.svg", "een plaat.svg", "_headers/x.svg", "Map/x.svg", "a_b.svg", "x.SVG"]
)
def test_a_picture_has_a_name_as_a_page_has(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(PICTURE)
    assert kinds(tmp_path) == {name: "file-name"}


def test_two_pages_with_one_address_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "oud").mkdir()
    for name in ("index.md", "oud.md", "oud/index.md", "oud/subindex.md", "oud/sub.md"):
        (tmp_path / name).write_text("tekst")
    found = read_docs_folder(tmp_path, DATA)
    assert kinds(tmp_path) == {"oud/index.md": "file-taken"}
    assert found.pages == ("index.md", "oud.md", "oud/sub.md", "oud/subindex.md")


@pytest.mark.parametrize(
    "name", ["redactie/controles/index.md", "redactie/controles.md", "404.md", "a/afdrukken.md"]
)
def test_what_the_site_makes_itself_is_not_typed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("tekst")
    found = read_docs_folder(tmp_path, DATA, {"redactie/controles/index.md"})
    assert [problem.kind for _, problem in found.problems] == ["file-taken"]
    assert found.pages == ()


def test_a_picture_does_not_replace_a_drawing_of_the_site(project: Project) -> None:
    name = "diagnostiek/stroomschema-voorbeeld.svg"
    project.write(f"docs/{name}", PICTURE)
    guideline = read_guideline(project.root)
    assert name not in guideline.pictures
    assert [(item.code, item.place.path) for item in project.check()] == [("M039", f"docs/{name}")]


@pytest.mark.parametrize(
    "name", ["map/README.md", "Readme.md", "assets/uitleg.md", "assets.md", "assets/a/b.md"]
)
def test_a_page_that_the_site_generator_would_put_elsewhere_is_no_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("tekst")
    assert kinds(tmp_path) == {name: "file-taken"}
    assert read_docs_folder(tmp_path, DATA).pages == ()


def test_folders_that_are_too_deep_are_named_and_not_entered(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a"] * 12)
    deep.mkdir(parents=True)
    (deep / "x.md").write_text("tekst")
    found = read_docs_folder(tmp_path, DATA)
    assert kinds(tmp_path) == {"/".join("a" * 11): "file-unfit"}
    assert found.pages == ()
    assert found.linked


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_page_in_a_folder_whose_name_is_no_text_is_left_out(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff")).mkdir()
    (tmp_path / os.fsdecode(b"\xff/a.md")).write_text("tekst")
    found = read_docs_folder(tmp_path, DATA)
    assert [problem.kind for _, problem in found.problems] == ["file-kind"]
    assert found.pages == ()


def test_so_many_files_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guideline.reading.docs_folder.MOST_FILES", 2)
    for name in "abc":
        (tmp_path / f"{name}.md").write_text("tekst")
    assert read_docs_folder(tmp_path, DATA).pages == ("a.md", "b.md")
    assert kinds(tmp_path) == {"c.md": "too-large"}
