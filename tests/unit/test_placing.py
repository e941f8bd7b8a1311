"""What a command writes comes whole or not at all, and what the system refuses is one Dutch line."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from guideline.placing import file_beside, folder_beside, put_folder, refusal


def test_a_file_that_is_not_finished_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "map" / "bestand"
    with file_beside(place) as made:
        made.write_text("eerste")
    with pytest.raises(OSError, match="vol"):
        write_half(place)
    assert place.read_text() == "eerste"
    assert os.listdir(place.parent) == ["bestand"]


def write_half(place: Path) -> None:
    with file_beside(place) as made:
        made.write_text("twee")
        raise OSError(errno.ENOSPC, "vol")


def test_a_folder_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    place = tmp_path / "site"
    for number in (1, 2):
        put_site(place, f"{number}.html")
    assert os.listdir(place) == ["2.html"]
    assert os.listdir(tmp_path) == ["site"]


def put_site(place: Path, name: str) -> None:
    with folder_beside(place) as beside:
        (beside / "site").mkdir()
        (beside / "site" / name).touch()
        put_folder(beside / "site", place, beside)


@pytest.mark.parametrize("place", ["bestand", "bestand/site"])
def test_a_file_where_a_folder_must_be_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(OSError, match="bestand") as caught:
        put_site(tmp_path / place, "index.html")
    assert "een bestand waar een map moet komen" in refusal(caught.value)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "de schijf is vol; maak ruimte"),
        (PermissionError(errno.EACCES, "x", "a\nb"), "‘a‹U+000A›b’: dat mag niet; pas de rechten aan"),
        (OSError("zonder nummer"), "zonder nummer"),
    ],
)
def test_a_refusal_is_one_line(error: OSError, line: str) -> None:
    assert refusal(error) == line
