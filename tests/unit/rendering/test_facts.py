"""On the emergency page the facts stand out; a phrase is text, which wraps."""

from __future__ import annotations

import pytest
from guideline.reading.project import read_guideline
from guideline.rendering.page import page_rendering
from project import Project


@pytest.mark.parametrize(("path", "facts"), [("spoed.md", {"termijn"}), ("index.md", set())])
def test_values_stand_out_on_the_emergency_page_but_phrases_do_not(
    project: Project, path: str, facts: set[str]
) -> None:
    project.write(
        "docs/spoed.md", "---\ntitle: Spoed\n---\n\nBel binnen {waarde:termijn} bij {waarde:zin}.\n"
    )
    phrase = "- naam: zin\n  tekst: pijn in de rug\n  betekenis: x\n  bron: bron2020\n  module: voorbeeld\n"
    values = project.read("docs/waarden.yml")
    project.write("docs/waarden.yml", f"{values}{phrase}  soort: frase\n  aanbeveling: doe-dit\n")
    guideline = read_guideline(project.root)
    assert page_rendering(guideline.by_path[path], guideline, str).facts & {"termijn", "zin"} == facts
