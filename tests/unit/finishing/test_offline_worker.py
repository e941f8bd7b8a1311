"""What a telephone keeps: the most urgent first, under a version that changes with anything kept; and who may
show the site in a frame."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from guideline.finishing.offline import Emergency, worker
from guideline.finishing.security_headers import headers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        *("index.html", "acuut/index.html", "a/index.html", "assets/js/een.js", "search/search_index.json"),
        *("team/index.html", "beheer/nginx.conf", "404.html", "richtlijn.json", "sw.js"),
        *("richtlijn.fhir.json", "richtlijn.jsonl", "a.md", "schema.csv", "wijzigingen.schema.json"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def kept(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text.partition("const kept = ")[2].partition(";\n")[0])
    return found


def test_the_emergency_page_comes_first_and_what_nobody_needs_on_the_way_is_not_kept(folder: Path) -> None:
    found = kept(
        worker(folder, ["index.html", "weg/index.html"], True, Emergency("acuut/index.html", "Acuut"), "team")
    )
    assert found["first"] == ["acuut/", "", "assets/js/een.js"]
    assert found["rest"] == ["a/", "search/search_index.json"]
    assert found["emergency"] == ["acuut/", "Acuut"]


def test_without_an_emergency_page_a_reader_without_network_is_led_to_none(folder: Path) -> None:
    assert kept(worker(folder, ["a/index.html"]))["emergency"] is None
    assert kept(worker(folder, [], emergency=Emergency("weg/index.html", "Spoed")))["emergency"] is None


def test_the_version_is_that_of_everything_that_is_kept(folder: Path) -> None:
    before = kept(worker(folder, [], left_out="team"))["version"]
    (folder / "team/index.html").write_text("anders", encoding="utf-8")
    assert kept(worker(folder, [], left_out="team"))["version"] == before
    (folder / "a/index.html").write_text("anders", encoding="utf-8")
    assert kept(worker(folder, [], left_out="team"))["version"] != before


def test_a_release_that_keeps_nothing_takes_the_worker_away(folder: Path) -> None:
    found = kept(worker(folder, ["acuut/index.html"], keeps=False))
    assert (found["on"], found["first"], found["rest"]) == (False, [], [])
    assert "registration.unregister()" in worker(folder, [], keeps=False)


def test_only_the_one_site_in_the_settings_may_show_this_one_in_a_frame() -> None:
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    alone, shown = headers(hashes), headers(hashes, "https://epd.ziekenhuis.nl")
    assert alone["Content-Security-Policy"].endswith("frame-ancestors 'self'")
    assert alone["X-Frame-Options"] == "SAMEORIGIN"
    assert shown["Content-Security-Policy"].endswith("frame-ancestors 'self' https://epd.ziekenhuis.nl")
    assert "X-Frame-Options" not in shown
