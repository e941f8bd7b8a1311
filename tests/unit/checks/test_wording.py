"""Links say where they lead, addresses can be followed, figures have a source, recommendations say what their
options say."""

from __future__ import annotations

import pytest
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"


def found(project: Project, code: str) -> list[tuple[int, str, str]]:
    return [(item.place.line, item.message, item.suggestion) for item in project.check() if item.code == code]


def added(project: Project, text: str, code: str) -> list[int]:
    """Put a text at the start of the reasons; return the lines of it (from 0) at which the code is found."""
    project.replace(MODULE, "Afweging.\n", f"{text}\n")
    first = project.read(MODULE)[: project.read(MODULE).index(text)].count("\n") + 1
    return [line - first for line, _, _ in found(project, code)]


@pytest.mark.parametrize(
    "words", ["hier", "Klik hier", "**hier**", "lees meer…", "deze link", "Meer informatie"]
)
def test_a_link_that_says_nothing_is_found(project: Project, words: str) -> None:
    assert added(project, f"Eerst.\nZie [{words}](stroomschema-voorbeeld.md).", "T009") == [1]


@pytest.mark.parametrize("words", ["het stroomschema", "hier begint het schema", "meer over pijn"])
def test_a_link_with_a_name_is_left_alone(project: Project, words: str) -> None:
    assert added(project, f"Zie [{words}](stroomschema-voorbeeld.md).", "T009") == []


@pytest.mark.parametrize(
    "typed",
    [
        "https://richtlijnendatabase.nl/x",
        "www.iknl.nl",
        "<https://iknl.nl>",
        "[https://iknl.nl](https://iknl.nl)",
    ],
)
def test_an_address_as_text_is_found(project: Project, typed: str) -> None:
    assert added(project, f"Eerst.\nZie {typed}.", "T010") == [1]


def test_an_address_behind_a_name_or_as_code_is_left_alone(project: Project) -> None:
    assert added(project, "Zie [IKNL](https://iknl.nl) en `https://iknl.nl`.", "T010") == []


@pytest.mark.parametrize(
    "typed",
    [
        r"C:\Users\jansen\a.docx",
        "d:/map/a.pdf",
        "file:///home/a.md",
        r"\\server\deel\a.docx",
        "[a](file:///a)",
    ],
)
def test_a_path_of_a_computer_is_found(project: Project, typed: str) -> None:
    assert added(project, f"Eerst.\nZie {typed}", "T011") == [1]


def test_what_looks_like_such_a_path_is_left_alone(project: Project) -> None:
    text = "Niveau C:2, verhouding a:b, https://iknl.nl/x, T1/T2 en 3:4."
    assert added(project, text, "T011") == []


@pytest.mark.parametrize(
    "text",
    [
        "Het helpt bij 30%.",
        "Eerst [@bron2020].\nHet helpt bij 30 procent.",
        "Dat is bekend [@bron2020]. Het helpt bij 30%.",
        "De HR was 0,69.",
        "Het verschil was 3 (95%-BI 1–5).",
        "Men geeft 8 Gy.",
        "Men geeft 16mg.",
        "- Eerst.\n- Het helpt bij 30%.",
        "| A | B |\n|---|---|\n| x | 30% |",
        "Dat is bekend [@bron2020].\n\n| A |\n|---|\n| x |\n\n### Kop\n\n| A |\n|---|\n| 3% |",
    ],
)
def test_a_figure_without_a_source_is_found(project: Project, text: str) -> None:
    (line,) = added(project, text, "W007")
    assert line == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Het helpt bij 30% [@bron2020].",
        "Het helpt bij 30%. [@bron2020]",
        "Het helpt\nbij 30%\nvan de mensen [@bron2020].",
        "Gemeten is [@bron2020]:\n\n- 30% pijn;\n- 20% uitval.",
        "Gemeten is [@bron2020]:\n- 30% pijn;\n- 20% uitval.",
        "| A | B |\n|---|---|\n| x [@bron2020] | 30% |",
        "| A | B [@bron2020] |\n|---|---|\n| x | 30% |",
        "In deze studie [@bron2020]:\n\n| A | B |\n|---|---|\n| x | 30% |",
        "| A | B |\n|---|---|\n| x | 30% |\n\nBron van de tabel: [@bron2020].",
        "Naar schatting 30%; mening van deskundigen.",
        "Dat is 24% (eigen berekening uit deze aantallen).",
        "Binnen {waarde:termijn}, bij graad 2 of 3.",
        "```text\n30%\n```",
    ],
)
def test_a_figure_with_its_source_is_left_alone(project: Project, text: str) -> None:
    assert added(project, text, "W007") == []


