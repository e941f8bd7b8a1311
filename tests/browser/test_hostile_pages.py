"""Whatever a proposal puts in content, a browser runs nothing of it and asks nobody else for anything: not
even without the policy of the server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser_site import Served, open_context
from chromium import served
from hostile import MARK, RUN
from playwright.sync_api import Browser, Page, Route
from project import Project


@pytest.fixture(params=["hostile_refused", "hostile_fields"])
def hostile(request: pytest.FixtureRequest) -> Iterator[Served]:
    project: Project = request.getfixturevalue(request.param)
    folder = project.path("site")
    with served(folder) as address:
        yield Served(address, folder)


@pytest.fixture(params=["with the policy", "without"])
def page(request: pytest.FixtureRequest, chromium: Browser, hostile: Served) -> Iterator[Page]:
    context = open_context(chromium, hostile)
    if request.param == "with the policy":
        policy = next(
            line.partition(":")[2].strip()
            for line in (hostile.folder / "_headers").read_text("utf-8").splitlines()
            if line.strip().startswith("Content-Security-Policy:")
        )

        def give(route: Route) -> None:
            answer = route.fetch()
            route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

        context.route(lambda address: address.startswith(hostile.address), give)
    yield context.new_page()
    context.unroute_all(behavior="ignoreErrors")
    context.close()


def test_nothing_runs_and_nobody_is_asked(page: Page, hostile: Served) -> None:
    for address in hostile.pages():
        if address.startswith("redactie/"):
            continue  # made from the code alone
        page.goto(hostile.address + address)
        assert page.evaluate(f"window.{MARK}") is None, address
        assert page.locator("article :is(script, iframe, img[onerror], [srcdoc])").count() == 0, address
        assert page.locator("[href*='elders.example']").count() == 0, address
    assert hostile.outside == []


def test_search_shows_typed_tags_as_text(page: Page, hostile: Served) -> None:
    page.goto(hostile.address)
    page.locator(".md-search__input").click()
    page.keyboard.type("voorbeeld")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.evaluate(f"window.{MARK}") is None
    assert page.locator(".md-search-result :is(script, iframe, img)").count() == 0
    assert hostile.outside == []


def test_the_meaning_of_an_abbreviation_is_text(page: Page, hostile: Served) -> None:
    page.goto(f"{hostile.address}diagnostiek/voorbeeld/")
    for word in page.locator("article abbr").all():
        word.hover()
    assert page.evaluate(f"window.{MARK}") is None
    assert page.locator("[role=tooltip] *").count() == 0
    assert hostile.outside == []


def test_the_attack_itself_would_work(page: Page, hostile: Served) -> None:
    page.goto("about:blank")
    page.set_content(f"<img src=x onerror={RUN}>")
    page.wait_for_function(f"window.{MARK} === 1")
