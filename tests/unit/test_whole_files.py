"""A file with the whole guideline counts only while it says what the pages say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from guideline.whole_files import content_of, record, whole_files

NAME = "richtlijn-proef"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a PDF of its content."""
    for name, text in {
        "mkdocs.yml": "site_name: Proef",
        "docs/spoed.md": "Bel.",
        "site/richtlijn.json": json.dumps({"versie": "0.2.0", "bouwdatum": "2026-06-01"}),
        f"dist/{NAME}.pdf": "%PDF",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    record(tmp_path / "dist" / f"{NAME}.pdf", content_of(tmp_path, "docs"), tmp_path / "site")
    return tmp_path


def found(root: Path) -> list[tuple[str, str, str]]:
    return [(file.path.name, file.version, file.day.isoformat()) for file in whole_files(root, "docs", NAME)]


def test_a_file_of_this_content_is_found_with_its_version_and_day(root: Path) -> None:
    assert found(root) == [(f"{NAME}.pdf", "0.2.0", "2026-06-01")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/spoed.md", "Bel meteen."),
        ("docs/nieuw.md", ""),
        ("mkdocs.yml", "site_name: Anders"),
        (f"dist/{NAME}.pdf", "%PDF van elders"),
        (f"dist/{NAME}.pdf.herkomst.json", "{"),
        (f"dist/{NAME}.pdf.herkomst.json", "[]"),
        (f"dist/{NAME}.pdf.herkomst.json", '{"versie": "1", "bouwdatum": "ooit"}'),
    ],
)
def test_a_file_of_other_content_is_not_found(root: Path, name: str, text: str) -> None:
    (root / name).write_text(text, encoding="utf-8")
    assert found(root) == []


def test_a_page_that_got_another_name_is_other_content(root: Path) -> None:
    (root / "docs/spoed.md").rename(root / "docs/anders.md")
    assert found(root) == []


def test_a_file_without_a_record_is_not_found(root: Path) -> None:
    (root / f"dist/{NAME}.pdf.herkomst.json").unlink()
    assert found(root) == []
