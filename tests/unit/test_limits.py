"""What a text can make slow is stopped, and only that."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from guideline.checks import registry
from guideline.limits import Allowance, OverTimeError, at_most
from guideline.model.article import Article
from guideline.model.page import Page
from guideline.reading import page as page_reading
from guideline.reading import project as project_reading
from guideline.reading.project import read_guideline
from guideline.rendering import article
from guideline.rendering.article import ArticleRendering
from guideline.rendering.page import PageRendering
from guideline.site import Site
from project import TODAY, Project

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this platform has no such clock")


def for_ever() -> None:
    while True:
        pass


def test_work_is_stopped_also_inside_a_library_that_catches_its_own_exceptions() -> None:
    def stubborn() -> None:
        try:
            re.match(r"(a+)+$", "a" * 60 + "b")
        except Exception:
            for_ever()

    with pytest.raises(OverTimeError), at_most(0.2):
        stubborn()


def test_work_in_time_is_not_disturbed_then_or_later() -> None:
    with at_most(0.2):
        found = sum(range(100))
    for _ in range(3_000_000):
        found += 1
    assert found == 3_004_950


def test_another_thread_is_not_limited() -> None:
    done = []

    def work() -> None:
        with at_most(0.01):
            done.append(sum(range(3_000_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done


def costly(project: Project, number: int) -> list[str]:
    """Write pages that take the square of their size to render, and return their paths."""
    paths = [f"docs/diagnostiek/haken-{item}.md" for item in range(number)]
    for path in paths:
        project.write(path, "---\ntitle: Haken\n---\n\n" + "[" * 20_000 + f" {path}\n")
    return paths


def test_a_page_that_takes_too_long_to_render_is_a_finding(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = costly(project, article.MOST_COSTLY + 1)
    make = article.ArticleRendering.article

    def in_little_time(
        self: ArticleRendering, source: Page, body: Callable[[], str], page: PageRendering
    ) -> Article:
        monkeypatch.setattr(article, "SECONDS", 0.3 if "haken" in page.path else 10)
        return make(self, source, body, page)

    monkeypatch.setattr(ArticleRendering, "article", in_little_time)
    found = {item.place.path: item for item in project.check() if item.code == "G102"}
    assert set(paths) <= set(found)
    assert "rekentijd" in found[paths[0]].message
    assert "andere pagina’s" in found[paths[-1]].message


def test_a_page_that_takes_too_long_to_read_is_a_finding(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_reading, "SECONDS", 0.05)
    monkeypatch.setattr(page_reading, "read_page", lambda *_page, **_audience: for_ever())
    project.write("docs/diagnostiek/nieuw.md", "---\ntitle: Nieuw\n---\n\nEen tekst die er nog niet was.\n")
    assert "M003" in {item.code for item in project.check() if item.place.path == "docs/diagnostiek/nieuw.md"}


def test_ordinary_work_takes_nothing_of_what_all_may_take_together() -> None:
    allowance = Allowance(together=0.01, ordinary=1)
    for _ in range(5):
        with allowance.spend():
            sum(range(100_000))
    assert not allowance.used_up
    allowance = Allowance(together=0.01, ordinary=0)
    with pytest.raises(OverTimeError), at_most(0.1), allowance.spend():
        for_ever()
    assert allowance.used_up


@pytest.mark.parametrize(("where", "code"), [(article, "G102"), (project_reading, "M003")])
def test_pages_that_together_take_too_long_wait(
    project: Project, monkeypatch: pytest.MonkeyPatch, where: object, code: str
) -> None:
    monkeypatch.setattr(where, "TOGETHER", 0.001)
    monkeypatch.setattr(where, "ORDINARY", 0)
    for number in range(3):
        project.write(f"docs/diagnostiek/nieuw-{number}.md", f"---\ntitle: Nieuw\n---\n\nTekst {number}.\n")
    found = [item for item in project.check() if item.code == code]
    assert any("andere" in item.message for item in found)


def test_after_checks_that_take_long_the_others_get_less(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = ["V001", "V002"]
    for code in slow:
        item = replace(registry.REGISTRY[code], function=lambda _context: for_ever())
        monkeypatch.setitem(registry.REGISTRY, code, item)
    for name, seconds in {"SECONDS": 0.3, "TOGETHER": 0.1, "ORDINARY": 0.05}.items():
        monkeypatch.setattr(registry, name, seconds)
    found = registry.run_checks(read_guideline(project.root), TODAY, only=slow)
    assert ["0.3" in item.message for item in found] == [True, False]


@pytest.mark.parametrize("error", [MemoryError, ValueError, RecursionError])
def test_a_check_that_meets_what_it_cannot_read_is_a_finding(
    project: Project, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(_context: object) -> list[object]:
        raise error

    monkeypatch.setitem(registry.REGISTRY, "V001", replace(registry.REGISTRY["V001"], function=fail))
    [found] = registry.run_checks(read_guideline(project.root), TODAY, only=["V001"])
    assert (found.code, found.place.path) == ("V001", "docs")


def test_a_marker_is_filled_on_so_many_pages(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guideline.pages.completion.MOST_PAGES_WITH_MARKER", 2)  # the start page has one
    monkeypatch.setattr("guideline.checks.metadata.markup.MOST_PAGES_WITH_MARKER", 2)
    for name in "ab":
        text = f"---\ntitle: {name}\n---\n\n<!-- richtlijn:statustabel -->\n"
        project.write(f"docs/over/{name}.md", text)
    site = Site.read(project.root, TODAY)
    assert "<!-- richtlijn:statustabel -->" not in site.source("over/a.md")
    assert "<!-- richtlijn:statustabel -->" in site.source("over/b.md")
    assert ("M024", "docs/over/b.md", 5) in {
        (item.code, item.place.path, item.place.line) for item in site.findings
    }


def test_what_an_editor_types_is_never_what_the_site_made(project: Project) -> None:
    project.append("docs/index.md", "\n<!-- richtlijn:gemaakt -->\n\nTekst.\n")
    assert "richtlijn:gemaakt -->\n\nTekst." not in Site.read(project.root, TODAY).source("index.md")
