"""A slip of the pen in the register of values is found, and so is a value typed over in another way."""

from __future__ import annotations

import pytest
from project import Project

VALUES = "docs/waarden.yml"
MODULE = "docs/diagnostiek/voorbeeld.md"


@pytest.fixture
def project(project: Project) -> Project:
    """The small guideline, without a value in its flowchart: a drawing takes seconds."""
    project.replace("docs/diagnostiek/stroomschema-voorbeeld.md", "{waarde:termijn}", "even")
    return project


def codes(project: Project, code: str) -> list[tuple[int, str, str]]:
    return [(item.place.line, item.message, item.suggestion) for item in project.check() if item.code == code]


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        pytest.param("tekst: 12 uur", "tekst: 120 uur", 2, "120 uur", id="a nought too many"),
        pytest.param("tekst: 12 uur", "tekst: 12 dagen", 2, "12 uur", id="another unit"),
        pytest.param("tekst: 12 uur", "tekst: zo snel mogelijk", 2, "zo snel mogelijk", id="no number"),
        pytest.param("getal: 12", "getal: 13", 2, "13 uur", id="another number"),
        pytest.param("tot: 24", "tot: 10", 6, "12 uur", id="out of bounds"),
        pytest.param("van: 1", "van: 30", 8, "groter", id="bounds the wrong way round"),
        pytest.param("  tot: 24\n", "", 1, "‘tot’", id="a bound is missing"),
    ],
)
def test_a_value_that_does_not_fit_its_number_is_found(
    project: Project, old: str, new: str, line: int, hint: str
) -> None:
    project.replace(VALUES, old, new)
    found = codes(project, "W005")
    assert found[0][0] == line
    assert hint in found[0][1]
    assert found[0][2]


def test_a_slip_in_both_places_is_outside_the_bounds(project: Project) -> None:
    project.replace(VALUES, "tekst: 12 uur", "tekst: 120 uur")
    project.replace(VALUES, "getal: 12", "getal: 120")
    assert [line for line, _, _ in codes(project, "W005")] == [6]


@pytest.mark.parametrize("text", ["8–12 uur", "1 × 12 uur", "binnen 12 uur na de klacht", "12u"])
def test_a_text_may_hold_more_than_the_number(project: Project, text: str) -> None:
    project.replace(VALUES, "tekst: 12 uur", f"tekst: {text}")
    assert codes(project, "W005") == []


def test_each_number_of_a_range_lies_between_the_bounds(project: Project) -> None:
    project.replace(VALUES, "tekst: 12 uur", "tekst: 12–96 uur")
    assert [line for line, _, _ in codes(project, "W005")] == [2]


def test_an_unknown_unit_is_found_with_the_units_there_are(project: Project) -> None:
    project.replace(VALUES, "eenheid: uur", "eenheid: g")
    found = [item for item in project.check() if item.place.path == VALUES and "mg" in str(item)]
    assert [item.place.line for item in found] == [7]


@pytest.mark.parametrize("key", ["getal: twaalf", "getal: -1", "van: .nan"])
def test_what_is_no_number_is_found(project: Project, key: str) -> None:
    name = key.split(":")[0]
    text = project.read(VALUES)
    line = next(row for row in text.splitlines() if row.startswith(f"  {name}:"))
    project.replace(VALUES, line, f"  {key}")
    assert any(item.place.path == VALUES and item.severity.fails for item in project.check())


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("3 dagen", False),
        ("16 mg per dag", False),
        ("hoogstens", True),
        ('"7"', True),
        ("Th6 of hoger", True),
    ],
)
def test_a_dose_or_deadline_asks_for_bounds(project: Project, text: str, guarded: bool) -> None:
    more = f"- naam: los\n  tekst: {text}\n  betekenis: Los.\n  bron: bron2020\n  module: voorbeeld\n"
    project.write(VALUES, project.read(VALUES) + more)
    assert bool(codes(project, "W006")) is not guarded


WAYS = [
    *("12 uur", "12u", "12 u", "12 h", "12uur", "12-uurs", "12‑uurs", "12 uren", "12\u00a0uur", "twaalf uur"),
    *("Twaalf uur", "twaalf-uurs"),
]


