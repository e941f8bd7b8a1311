"""Data say what was typed: no value is read as something else, and text that would be lost is a finding that
gives the line to type."""

from __future__ import annotations

import pytest
from corrections import follow
from guideline.model.findings import Finding
from guideline.reading.yaml_source import read_yaml
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"
VALUES = "docs/waarden.yml"
GLOSSARY = "docs/woordenlijst.yml"
MAP = "docs/modules.yml"
TERMS = "docs/engelse-termen.yml"


def findings_in(project: Project, path: str, code: str = "") -> list[Finding]:
    return [item for item in project.check() if item.place.path == path and item.code.startswith(code)]


AS_TYPED = [
    "12:30",
    "0201234",
    "no",
    "NO",
    "nee",
    "on",
    "~",
    "null",
    "1_000",
    "1e3",
    ".5",
    "0x1F",
    "2026-01-10",
]


@pytest.mark.parametrize("typed", [*AS_TYPED, "1.0", "true", "=", "9" * 40, "graad#3", "10%", "a:b"])
def test_a_value_is_the_text_that_was_typed(typed: str) -> None:
    assert read_yaml(f"a: {typed}\nb: [{typed}]\n").data == {"a": typed, "b": [typed]}


def test_nothing_typed_is_no_text() -> None:
    assert read_yaml("a:\nb: ''\n").data == {"a": None, "b": ""}


@pytest.mark.parametrize("typed", AS_TYPED)
def test_a_text_may_look_like_a_number_or_a_truth(project: Project, typed: str) -> None:
    project.replace(VALUES, "Een voorbeeld.", typed)
    project.replace(GLOSSARY, "afkorting: MRI", f"afkorting: {typed}")
    project.replace(MODULE, "title: Voorbeeld", f"title: {typed}")
    assert project.check() == []


def test_a_number_of_a_telephone_stays_as_typed(project: Project) -> None:
    project.write(
        "lokaal.yml", "ziekenhuis: Proef\ndatum: 2026-01-10\nnummers:\n  - {wie: Arts, nummer: 0201234567}\n"
    )
    assert project.check() == []


@pytest.mark.parametrize(
    "typed", ["1_2", "0o14", "012", "12.0", "1e1", "twaalf", "true", "12 maanden", "0x0C"]
)
def test_a_whole_number_has_plain_digits(project: Project, typed: str) -> None:
    project.replace(MODULE, "interval_maanden: 12", f"interval_maanden: {typed}")
    (item,) = findings_in(project, MODULE)
    assert (item.code, item.place.line) == ("M011", 8)
    assert f"‘{typed}’" in item.message


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ja", "true"), ("yes", "true"), ("True", "true"), ("nee", "false"), ("off", "false")],
)
def test_a_truth_has_one_word(project: Project, typed: str, meant: str) -> None:
    project.replace(MAP, "gepland: true", f"gepland: {typed}")
    (item,) = findings_in(project, MAP, "M011")
    assert f"‘{typed}’" in item.message
    assert f"‘gepland: {meant}’" in item.suggestion


CUT = [
    pytest.param("12 uur #3", id="value"),
    pytest.param("#3", id="whole value"),
    pytest.param("12 uur # na de melding", id="remark"),
]


@pytest.mark.parametrize("typed", CUT)
def test_text_that_would_be_cut_off_is_found_with_the_line_to_type(project: Project, typed: str) -> None:
    project.replace(VALUES, "Een voorbeeld.", typed)
    (item,) = findings_in(project, VALUES, "M037")
    assert item.place.line == 3
    follow(project, item)
    assert findings_in(project, VALUES) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (MODULE, "title: Voorbeeld", "title: Keuze bij graad #3 en hoger"),
        (MODULE, "sterkte: sterk", "sterkte: sterk # nog nagaan"),
        (MODULE, "zoektermen: [proefwoord]", "zoektermen: [proefwoord] # meer?"),
        (MODULE, "herziening:", "herziening: # het logboek"),
        (GLOSSARY, "- term: Proefterm", '- term: "Proefterm" # uit 2015'),
        (TERMS, "- pain flare", "- pain flare #1"),
        ("docs/verhuisd.yml", "", "a.md: index.md # samengevoegd"),
        ("docs/gepubliceerd.yml", "", "paginas:\n  - index.md # start"),
        ("lokaal.yml", "", "ziekenhuis: Proef\ndatum: 2026-01-10\nmdo: toestel 1 #2"),
    ],
)
def test_a_remark_on_a_line_with_data_is_found(project: Project, path: str, old: str, new: str) -> None:
    text = project.read(path) if old else ""
    project.write(path, text.replace(old, new, 1) if old else f"{new}\n")
    (item,) = findings_in(project, path, "M037")
    assert " #" in project.read(path).split("\n")[item.place.line - 1]


