"""The site as a browser test sees it: its address, its pages by what they are, and a context in which nothing
else can be reached.

No test names a page of the guideline that its editors may rename, rewrite or remove: a test asks here for one
of a kind, and reads in the site itself what it needs to know of it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from guideline.model.addresses import SHEET
from guideline.model.addresses import address as address_of
from guideline.reading.settings import read_settings
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route
from project import ROOT

START = ""
ROLES = read_settings(ROOT).roles
EMERGENCY = address_of(ROLES.emergency)
WHEN_TO_CALL = address_of(ROLES.when_to_call)
SHEET_ENDING = f"{SHEET.removesuffix('.md')}/"
PATIENT_SHEET = f"{ROLES.patients}/{SHEET_ENDING}"
GLOSSARY = address_of(ROLES.glossary)
NOT_FOUND = "404.html"
"""The addresses of pages with a task of their own."""

KINDS_OF_PAGES = ("start", "module", "flowchart", "emergency", "when to call", "standing")
"""Kinds of which one page is looked at, for what is too slow to try on all pages."""

LEADS_ON = 'class="verhuisd-pagina"'
"""What stands in a page that only leads on to where its text has gone."""

TIMEOUT = 60_000
"""Milliseconds that a condition may take: enough for a machine that is busy with other work."""

MOST_STOPS = 250
"""More stops than any page has: who has not arrived by then is in a trap."""


KEEP_REFUSED = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
    window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
"""Keeps what the browser refused under the policy, in ``window.refused``."""


@dataclass(frozen=True)
class Due:
    """When the text of a page is due, as its box says: the day, and how many days before that it is soon."""

    day: str
    soon: int


@dataclass
class Served:
    """The site behind an address, and every request that went elsewhere."""

    address: str
    folder: Path
    outside: list[str] = field(default_factory=list)

    @cached_property
    def _files(self) -> dict[str, str]:
        """The HTML of everything that is a page, by its address relative to the site."""
        return {
            path.relative_to(self.folder).as_posix().removesuffix("index.html"): path.read_text("utf-8")
            for path in sorted(self.folder.rglob("*.html"))
        }

    @cached_property
    def data(self) -> dict[str, Any]:
        """What the site gives to machines: its modules, flowcharts, sources and values."""
        found: dict[str, Any] = json.loads((self.folder / "richtlijn.json").read_text("utf-8"))
        return found

    def pages(self) -> list[str]:
        """The addresses of all pages with a text of their own, relative to the site."""
        return [page for page, source in self._files.items() if LEADS_ON not in source]

    def pages_that_lead_on(self) -> list[str]:
        """The addresses of the pages that only lead on."""
        return [page for page, source in self._files.items() if LEADS_ON in source]

    def sheets(self) -> list[str]:
        """The pages that put a whole chapter together, smallest first."""
        found = [page for page in self.pages() if page.endswith(f"/{SHEET_ENDING}")]
        return sorted(found, key=lambda page: len(self.source(page)))

    def sheet_of_modules(self) -> str:
        """The smallest page that puts a whole chapter with recommendations together."""
        return next(page for page in self.sheets() if 'class="aanbeveling ' in self.source(page))

    def situations(self) -> list[str]:
        """The pages of the situations."""
        return [page for page in self.pages() if page.startswith("situaties/") and page != "situaties/"]

    def pages_without_repeats(self) -> list[str]:
        """The pages, but of those that put a whole chapter together only one: they show its pages again."""
        repeats = {*self.sheets()} - {self.sheet_of_modules()}
        return [page for page in self.pages() if page not in repeats]

    def frames(self) -> set[str]:
        """One page for each form of what stands around a text: the elements and classes there are, however
        often and in whatever order."""
        first: dict[frozenset[tuple[str, str]], str] = {}
        for page in self.pages_without_repeats():
            around = html.document_fromstring(self.source(page))
            for text in around.xpath("//article"):
                text.drop_tree()
            elements = around.iter("*")
            form = frozenset((str(element.tag), element.get("class", "")) for element in elements)
            first.setdefault(form, page)
        return set(first.values())

    def source(self, page: str) -> str:
        """The HTML of a page by its address relative to the site."""
        return self._files[page]

    def part(self, page: str, path: str) -> Any:
        """The first element of a page that an XPath finds."""
        found = html.document_fromstring(self.source(page)).xpath(path)
        assert found, f"{page or 'the start page'} has no {path}"
        return found[0]

    def text(self, page: str, path: str) -> str:
        """The text of the first element of a page that an XPath finds, without the sign of a link to it."""
        return " ".join(self.part(page, path).text_content().replace("¶", "").split())

    def title(self, page: str) -> str:
        return self.text(page, "//h1")

    def origin(self, page: str) -> str:
        """The line that says on paper which text this is, of which version and standing."""
        return self.text(page, "//*[@class='herkomst']")

    @cached_property
    def name(self) -> str:
        """The name of the site."""
        return self.text(START, "//*[contains(@class, 'md-header__topic')]")

    def modules(self, having: str = "") -> list[dict[str, Any]]:
        """The modules with ``having`` in their HTML, those with most recommendations first."""
        found = [
            module
            for module in self.data["modules"]
            if len(module["aanbevelingen"]) > 1 and having in self.source(module["url"])
        ]
        assert found, f"no module has {having}"
        return sorted(found, key=lambda module: -len(module["aanbevelingen"]))

    def module(self, having: str = "") -> str:
        """The address of the module with most recommendations, of those with ``having`` in their HTML."""
        return str(self.modules(having)[0]["url"])

    def module_elsewhere(self) -> str:
        """The address of a module in another chapter than the module."""
        chapter = self.module().split("/")[0]
        return next(str(module["url"]) for module in self.modules() if module["rubriek"] != chapter)

    def recommendation(self) -> str:
        """The id of a recommendation of the module that is not the first."""
        return str(self.modules()[0]["aanbevelingen"][1]["id"])

    def wide_table(self) -> str:
        """The address of the module whose table has most columns."""

        def columns(module: dict[str, Any]) -> int:
            rows = html.document_fromstring(self.source(module["url"])).xpath("//article//thead/tr")
            return max((len(row) for row in rows), default=0)

        return str(max(self.modules("<table"), key=columns)["url"])

    def flowcharts(self) -> list[str]:
        """The addresses of all pages with a flowchart."""
        return [page for page in self.pages() if 'class="stroomschema"' in self.source(page)]

    def standing(self) -> str:
        """The address of the page that says most often when a text is due: the table of all modules."""
        return max(self.pages(), key=lambda page: self.source(page).count("data-volgende="))

    def due(self, page: str) -> Due | None:
        """When the text of a page is due, if its box says so."""
        box = re.search(
            r'class="modulegegevens".*?data-volgende="([\d-]+)" data-bijna="(\d+)"', self.source(page), re.S
        )
        return Due(box[1], int(box[2])) if box else None

    def last_due(self) -> tuple[str, Due]:
        """The page whose text is due last, and when."""
        days = [(page, due) for page in self.pages() if (due := self.due(page))]
        return max(days, key=lambda item: item[1].day)

    @cached_property
    def chapters(self) -> dict[str, str]:
        """The name that the menu gives to each chapter of the site, by its folder."""
        tabs = html.document_fromstring(self.source(START)).xpath(
            "//nav[contains(@class, 'md-tabs')]//a[contains(@class, 'md-tabs__link')]"
        )
        return {tab.get("href").split("/")[0]: " ".join(tab.text_content().split()) for tab in tabs}

    def chapter(self, page: str) -> str:
        """The name that the menu gives to the chapter of a page."""
        return self.chapters[page.split("/")[0]]

    def name_in_menu(self, page: str) -> str:
        """The name that the menu gives to a page."""
        return self.text(
            page,
            "//nav[contains(@class, 'md-nav--primary')]"
            "//a[contains(@class, 'md-nav__link--active')]//*[contains(@class, 'md-ellipsis')]",
        )

    def of_kind(self, kind: str) -> str:
        """The address of one page of a kind."""
        match kind:
            case "start":
                return START
            case "module":
                return self.module()
            case "flowchart":
                return self.flowcharts()[0]
            case "emergency":
                return EMERGENCY
            case "when to call":
                return WHEN_TO_CALL
            case "standing":
                return self.standing()
            case "glossary":
                return GLOSSARY
            case "chapter":
                return f"{self.module().split('/')[0]}/"
            case "sheet of modules":
                return self.sheet_of_modules()
            case "sheet for patients":
                return PATIENT_SHEET
            case "not found":
                return NOT_FOUND
        raise AssertionError(f"no such kind of page: {kind}")


def open_context(chromium: Browser, site: Served, **options: object) -> BrowserContext:
    """Return a fresh browser context in which every host but the site's own is refused and noted; nothing is
    kept for later unless a test asks for it."""
    options.setdefault("service_workers", "block")
    context = chromium.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(TIMEOUT)

    def refuse(route: Route) -> None:
        site.outside.append(route.request.url)
        route.abort()

    context.route(re.compile(rf"^(?!{re.escape(site.address)}|data:|blob:|file:)"), refuse)
    return context


def packed(text: str) -> str:
    """Return a text without what a printer changes: white space, ligatures, hyphens."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text))


def go_to(page: Page, stop: Locator, key: str = "Tab") -> None:
    """Press ``key`` until ``stop`` has the focus."""
    target = stop.element_handle()
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{key} never comes at {stop}")
