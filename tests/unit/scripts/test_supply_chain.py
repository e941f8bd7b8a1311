"""What is locked stands in a bill of materials and a list, and about each licence something was decided."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from project import ROOT
from supply_chain import (
    BILL,
    LIST,
    SITE_LOCK,
    TEST_LOCK,
    UNKNOWN,
    Decisions,
    Package,
    bill,
    faults,
    licence_list,
    locked,
    read_decisions,
    told_licence,
)

REMEDY = "draai make lock en leg requirements/ vast"
ONE = Package("een", "1.0", "", "MIT", True)
FIT = Decisions(frozenset({"MIT"}))


@pytest.fixture(scope="module")
def packages() -> list[Package]:
    return locked(ROOT)


def test_what_is_written_down_is_what_is_locked(packages: list[Package]) -> None:
    assert (ROOT / BILL).read_text(encoding="utf-8") == bill(packages), REMEDY
    assert (ROOT / LIST).read_text(encoding="utf-8") == licence_list(packages, read_decisions(ROOT)), REMEDY


def test_every_package_of_both_locks_is_in_it(packages: list[Package]) -> None:
    for lock, counted in ((TEST_LOCK, packages), (SITE_LOCK, [item for item in packages if item.for_site])):
        lines = [line for line in (ROOT / lock).read_text(encoding="utf-8").splitlines() if "==" in line]
        assert len(lines) == len([line for line in lines if not line.startswith(" ")]) == len(counted)


def test_about_every_licence_something_was_decided(packages: list[Package]) -> None:
    assert faults(packages, read_decisions(ROOT)) == []


def test_the_bill_is_as_its_standard_asks_and_knows_no_day_and_no_download(packages: list[Package]) -> None:
    text = bill(packages)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert (
        JsonStrictValidator(SchemaVersion.V1_6).validate_str(text.replace('"required"', '"soms"')) is not None
    )
    assert "timestamp" not in text
    addresses = [line for line in text.splitlines() if "://" in line]
    assert all("cyclonedx.org/schema" in line for line in addresses)
    assert bill(packages) == text


def test_the_number_of_the_bill_follows_from_what_is_in_it() -> None:
    numbers = {json.loads(bill([item]))["serialNumber"] for item in (ONE, ONE, replace(ONE, version="2.0"))}
    assert len(numbers) == 2


@pytest.mark.parametrize(
    ("licence", "decisions", "said"),
    [
        ("MIT", FIT, []),
        ("AGPL-3.0", FIT, ["een 1.0", "‘AGPL-3.0’", "zet in requirements/licenties.yml", "ander pakket"]),
        (UNKNOWN, FIT, ["‘onbekend’", "lees haar"]),
        ("AGPL-3.0", replace(FIT, decided={"een": ("AGPL-3.0", "Apart programma.")}), []),
        ("AGPL-3.0", replace(FIT, decided={"een": (UNKNOWN, "MIT.")}), ["gaat over ‘onbekend’", "opnieuw"]),
        ("MIT", replace(FIT, decided={"een": ("AGPL-3.0", "Apart.")}), ["niet meer nodig", "haal het weg"]),
        ("MIT", replace(FIT, decided={"twee": ("AGPL-3.0", "Apart.")}), ["twee", "haal het weg"]),
    ],
)
def test_a_licence_that_nobody_decided_about_is_named_with_the_remedy(
    licence: str, decisions: Decisions, said: list[str]
) -> None:
    found = faults([replace(ONE, licence=licence)], decisions)
    assert len(found) == (1 if said else 0)
    assert all(words in found[0] for words in said)


@pytest.mark.parametrize(
    ("told", "licence"),
    [
        ("License-Expression: MIT\nClassifier: License :: OSI Approved :: BSD License\n", "MIT"),
        ("Classifier: License :: OSI Approved :: BSD License\nLicense: BSD, see file\n", "BSD License"),
        ("Classifier: License :: A :: Een\nClassifier: License :: A :: Twee\n", "Een / Twee"),
        ("License: MIT\n", "MIT"),
        ("License: UNKNOWN\n", UNKNOWN),
        (f"License: {'Permission is hereby granted ' * 9}\n", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_package_tells_its_licence_in_one_of_three_ways(
    monkeypatch: pytest.MonkeyPatch, told: str, licence: str, tmp_path: Path
) -> None:
    info = tmp_path / "een-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: een\nVersion: 1.0\n{told}\n", encoding="utf-8"
    )
    monkeypatch.setattr(metadata, "metadata", lambda _name: metadata.PathDistribution(info).metadata)
    assert told_licence("een") == licence


def test_a_package_that_is_not_here_tells_nothing() -> None:
    assert told_licence("een-pakket-dat-er-niet-is") == UNKNOWN
