"""A reviewer gets two pictures of each page that a proposal changes, and only of those."""

from __future__ import annotations

import shutil
from pathlib import Path

import page_pictures
import pytest
from lxml import html
from PIL import Image
from playwright.sync_api import Browser
from project import Project

CHANGED = "diagnostiek/voorbeeld/index.html"
NEW, GONE = "diagnostiek/nieuw/index.html", "patienten/uitleg/index.html"


@pytest.fixture
def sides(built_small: Project, tmp_path: Path) -> tuple[Path, Path]:
    """The small site as it was, and with a page changed, a page new and a page gone."""
    before, after = built_small.root / "site", tmp_path / "na"
    shutil.copytree(before, after)
    text = (after / CHANGED).read_text("utf-8")
    (after / CHANGED).write_text(text.replace("Doe dit.", "Doe dit nu. " * 60), encoding="utf-8")
    (after / NEW).parent.mkdir()
    shutil.copy(before / CHANGED, after / NEW)
    (after / GONE).unlink()
    for page in after.rglob("*.html"):  # what stands around a text is no change of it
        page.write_text(page.read_text("utf-8").replace("gebouwd op", "gemaakt op"), encoding="utf-8")
    return before, after


def size(picture: Path) -> tuple[int, int]:
    with Image.open(picture) as opened:
        return opened.size


def test_each_changed_page_has_a_picture_of_before_and_after(
    chromium: Browser, sides: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "beelden"
    assert "3 van 3 gewijzigde" in page_pictures.make(chromium, *sides, target)
    names = {path.name for path in target.glob("*.png")}
    assert names == {
        "02-diagnostiek-voorbeeld-index-voor.png",
        "02-diagnostiek-voorbeeld-index-na.png",
        "01-diagnostiek-nieuw-index-na.png",
        "03-patienten-uitleg-index-voor.png",
    }
    before, after = (size(target / f"02-diagnostiek-voorbeeld-index-{side}.png") for side in ("voor", "na"))
    assert before[0] == after[0] <= page_pictures.WIDTH
    assert before[1] < after[1] <= page_pictures.HIGHEST  # there is more text
    made = html.parse(str(target / "index.html"))
    assert [head.text for head in made.xpath("//h2")] == [NEW, CHANGED, GONE]
    assert {*made.xpath("//img/@src")} == names
    assert "Nieuwe pagina." in made.getroot().text_content()


def test_pages_that_are_named_are_the_ones_shown(
    chromium: Browser, sides: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "beelden"
    page_pictures.make(chromium, *sides, target, ["index.html", "../../etc/passwd"])
    assert {path.name for path in target.glob("*.png")} == {"01-index-voor.png", "01-index-na.png"}


def test_without_a_site_nothing_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert page_pictures.main([str(tmp_path), str(tmp_path), str(tmp_path / "beelden")]) == 1
    assert "geen gemaakte site" in capsys.readouterr().err


def test_many_changes_are_named_without_a_picture() -> None:
    made = html.fromstring(page_pictures.overview([], ["a.html", "<b>.html"]))
    assert [item.text for item in made.xpath("//li")] == ["a.html", "<b>.html"]
