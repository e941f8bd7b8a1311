"""The promises of quality show with their figures; a command that is gone and a figure that cannot be are
found."""

from __future__ import annotations

from datetime import date

import pytest
from guideline.model.quality import command_name
from guideline.reading.quality import commands_there, read_promises
from guideline.site import Site
from project import ROOT, TODAY, Project

FILE, PAGE = "docs/kwaliteit.yml", "docs/over/kwaliteit.md"
PROMISES = """- id: snelheid
  naam: Snel | en klein
  belofte: De site is snel.
  opdracht: make bench SIZES="44 200"
  gehaald: deels
  tekort: Bij duizend modules is niet gemeten.
  bewijs:
    controle: H007
    test: tests/unit/test_proef.py::test_snel
  metingen:
    - wat: Eerste inhoud
      cijfer: 0,98 s
      doel: hoogstens 1 s
      datum: 2026-05-01
      opdracht: python benchmarks/proef.py 44
    - {wat: Alles, cijfer: 2 s, datum: 2026-04-01, opdracht: make test}
- id: mutaties
  naam: Wat wijzigt valt op
  belofte: Een ander cijfer valt op.
  opdracht: make test
  gehaald: niet-gemeten
"""


@pytest.fixture
def project(project: Project) -> Project:
    project.write(FILE, PROMISES)
    project.write(PAGE, "---\ntitle: Kwaliteit\n---\n\n<!-- richtlijn:kwaliteit -->\n")
    old = "      - over/literatuur.md\n"
    project.replace("mkdocs.yml", old, f"{old}      - over/kwaliteit.md\n")
    return project


def whole(project: Project) -> Project:
    """Give a project what the promises name."""
    project.write("tests/unit/test_proef.py", "def test_snel() -> None: ...\n")
    project.write("benchmarks/proef.py", "")
    project.write("Makefile", ".PHONY: site test $(EDITING) bench\n\ntest:\n\ttrue\n")
    return project


def page(project: Project) -> str:
    return Site.read(project.root, TODAY).source("over/kwaliteit.md")


def found(project: Project) -> list[tuple[str, int]]:
    return [(finding.code, finding.place.line) for finding in project.check()]


def test_promises_show_with_their_figures_and_what_is_not_met(project: Project) -> None:
    assert found(whole(project)) == []
    text = page(project)
    assert "2 beloften: 1 deels gehaald, 1 nog niet gemeten." in text
    assert "| [Snel &#124; en klein](#kwaliteit-snelheid) | deels gehaald |" in text
    assert "Eerste inhoud: 0,98 s (1 mei 2026); `python benchmarks/proef.py 44` |" in text
    assert (
        "| Eerste inhoud | 0,98 s; doel: hoogstens 1 s | 1 mei 2026, `python benchmarks/proef.py 44` |"
        in text
    )
    assert "**Wat ontbreekt:** Bij duizend modules is niet gemeten." in text
    assert "(../redactie/controles/herziening.md#h007), test `test_snel`." in text
    assert "niet nagekeken" not in text


def test_a_copy_without_tests_and_makefile_is_sound_and_says_that_it_did_not_look(project: Project) -> None:
    assert found(project) == []
    assert "of die er zijn, is hier niet nagekeken" in page(project)


def test_without_the_file_the_page_says_so(project: Project) -> None:
    project.path(FILE).unlink()
    assert "Er zijn nog geen beloften beschreven." in page(project)


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "hint"),
    [
        ("make bench", "make bensh", "M051", 4, "bedoelde u ‘make bench’?"),
        ('make bench SIZES="44 200"', "rm -rf /; echo", "M051", 4, "schrijf bijvoorbeeld ‘make bench’"),
        ("benchmarks/proef.py", "benchmarks/weg.py", "M051", 15, "bedoelde u ‘python benchmarks/proef.py’?"),
        ("benchmarks/proef.py", "../proef.py", "M051", 15, "‘python benchmarks/proef.py’"),
        ("opdracht: make test}", "opdracht: make tets}", "M051", 16, "bedoelde u ‘make test’?"),
        ("2026-05-01", "2027-05-01", "M052", 14, "op zijn laatst 2026-06-01"),
        ("  tekort: Bij duizend modules is niet gemeten.\n", "", "M052", 5, "‘tekort: …’"),
        ("gehaald: niet-gemeten", "gehaald: ja", "M052", 21, "‘metingen’ of ‘bewijs’"),
        ("gehaald: deels", "gehaald: niet-gemeten", "M052", 5, "schrijf ‘ja’ of ‘deels’ of ‘nee’"),
        ("id: mutaties", "id: snelheid", "M052", 17, "een andere id"),
        ("::test_snel", "::test_snell", "M046", 9, "bedoelde u ‘test_snel’?"),
        ("controle: H007", "controle: H000", "M046", 8, "bedoelde u ‘H0"),
    ],
)
def test_what_cannot_be_is_found_at_its_line(
    project: Project, old: str, new: str, code: str, line: int, hint: str
) -> None:
    project.replace(FILE, old, new)
    (finding,) = whole(project).check()
    assert (finding.code, finding.place.path, finding.place.line) == (code, FILE, line)
    assert hint in finding.suggestion


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("tekort:", "tekorten:", 6),
        (", opdracht: make test}", "}", 16),
        ("gehaald: deels", "gehaald: bijna", 5),
        ("datum: 2026-05-01", "datum: 1 mei", 14),
        ("      cijfer: 0,98 s\n", "", 11),
    ],
)
def test_what_does_not_fit_the_form_is_found_at_its_line(
    project: Project, old: str, new: str, line: int
) -> None:
    project.replace(FILE, old, new)
    findings = whole(project).check()
    assert [finding.place.line for finding in findings] == [line]
    assert all(finding.suggestion for finding in findings)


def test_a_sheet_of_measurements_outside_is_not_read(project: Project) -> None:
    whole(project)
    outside = project.path("buiten")
    project.path("benchmarks").rename(outside)
    project.path("benchmarks").symlink_to(outside, target_is_directory=True)
    assert found(project) == [("M051", 15)]


def test_the_commands_in_the_real_file_are_there() -> None:
    promises, problems = read_promises((ROOT / FILE).read_text(encoding="utf-8"))
    assert (len(promises) > 5, problems) == (True, ())
    known = commands_there(ROOT)
    assert known is not None
    assert {"make test", "make module", "python benchmarks/scale.py"} <= known
    assert {command_name(typed) for promise in promises for _, typed in promise.commands} <= known
    assert all(figure.day <= date.today() for promise in promises for figure in promise.figures)
