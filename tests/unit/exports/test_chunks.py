"""The pieces for search and language models: literal, each with what must be said with it."""

from __future__ import annotations

import json

import exported
import jsonschema
import pytest
from guideline.model.addresses import CHUNK_SCHEMA, CHUNKS
from project import Project

LOCAL = """ziekenhuis: Proefhuis
datum: 2026-05-01
afspraken: [{module: voorbeeld, tekst: Bel de dienst.}]
"""

AUTHORISED = "status: geautoriseerd\nautorisatie: {datum: 2026-02-01, door: [NVN]}\n"


def test_every_line_follows_the_schema(project: Project) -> None:
    found = exported.site(project)
    schema = json.loads(found.data(exported.place)[CHUNK_SCHEMA])
    lines = exported.chunks(found)
    assert lines
    for line in lines:
        jsonschema.validate(line, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**lines[0], "sterkte": "matig"}, schema)


def test_a_line_has_all_that_the_data_say_of_its_recommendation(project: Project) -> None:
    found = exported.site(project)
    lines = {line["id"]: line for line in exported.chunks(found) if line["soort"] == "aanbeveling"}
    items = exported.recommendations(found)
    assert [*lines] == [item["id"] for item in items]
    for item in items:
        assert item.items() <= lines[item["id"]].items()


def test_a_line_stands_on_its_own(project: Project) -> None:
    line = next(line for line in exported.chunks(exported.site(project)) if line["id"] == "doe-dit")
    assert line["richtlijn"] == "Richtlijn Wervelmetastasen"
    assert (line["module"], line["uitgangsvraag"]) == ("voorbeeld", "Welke grens geldt: zes of zeven?")
    assert (line["status"], line["licentie"], line["bouwdatum"]) == ("concept", "CC-BY-4.0", "2026-06-01")
    assert (line["laatst_beoordeeld"], line["volgende_beoordeling"]) == ("2026-01-10", "2027-01-10")
    assert line["let_op"].startswith("Concept, niet geautoriseerd.")
    assert "controleer het adres" in line["let_op"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (AUTHORISED, "Geautoriseerd door NVN op 1 februari 2026."),
        ("status: commentaarfase\n", "niet geautoriseerd"),
        ("status: geautoriseerd\n", "niet geautoriseerd"),
        ("status: vervallen\n", "niet gebruiken"),
    ],
)
def test_every_line_says_how_settled_it_is(project: Project, typed: str, said: str) -> None:
    project.replace("docs/diagnostiek/voorbeeld.md", "status: concept\n", typed)
    lines = exported.chunks(exported.site(project))
    assert all(said in line["let_op"] for line in lines if line["module"] == "voorbeeld")
    assert all("Concept, niet" in line["let_op"] for line in lines if line["module"].startswith("stroom"))


def test_a_flowchart_is_numbered_sentences(project: Project) -> None:
    (line,) = (line for line in exported.chunks(exported.site(project)) if line["soort"] == "stroomschema")
    assert line["tekst"].split("\n") == [
        "1. Pijn bij kanker. Ga naar stap 2.",
        "2. Uitval? Bij ‘ja’: ga naar stap 3. Bij ‘nee’: ga naar stap 4.",
        "3. Bel direct. Zie doe-dit.",
        "4. Wacht 12 uur. Zie doe-dit.",
    ]


def test_the_address_is_whole_when_the_site_has_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {line["adres"] for line in exported.chunks(exported.site(project))} == {""}
    monkeypatch.setenv("RICHTLIJN_ADRES", "https://richtlijn.example/pad/")
    line = next(line for line in exported.chunks(exported.site(project)) if line["id"] == "doe-dit")
    assert line["adres"] == "https://richtlijn.example/pad/diagnostiek/voorbeeld/#doe-dit"


def test_what_a_hospital_adds_is_in_no_text(project: Project) -> None:
    project.write("lokaal.yml", LOCAL)
    found = exported.site(project)
    assert "Proefhuis" in found.source("diagnostiek/voorbeeld.md")
    texts = [*found.data(exported.place).values(), *found.page_texts(exported.place).values()]
    assert not [text for text in texts if "Proefhuis" in text]


def test_the_same_guideline_gives_the_same_bytes(project: Project) -> None:
    found = exported.site(project)
    assert found.data(exported.place) == exported.site(project).data(exported.place)
    assert found.data(exported.place)[CHUNKS].endswith("}\n")
