"""What was published does not vanish in silence: each way to lose an address gives the line to add, and
that line mends it."""

from __future__ import annotations

import re

import pytest
from guideline.model.findings import Finding
from guideline.model.page import Page
from guideline.model.published import Move, Moves, present
from guideline.reading.project import read_guideline
from project import Project

RECORD = "docs/gepubliceerd.yml"
MOVED = "docs/verhuisd.yml"
MODULE = "docs/diagnostiek/voorbeeld.md"
CHART = "docs/diagnostiek/stroomschema-voorbeeld.md"


@pytest.fixture
def published(project: Project) -> Project:
    """The small guideline after its first publication."""
    assert project.run("guideline", "vastleggen").returncode == 0
    return project


def permanence(project: Project) -> list[Finding]:
    return [finding for finding in project.check() if finding.code.startswith("P")]


def remove_recommendation(project: Project) -> None:
    project.write(MODULE, re.sub(r"/// aanbeveling.*?\n///\n", "", project.read(MODULE), flags=re.DOTALL))


def test_a_fresh_record_gives_no_finding_and_recording_again_changes_nothing(published: Project) -> None:
    before = published.read(RECORD)
    assert "  - diagnostiek/voorbeeld.md#doe-dit\n" in before
    assert permanence(published) == []
    published.run("guideline", "vastleggen")
    assert published.read(RECORD) == before


def test_a_guideline_without_a_record_is_not_asked_for_one(project: Project) -> None:
    remove_recommendation(project)
    assert permanence(project) == []


@pytest.mark.parametrize(
    ("lose", "code", "gone"),
    [
        (
            lambda p: p.path(MODULE).rename(p.path("docs/diagnostiek/voorbeelden.md")),
            "P001",
            "diagnostiek/voorbeeld.md",
        ),
        (remove_recommendation, "P002", "diagnostiek/voorbeeld.md#doe-dit"),
        (
            lambda p: p.replace(MODULE, "## Overwegingen", "## Afwegingen"),
            "P003",
            "diagnostiek/voorbeeld.md#overwegingen",
        ),
        (lambda p: p.write(CHART, re.sub(r"\bwacht\b", "afwachten", p.read(CHART))), "P003", ""),
    ],
    ids=["page", "recommendation", "heading", "step of a chart"],
)
def test_what_disappears_is_an_error_whose_line_mends_it(
    published: Project, lose, code: str, gone: str
) -> None:
    lose(published)
    found = [finding for finding in permanence(published) if finding.code == code]
    assert found
    assert {finding.code for finding in permanence(published)} == {code}
    for finding in found:
        line = published.read(RECORD).splitlines()[finding.place.line - 1]
        assert finding.place.path == RECORD
        assert line.strip("- ").endswith(gone) or not gone
    suggested = [re.search(r"regel ‘(.+?)’", finding.suggestion) for finding in found]
    published.write(MOVED, "\n".join(match[1] for match in suggested if match) + "\n")
    assert permanence(published) == []


def test_a_recommendation_that_moved_with_its_id_needs_no_line(published: Project) -> None:
    block = re.search(r"/// aanbeveling.*?\n///\n", published.read(MODULE), re.DOTALL)
    assert block
    remove_recommendation(published)
    published.write(
        "docs/diagnostiek/nieuw.md",
        published.read(MODULE).replace("## Aanbevelingen\n", f"## Aanbevelingen\n\n{block[0]}"),
    )
    assert permanence(published) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("diagnostiek/weg.md: diagnostiek/nergens.md", "bestaat niet"),
        ("diagnostiek/voorbeeld.md: index.md", "bestaat nog"),
        ("a.md: b.md\nb.md: a.md", "bestaat niet"),
        ("diagnostiek/voorbeeld.md#weg: diagnostiek/voorbeeld.md#ook-weg", "bestaat niet"),
    ],
    ids=["no such page", "still there", "round in circles", "no such anchor"],
)
def test_a_line_that_leads_nowhere_is_an_error(project: Project, line: str, message: str) -> None:
    project.write(MOVED, f"{line}\n")
    found = permanence(project)
    assert {finding.code for finding in found} == {"P004"}
    assert all(message in finding.message for finding in found)
    assert found[0].place.path == MOVED


@pytest.mark.parametrize(
    "content", ["paginas: een\n", "- een\n", "paginas:\n  - [a]\n", "pagina's: []\n", "paginas: [\n"]
)
def test_a_damaged_record_is_a_finding_and_is_not_written_over(project: Project, content: str) -> None:
    project.write(RECORD, content)
    assert any(finding.place.path == RECORD for finding in project.check())


