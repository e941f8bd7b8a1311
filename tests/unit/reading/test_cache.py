"""The cache gives back what was computed, and nothing that was computed from something else."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.reading import drawings
from guideline.reading import project as project_reading
from guideline.reading.cache import Cache
from guideline.reading.page import read_page
from guideline.reading.project import read_guideline
from project import MINIMAL, Project
from work import calls

PAGES = sorted(path.relative_to(MINIMAL / "docs").as_posix() for path in MINIMAL.rglob("*.md"))


def fail() -> str:
    raise AssertionError("computed again")


def entries(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_content_is_computed_once(tmp_path: Path) -> None:
    assert Cache(tmp_path).get(str, "page", b"content", lambda: "result") == "result"
    assert Cache(tmp_path).get(str, "page", b"content", fail) == "result"


def test_other_content_or_another_name_is_computed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get(int, "page", b"one", lambda: 1) == 1
    assert cache.get(int, "page", b"two", lambda: 2) == 2
    assert cache.get(int, "diagram", b"one", lambda: 3) == 3


def test_another_version_of_the_code_starts_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).get(str, "page", b"content", lambda: "old")
    changed = Cache(tmp_path)
    monkeypatch.setattr("guideline.reading.cache._version", lambda: b"changed")
    assert changed.get(str, "page", b"content", lambda: "new") == "new"


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda entry: b"", id="empty"),
        pytest.param(lambda entry: b"damaged", id="noise"),
        pytest.param(lambda entry: entry[:-1], id="cut"),
        pytest.param(lambda entry: entry + b"\0", id="longer"),
        pytest.param(lambda entry: entry[:-1] + bytes([entry[-1] ^ 1]), id="one bit"),
        pytest.param(lambda entry: b"x" + entry[1:], id="not of this cache"),
        pytest.param(lambda entry: pickle.dumps("result"), id="pickle"),
    ],
)
def test_a_damaged_entry_is_computed_again_and_replaced(tmp_path: Path, damage) -> None:
    Cache(tmp_path).get(str, "page", b"content", lambda: "result")
    (entry,) = entries(tmp_path)
    entry.write_bytes(damage(entry.read_bytes()))
    assert Cache(tmp_path).get(str, "page", b"content", lambda: "again") == "again"
    assert Cache(tmp_path).get(str, "page", b"content", fail) == "again"


def test_an_entry_of_something_else_is_computed_again(tmp_path: Path) -> None:
    Cache(tmp_path).get(str, "page", b"content", lambda: "result")
    (entry,) = entries(tmp_path)
    Cache(tmp_path).get(str, "page", b"other", lambda: "other")
    (other,) = set(entries(tmp_path)) - {entry}
    entry.write_bytes(other.read_bytes())
    assert Cache(tmp_path).get(str, "page", b"content", lambda: "again") == "again"


def test_an_entry_of_another_type_is_computed_again(tmp_path: Path) -> None:
    Cache(tmp_path).get(str, "page", b"content", lambda: "result")
    assert Cache(tmp_path).get(int, "page", b"content", lambda: 1) == 1


def test_a_folder_in_the_place_of_an_entry_only_costs_time(tmp_path: Path) -> None:
    Cache(tmp_path).get(str, "page", b"content", lambda: "result")
    (entry,) = entries(tmp_path)
    entry.unlink()
    entry.mkdir()
    assert Cache(tmp_path).get(str, "page", b"content", lambda: "again") == "again"


class _Trap:
    """Writes a file when it is unpickled."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (self.file,))


def test_nothing_in_an_entry_is_executed(tmp_path: Path) -> None:
    trap = pickle.dumps(_Trap(tmp_path / "sprung"))
    Cache(tmp_path / "cache").get(str, "page", b"content", lambda: "result")
    (entry,) = entries(tmp_path / "cache")
    for content in (trap, entry.read_bytes()[: -len("result") - 1] + trap):
        entry.write_bytes(content)
        assert Cache(tmp_path / "cache").get(str, "page", b"content", lambda: "again") == "again"
    assert not (tmp_path / "sprung").exists()


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert Cache(tmp_path / "file").get(str, "page", b"content", lambda: "result") == "result"


@pytest.mark.parametrize("value", ["\ud800", 10**30], ids=["half a character", "number"])
def test_what_has_no_form_in_the_cache_only_costs_time(tmp_path: Path, value: object) -> None:
    assert Cache(tmp_path).get(type(value), "page", b"content", lambda: value) == value


@pytest.mark.parametrize("name", PAGES)
def test_a_page_comes_back_as_it_was_read(tmp_path: Path, name: str) -> None:
    page = read_page(name, (MINIMAL / "docs" / name).read_bytes())
    Cache(tmp_path).get(Page, "page", b"content", lambda: page)
    again = Cache(tmp_path).get(Page, "page", b"content", fail)
    assert again == page
    assert type(again.metadata) is type(page.metadata)
    assert repr(again.metadata) == repr(page.metadata)


def test_a_guideline_with_both_kinds_of_drawings_comes_back_as_it_was_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = "docs/diagnostiek/stroomschema-voorbeeld.md"
    project.write(chart, project.read(chart) + "\n```mermaid\ngeen schema\n```\n")
    first: Guideline = read_guideline(project.root)
    kinds = [type(drawing) for drawing in first.drawings["diagnostiek/stroomschema-voorbeeld.md"]]
    assert kinds == [Flowchart, DiagramError]
    monkeypatch.setattr(drawings, "draw", fail)
    monkeypatch.setattr(project_reading, "read_page_in_time", fail)
    assert read_guideline(project.root) == first


def test_a_page_comes_back_without_work_for_each_part(tmp_path: Path) -> None:
    def work(links: int) -> int:
        text = "---\ntitle: Titel\n---\n\n" + "Tekst met [een link](ander.md).\n\n" * links
        page, cache = read_page("voorbeeld.md", text.encode()), Cache(tmp_path)
        cache.get(Page, "page", text.encode(), lambda: page)
        return calls(lambda: cache.get(Page, "page", text.encode(), fail))

    assert work(links=50) == work(links=1)
