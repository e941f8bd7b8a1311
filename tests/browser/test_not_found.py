"""An address that does not exist is answered in any folder of any server, and never with a wrong link."""

from __future__ import annotations

import http
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_site import EMERGENCY, NOT_FOUND, Served
from chromium import QuietHandler, served
from playwright.sync_api import Browser, Page, expect

FOLDER = "richtlijnen/wm/"


@pytest.fixture(scope="module")
def below(site: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that has the site in a folder, with its page for what does not exist."""
    root = tmp_path_factory.mktemp("server")
    (root / FOLDER).parent.mkdir()
    (root / FOLDER.rstrip("/")).symlink_to(site.folder, target_is_directory=True)
    page = (site.folder / NOT_FOUND).read_bytes()

    class Handler(QuietHandler):
        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            if code != http.HTTPStatus.NOT_FOUND:
                return super().send_error(code, message, explain)
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)
            return None

    with served(Path(root), Handler) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, site: Served) -> Iterator[Page]:
    context = chromium.new_context(service_workers="block")
    yield context.new_page()
    context.close()


def test_a_typing_error_leads_to_the_page_that_was_meant(page: Page, site: Served, below: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    module = site.module()
    wrong = f"{below}{FOLDER}{module[:-3]}x{module[-3:]}"
    page.goto(wrong)
    assert [address for address in asked if not address.endswith("favicon.ico")] == [wrong]
    first = page.locator("#bedoelde a").first
    expect(first).to_have_text(site.title(module))
    links = page.locator("a:visible").evaluate_all("links => links.map((link) => link.href)")
    assert f"{below}{FOLDER}{EMERGENCY}" in links
    for link in links:
        assert page.request.get(link).ok, link
    first.click()
    page.wait_for_url(f"{below}{FOLDER}{module}")


def test_where_the_site_begins_is_known_or_left_open(page: Page, site: Served, below: str) -> None:
    page.goto(f"{below}{FOLDER}weg-is-weg/")
    assert page.locator("a:visible").count() == 0
    expect(page.locator("#zonder")).to_be_visible()
    chapter, other = sorted(site.chapters)[:2]
    known = [
        ["", "Start"],
        [f"{chapter}/", "Een"],
        [f"{chapter}/a/", "A"],
        [f"{other}/", "B"],
        ["spoed/", "S"],
    ]
    roots = {
        f"/{chapter}/b/": [],
        f"/x/y/{chapter}/b/": ["x", "y"],
        f"/{other}/x/{chapter}/b/": [other, "x"],  # the server has a folder of that name too
        f"/{chapter}/spoed/": [],
        f"/x/{chapter}/a": None,  # exists: asked for where it does not stand
        "/x/404.html": ["x"],
        "/x/y/": None,
    }
    found = page.evaluate(
        "([paths, pages]) => paths.map((path) => lost.root(path, pages))", [[*roots], known]
    )
    assert dict(zip(roots, found, strict=True)) == roots


def test_without_scripts_it_says_so_without_a_link(chromium: Browser, below: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{below}{FOLDER}diagnostiek/weg/")
    expect(page.locator("h1")).to_have_text("Deze pagina bestaat niet")
    assert page.locator("a:visible").count() == 0
    context.close()


def test_every_folder_of_the_site_has_a_page(site: Served) -> None:
    pages = {*site.pages(), *site.pages_that_lead_on()}
    folders = {f"{part}/" for page in pages for part in [page.rstrip("/").rpartition("/")[0]] if part}
    assert folders - pages == set()