def test_a_record_that_cannot_be_read_is_left_alone(project: Project) -> None:
    project.write(RECORD, "paginas: [\n")
    result = project.run("guideline", "vastleggen")
    assert (result.returncode, project.read(RECORD)) == (2, "paginas: [\n")
    assert "kan niet worden gelezen" in result.stderr


def test_what_was_recorded_stays_when_it_is_gone(published: Project) -> None:
    remove_recommendation(published)
    published.write(MOVED, "diagnostiek/voorbeeld.md#doe-dit: diagnostiek/voorbeeld.md#aanbevelingen\n")
    published.run("guideline", "vastleggen")
    assert "  - diagnostiek/voorbeeld.md#doe-dit\n" in published.read(RECORD)


@pytest.mark.parametrize(
    "old",
    [
        "/tmp/doel/index.md",
        "../buiten.md",
        "map/../../buiten.md",
        "404.html/index.md",
        "map//a.md",
        "a.html",
        "A.md",
    ],
)
def test_an_old_address_that_never_was_one_is_found_and_leads_nowhere(project: Project, old: str) -> None:
    project.write("docs/verhuisd.yml", f'"{old}": diagnostiek/voorbeeld.md\n')
    found = [item for item in project.check() if item.place.path == "docs/verhuisd.yml"]
    assert [item.place.line for item in found] == [1]
    assert found[0].severity.fails


def test_a_long_way_is_gone_once() -> None:
    moves = [Move(f"a{number}.md", f"a{number + 1}.md", (1, 1)) for number in range(20_000)]
    there = Moves(moves, present([Page("a20000.md")], {}, {}))
    assert {there.successor(f"a{number}.md") for number in range(20_000)} == {"a20000.md"}


def test_a_circle_leads_nowhere() -> None:
    typed = [Move(old, new, (1, 1)) for old, new in (("a.md", "b.md"), ("b.md", "c.md"), ("c.md", "b.md"))]
    moves = Moves(typed, present([], {}, {}))
    assert [moves.successor(address) for address in ("a.md", "b.md", "c.md", "d.md")] == [None] * 4


@pytest.mark.parametrize("old", ["nieuw.md", "nieuw/index.md", "404.md", "diagnostiek/afdrukken.md"])
def test_an_address_where_something_is_leads_nowhere_else(project: Project, old: str) -> None:
    project.write("docs/nieuw/index.md", "---\ntitle: Nieuw\n---\n\nNieuw.\n")
    project.write(MOVED, f"{old}: diagnostiek/voorbeeld.md\n")
    assert [(item.code, item.place.line) for item in permanence(project)] == [("P004", 1)]
    assert read_guideline(project.root).gone == ()


def test_a_page_that_became_a_chapter_keeps_its_address(published: Project) -> None:
    published.path("docs/diagnostiek/oud").mkdir()
    published.path("docs/diagnostiek/oud.md").rename(published.path("docs/diagnostiek/oud/index.md"))
    assert "P001" not in {item.code for item in permanence(published)}


@pytest.mark.parametrize("old", [f"{'a' * 300}.md", f"{'a/' * 200}b.md", f"a.md#{'b' * 300}"])
def test_what_is_too_long_for_an_address_never_was_one(project: Project, old: str) -> None:
    project.write(MOVED, f"{old}: diagnostiek/voorbeeld.md\n")
    [found] = [item for item in project.check() if item.place.path == MOVED]
    assert (found.code, found.place.line) == ("M011", 1)


def numbers(project: Project) -> dict[str, int]:
    listed = project.read(RECORD).partition("nummers:\n")[2]
    return {name: int(number) for name, number in re.findall(r"  (\S+): (\d+)\n", listed)}


def test_recording_gives_each_recommendation_a_number_that_no_other_ever_gets(published: Project) -> None:
    before = numbers(published)
    assert sorted(before.values()) == [*range(101, 101 + len(before))]
    remove_recommendation(published)
    published.replace("docs/diagnostiek/oud.md", "id: deed-dit", "id: deed-dat")
    published.run("guideline", "vastleggen")
    assert numbers(published) == {**before, "deed-dat": 101 + len(before)}


def test_a_number_that_is_taken_away_or_given_twice_is_an_error(published: Project) -> None:
    number = numbers(published)["doe-dit"]
    published.replace(RECORD, f"  doe-dit: {number}\n", "")
    assert [finding.code for finding in permanence(published)] == ["P005"]
    published.replace(RECORD, "  deed-dit: 101\n", "  deed-dit: 101\n  doe-dit: 101\n")
    (found,) = permanence(published)
    assert "nummer 101 is van ‘deed-dit’" in found.message