@pytest.mark.parametrize(
    "text",
    [
        "# een opmerking #2 op een eigen regel\na: b\n",
        "a: b\n  # ingesprongen # opmerking\nc: d\n",
        'a: "b #3"\n',
        "a: 'b #3'\n",
        "a: |\n  tekst #3\n  # geen opmerking\nb: c\n",
        "a: b#3\n",
        "a: [b, 'c #1']\n",
        "a: eerste\n  tweede regel\n",
    ],
)
def test_what_is_kept_whole_is_no_finding(text: str) -> None:
    assert read_yaml(text).problems == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        pytest.param(TERMS, "- pain flare", "- pain flare\n  odds ratio", 3, id="dash forgotten"),
        pytest.param(GLOSSARY, "[scan]", "\n    - scan\n      beeld", 6, id="dash forgotten, deeper"),
        pytest.param(GLOSSARY, "[scan]", "[scan\n    beeld]", 5, id="comma forgotten"),
        pytest.param(MAP, "titel: Later,", "titel: Later, of nooit,", 11, id="comma in a value"),
        pytest.param(VALUES, "Een voorbeeld.", ">5", 3, id="sign that starts a text"),
        pytest.param(VALUES, "Een voorbeeld.", "|", 3, id="text that is not there"),
    ],
)
def test_values_that_melt_together_are_found(
    project: Project, path: str, old: str, new: str, line: int
) -> None:
    project.replace(path, old, new)
    (item,) = findings_in(project, path, "M037")
    assert item.place.line == line


SLIPS = [
    pytest.param("12 uur: spoed", id="colon in a value"),
    pytest.param("12 uur:", id="colon at the end"),
    pytest.param("@x", id="at sign"),
    pytest.param("%x", id="percent sign"),
    pytest.param("`x`", id="backtick"),
    pytest.param("> 5 dagen", id="greater than"),
    pytest.param(">5 dagen", id="greater than, no space"),
    pytest.param("| 5", id="bar"),
    pytest.param("- 5", id="dash"),
    pytest.param("'s nachts", id="apostrophe"),
    pytest.param("'s nachts en 's avonds", id="two apostrophes"),
    pytest.param('"12" uur', id="quotes around a part"),
    pytest.param('"12 uur', id="quote not closed"),
    pytest.param("[12 uur] later", id="text after brackets"),
    pytest.param("{x} uur", id="text after braces"),
    pytest.param('"a\\d"', id="backslash"),
]


@pytest.mark.parametrize("typed", SLIPS)
def test_a_slip_is_found_at_its_line_and_gone_when_the_advice_is_followed(
    project: Project, typed: str
) -> None:
    project.replace(VALUES, "Een voorbeeld.", typed)
    (item,) = findings_in(project, VALUES)
    assert (item.code, item.place.line) == ("M007", 3)
    follow(project, item)
    assert findings_in(project, VALUES) == []


@pytest.mark.parametrize(("typed", "code"), [("!let op", "M028"), ("&let op", "M029"), ("*let op*", "M029")])
def test_a_sign_at_the_start_is_found_and_gone_between_quotes(
    project: Project, typed: str, code: str
) -> None:
    project.replace(VALUES, "Een voorbeeld.", typed)
    (item,) = findings_in(project, VALUES, code)
    follow(project, item)
    assert findings_in(project, VALUES) == []


