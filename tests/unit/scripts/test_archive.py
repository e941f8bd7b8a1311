"""An archive on a server: another text is seen as another, also when it is as long and of the same day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

from archive import moment, pack

DAY = date(2026, 6, 1)


def test_the_time_of_a_file_follows_from_its_content(tmp_path: Path) -> None:
    times = []
    for text in ("4 mg", "8 mg", "4 mg"):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / "index.html").write_text(text, encoding="utf-8")
        pack(tmp_path / "in", tmp_path / "site.zip", "richtlijn", DAY)
        times.append(ZipFile(tmp_path / "site.zip").infolist()[0].date_time)
    assert times[0] == times[2] != times[1]
    assert {time[:3] for time in times} == {(2026, 5, 31)}


def test_a_time_is_one_that_an_archive_can_hold() -> None:
    assert all(moment(bytes([value]), DAY)[5] % 2 == 0 for value in range(256))