@pytest.mark.parametrize(
    ("strength", "direction", "text", "hint"),
    [
        ("sterk", "voor", "Overweeg een MRI.", "sterk"),
        ("sterk", "voor", "Bij uitval is een MRI te overwegen; overleg daarover.", "gebiedende"),
        ("sterk", "voor", "Bij uitval: geef direct dexamethason.", "gebiedende"),
        ("sterk", "voor", "Overwg een MRI.", "overweeg"),
        ("sterk", "tegen", "Geef dexamethason zonder uitval.", "tegen"),
        ("zwak", "voor", "Maak een MRI; dat kan ook later.", "zwak"),
        ("sterk", "voor", "Maak geen MRI.", "voor"),
        ("sterk", "voor", "Vermijd een korset.", "voor"),
        ("zwak", "tegen", "Maak geen MRI.", "zwak"),
        ("zwak", "voor", "Maak een MRI.", "zwak"),
        ("sterk", "tegen", "Maak een MRI.", "tegen"),
        ("sterk", "voor", "Een MRI is de beste keuze.", "gebiedende"),
        ("sterk", "voor", "Dexamethason wordt direct gegeven.", "gebiedende"),
        ("sterk", "voor", "MRI binnen een dag.", "gebiedende"),
        ("sterk", "voor", "Patiënten krijgen uitleg.", "gebiedende"),
        ("zwak", "voor", "Radiotherapie kan helpen.", "gebiedende"),
    ],
)
def test_a_text_against_its_options_is_found(
    project: Project, strength: str, direction: str, text: str, hint: str
) -> None:
    put(project, strength, direction, text)
    reports = found(project, "T012")
    if not hint:
        assert reports == []
        return
    ((line, message, remedy),) = reports
    assert project.read(MODULE).splitlines()[line - 1] == text
    assert hint in message + remedy


@pytest.mark.parametrize(
    ("strength", "direction", "text"),
    [
        ("sterk", "voor", "Maak een MRI."),
        ("sterk", "voor", "Wacht niet op de MRI, en geef meteen pijnstilling."),
        ("sterk", "tegen", "Raad bij uitval deze bewegingen af."),
        ("sterk", "voor", "Herken uitval vroeg."),
        ("sterk", "tegen", "Maak geen MRI."),
        ("sterk", "tegen", "Vermijd een korset."),
        ("sterk", "tegen", "Sluit dat niet uit."),
        ("zwak", "voor", "Overweeg een MRI."),
        ("zwak", "voor", "**Overweeg** een [MRI](stroomschema-voorbeeld.md)."),
        ("zwak", "tegen", "Maak liever geen MRI."),
        ("zwak", "tegen", "Overweeg geen MRI te maken."),
    ],
)
def test_a_text_that_fits_its_options_is_left_alone(
    project: Project, strength: str, direction: str, text: str
) -> None:
    put(project, strength, direction, text)
    assert found(project, "T012") == []


def put(project: Project, strength: str, direction: str, text: str) -> None:
    project.replace(MODULE, "sterkte: sterk", f"sterkte: {strength}")
    project.replace(MODULE, "richting: voor", f"richting: {direction}")
    project.replace(MODULE, "Doe dit.", text)
