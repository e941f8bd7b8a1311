"""However much is typed, what the site makes of it stays within what the machine can hold."""

from __future__ import annotations

from guideline.reading.local_file import MAXIMUM_SIZE
from guideline.reading.published import MOST_MOVES
from guideline.site import Site
from project import TODAY, Project

START = "docs/index.md"


def test_the_file_of_a_hospital_is_small(project: Project) -> None:
    sound = "ziekenhuis: Streekziekenhuis\ndatum: 2026-01-10\n# "
    project.write("lokaal.yml", f"{sound}{'dinsdag ' * (MAXIMUM_SIZE // 8 - 10)}\n")
    assert [item for item in project.check() if item.place.path == "lokaal.yml"] == []
    project.write("lokaal.yml", f"{sound}{'dinsdag ' * (MAXIMUM_SIZE // 8)}\n")
    [found] = [item for item in project.check() if item.place.path == "lokaal.yml"]
    assert found.code == "M003"
    assert "0,1 MB" in found.message


def test_a_marker_is_filled_once_on_a_page(project: Project) -> None:
    project.write(START, project.read(START) + "\n<!-- richtlijn:woordenlijst -->\n" * 3)
    lines = project.read(START).split("\n")
    places = [number for number, line in enumerate(lines, start=1) if "richtlijn:woordenlijst" in line]
    found = [item for item in project.check() if item.place.path == START]
    assert [(item.code, item.place.line) for item in found] == [("M024", line) for line in places[1:]]
    assert Site.read(project.root, TODAY).source("index.md").count('class="woordenlijst"') == 1


def test_only_so_many_addresses_may_have_moved(project: Project) -> None:
    typed = "".join(f"oud/a{number}.md: index.md\n" for number in range(MOST_MOVES + 5))
    project.write("docs/verhuisd.yml", typed)
    found = [item for item in project.check() if item.place.path == "docs/verhuisd.yml"]
    assert [(item.code, item.place.line) for item in found] == [("M011", MOST_MOVES + 1)]
