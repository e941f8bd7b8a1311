"""The address on a sheet of paper says whether it still holds, on a server and in a folder of files; and
every sheet has one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from browser_site import KEEP_REFUSED, TIMEOUT
from chromium import served
from guideline.model.editions import EVERYTHING, Readable, edition_of
from guideline.pages.paper import readable
from guideline.reading.editions import editions_text
from guideline.reading.project import read_guideline
from playwright.sync_api import Browser, Page, expect
from project import Project, copy_of_small
from shared import Once

PATH = "diagnostiek/voorbeeld.md"
HOME = "https://voorbeeld.nl/"


@dataclass(frozen=True)
class Built:
    """The small site after a change since its release, with the codes of then and of now."""

    address: str
    folder: Path
    before: dict[str, str]
    now: dict[str, str]

    def ask(self, code: str) -> str:
        """Return the address that a sheet with this code has on this site."""
        page = "k/index.html" if self.address.startswith("file:") else "k/"
        return f"{self.address}{page}?c={code}"


def _codes(project: Project) -> Readable:
    return readable(read_guideline(project.root))


@pytest.fixture(scope="module", params=["server", "files"])
def built(request: pytest.FixtureRequest, once: Once, cache: Path) -> Iterator[Built]:
    files = request.param == "files"

    def make(folder: Path) -> None:
        project = copy_of_small(cache, folder / "project")
        edition = edition_of("0.1.0", date(2026, 5, 1), {}, Readable(), _codes(project))
        project.write("docs/uitgaven.yml", editions_text([edition]))
        project.replace(f"docs/{PATH}", "Doe dit.", "Doe dat.")
        result = project.build("--strict", RICHTLIJN_ARCHIEF=str(files).lower(), RICHTLIJN_ADRES=HOME)
        assert result.returncode == 0, result.stderr

    project = Project(once(f"papier-{request.param}", make) / "project")
    now = _codes(project).codes
    (edition,) = read_guideline(project.root).editions
    before = Readable(edition.texts, edition.pages).codes
    site = project.root / "site"
    if files:
        yield Built(f"{site.as_uri()}/", site, before, now)
    else:
        with served(site) as address:
            yield Built(address, site, before, now)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    context.set_default_timeout(TIMEOUT)
    context.add_init_script(KEEP_REFUSED)
    yield context.new_page()
    context.close()


def test_the_address_on_paper_says_whether_the_sheet_still_holds(page: Page, built: Built) -> None:
    answers = {
        built.now[PATH]: "Nog gelijk.",
        built.now[PATH].upper() + ".": "Nog gelijk.",
        built.before[PATH]: "Niet meer gelijk.",
        built.before[EVERYTHING]: "Niet meer gelijk.",
        "voorbeeld-zzzzzz": "Deze code is hier niet bekend",
        "<img src=x>": "Deze code is hier niet bekend",
        "": "In het adres staat geen code.",
    }
    for code, words in answers.items():
        page.goto(built.ask(code))
        said = page.get_by_role("status").filter(has_text=words)
        expect(said).to_be_visible()
        assert page.evaluate("window.refused") == []
        assert page.locator("article img").count() == 0
    page.goto(built.ask(built.before[PATH]))
    said = page.get_by_role("status").filter(has_text="Niet meer gelijk.")
    expect(said).to_contain_text("versie 0.1.0, 1 mei 2026")
    said.get_by_role("link", name="doe-dit").click()
    expect(page.locator("#doe-dit")).to_contain_text("Doe dat.")


def test_a_code_that_is_not_known_leads_to_the_page_itself(page: Page, built: Built) -> None:
    page.goto(built.ask("voorbeeld-zzzzzz"))
    page.get_by_role("status").get_by_role("link", name="Voorbeeld").click()
    expect(page.locator("h1")).to_have_text(re.compile("Voorbeeld"))


def test_without_scripts_the_page_says_how_to_look_it_up(chromium: Browser, built: Built) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(built.ask(built.before[PATH]))
    article = page.get_by_role("article")
    expect(article).to_contain_text("Ctrl+F")
    row = page.locator("tr", has_text=built.before[PATH])
    expect(row).to_contain_text("doe-dit: aangepast")
    context.close()


def test_every_sheet_has_its_address_on_paper_only(page: Page, built: Built) -> None:
    ending = ".html" if built.address.startswith("file:") else "/"
    page.goto(f"{built.address}diagnostiek/voorbeeld{ending}")
    line = page.locator(".herkomst")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_be_visible()
    expect(line).to_contain_text(f"nog gelijk? {HOME}k/?c={built.now[PATH]}")
    sheet = page.goto(f"{built.address}diagnostiek/afdrukken{ending}")
    assert sheet
    code = built.now["diagnostiek/afdrukken.md"]
    expect(page.locator("h1 + .herkomst")).to_contain_text(f"?c={code}")
    chart = (built.folder / "diagnostiek" / "stroomschema-voorbeeld.svg").read_text("utf-8")
    assert built.now["diagnostiek/stroomschema-voorbeeld.md"] in re.sub("<[^>]*>", "", chart)
