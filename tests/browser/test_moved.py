"""An old address leads on: on a server in any folder and in a folder of files, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_site import TIMEOUT
from chromium import served
from playwright.sync_api import Browser
from project import copy_of_small
from shared import Once

MOVES = """\
diagnostiek/vroeger.md: diagnostiek/voorbeeld.md
diagnostiek/vroeger.md#kop: diagnostiek/voorbeeld.md#overwegingen
diagnostiek/voorbeeld.md#oude-kop: diagnostiek/voorbeeld.md#onderbouwing
diagnostiek/voorbeeld.md#elders: patienten/uitleg.md
"""


@pytest.fixture(scope="module", params=["server", "files"])
def moved(request: pytest.FixtureRequest, once: Once, cache: Path) -> Iterator[str]:
    """The address of a small site in which things have moved, ending in a slash."""
    files = request.param == "files"

    def make(folder: Path) -> None:
        project = copy_of_small(cache, folder / "project")
        project.write("docs/verhuisd.yml", MOVES)
        result = project.build("--strict", RICHTLIJN_ARCHIEF=str(files).lower())
        assert result.returncode == 0, result.stderr

    site = once(f"verhuisd-{request.param}", make) / "project" / "site"
    if files:
        yield f"{site.as_uri()}/"
    else:
        with served(site) as address:
            yield address


def ending(address: str, page: str) -> str:
    return f"{address}{page}.html" if address.startswith("file:") else f"{address}{page}/"


@pytest.mark.parametrize(
    ("old", "anchor", "new"),
    [
        ("diagnostiek/vroeger", "", "diagnostiek/voorbeeld"),
        ("diagnostiek/vroeger", "#kop", "diagnostiek/voorbeeld#overwegingen"),
        ("diagnostiek/vroeger", "#doe-dit", "diagnostiek/voorbeeld#doe-dit"),
        ("diagnostiek/voorbeeld", "#oude-kop", "diagnostiek/voorbeeld#onderbouwing"),
        ("diagnostiek/voorbeeld", "#elders", "patienten/uitleg"),
    ],
)
def test_a_script_goes_on_to_the_very_place(
    moved: str, chromium: Browser, old: str, anchor: str, new: str
) -> None:
    page = chromium.new_page(service_workers="block")
    page.set_default_timeout(TIMEOUT)
    page.goto(ending(moved, old) + anchor)
    path, mark, fragment = new.partition("#")
    page.wait_for_url(f"{ending(moved, path)}{mark}{fragment}")
    page.close()


def test_without_scripts_a_page_leads_on_and_a_place_has_a_link(moved: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    context.set_default_timeout(TIMEOUT)
    page = context.new_page()
    page.goto(ending(moved, "diagnostiek/vroeger"))
    page.wait_for_url(ending(moved, "diagnostiek/voorbeeld"))
    assert page.locator(".verhuisd:visible").count() == 0
    page.goto(ending(moved, "diagnostiek/voorbeeld") + "#elders")
    assert page.locator(".verhuisd:visible").count() == 1
    assert page.locator(".verhuisd:visible a").first.get_attribute("href")
    context.close()
