"""Walk the questions in ``tests/taken.yml`` as a reader with a phone, on this site and on a plain Material
site with the same text.

From the start page the answer is looked for in two ways: by the links that can be seen, and by the search.
The one with the fewest clicks and screens to scroll is told; seconds are those that the browser takes on
this machine, not those of a reader. Prints a line for each question, and the medians.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from chromium import running, served
from playwright.sync_api import Browser, Page
from reading_speed import SCREENS, plain_project
from search_evaluation import ASK
from site_build import build_site

TASKS = Path(__file__).parent.parent / "tests" / "taken.yml"

MOST_CLICKS = 2
"""Who has not found an answer by links after so many clicks searches."""

VISIBLE_LINKS = """() => [...document.querySelectorAll('a[href]')]
    .filter((link) => link.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .map((link) => ({
        box: link.getBoundingClientRect(),
        address: new URL(link.getAttribute('href'), document.baseURI).href,
    }))
    .filter(({ box }) => box.width && box.right > 0 && box.left < innerWidth)
    .map(({ box, address }) => [address, Math.max(0, Math.floor((box.top + scrollY) / innerHeight))])"""
"""The links that can be seen, each with how many screens down it stands."""

SCREENS_AWAY = """(id) => {
    const answer = document.getElementById(id) ?? document.querySelector('article, h1');
    const top = answer.getBoundingClientRect().top;
    return Math.abs(Math.floor(top / innerHeight));
}"""
"""How many screens from what shows the answer begins: a page without a place begins at its beginning."""

FOUND = """() => [...document.querySelectorAll('.md-search-result__link')]
    .filter((link) => link.checkVisibility())
    .map((link) => [link.href, Math.max(0, Math.floor(link.getBoundingClientRect().top / innerHeight))])"""
"""What a search found and shows, each with how many screens down it stands."""

Step = tuple[str, int]
"""An address that can be pressed, and how many screens down it stands."""


@dataclass(frozen=True)
class Task:
    """Who asks what, in which words they search, and the places where the answer is (as addresses in the
    site)."""

    who: str
    question: str
    words: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class Walk:
    """What it takes to come at an answer: clicks, screens to scroll, the seconds of the browser, and how."""

    clicks: int
    scrolls: int
    seconds: float
    way: str

    @property
    def effort(self) -> tuple[int, int]:
        """What readers want little of: clicks and screens together, and of these clicks."""
        return self.clicks + self.scrolls, self.clicks

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.clicks} klikken, {self.scrolls} schermen, {self.seconds:.1f} s ({self.way})"


def tasks() -> list[Task]:
    """Return the tasks as they stand in the file."""
    return [
        Task(item["wie"], item["vraag"], item["woorden"], tuple(item["plaatsen"]))
        for item in yaml.safe_load(TASKS.read_text(encoding="utf-8"))
    ]


class Reader:
    """A reader with a phone, on the site at ``address``."""

    def __init__(self, page: Page, address: str) -> None:
        """Know nothing of the site yet."""
        self._page = page
        self._address = address
        self._links: dict[str, list[Step]] = {}

    def walk(self, task: Task) -> Walk | None:
        """Return the best way to an answer, None when there is none."""
        ways = [way for way in (self._by_links(task), self._by_search(task)) if way]
        return min(ways, key=lambda way: way.effort, default=None)

    def _open(self, address: str) -> None:
        self._page.goto("about:blank")  # so that a place in a page that is open is gone to anew
        self._page.goto(self._address + address)

    def _links_of(self, address: str) -> list[Step]:
        """Return the links that a page shows, within the site."""
        bare = address.partition("#")[0]
        if bare not in self._links:
            self._open(bare)
            self._links[bare] = list(self._within(self._page.evaluate(VISIBLE_LINKS)))
        return self._links[bare]

    def _within(self, steps: Iterable[Any]) -> Iterator[Step]:
        for address, down in steps:
            if address.startswith(self._address):
                path, mark, place = address.removeprefix(self._address).partition("#")
                yield f"{path.partition('?')[0]}{mark}{place}", down

    def _by_links(self, task: Task) -> Walk | None:
        """Return the shortest way by links that can be seen."""
        ways: list[tuple[str, ...]] = [("",)]
        for _ in range(MOST_CLICKS):
            found = [
                (*way, address)
                for way in ways
                for address, _ in self._links_of(way[-1])
                if _page(address) in {_page(place) for place in task.places}
            ]
            if found:
                exact = [way for way in found if way[-1] in task.places]
                followed = (self._follow(way, task) for way in [*exact[:3], *found[:3]])
                return min(followed, key=lambda way: way.effort)
            ways = [(*way, address) for way in ways for address in self._new_pages(way)]
        return None

    def _new_pages(self, way: tuple[str, ...]) -> list[str]:
        """Return the other pages to which the last page of a way leads, each once."""
        return [*dict.fromkeys(_page(address) for address, _ in self._links_of(way[-1]) if _page(address))]

    def _follow(self, way: tuple[str, ...], task: Task) -> Walk:
        scrolls = 0
        for before, address in pairwise(way):
            scrolls += min(down for name, down in self._links_of(before) if _same(name, address))
        start = time.monotonic()
        for address in way:
            self._open(address)
        scrolls += self._screens_away(task, way[-1])
        return Walk(len(way) - 1, scrolls, time.monotonic() - start, "links")

    def _by_search(self, task: Task) -> Walk | None:
        """Return the way by the first result that leads to a page with an answer."""
        self._open("")
        start = time.monotonic()
        self._page.locator("label[for=__search], button[for=__search]").locator("visible=true").first.click()
        self._page.evaluate(ASK, task.words)
        found = list(self._within(self._page.evaluate(FOUND)))
        pages = {_page(place) for place in task.places}
        hits = [step for step in found if step[0] in task.places] or [
            step for step in found if _page(step[0]) in pages
        ]
        if not hits:
            return None
        address, down = hits[0]
        self._open(address)
        scrolls = down + self._screens_away(task, address)
        return Walk(2, scrolls, time.monotonic() - start, "zoeken")

    def _screens_away(self, task: Task, address: str) -> int:
        """Return how many screens there are between what the open page shows and the nearest answer on it."""
        self._page.wait_for_load_state("load")
        places = [place for place in task.places if _page(place) == _page(address)]
        return min(int(self._page.evaluate(SCREENS_AWAY, place.partition("#")[2])) for place in places)


def _page(address: str) -> str:
    return address.partition("#")[0].removesuffix("index.html")


def _same(one: str, other: str) -> bool:
    return one == other or ("#" not in other and _page(one) == other)


def walked(chromium: Browser, address: str) -> list[Walk | None]:
    """Return what each task takes on the site at ``address``."""
    context = chromium.new_context(**SCREENS["telefoon"])
    reader = Reader(context.new_page(), address)
    walks = [reader.walk(task) for task in tasks()]
    context.close()
    return walks


def medians(walks: list[Walk | None]) -> str:
    """Say the medians of walks, in which an answer that is not found counts as more than any other."""
    none = Walk(99, 99, 99.0, "")
    clicks, scrolls, seconds = (
        statistics.median(getattr(walk or none, name) for walk in walks)
        for name in ("clicks", "scrolls", "seconds")
    )
    at_once = sum(walk is not None and walk.scrolls == 0 for walk in walks)
    return (
        f"mediaan {clicks:g} klikken, {scrolls:g} schermen, {seconds:.1f} s; {at_once} van {len(walks)}"
        " zonder te schuiven"
    )


def main() -> int:
    """Print a line for each task; return 0, or the exit code of a build."""
    with running() as chromium, tempfile.TemporaryDirectory() as name:
        own, source, theme = (Path(name) / part for part in ("own", "plain", "theme"))
        if code := build_site(own):
            return code
        source.mkdir()
        plain_project(source, own)
        if code := build_site(theme, source):
            return code
        with served(own) as own_address, served(theme) as plain_address:
            mine, plain = (walked(chromium, address) for address in (own_address, plain_address))
    for task, one, other in zip(tasks(), mine, plain, strict=True):
        print(f"{task.who}: {task.question}")
        print(f"  {one or 'niet gevonden'}; kaal Material: {other or 'niet gevonden'}")
    print(f"deze site: {medians(mine)}\nkaal Material: {medians(plain)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
