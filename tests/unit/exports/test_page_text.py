"""A page as a text file: what was typed, readable without the site."""

from __future__ import annotations

import exported
import yaml
from project import Project

PAGE = "diagnostiek/voorbeeld.md"


def text(project: Project, path: str = PAGE) -> str:
    return exported.site(project).page_texts(exported.place)[path]


def test_the_head_says_what_it_is_of_and_how_settled(project: Project) -> None:
    _, head, _ = text(project).split("---\n", 2)
    found = yaml.safe_load(head)
    assert found["pagina"] == "Voorbeeld"
    assert (found["status"], found["volgende_beoordeling"]) == ("concept", "2027-01-10")
    assert found["gebouwd"] == "2026-06-01"
    assert "niet geautoriseerd" in found["let_op"]


def test_a_recommendation_says_its_id_strength_and_certainty(project: Project) -> None:
    found = text(project)
    head = "**Aanbeveling (doe-dit).** Sterke aanbeveling: doen. Zekerheid van het bewijs: laag.\n\nDoe dit."
    assert head in found
    assert "///" not in found
    assert "sterkte:" not in found


def test_values_stand_in_words_and_remarks_and_marks_are_gone(project: Project) -> None:
    project.replace(
        f"docs/{PAGE}",
        "## Overwegingen\n",
        "## Overwegingen\n\n<!-- geheim -->\nBinnen {waarde:termijn}. [Kies](../index.md){ .knop }\n\n"
        "/// let-op\n\nPas op.\n///\n\n### Kop { bij=doe-dit }\n\nTekst.\n",
    )
    found = text(project)
    assert "Binnen 12 uur. [Kies](../index.md)\n\nPas op.\n\n### Kop\n\nTekst." in found
    assert "geheim" not in found


def test_links_lead_to_texts_or_else_to_pages(project: Project) -> None:
    project.replace(
        f"docs/{PAGE}",
        "## Overwegingen\n",
        "## Overwegingen\n\n[a](stroomschema-voorbeeld.md#volg-het-schema), [b](../situaties/alle.md)\n",
    )
    found = text(project)
    assert "[a](stroomschema-voorbeeld.md#volg-het-schema), [b](../situaties/alle/)" in found


def test_a_flowchart_is_sentences_and_no_source(project: Project) -> None:
    found = text(project, "diagnostiek/stroomschema-voorbeeld.md")
    assert "2. Uitval? Bij ‘ja’: ga naar stap 3." in found
    assert "flowchart TD" not in found
    assert "```" not in found


def test_sources_are_named_by_their_key(project: Project) -> None:
    assert "- [@bron2020]: Titel. 2020" in text(project)


def test_pages_for_editors_and_refused_pages_have_none(project: Project) -> None:
    project.write("docs/redactie/hulp.md", "---\ntitle: Hulp\n---\n\nTekst.\n")
    project.append(f"docs/{PAGE}", "\n<script>x()</script>\n")
    found = exported.site(project).page_texts(exported.place)
    assert "redactie/hulp.md" not in found
    assert PAGE not in found
    assert "diagnostiek/oud.md" in found
