"""What rests on what, before anything is changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import FOLDER, lay, side
from guideline.changes.witnesses import (
    Index,
    keys_like,
    recommendation_key,
    row_key,
    source_key,
    value_key,
)
from guideline.cli import main


@pytest.fixture
def index(tmp_path: Path, cache: Path) -> Index:
    return Index(side(lay(tmp_path / "nu", FOLDER / "spoed-regel" / "nieuw"), "nu", cache).guideline)


def found(index: Index, key: str) -> list[str]:
    return [f"{witness.sort}: {witness.id}" for witness in index.on(key)]


def test_a_recommendation_carries_pages_for_patients_steps_and_lines_for_an_emergency(index: Index) -> None:
    assert found(index, recommendation_key("doe-dit")) == [
        "spoedpagina: spoed",
        "bladzijde voor patiënten: uitleg",
        "stap van een stroomschema: stroomschema-voorbeeld-1:bellen",
        "stap van een stroomschema: stroomschema-voorbeeld-1:wacht",
        "module: voorbeeld",
        "startpagina: index",
    ]


@pytest.fixture
def index_of(tmp_path: Path, cache: Path) -> Callable[[str], Index]:
    def made(case: str) -> Index:
        return Index(side(lay(tmp_path / "nu", FOLDER / case / "nieuw"), "nu", cache).guideline)

    return made


@pytest.mark.parametrize(
    ("case", "sort"),
    [
        ("volgt", "volgt deze regel"),
        ("voorwaarde", "uitzondering op deze regel"),
        ("relatie", "alternatief voor deze regel"),
    ],
)
def test_a_recommendation_carries_what_follows_or_departs_from_it(
    case: str, sort: str, index_of: Callable[[str], Index]
) -> None:
    assert f"{sort}: doe-dit" in found(index_of(case), recommendation_key("volg-het-schema"))


def test_a_row_with_an_address_carries_what_leads_to_it_and_so_does_its_recommendation(
    index_of: Callable[[str], Index],
) -> None:
    index = index_of("deel-van-rij-adres")
    step = "stap van een stroomschema: stroomschema-voorbeeld-1:bellen"
    assert found(index, row_key("bij-uitval")) == [step]
    assert step in found(index, recommendation_key("doe-dit"))
    assert found(index, row_key("bij-pijn")) == []
    assert keys_like(index, "bij-uitval")[0] == [row_key("bij-uitval")]


def test_a_value_carries_the_step_it_stands_in(index: Index) -> None:
    assert "stap van een stroomschema: stroomschema-voorbeeld-1:wacht" in found(index, value_key("termijn"))


def test_a_source_carries_what_rests_on_the_recommendations_that_cite_it(index: Index) -> None:
    names = found(index, source_key("bron2020"))
    assert {"aanbeveling: doe-dit", "bladzijde voor patiënten: uitleg", "waarde: termijn"} <= set(names)


def test_a_witness_leads_to_its_line_and_its_address(index: Index) -> None:
    (step,) = (item for item in index.on(recommendation_key("doe-dit")) if item.id.endswith(":bellen"))
    assert (step.path, step.line) == ("docs/diagnostiek/stroomschema-voorbeeld.md", 23)
    assert step.address == "diagnostiek/stroomschema-voorbeeld/#stroomschema-1-stap-bellen"


@pytest.fixture
def project_folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = lay(tmp_path / "hier")
    (folder / ".cache").symlink_to(cache, target_is_directory=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    "typed", ["doe-dit", "termijn", "{waarde:termijn}", "bron2020", "@bron2020", "stroomschema-voorbeeld"]
)
@pytest.mark.usefixtures("project_folder")
def test_the_command_lists_it(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["raakt", typed]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Op ")
    assert "docs/" in out
    assert main(["raakt", typed, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("project_folder")
def test_an_unknown_name_is_one_line_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["raakt", "doe-dti"]) == 2
    assert capsys.readouterr().err == "‘doe-dti’ is er niet: bedoelde u ‘doe-dit’?\n"
    assert main(["raakt"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
