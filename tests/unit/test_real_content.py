"""The real guideline is sound, and the mistakes of the client's own text are found in it at their line.

Only what holds for any sound guideline is asked here: the text may change, modules may come and go.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from guideline.checks import run_checks
from guideline.model.findings import Finding
from guideline.model.guideline import Guideline
from guideline.model.metadata import Certainty
from guideline.model.page import Link, Page
from project import CALENDAR_CODES, Project, copy_of_real, real_day


def test_real_guideline_is_sound(real: Guideline) -> None:
    found = run_checks(real, real_day())
    assert [finding for finding in found if finding.code not in CALENDAR_CODES] == []


def test_every_module_of_the_map_is_there(real: Guideline) -> None:
    for chapter in real.chapters:
        for module in chapter.modules:
            assert module.planned != (module.path in real.by_path), module.path


def test_every_module_has_recommendations_and_sources_and_every_page_has_text(real: Guideline) -> None:
    assert real.modules
    for page in real.maintained:
        assert page.paragraphs, page.path
        if page.is_module:
            assert page.recommendations, page.path
            assert page.citations, page.path


def test_every_recommendation_has_a_source_or_is_open_about_being_an_opinion(real: Guideline) -> None:
    for page in real.modules:
        for recommendation in page.recommendations:
            assert recommendation.options
            assert (
                recommendation.options.sources or recommendation.options.certainty is Certainty.EXPERT_OPINION
            )


def test_the_start_page_has_no_link_that_leads_nowhere(real: Guideline) -> None:
    links = real.by_path["index.md"].links
    assert links
    assert not [link for link in links if not re.search(r"\w", link.target) or "TODO" in link.target]


def test_the_mri_deadlines_are_those_of_the_national_guideline(real: Guideline) -> None:
    """Recorded expectation: the deadlines of the Dutch guideline of 2015, module Beeldvormend onderzoek.

    Another number here is a clinical change; this test changes only together with its source.
    """
    values = real.value_texts
    assert [
        values["mri-mesmc"],
        values["mri-radiculaire-uitval-snel"],
        values["mri-radiculaire-uitval-langzaam"],
        values["mri-radiculaire-pijn"],
        values["mri-lokale-pijn"],
    ] == ["12 uur", "24 uur", "48 uur", "1 week", "2 weken"]


# -- the mistakes of the client's own text, seeded where the real text has a place for them


@dataclass(frozen=True)
class Seed:
    """A mistake: what stands at a line of a page, what takes its place, and what must be found there."""

    page: Page
    line: int
    old: str
    new: str
    code: str
    hint: str


class Seeds:
    """Finds a place for each mistake: never two on one line."""

    def __init__(self, guideline: Guideline, project: Project) -> None:
        self.guideline = guideline
        self.lines = {page.path: project.read(f"docs/{page.path}").split("\n") for page in guideline.pages}
        self.start = guideline.by_path["index.md"]
        self.taken: set[tuple[str, int]] = set()

    def make(self) -> dict[str, Seed]:
        return {
            "link of the start page to #": self.link_to_nowhere(),
            "link with the name of a page to #": self.named_link_to_nowhere(),
            "of diagnostics": self.in_link_text("of diagnostics", "diagnostiek"),
            "of treatment": self.in_link_text("of treatment", "behandeling"),
            "misspelt domain in the text": self.after_text("Zie richtlijndatabase.nl."),
            "misspelt domain in a link": self.after_text("Zie [de richtlijn](https://richtlijndatabase.nl)."),
            "misspelt file": self.misspelt_file(),
            "misspelt anchor": self.misspelt_anchor(),
            "misspelt status": self.misspelt_status(),
            "day that does not exist": self.impossible_day(),
            "misspelt source": self.misspelt_source(),
            "misspelt value": self.misspelt_value(),
        }

    def at(self, page: Page, line: int, old: str, new: str, code: str, hint: str) -> Seed:
        self.taken.add((page.path, line))
        return Seed(page, line, old, new, code, hint)

    def free(self, page: Page, line: int, typed: str) -> bool:
        """Whether this is typed on the line of the page, and no mistake stands there yet."""
        place = (page.path, line)
        return place not in self.taken and typed in self.lines[page.path][line - 1]

    def links(self, *pages: Page) -> Iterator[tuple[Page, Link, str]]:
        """Yield the links on a free line, with how they are typed."""
        for page in pages:
            for link in page.links:
                typed = f"[{link.text}]({link.target})"
                if not link.image and self.free(page, link.at[0], typed):
                    yield page, link, typed

    def pages_linked(self, *pages: Page) -> Iterator[tuple[Page, Link, str, Page]]:
        """Yield the links to a module in the same folder or below, without an anchor, with that module."""
        for page, link, typed in self.links(*pages):
            target = self.guideline.by_path.get(f"{page.folder}/{link.target}".lstrip("/"))
            if target and target.is_maintained:
                yield page, link, typed, target

    def link_to_nowhere(self) -> Seed:
        page, link, typed = next(item for item in self.links(self.start) if item[1].target.startswith("http"))
        return self.at(page, link.at[0], typed, f"[{link.text}](#)", "V003", "")

    def named_link_to_nowhere(self) -> Seed:
        page, link, typed, target = next(
            item for item in self.pages_linked(self.start) if re.fullmatch(r"[\w -]+", item[3].title)
        )
        return self.at(page, link.at[0], typed, f"[{target.title}](#)", "V003", target.path)

    def in_link_text(self, english: str, dutch: str) -> Seed:
        page, link, typed, _ = next(self.pages_linked(self.start, *self.guideline.pages))
        new = f"[{link.text} {english}]({link.target})"
        return self.at(page, link.at[0], typed, new, "T001", dutch)

    def after_text(self, sentence: str) -> Seed:
        for page in (self.start, *self.guideline.modules):
            for text in page.paragraphs:
                line = self.lines[page.path][text.at[0] - 1]
                if re.fullmatch(r"[A-Z][^|\[\]{}]*\.", line) and self.free(page, text.at[0], line):
                    return self.at(
                        page, text.at[0], line, f"{line} {sentence}", "V010", "richtlijnendatabase.nl"
                    )
        raise AssertionError("no paragraph of plain text")

    def misspelt_file(self) -> Seed:
        page, link, typed, target = next(self.pages_linked(*self.guideline.modules))
        name = link.target.removesuffix(".md")
        return self.at(page, link.at[0], typed, f"[{link.text}]({name}k.md)", "V001", f"{target.name}.md")

    def misspelt_anchor(self) -> Seed:
        for page, link, typed in self.links(*self.guideline.modules):
            path, mark, anchor = link.target.partition("#")
            target = self.guideline.by_path.get(f"{page.folder}/{path}" if path else page.path)
            if mark and target and anchor in {item.id for item in target.recommendations}:
                return self.at(page, link.at[0], typed, f"[{link.text}]({link.target}q)", "V002", anchor)
        raise AssertionError("no link to a recommendation")

    def misspelt_status(self) -> Seed:
        page = self.guideline.modules[0]
        assert page.module
        status = page.module.status.value
        line = page.place("status")[0]
        return self.at(page, line, status, f"{status}k", "M011", status)

    def impossible_day(self) -> Seed:
        page = self.guideline.modules[-1]
        assert page.module
        day = page.module.upkeep.reviews[0].day
        line = next(
            number
            for number, text in enumerate(self.lines[page.path], start=1)
            if "datum:" in text and day.isoformat() in text
        )
        last = calendar.monthrange(day.year, 2)[1]
        wrong, right = f"{day.year}-02-30", f"{day.year}-02-{last}"
        return self.at(page, line, day.isoformat(), wrong, "H002", right)

    def misspelt_source(self) -> Seed:
        for page in self.guideline.modules:
            for citation in page.citations:
                typed = f"@{citation.key}"
                if self.free(page, citation.at[0], typed):
                    return self.at(page, citation.at[0], typed, f"{typed}q", "L001", citation.key)
        raise AssertionError("no citation")

    def misspelt_value(self) -> Seed:
        for page in self.guideline.modules:
            for value in page.values:
                typed = f"{{waarde:{value.name}}}"
                if not page.diagrams and self.free(page, value.at[0], typed):
                    new = f"{{waarde:{value.name}q}}"
                    return self.at(page, value.at[0], typed, new, "W001", value.name)
        raise AssertionError("no value")


NAMES = (
    "link of the start page to #",
    "link with the name of a page to #",
    "of diagnostics",
    "of treatment",
    "misspelt domain in the text",
    "misspelt domain in a link",
    "misspelt file",
    "misspelt anchor",
    "misspelt status",
    "day that does not exist",
    "misspelt source",
    "misspelt value",
)


@dataclass(frozen=True)
class Seeded:
    """A copy of the real guideline with all mistakes, and what is found in it."""

    project: Project
    seeds: dict[str, Seed]
    found: list[Finding]

    def expected(self, code: str) -> list[tuple[str, int]]:
        seeds = (seed for seed in self.seeds.values() if seed.code == code)
        return sorted((f"docs/{seed.page.path}", seed.line) for seed in seeds)


@pytest.fixture(scope="module")
def seeded(
    real: Guideline, real_copy: Project, cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> Seeded:
    project = copy_of_real(cache, tmp_path_factory.mktemp("seeded") / "project")
    seeds = Seeds(real, real_copy).make()
    for seed in seeds.values():
        name = f"docs/{seed.page.path}"
        lines = project.read(name).split("\n")
        lines[seed.line - 1] = lines[seed.line - 1].replace(seed.old, seed.new, 1)
        project.write(name, "\n".join(lines))
    return Seeded(project, seeds, project.check(real_day()))


@pytest.mark.parametrize("name", NAMES)
def test_seeded_mistake_is_found_at_its_line(seeded: Seeded, name: str) -> None:
    seed = seeded.seeds[name]
    of_code = [finding for finding in seeded.found if finding.code == seed.code]
    assert [(item.place.path, item.place.line) for item in of_code] == seeded.expected(seed.code)
    here = (f"docs/{seed.page.path}", seed.line)
    (finding,) = (item for item in of_code if (item.place.path, item.place.line) == here)
    assert seed.hint in finding.suggestion


def test_the_check_command_refuses_the_mistakes(seeded: Seeded) -> None:
    assert set(NAMES) == seeded.seeds.keys()
    result = seeded.project.run("guideline", "check", RICHTLIJN_VANDAAG=real_day().isoformat())
    assert result.returncode == 1
    for seed in seeded.seeds.values():
        assert f"docs/{seed.page.path}:{seed.line}:" in result.stdout