FORMS = [
    pytest.param(MODULE, "regiehouder: NVN", "regiehouder NVN", 6, id="no colon"),
    pytest.param(MODULE, "module: voorbeeld", "module voorbeeld", 3, id="no colon after module"),
    pytest.param(MODULE, "regiehouder: NVN", "regiehouder:NVN", 6, id="no space after the colon"),
    pytest.param(MODULE, "      uitkomst: nieuw", "      uitkomst:nieuw", 11, id="no space, deeper"),
    pytest.param(MODULE, "sterkte: sterk", "sterkte sterk", 22, id="no colon in an option"),
    pytest.param(MODULE, "sterkte: sterk", "sterkte:sterk", 22, id="no space in an option"),
    pytest.param(MODULE, "sterkte: sterk", "sterkte:\u00a0sterk", 22, id="no-break space in an option"),
    pytest.param(
        MODULE, "bronnen: [bron2020]", "bronnen:\u00a0[bron2020]", 25, id="no-break space, last line"
    ),
    pytest.param(MODULE, "regiehouder: NVN", "regiehouder:\u2009NVN", 6, id="thin space"),
    pytest.param(MODULE, "Eerste versie.", "Eerste: versie.", 13, id="colon in a value"),
    pytest.param(MODULE, "  beoordelingen:", " beoordelingen:", 9, id="indented too little"),
    pytest.param(TERMS, "- pain flare", "- pain flare\nodds ratio", 3, id="no dash"),
    pytest.param(TERMS, "- pain flare", "-pain flare", 2, id="no space after the dash"),
    pytest.param(TERMS, "- pain flare", "-\u00a0pain flare", 2, id="no-break space after the dash"),
    pytest.param(VALUES, "- naam: termijn", "- naam:termijn", 1, id="no space in the first key of an item"),
    pytest.param(MODULE, "zoektermen: [proefwoord]", "zoektermen: [proefwoord", 14, id="bracket not closed"),
]


@pytest.mark.parametrize(("path", "old", "new", "line"), FORMS)
def test_a_slip_in_the_form_is_found_where_it_was_made(
    project: Project, path: str, old: str, new: str, line: int
) -> None:
    project.replace(path, old, new)
    (item,) = findings_in(project, path, "M007")
    assert item.place.line == line
    follow(project, item)
    assert findings_in(project, path, "M") == []


def test_a_dash_forgotten_at_the_second_item_is_named(project: Project) -> None:
    project.write(
        VALUES, project.read(VALUES) + project.read(VALUES).replace("- naam: termijn", "  naam: later")
    )
    assert "‘- ’" in findings_in(project, VALUES, "M008")[0].suggestion


def test_a_slip_in_the_front_matter_makes_no_mistake_elsewhere(project: Project) -> None:
    project.replace(MODULE, "toelichting: Eerste versie.", "toelichting: Eerste: versie.")
    assert [item.code for item in project.check()] == ["M007"]


def test_a_slip_in_the_options_makes_no_mistake_elsewhere(project: Project) -> None:
    project.replace(MODULE, "sterkte: sterk", "sterkte:sterk")
    assert [item.code for item in project.check()] == ["M007"]


def test_a_slip_in_the_values_makes_no_mistake_elsewhere(project: Project) -> None:
    project.replace(VALUES, "Een voorbeeld.", "Een: voorbeeld")
    assert [item.code for item in project.check()] == ["M007"]


def test_a_slip_in_the_map_makes_no_mistake_elsewhere(project: Project) -> None:
    project.replace(MAP, "titel: Later,", "titel: Later: of niet,")
    assert [item.code for item in project.check()] == ["M007"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (GLOSSARY, "Een woord om mee te toetsen.", "Zie [@bron2020]."),
        (VALUES, "Een voorbeeld.", "Zie [dit](index.md)."),
        (MODULE, "Eerste versie.", "Binnen {waarde:termijn}."),
        (MODULE, "title: Voorbeeld", "title: Een **vet** woord"),
        ("lokaal.yml", "", "ziekenhuis: Proef\ndatum: 2026-01-10\nmdo: Binnen {waarde:termijn}."),
    ],
)
def test_markup_in_data_is_found_at_its_line(project: Project, path: str, old: str, new: str) -> None:
    text = project.read(path) if old else ""
    project.write(path, text.replace(old, new, 1) if old else f"{new}\n")
    (item,) = findings_in(project, path, "M038")
    assert project.read(path).split("\n")[item.place.line - 1].endswith(new.split("\n")[-1])
