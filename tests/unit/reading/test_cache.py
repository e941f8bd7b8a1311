"""The cache gives back what was computed, and nothing that was computed from something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline.reading.cache import Cache
from guideline.reading.page import read_page
from work import calls


def fail() -> str:
    raise AssertionError("computed again")


def test_the_same_content_is_computed_once(tmp_path: Path) -> None:
    assert Cache(tmp_path).get("page", b"content", lambda: "result") == "result"
    assert Cache(tmp_path).get("page", b"content", fail) == "result"


def test_other_content_or_another_name_is_computed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get("page", b"one", lambda: 1) == 1
    assert cache.get("page", b"two", lambda: 2) == 2
    assert cache.get("diagram", b"one", lambda: 3) == 3


def test_another_version_of_the_code_starts_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).get("page", b"content", lambda: "old")
    changed = Cache(tmp_path)
    monkeypatch.setattr(changed, "_version", b"changed")
    assert changed.get("page", b"content", lambda: "new") == "new"


def test_a_damaged_entry_is_computed_again(tmp_path: Path) -> None:
    Cache(tmp_path).get("page", b"content", lambda: "result")
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    entry.write_bytes(b"damaged")
    assert Cache(tmp_path).get("page", b"content", lambda: "again") == "again"


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert Cache(tmp_path / "file").get("page", b"content", lambda: "result") == "result"


def test_what_was_read_before_comes_back_whole_without_setting_each_field(tmp_path: Path) -> None:
    page = read_page("voorbeeld.md", b"---\ntitle: Titel\n---\n\n## Kop\n\nTekst met [een link](ander.md).\n")
    cache = Cache(tmp_path)
    cache.get("page", b"content", lambda: page)
    assert cache.get("page", b"content", fail) == page
    assert calls(lambda: cache.get("page", b"content", fail), "_dataclass_setstate") == 0
