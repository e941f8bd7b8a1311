"""How well the search of the site finds what readers ask: real queries, typed in a real browser.

``vragen.yml`` holds the queries with the pages that are a good answer. The search was tuned on one half; the
other half, written later by somebody who did not know the search, is for reporting. ``set_1.yml`` to
``set_3.yml`` were each written by somebody who had read the content only, and also name the place that
answers, and questions that the guideline does not answer: the first was learned from, the second asked once
before the search was finished, the third when it was, to report. ``set_4.yml`` has sixty questions of six
kinds, without places, written before their results were seen; ``set_5.yml`` is as the first three, later: it
was asked once to report, and learned from afterwards, and ``set_6.yml`` was only asked. ``set_7.yml`` has the
kinds that went wrong most in the sixth: families about something clinical, abbreviations and devices, typing
errors, shorthand. It was only asked too, but its writer knew the search and its words, so it says less than
the sixth. The theme's own search is measured on the same pages, with the index that the theme makes of them.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from browser_site import Served, open_context
from guideline.exports.search_parts import from_script
from lxml import etree, html
from material.plugins.search.plugin import SearchIndex
from playwright.sync_api import Browser, BrowserContext, Page, Route

QUESTIONS = Path(__file__).with_name("vragen.yml")
SETS = tuple(Path(__file__).with_name(f"set_{number}.yml") for number in range(1, 8))
FIXED_QUESTIONS = Path(__file__).with_name("vaste_vragen.yml")

ASK = """(query) => new Promise((done, failed) => {
    const field = document.querySelector('[data-md-component=search-query]');
    const meta = document.querySelector('.md-search-result__meta');
    const { translations } = JSON.parse(document.getElementById('__config').textContent);
    const answered = () => !query === (meta.textContent === translations['search.result.placeholder']);
    const items = () => [...document.querySelectorAll('.md-search-result__item')];
    const results = () => items().map((item) => item.querySelector('a').getAttribute('href'));
    const links = () => items().slice(0, 3).flatMap((item) =>
        [...item.querySelectorAll('a')].filter((link) => !link.closest('details'))
            .map((link) => link.getAttribute('href')));
    const missing = () =>
        document.querySelector('.md-search-result__item .md-search-result__terms')?.textContent ?? '';
    const type = (text) => {
        field.value = text;
        field.dispatchEvent(new Event('keyup'));
    };
    const whole = () => !query || !window.watchedSearch || window.watchedSearch.answered === query;
    const start = performance.now();
    let time, waiting;
    const look = () => {
        if (!answered()) return;  // what came is the answer to what stood in the field before
        if (!whole()) return void (waiting = setTimeout(look, 40));  // a first answer, to be completed
        watch.disconnect();
        clearTimeout(patience);
        done({time, results: results(), links: links(), missing: missing()});
    };
    const watch = new MutationObserver(() => {
        clearTimeout(waiting);
        time = performance.now() - start;
        waiting = setTimeout(look, 40);
    });
    watch.observe(meta.parentElement, {childList: true, subtree: true, characterData: true});
    const patience = setTimeout(() => failed(new Error(`no answer to "${query}"`)), 60000);
    type(query);
})"""
"""Type a query in the search field and wait until the results stand still and are the whole answer, where
``WATCH`` knows that: milliseconds, and the addresses in order. What never comes is an error in a minute."""


WATCH = """
window.watchedSearch = { asked: null, answered: null, first: 0, whole: false, woken: 0 };
window.Worker = class extends Worker {
    constructor(...given) {
        super(...given);
        this.addEventListener("message", ({ data }) => {
            if (data.type !== 3) return;
            window.watchedSearch.first ||= data.data.items?.length && performance.now();
            window.watchedSearch.whole ||= !!data.data.heel && data.data.vraag.trim() !== "";
            if (data.data.heel) setTimeout(() => { window.watchedSearch.answered = data.data.vraag; });
        });
    }
    postMessage(message, ...more) {
        if (message.type === 2) {
            window.watchedSearch.asked = message.data;
            window.watchedSearch.woken += message.data === " ";
        }
        super.postMessage(message, ...more);
    }
};"""
"""Keeps what a page asks of its search, what was answered in full, and whether the whole index is there."""

WHOLE = "() => window.watchedSearch?.whole !== false"
"""Whether the answers come from the whole index, as far as ``WATCH`` knows: without a server it does not."""


@dataclass(frozen=True)
class Question:
    """A query, its kind, the pages that answer it (paths without extension), and whether it is for tuning."""

    query: str
    kind: str
    targets: tuple[str, ...]
    for_tuning: bool
    places: tuple[str, ...] = ()
    """The places in those pages that answer it, as ``pagina#anker``."""

    @property
    def answered(self) -> bool:
        """Whether the guideline answers it at all."""
        return bool(self.targets)


