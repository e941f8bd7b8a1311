"""The settings mean the same however they are typed."""

from __future__ import annotations

import pytest
from guideline.reading.settings import SETTINGS, read_settings
from project import Project


@pytest.mark.parametrize("typed", ["https://richtlijn.example/pad", "https://richtlijn.example/pad/"])
def test_the_address_of_the_site_ends_in_a_slash(
    project: Project, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setenv("RICHTLIJN_ADRES", typed)
    assert read_settings(project.root).site_url == "https://richtlijn.example/pad/"


def test_a_site_without_an_address_has_none(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RICHTLIJN_ADRES", raising=False)
    assert "RICHTLIJN_ADRES" in project.read(SETTINGS)
    assert read_settings(project.root).site_url == ""
