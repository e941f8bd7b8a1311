"""Without a network the guideline is there, and says how old it is; a newer one goes before what is kept."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_site import EMERGENCY, TIMEOUT, Served, open_context
from chromium import served
from playwright.sync_api import Browser, Page, expect

KEPT = """async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('richtlijn '));
    return (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length)))
        .reduce((sum, count) => sum + count, 0);
}"""


@pytest.fixture
def small(site: Served, tmp_path: Path) -> Path:
    """A part of the site, so that it is soon kept: the worker is that of the whole, less what is not
    there."""
    worker = (site.folder / "sw.js").read_text(encoding="utf-8")
    for name in ("index.html", f"{EMERGENCY}index.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(site.folder / name, tmp_path / name)
    shutil.copytree(site.folder / "assets", tmp_path / "assets")
    (tmp_path / "sw.js").write_text(
        re.sub(r'"rest":\[.*?\]', '"rest":[]', re.sub(r'("first":\[)"(spoed/)".*?\]', r'\1"\2",""]', worker)),
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def page(chromium: Browser, site: Served) -> Iterator[Page]:
    context = open_context(chromium, Served("http://127.0.0.1:", site.folder), service_workers="allow")
    yield context.new_page()
    context.close()


def test_without_a_network_the_emergency_page_is_there_and_says_its_age(page: Page, small: Path) -> None:
    with served(small) as address:
        page.goto(address + EMERGENCY)
        page.wait_for_function("navigator.serviceWorker.controller", timeout=TIMEOUT)
        page.wait_for_function(f"({KEPT})().then((count) => count >= 2)", timeout=TIMEOUT)
        page.reload()
        expect(page.locator(".bewaard")).to_have_count(0)
        emergency = small / EMERGENCY / "index.html"
        text = emergency.read_text(encoding="utf-8")
        emergency.write_text(text.replace("</h1>", " (nieuwer)</h1>"), encoding="utf-8")
        page.reload()
        expect(page.locator("h1")).to_contain_text("(nieuwer)")
    page.reload()
    expect(page.locator("h1")).to_contain_text("(nieuwer)")
    expect(page.locator(".bewaard")).to_contain_text(
        re.compile(r"bewaarde kopie, gebouwd op .* \((vandaag|\d)")
    )
    page.goto(f"{address}niet-bewaard/")
    expect(page.locator("h1")).to_have_text("Geen verbinding")
    page.get_by_role("link", name="Spoed").click()
    expect(page.locator(".bewaard")).to_be_visible()


def test_a_release_that_keeps_nothing_removes_what_was_kept(page: Page, small: Path) -> None:
    worker = (small / "sw.js").read_text(encoding="utf-8")
    with served(small) as address:
        page.goto(address)
        page.wait_for_function("navigator.serviceWorker.controller", timeout=TIMEOUT)
        (small / "sw.js").write_text(worker.replace('"on":true', '"on":false'), encoding="utf-8")
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
        page.wait_for_function(f"({KEPT})().then((count) => count === 0)", timeout=TIMEOUT)
        page.wait_for_function(
            "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)", timeout=TIMEOUT
        )