MOST_WHEN_HONEST = 5
"""How many pages at most a search shows that does not claim to have the answer."""


@dataclass(frozen=True)
class Answer:
    """What a search gave for a question: the place of the first good page (0 when there is none), how many
    pages, milliseconds; the links that the first three pages show at once (``pagina#anker``), and whether the
    first says that a word is missing."""

    question: Question
    place: int
    pages: int
    time: float
    links: tuple[str, ...] = ()
    misses_a_word: bool = False

    @property
    def shows_the_place(self) -> bool:
        """Whether one of the links that show leads to a place that answers the question."""
        return not set(self.question.places).isdisjoint(self.links)

    @property
    def honest(self) -> bool:
        """Whether nothing was found, or little and with a word that is missing."""
        return self.pages == 0 or (self.misses_a_word and self.pages <= MOST_WHEN_HONEST)


@dataclass(frozen=True)
class Figures:
    """Shares and medians over a set of answers."""

    count: int
    first: float
    first_three: float
    reciprocal_rank: float
    empty: float
    place: float
    time: float

    @classmethod
    def of(cls, answers: Sequence[Answer]) -> Figures:
        """Return the figures of one or more answers."""
        places = [answer.place for answer in answers]
        return cls(
            count=len(answers),
            first=statistics.mean(place == 1 for place in places),
            first_three=statistics.mean(0 < place <= 3 for place in places),
            reciprocal_rank=statistics.mean(1 / place if place else 0 for place in places),
            empty=statistics.mean(answer.pages == 0 for answer in answers),
            place=statistics.mean(answer.shows_the_place for answer in answers),
            time=statistics.median(answer.time for answer in answers),
        )


def questions() -> list[Question]:
    """Return all questions in the order of the file."""
    return [
        Question(
            item["vraag"],
            item["soort"],
            tuple(target.removesuffix("/index") for target in item["doel"]),
            item["helft"] == "afstellen",
        )
        for item in yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    ]


