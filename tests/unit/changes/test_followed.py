"""What only follows a rename or a move is no change for patients; a link that leads to another rule is."""

from __future__ import annotations

import shutil

import pytest
from guideline.cli import main
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"
LOG = "wijzigingen:\n  - {datum: 2026-02-01, reden: correctie, aanbevelingen: {doe-dit: aangepast}}\n"
LINKED = "Overweeg dit schema te volgen na [de aanbeveling](voorbeeld.md#doe-dit)."
SCHEMA = "docs/diagnostiek/stroomschema-voorbeeld.md"


@pytest.fixture
def before(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small guideline, with links and a log, and a copy of it in ``eerder``."""
    project.replace(MODULE, "zoektermen:", f"{LOG}zoektermen:")
    project.replace(SCHEMA, "Overweeg dit schema te volgen.", LINKED)
    copied(project, monkeypatch)
    return project


def copied(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the project as it is in ``eerder``, and work in its folder."""
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("RICHTLIJN_VANDAAG", "2026-06-01")
    (project.root / "eerder").mkdir()
    shutil.copytree(project.root / "docs", project.root / "eerder" / "docs")
    for name in ("mkdocs.yml", "lokaal.yml"):
        if project.path(name).is_file():
            shutil.copy(project.path(name), project.root / "eerder")


def compared(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["wijzigingen", "--van", "./eerder"])
    return code, capsys.readouterr().out


@pytest.mark.parametrize(
    "typed",
    [
        ("hernoemen", "doe-dit", "doe-zo"),
        ("hernoemen", "voorbeeld", "proef"),
        ("verplaatsen", "oud", "therapie"),
    ],
)
def test_what_a_command_takes_along_asks_for_no_entry_in_a_log(
    before: Project, capsys: pytest.CaptureFixture[str], typed: tuple[str, ...]
) -> None:
    assert main(typed) == 0
    code, told = compared(capsys)
    assert (code, "klinische" in told.split("\n")[0]) == (0, False), told


RELATED = """/// aanbeveling
    id: {}
    sterkte: sterk
    richting: voor
    zekerheid: laag
    bronnen: [bron2020]
    situaties: [alle]
    handelingen: [mri:wanneer]
    voor: [neurologie]
    {}

Doe dit.
///

"""
HAZARD = """- id: proef
  naam: Een proef
  soort: onjuist
  oorzaak: Een fout.
  gevolg: Schade.
  beheersing:
    - wat: Een regel.
      pagina: [diagnostiek/voorbeeld.md#doe-dit, over/literatuur.md]
  blijft_over: Alles.
  wie: redactie
"""
PHRASE = """- naam: zin
  tekst: pijn in de rug of de nek die nieuw is
  betekenis: Een vaste formulering.
  bron: bron2020
  module: voorbeeld
  soort: frase
  aanbeveling: doe-dit
"""
HOSPITAL = "ziekenhuis: Proef\ndatum: 2026-05-01\nafspraken:\n  - {module: voorbeeld, tekst: Bel.}\n"


@pytest.mark.parametrize(
    "typed", [("hernoemen", "doe-dit", "doe-zo"), ("hernoemen", "voorbeeld", "proef")], ids=["rule", "module"]
)
def test_what_names_what_was_renamed_says_the_same(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: tuple[str, ...],
) -> None:
    relations = {
        "volger": "volgt: {mri:wanneer: doe-dit}",
        "uitzondering": "uitzondering_op: doe-dit\n    als: nacht",
        "alternatief": "alternatief_voor: [doe-dit]\n    als: dag",
    }
    blocks = "".join(RELATED.format(*both) for both in relations.items())
    project.replace(MODULE, "## Overwegingen\n", f"{blocks}## Overwegingen\n\n### Reden {{ bij=doe-dit }}\n")
    project.replace(MODULE, "Afweging.\n", "Bij {waarde:zin} helpt dit.\n")
    project.replace(SCHEMA, "status: concept", "verwant: [voorbeeld]\nstatus: concept")
    project.append("docs/waarden.yml", PHRASE)
    project.write("docs/risicos.yml", HAZARD)
    project.write("lokaal.yml", HOSPITAL)
    copied(project, monkeypatch)
    assert main(typed) == 0
    code, told = compared(capsys)
    headline = told.split("\n")[0]
    assert code == 0
    assert "technisch" in headline
    assert not {"inhoudelijke", "klinische"}.intersection(headline.split()), told


def test_a_link_to_another_recommendation_is_still_a_change(
    before: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["hernoemen", "doe-dit", "doe-zo"]) == 0
    before.replace(SCHEMA, "voorbeeld.md#doe-zo).", "#volg-het-schema).")
    code, told = compared(capsys)
    assert code == 1
    assert "1 klinische" in told


def test_links_to_what_was_withdrawn_lead_to_another_rule(
    before: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before.replace(SCHEMA, "voorbeeld.md#doe-dit).", "#volg-het-schema).")
    before.replace(MODULE, "id: doe-dit", "id: doe-anders")
    _, told = compared(capsys)
    assert "Aanbeveling vervallen: doe-dit" in told
    assert "Tekst van een aanbeveling: volg-het-schema" in told
