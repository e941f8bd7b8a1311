"""The real guideline is sound, and the mistakes of the client's own text are found in it at their line."""

from __future__ import annotations

from datetime import date

import pytest
from guideline.checks import run_checks
from guideline.model.metadata import Certainty
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from project import ROOT, Project

TODAY = date(2026, 11, 26)
IMAGING = "docs/diagnostiek/beeldvorming.md"


def test_real_guideline_is_sound() -> None:
    assert run_checks(read_guideline(ROOT, generated_files()), TODAY) == []


@pytest.mark.parametrize(
    ("chapter_id", "modules"),
    [("diagnostiek", 8), ("therapie", 15), ("revalidatie", 8), ("organisatie", 8), ("patienten", 5)],
)
def test_every_chapter_is_complete(chapter_id: str, modules: int) -> None:
    guideline = read_guideline(ROOT, generated_files())
    (chapter,) = (chapter for chapter in guideline.chapters if chapter.id == chapter_id)
    assert not any(module.planned for module in chapter.modules)
    pages = [guideline.by_path[module.path] for module in chapter.modules]
    assert len(pages) == modules
    for page in pages:
        if page.is_module:
            assert page.recommendations, page.path
            assert page.citations, page.path
        assert len(page.body.split()) > (700 if page.is_module else 400), page.path


def test_every_recommendation_has_a_source_or_is_open_about_being_an_opinion() -> None:
    guideline = read_guideline(ROOT, generated_files())
    for page in guideline.modules:
        for recommendation in page.recommendations:
            assert recommendation.options
            assert (
                recommendation.options.sources or recommendation.options.certainty is Certainty.EXPERT_OPINION
            )


def test_the_mri_deadlines_are_those_of_the_national_guideline() -> None:
    """Deadlines of the Dutch guideline of 2015, module Beeldvormend onderzoek."""
    values = read_guideline(ROOT, generated_files()).value_texts
    assert [
        values["mri-mesmc"],
        values["mri-radiculaire-uitval-snel"],
        values["mri-radiculaire-uitval-langzaam"],
        values["mri-radiculaire-pijn"],
        values["mri-lokale-pijn"],
    ] == ["12 uur", "24 uur", "48 uur", "1 week", "2 weken"]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "hint"),
    [
        (
            "docs/index.md",
            "(https://www.kanker.nl/algemene-onderwerpen/uitzaaiingen/uitzaaiingen-in-de-wervelkolom"
            "/symptomen-van-uitzaaiingen-in-de-wervelkolom)",
            "(#)",
            "V003",
            "",
        ),
        (
            "docs/index.md",
            "- **[Stroomschema diagnostiek](diagnostiek/stroomschema-diagnostiek.md)**",
            "- **[Stroomschema diagnostiek](#)**",
            "V003",
            "diagnostiek/stroomschema-diagnostiek.md",
        ),
        (
            "docs/index.md",
            "- **[Stroomschema diagnostiek](diagnostiek/stroomschema-diagnostiek.md)**",
            "- **[Stroomschema of diagnostics](diagnostiek/stroomschema-diagnostiek.md)**",
            "T001",
            "diagnostiek",
        ),
        (
            "docs/index.md",
            "- **[Stroomschema behandeling](therapie/stroomschema-behandeling.md)**",
            "- **[Stroomschema of treatment](therapie/stroomschema-behandeling.md)**",
            "T001",
            "behandeling",
        ),
        (
            "docs/index.md",
            "op [richtlijnendatabase.nl](https://richtlijnendatabase.nl/richtlijn/wervelmetastasen)",
            "op richtlijndatabase.nl",
            "V010",
            "richtlijnendatabase.nl",
        ),
        (
            "docs/index.md",
            "(https://richtlijnendatabase.nl/richtlijn/wervelmetastasen)",
            "(https://richtlijndatabase.nl)",
            "V010",
            "richtlijnendatabase.nl",
        ),
        (
            IMAGING,
            "(neurologisch-onderzoek.md)",
            "(neurologisch-onderzoekk.md)",
            "V001",
            "neurologisch-onderzoek.md",
        ),
        (
            IMAGING,
            "#complete-dwarslaesie-afweging)",
            "#complete-dwarslaesie)",
            "V002",
            "complete-dwarslaesie-afweging",
        ),
        (IMAGING, "status: concept", "status: koncept", "M011", "concept"),
        (IMAGING, "- datum: 2026-11-22", "- datum: 2026-11-31", "H002", "2026-11-30"),
        (IMAGING, "[@husband1998]", "[@husband1989]", "L001", "husband1998"),
        (IMAGING, "{waarde:mri-mesmc} [@", "{waarde:mri-mesmcc} [@", "W001", "mri-mesmc"),
        (
            "docs/diagnostiek/stroomschema-diagnostiek.md",
            "beeldvorming.md#ct-als-mri",
            "beeldvorming.md#ct-mri",
            "V002",
            "ct-als-mri-niet-kan",
        ),
        (
            "docs/diagnostiek/stroomschema-diagnostiek.md",
            'click mrisnel "beeldvorming.md#mri-termijnen"',
            'click mrisnel "beeldvorming.md#mri-termijn"',
            "V002",
            "mri-termijnen",
        ),
    ],
)
def test_seeded_mistakes_are_found_at_their_line(
    real_project: Project, file: str, old: str, new: str, code: str, hint: str
) -> None:
    text = real_project.read(file)
    real_project.replace(file, old, new)
    line = text[: text.index(old)].count("\n") + 1
    found = [finding for finding in real_project.check(TODAY) if finding.code == code]
    assert [(finding.place.path, finding.place.line) for finding in found] == [(file, line)]
    assert hint in found[0].suggestion
    assert real_project.run("guideline", "check", RICHTLIJN_VANDAAG=TODAY.isoformat()).returncode == 1
