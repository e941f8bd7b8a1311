"""The hazard log says what is against each hazard, and where that shows; a proof that is gone is found."""

from __future__ import annotations

import pytest
from guideline.site import Site
from project import TODAY, Project

LOG = "docs/risicos.yml"
PAGE = "docs/over/risicos.md"
HAZARD = """- id: oude-kopie
  naam: Een oude kopie
  soort: verouderd
  oorzaak: De site is gekopieerd.
  gevolg: Een behandeling die niet meer geldt.
  beheersing:
    - wat: Wat te oud is, valt op.
      controle: [H007, H008]
      test: tests/unit/test_proef.py::test_valt_op
      pagina: diagnostiek/voorbeeld.md#overwegingen
  blijft_over: Wie niet kijkt, ziet het niet.
  wie: beheerder
"""


@pytest.fixture
def project(project: Project) -> Project:
    project.write(LOG, HAZARD)
    project.write(PAGE, "---\ntitle: Risico’s\n---\n\n<!-- richtlijn:risicos -->\n")
    project.replace(
        "mkdocs.yml", "      - over/literatuur.md\n", "      - over/literatuur.md\n      - over/risicos.md\n"
    )
    return project


def with_tests(project: Project) -> Project:
    project.write("tests/unit/test_proef.py", "def test_valt_op() -> None: ...\n")
    return project


def page(project: Project) -> str:
    return Site.read(project.root, TODAY).source("over/risicos.md")


def found(project: Project) -> list[tuple[str, int]]:
    return [(finding.code, finding.place.line) for finding in project.check()]


def test_a_hazard_shows_with_its_proofs(project: Project) -> None:
    text = page(with_tests(project))
    assert "1 risico’s en 1 maatregelen" in text
    assert "2 controles, 1 test, 1 pagina." in text
    assert "| Wat er staat, geldt niet meer | 1 |" in text
    assert "[controle H008](../redactie/controles/herziening.md#h008)" in text
    assert "`test_valt_op`" in text
    assert "[Voorbeeld](../diagnostiek/voorbeeld.md#overwegingen)" in text
    assert "**Wie erop let:** wie de site op het intranet zet." in text
    assert "niet nagekeken" not in text


def test_a_copy_without_tests_is_sound_and_says_that_it_did_not_look(project: Project) -> None:
    assert found(project) == []
    assert "of de genoemde tests er zijn, is hier niet nagekeken" in page(project)


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("H007, H008", "H007, h008", 8, "schrijf ‘H008’"),
        ("H007, H008", "H007, H080", 8, "bedoelde u ‘H0"),
        ("::test_valt_op", "::test_valt_opp", 9, "bedoelde u ‘test_valt_op’?"),
        ("test_proef.py", "test_weg.py", 9, "noem een test die er is"),
        ("tests/unit/test_proef.py::", "tests/../../test_proef.py::", 9, "schrijf bestand en functie"),
        ("#overwegingen", "#overwegingn", 10, "bedoelde u ‘overwegingen’?"),
        (
            "diagnostiek/voorbeeld.md",
            "diagnostiek/voorbeelt.md",
            10,
            "bedoelde u ‘diagnostiek/voorbeeld.md’?",
        ),
    ],
)
def test_a_proof_that_is_gone_is_found_at_its_line(
    project: Project, old: str, new: str, line: int, hint: str
) -> None:
    project.replace(LOG, old, new)
    (finding,) = with_tests(project).check()
    assert (finding.code, finding.place.path, finding.place.line) == ("M046", LOG, line)
    assert hint in finding.suggestion


def test_a_name_that_leads_out_of_the_folder_of_tests_is_not_read(project: Project) -> None:
    with_tests(project)
    outside = project.path("test_buiten.py")
    outside.write_text("def test_valt_op() -> None: ...\n", encoding="utf-8")
    project.path("tests/unit/test_link.py").symlink_to(outside)
    project.replace(LOG, "test_proef.py", "test_link.py")
    assert found(project) == [("M046", 9)]


def test_the_same_hazard_twice_is_found(project: Project) -> None:
    project.append(LOG, HAZARD)
    assert found(with_tests(project)) == [("M047", 13)]


def test_a_person_does_not_watch(project: Project) -> None:
    project.replace(LOG, "wie: beheerder", "wie: dr. De Vries")
    (finding,) = with_tests(project).check()
    assert finding.place.line == 12
    assert "kies uit: redactie, regiehouder" in finding.suggestion


def test_what_is_typed_there_is_searched_for_what_is_private(project: Project) -> None:
    project.replace(LOG, "Wie niet kijkt, ziet het niet.", "Vraag het dr. P. de Vries.")
    assert found(with_tests(project)) == [("G007", 11)]