@pytest.mark.parametrize("written", WAYS)
def test_a_value_typed_over_in_any_way_is_found(project: Project, written: str) -> None:
    project.replace(MODULE, "Doe dit.", f"Doe dit binnen {written}.")
    (line, message, remedy), *others = codes(project, "W004")
    assert others == []
    assert project.read(MODULE).splitlines()[line - 1] == f"Doe dit binnen {written}."
    assert f"‘{written}’" in message
    assert "{waarde:termijn}" in remedy


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("1 × 8 Gy", "1x8 Gy"),
        ("1 × 8 Gy", "1 x 8Gy"),
        ("1 × 8 Gy", "1*8 gray"),
        ("16 mg", "16mg"),
        ("16 mg", "16 milligram"),
        ("12 microgram", "12 µg"),
        ("4–8 weken", "4-8 weken"),
        ("4–8 weken", "4 tot 8 wk"),
        ("48 uur", "achtenveertig uur"),
        ("binnen 7 dagen", "binnen zeven dagen"),
        ("2 weken na de operatie", "twee weken na de operatie"),
    ],
)
def test_doses_and_ranges_are_known_in_other_ways(project: Project, value: str, written: str) -> None:
    project.replace(VALUES, "tekst: 12 uur", f"tekst: {value}")
    project.replace(MODULE, "Doe dit.", f"Doe dit met {written}.")
    assert [message for _, message, _ in codes(project, "W004") if f"‘{written}’" in message]


@pytest.mark.parametrize(
    "other",
    [
        *(
            "12 uur per dag",
            "112 uur",
            "12,5 uur",
            "1–12 uur",
            "12 uurtjes",
            "twaalfuurtje",
            "de 12-uursdienst",
        ),
        *("12 mg", "twaalf dagen", "0,12 uur", "een uur"),
    ],
)
def test_another_figure_is_no_copy(project: Project, other: str) -> None:
    project.replace(MODULE, "Doe dit.", f"Doe dit na {other}.")
    assert codes(project, "W004") == []


def test_the_remedy_names_the_value_that_fits_and_the_way_out(project: Project) -> None:
    more = "".join(
        f"- naam: {name}\n  tekst: 12 uur\n  betekenis: {meaning}\n  bron: bron2020\n  module: voorbeeld\n"
        "  getal: 12\n  eenheid: uur\n  van: 1\n  tot: 24\n"
        for name, meaning in (
            ("een", "Wachten op bloed."),
            ("twee", "Wachten op vervoer."),
            ("drie", "Termijn voor een röntgenfoto van de wervels."),
            ("vier", "Iets anders."),
        )
    )
    project.write(VALUES, project.read(VALUES) + more)
    project.replace(MODULE, "Doe dit.", "Maak binnen 12 uur een röntgenfoto van de wervels.")
    ((_, _, remedy),) = codes(project, "W004")
    assert remedy.startswith("schrijf {waarde:drie} of ")
    assert remedy.count("{waarde:") == 4
    assert "eigen naam" in remedy


DOSE = """\
- naam: dosis
  tekst: 12–16 mg
  betekenis: Dosis van een middel.
  bron: bron2020
  module: voorbeeld
  middel: voorbeeldine
  getal: 16
  eenheid: mg
  van: 6
  tot: 32
"""


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Geef 160 mg voorbeeldine.", "160 mg"),
        ("Voorbeeldine: 1,6 mg per dag.", "1,6 mg"),
        ("Geef 16 microgram voorbeeldine.", "16 microgram"),
        ("Geef voorbeeldine, 16 g.", "16 g"),
        ("Geef 120–160 mg voorbeeldine.", "120 mg"),
    ],
)
def test_a_dose_that_is_a_slip_is_found(project: Project, text: str, typed: str) -> None:
    project.append(VALUES, DOSE)
    project.append("docs/index.md", f"\n{text}\n")
    found = codes(project, "W008")
    assert typed in found[0][1]
    assert "{waarde:dosis}" in found[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "Geef 16 mg voorbeeldine.",
        "Geef 20 mg voorbeeldine.",
        "Geef 160 mg van een ander middel.",
        "Geef {waarde:dosis} voorbeeldine in 160 ml.",
        "Voorbeeldine: 0,016 g.",
    ],
)
def test_another_dose_is_no_slip(project: Project, text: str) -> None:
    project.append(VALUES, DOSE)
    project.append("docs/index.md", f"\n{text}\n")
    assert codes(project, "W008") == []


@pytest.mark.parametrize(
    "text",
    ['<link rel="stylesheet" href="../x"', "<svg onload=x>", "</p>", "<!-- a", "<span>x", "[klik](tel:(1))"],
)
def test_a_value_holds_no_html(project: Project, text: str) -> None:
    project.replace(VALUES, "tekst: 12 uur", f"tekst: '{text}'")
    assert [line for line, _, _ in codes(project, "M038")] == [2]