def questions_of(path: Path) -> list[Question]:
    """Return the questions of a set with places, those without an answer too."""
    return [
        Question(
            item["vraag"],
            item["soort"],
            tuple(item.get("doel", ())),
            for_tuning=False,
            places=tuple(item.get("anker", ())),
        )
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def fixed_questions() -> dict[Question, int]:
    """Return the questions that must each go well, with the place at which a good page must stand at last."""
    return {
        Question(item["vraag"], "vast", tuple(item["doel"]), for_tuning=False): item.get("binnen", 3)
        for item in yaml.safe_load(FIXED_QUESTIONS.read_text(encoding="utf-8"))
    }


@dataclass(frozen=True)
class Choice:
    """The questions that can be asked of a site, and those of which a page that answers is not there."""

    asked: list[Question]
    not_asked: list[Question]

    def __str__(self) -> str:
        """Say what was left out, and why."""
        left_out = "; ".join(f"{item.query} ({', '.join(item.targets)})" for item in self.not_asked)
        return f"{len(self.asked)} vragen gesteld, {len(self.not_asked)} niet: {left_out or '-'}"


def askable(site: Served, chosen: Iterable[Question]) -> Choice:
    """Return which questions still have all their answers in the site."""
    pages = {page.rstrip("/") or "index" for page in site.pages()}
    choice = Choice([], [])
    for question in chosen:
        (choice.asked if pages.issuperset(question.targets) else choice.not_asked).append(question)
    return choice


def open_search(page: Page) -> None:
    """Open the search of a page and wait until it has its index."""
    page.locator("[data-md-component=search-query]").focus()
    page.wait_for_function(
        "!/initialiseren/.test(document.querySelector('.md-search-result__meta').textContent)"
    )


def find(page: Page, words: str) -> list[str]:
    """Search on an open page and return the addresses of the pages found, in order, as they stand there."""
    open_search(page)
    if page.locator("[data-md-component=search-query]").input_value():
        page.evaluate(ASK, "")
    page.evaluate(ASK, "proef")
    page.wait_for_function(WHOLE)
    page.evaluate(ASK, "")
    found: list[str] = page.evaluate(ASK, words)["results"]
    return found


def ask(page: Page, asked: Iterable[Question]) -> list[Answer]:
    """Type each question on an open page of the site and return the answers."""
    open_search(page)
    page.evaluate(ASK, "proef")
    page.wait_for_function(WHOLE)
    answers = []
    for question in asked:
        page.evaluate(ASK, "")
        outcome = page.evaluate(ASK, question.query)
        found = [_page_of(address) for address in outcome["results"]]
        place = next((number for number, name in enumerate(found, start=1) if name in question.targets), 0)
        links = tuple(_place_of(address) for address in outcome["links"])
        missing = bool(outcome["missing"].strip())
        answers.append(Answer(question, place, len(found), outcome["time"], links, missing))
    return answers


def _page_of(address: str) -> str:
    """Return the path without extension of the page that a result leads to, as seen from the start page."""
    path = address.split("#")[0].split("?")[0].split("://", 1)[-1]
    path = path.split("/", 1)[1] if "://" in address else path
    return path.removesuffix("index.html").removesuffix(".html").strip("/") or "index"


def _place_of(address: str) -> str:
    """Return ``pagina#anker`` for the address of a link."""
    return f"{_page_of(address)}#{address.partition('#')[2].partition('?')[0]}"


def own_search(chromium: Browser, site: Served) -> BrowserContext:
    """Return a browser context in which the site searches as it does for readers."""
    context = open_context(chromium, site)
    context.add_init_script(script=WATCH)
    return context


def theme_search(chromium: Browser, site: Served) -> BrowserContext:
    """Return a browser context in which the site searches with the theme's own index and script."""
    context = open_context(chromium, site)
    own, theirs = "assets/js/zoeken.js?motor=", "assets/javascripts/workers/"

    def start_page(route: Route) -> None:
        content = (site.folder / "index.html").read_text(encoding="utf-8")
        assert own in content
        route.fulfill(body=content.replace(own, theirs), content_type="text/html")

    def index(route: Route) -> None:
        route.fulfill(body=theme_index(site.folder), content_type="application/json")

    context.route(site.address, start_page)
    context.route("**/search_index.json", index)
    return context


@cache
def theme_index(folder: Path) -> str:
    """Return the index that the theme itself makes of the finished pages in ``folder``."""
    made = json.loads((folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    texts = sorted((folder / "search").glob("tekst-*.js"), key=lambda path: int(path.stem.partition("-")[2]))
    parts = (from_script(path.read_text(encoding="utf-8")) for path in texts)
    addresses = [address for part in parts for address, *_ in part["bladen"]]
    config: dict[str, Any] = {key: made["config"][key] for key in ("lang", "separator", "pipeline")}
    index = SearchIndex(
        **config, fields={"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}}
    )
    for address in dict.fromkeys(addresses):
        article = html.parse(str(folder / address / "index.html")).xpath("//article")[0]
        for part in article.xpath(
            ".//*[contains(@class, 'aanbeveling-') or @class='woordenlijst'][@data-search-exclude]"
        ):
            del part.attrib["data-search-exclude"]
        content = etree.tostring(article, encoding="unicode", method="html")
        title = article.xpath("string(.//h1/text())").strip()
        index.add_entry_from_context(
            SimpleNamespace(content=content, meta={"title": title}, title=title, toc=[], url=address)
        )
    return str(index.generate_search_index(None))
