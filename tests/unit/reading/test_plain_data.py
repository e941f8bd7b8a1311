"""What editors type is data: whatever else YAML can do, and every value of the wrong kind, is a finding at
its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from guideline.model.findings import Finding
from guideline.reading import yaml_source
from guideline.reading.registers import MOST_ALIKE, read_glossary, read_search_words
from guideline.reading.yaml_source import MAXIMUM_DEPTH
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"
VALUES = "docs/waarden.yml"
GLOSSARY = "docs/woordenlijst.yml"
MAP = "docs/modules.yml"


def found(project: Project, path: str) -> list[tuple[str, int]]:
    return [(item.code, item.place.line) for item in project.check() if item.place.path == path]


def finding(project: Project, path: str, code: str) -> Finding:
    (item,) = (item for item in project.check() if item.place.path == path and item.code == code)
    return item


def line_of(project: Project, path: str, needle: str) -> int:
    text = project.read(path)
    return text.count("\n", 0, text.index(needle)) + 1


OTHER_THAN_DATA = [
    pytest.param("!ENV HOME", "M028", id="variable"),
    pytest.param("!!python/name:os.system x", "M028", id="Python"),
    pytest.param("!!str x", "M028", id="standard tag"),
    pytest.param("! x", "M028", id="bare tag"),
    pytest.param("&a x", "M029", id="anchor"),
    pytest.param("*a", "M029", id="alias"),
    pytest.param("{<<: {a: b}}", "M029", id="merge"),
    pytest.param("x\x07", "M030", id="control character"),
    pytest.param('"\\x07"', "M030", id="control character, escaped"),
    pytest.param('"\\ud800"', "M030", id="half a character"),
    pytest.param("x\u2028y", "M030", id="line end of YAML alone"),
    pytest.param("x\x85y", "M030", id="old line end of YAML"),
    pytest.param("[" * 30 + "]" * 30, "M031", id="deep"),
    pytest.param('"\\UFFFFFFFF"', "M007", id="no character"),
    pytest.param("{[a]: b}", "M007", id="list as a key"),
]


@pytest.mark.parametrize(("typed", "code"), OTHER_THAN_DATA)
def test_what_is_more_than_data_is_found_in_a_page(project: Project, typed: str, code: str) -> None:
    line = line_of(project, MODULE, "uitgangsvraag:")
    project.replace(MODULE, '"Welke grens geldt: zes of zeven?"', typed)
    assert (code, line) in found(project, MODULE)


@pytest.mark.parametrize(("typed", "code"), OTHER_THAN_DATA)
def test_what_is_more_than_data_is_found_in_the_options_of_a_block(
    project: Project, typed: str, code: str
) -> None:
    line = line_of(project, MODULE, "    sterkte:")
    project.replace(MODULE, "sterkte: sterk", f"sterkte: {typed}")
    assert (code, line) in found(project, MODULE)


@pytest.mark.parametrize(("typed", "code"), OTHER_THAN_DATA)
def test_what_is_more_than_data_is_found_in_a_data_file(project: Project, typed: str, code: str) -> None:
    project.replace(VALUES, "12 uur", typed)
    assert (code, 2) in found(project, VALUES)


def test_nothing_is_read_from_the_environment(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROEFGEHEIM", "geheim-123")
    project.replace(MODULE, "status: concept", "status: !ENV PROEFGEHEIM")
    project.replace(VALUES, "12 uur", "!ENV PROEFGEHEIM")
    project.write("lokaal.yml", "ziekenhuis: !ENV PROEFGEHEIM\ndatum: 2026-01-10\n")
    assert "geheim" not in " ".join(map(str, project.check()))


def test_a_control_character_is_named(project: Project) -> None:
    project.replace(VALUES, "12 uur", "12\x1buur")
    item = finding(project, VALUES, "M030")
    assert (item.place.line, item.place.column) == (2, 12)
    assert "U+001B" in item.message


def test_a_control_character_in_the_bibliography_is_found(project: Project) -> None:
    project.replace("docs/literatuur.bib", "year", "y\x08ear")
    assert "M030" in [code for code, _ in found(project, "docs/literatuur.bib")]


def test_a_second_document_is_found(project: Project) -> None:
    project.write(VALUES, project.read(VALUES) + "---\n- naam: x\n")
    assert ("M007", project.read(VALUES).count("\n") - 1) in found(project, VALUES)


def test_more_values_than_anyone_types_are_found(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_source, "MAXIMUM_NODES", 1000)
    project.write(GLOSSARY, "- term: x\n  definitie: y\n  synoniemen:\n" + "    - z\n" * 1000)
    assert [code for code, _ in found(project, GLOSSARY)] == ["M031"]


def test_depth_counts_from_the_top(project: Project) -> None:
    inner = MAXIMUM_DEPTH - 3  # the list, its group, and the innermost value
    for more, code in ((0, "M011"), (1, "M031")):
        project.write(VALUES, f"- tekst: {'[' * (inner + more)}x{']' * (inner + more)}\n")
        assert code in [code for code, _ in found(project, VALUES)]


def test_keys_are_texts_as_typed(project: Project) -> None:
    project.write(VALUES, project.read(VALUES) + "  no: x\n  010: y\n")
    messages = " ".join(item.message for item in project.check() if item.place.path == VALUES)
    assert "‘no’" in messages
    assert "‘010’" in messages


def test_the_same_key_twice_is_found_in_a_data_file(project: Project) -> None:
    project.replace(VALUES, "  bron:", "  tekst: 13 uur\n  bron:")
    assert ("M008", 4) in found(project, VALUES)


WRONG = ["[een]", "{een: twee}", "", '" "']
"""What stands where a text belongs."""


@pytest.mark.parametrize("typed", WRONG)
@pytest.mark.parametrize(
    ("path", "key"),
    [
        (VALUES, "  tekst: 12 uur"),
        (VALUES, "  betekenis: Een voorbeeld."),
        (VALUES, "  bron: bron2020"),
        (VALUES, "  module: voorbeeld"),
        (GLOSSARY, "- term: Proefterm"),
        (GLOSSARY, "  definitie: Een woord om mee te toetsen."),
        (MAP, "  - id: diagnostiek"),
        (MAP, "    titel: Diagnostiek"),
        (MODULE, "title: Voorbeeld"),
        (MODULE, "regiehouder: NVN"),
    ],
)
def test_a_text_is_a_text(project: Project, path: str, key: str, typed: str) -> None:
    line = line_of(project, path, key)
    project.replace(path, key, f"{key.partition(':')[0]}: {typed}")
    assert ("M011", line) in found(project, path)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(GLOSSARY, "synoniemen: [scan]", "synoniemen: scan", id="word where a list belongs"),
        pytest.param(GLOSSARY, "synoniemen: [scan]", "synoniemen: 5", id="number where a list belongs"),
        pytest.param(GLOSSARY, "synoniemen: [scan]", "synoniemen: true", id="truth where a list belongs"),
        pytest.param(GLOSSARY, "synoniemen: [scan]", "synoniemen: [[scan]]", id="list in a list"),
        pytest.param(GLOSSARY, "afkorting: MRI", "afkorting: [MRI]", id="list where a text may stand"),
        pytest.param(GLOSSARY, "doelgroep: professional", "doelgroep: profesional", id="no such audience"),
        pytest.param(MAP, "gepland: true}", "gepland: ja}", id="word where a truth belongs"),
        pytest.param(MAP, "soort: patient", "soort: [patient]", id="list as kind"),
        pytest.param(MAP, "{id: oud, titel: Oude module}", "oud", id="word where a group belongs"),
        pytest.param(MAP, "{id: oud,", "{id: ../oud,", id="path as id"),
        pytest.param(MAP, "rubrieken:", "rubriek:", id="no such key"),
        pytest.param(MODULE, "zoektermen: [proefwoord]", "zoektermen: proefwoord", id="search words"),
        pytest.param(MODULE, "verwant: [stroomschema-voorbeeld]", "verwant: {a: b}", id="related"),
        pytest.param(MODULE, "interval_maanden: 12", "interval_maanden: true", id="truth as a number"),
        pytest.param("docs/index.md", "title:", "hide: [[navigation]]\ntitle:", id="hide, nested"),
        pytest.param("docs/index.md", "title:", "hide: {a: b}\ntitle:", id="hide, group"),
        pytest.param("docs/index.md", "title:", "hide: [alles]\ntitle:", id="hide, unknown"),
        pytest.param("docs/index.md", "title:", "search: {boost: {a: b}}\ntitle:", id="search, nested"),
        pytest.param("docs/index.md", "title:", "search: [[a]]\ntitle:", id="search, list"),
        pytest.param("docs/index.md", "title:", "search: {exclude: 5}\ntitle:", id="search, number"),
        pytest.param("docs/index.md", "title:", "search: {boost: .nan}\ntitle:", id="search, no number"),
    ],
)
def test_a_value_of_the_wrong_kind_is_found(project: Project, path: str, old: str, new: str) -> None:
    line = line_of(project, path, old)
    project.replace(path, old, new)
    assert ("M011", line) in found(project, path)


@pytest.mark.parametrize("options", ["{exclude: true}", "{boost: 2}", "{boost: 0.5}"])
def test_what_the_search_knows_is_accepted(project: Project, options: str) -> None:
    project.replace("docs/index.md", "title:", f"search: {options}\ntitle:")
    assert project.check() == []


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31", "2200-01-01"])
def test_a_day_far_away_is_found(project: Project, day: str) -> None:
    project.replace(MODULE, "datum: 2026-01-10", f"datum: {day}")
    (item,) = (item for item in project.check() if item.place.path == MODULE and day in item.message)
    assert "ver weg" in item.message


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        pytest.param("gepubliceerd.yml", "paginas: 5\n", 1, id="record, number"),
        pytest.param("gepubliceerd.yml", "paginas: false\n", 1, id="record, truth"),
        pytest.param("gepubliceerd.yml", "paginas:\n  - a.md\n  - [b.md]\n", 3, id="record, list in a list"),
        pytest.param("gepubliceerd.yml", "- a.md\n", 1, id="record, list"),
        pytest.param("gepubliceerd.yml", "a: !x b\n", 1, id="record, tag"),
        pytest.param("verhuisd.yml", "a.md: b.md\nc.md: [d.md]\n", 2, id="moves, list"),
        pytest.param("verhuisd.yml", "5\n", 1, id="moves, no group"),
        pytest.param("modules.yml", "", 1, id="map, empty"),
        pytest.param("modules.yml", "5\n", 1, id="map, number"),
        pytest.param("modules.yml", "rubrieken:\n  - 5\n", 2, id="map, number as chapter"),
        pytest.param(
            "modules.yml", "rubrieken:\n  - {id: a, titel: b, modules: 5}\n", 2, id="map, no modules"
        ),
        pytest.param("engelse-termen.yml", "- [a]\n", 1, id="English, list"),
        pytest.param("engelse-termen.yml", "a: b\n", 1, id="English, group"),
        pytest.param("zoekwoorden.yml", "- leken: [a]\n", 1, id="search words, lead nowhere"),
        pytest.param("zoekwoorden.yml", "- woord: [a]\n  lekn: [b]\n", 2, id="search words, key"),
        pytest.param("zoekwoorden.yml", "- woord: []\n", 1, id="search words, none"),
    ],
)
def test_data_of_the_wrong_form_are_found(project: Project, name: str, content: str, line: int) -> None:
    project.write(f"docs/{name}", content)
    assert line in [at for code, at in found(project, f"docs/{name}") if code in ("M011", "M028")]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("ziekenhuis: Proef", "ziekenhuis: [5]", 1),
        ("datum: 2026-01-10", "datum: 9999-12-31", 2),
        ("datum: 2026-01-10", "datum: [2026]", 2),
        ("mdo: dinsdag", "mdo: [dinsdag]", 3),
        ("mdo: dinsdag", "nummers: 5", 3),
        ("mdo: dinsdag", "nummers: [5]", 3),
        ("mdo: dinsdag", "afspraken: {module: voorbeeld}", 3),
        ("mdo: dinsdag", "mdo: !ENV HOME", 3),
    ],
)
def test_local_agreements_of_the_wrong_form_are_found(
    project: Project, old: str, new: str, line: int
) -> None:
    text = "ziekenhuis: Proef\ndatum: 2026-01-10\nmdo: dinsdag\n"
    project.write("lokaal.yml", text.replace(old, new))
    assert line in [at for code, at in found(project, "lokaal.yml") if code in ("M011", "M028")]


SETTINGS = "mkdocs.yml"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param(
            "interval_maanden: {minimum: 3, maximum: 60}", "interval_maanden: 5", "M032", id="group"
        ),
        pytest.param("{minimum: 3, maximum", "{minimum: drie, maximum", "M032", id="number"),
        pytest.param("{minimum: 3, maximum", "{minimun: 3, maximum", "M032", id="unknown key, nested"),
        pytest.param("bijna_verlopen_dagen: 60", "bijna_verlopen_dagen: 99999999999", "M032", id="too many"),
        pytest.param("bijna_verlopen_dagen: 60", "bijna_verlopen_dagen: -1", "M032", id="too few"),
        pytest.param("respijt_dagen: 90", "respijt_dagen: [90]", "M032", id="list"),
        pytest.param("respijt_dagen: 90", "respijtdagen: 90", "M032", id="unknown key"),
        pytest.param("respijt_dagen: 90", "5: 90", "M032", id="number as key"),
        pytest.param("regiehouders: [", "regiehouders: [[5], ", "M032", id="list in a list"),
        pytest.param("respijt_dagen: 90", "respijt_dagen: !ENV [X, 90]", "M028", id="variable"),
        pytest.param("edit_uri:", "docs_dir: [docs]\nedit_uri:", "M032", id="docs folder"),
        pytest.param("\nnav:", "\nnav: 3\nnavx:", "M032", id="navigation"),
        pytest.param("\nextra:", "\nextra: 3\nextrax:", "M032", id="extra"),
    ],
)
def test_a_wrong_setting_is_found_at_its_line(project: Project, old: str, new: str, code: str) -> None:
    line = line_of(project, SETTINGS, old) + old.startswith("\n")
    project.replace(SETTINGS, old, new)
    assert (code, line) in found(project, SETTINGS)


def test_a_word_where_the_list_of_domains_belongs_is_found(project: Project) -> None:
    text = project.read(SETTINGS)
    before, _, rest = text.partition("    domeinen:\n")
    after = rest[rest.index("    interval_maanden") :]
    project.write(SETTINGS, f"{before}    domeinen: x\n{after}")
    assert ("M032", before.count("\n") + 1) in found(project, SETTINGS)


def test_a_wrong_setting_does_not_hide_the_others(project: Project) -> None:
    project.replace(SETTINGS, "bijna_verlopen_dagen: 60", "bijna_verlopen_dagen: zestig")
    project.replace(SETTINGS, "respijt_dagen: 90", "respijt_dagen: negentig")
    assert [code for code, _ in found(project, SETTINGS)] == ["M032", "M032"]


def test_settings_may_have_anchors_and_variables(project: Project) -> None:
    project.write(
        SETTINGS,
        "copyright: &wie Wij\nsite_author: *wie\n"
        + project.read(SETTINGS).replace("copyright: T", "remote_name: T"),
    )
    assert project.check() == []


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(
            "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)),
            id="aliases of aliases",
        ),
        pytest.param("x: " + "[" * 1000 + "]" * 1000 + "\n", id="deep"),
    ],
)
def test_settings_do_not_explode(project: Project, more: str) -> None:
    project.write(SETTINGS, project.read(SETTINGS) + more)
    assert "M031" in [code for code, _ in found(project, SETTINGS)]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("x: &x [*x]\n", "M029"),
        ("x: *nergens\n", "M007"),
        ("x: !!bool x\n", "M007"),
        ("x: !!int []\n", "M007"),
        ('x: !!int ""\n', "M007"),
        ("x: !ENV {}\n", "M007"),
        ("? [a]\n: b\n", "M007"),
        ('x: "\\ud800"\n', "M030"),
    ],
)
def test_settings_that_cannot_be_read_are_found(project: Project, more: str, code: str) -> None:
    line = project.read(SETTINGS).count("\n") + 1
    project.write(SETTINGS, project.read(SETTINGS) + more)
    assert (code, line) in found(project, SETTINGS)


DATA_FILES = [VALUES, GLOSSARY, MAP, "docs/literatuur.bib", "docs/engelse-termen.yml", "lokaal.yml"]


@pytest.mark.parametrize("name", [*DATA_FILES, SETTINGS])
def test_a_data_file_that_is_too_large_is_not_read(project: Project, name: str) -> None:
    project.write(name, b"# " + b"x" * 5_000_000)
    assert ("M003", 1) in found(project, name)


@pytest.mark.parametrize("name", DATA_FILES)
def test_a_folder_in_the_place_of_a_data_file_is_found(project: Project, name: str) -> None:
    project.own(name.split("/")[0])
    project.path(name).unlink(missing_ok=True)
    project.path(name).mkdir()
    assert ("M001", 1) in found(project, name)


@pytest.mark.parametrize("name", DATA_FILES)
def test_a_link_in_the_place_of_a_data_file_is_found(project: Project, name: str) -> None:
    project.own(name.split("/")[0])
    project.path(name).unlink(missing_ok=True)
    project.path(name).symlink_to("nergens")
    assert ("M001", 1) in found(project, name)


@pytest.mark.parametrize("name", [*DATA_FILES, SETTINGS])
def test_a_file_that_the_machine_does_not_give_is_found(
    project: Project, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not project.path(name).exists():
        project.write(name, "x: y\n")
    closed, read = project.path(name), Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert ("M001", 1) in found(project, name)


@pytest.mark.parametrize(
    ("read", "row", "found"),
    [
        (read_search_words, "- woord: [bot {}]\n", 1),
        (read_search_words, "- woord: [bot]\n  leken: [bot {}]\n", 0),
        (read_glossary, "- term: T{}\n  definitie: X.\n  synoniemen: [bot {}]\n", 1),
        (read_glossary, "- term: bot {}\n  definitie: X.\n", 0),
    ],
)
def test_no_word_has_more_names_around_it_than_the_search_can_look_for(
    read: Callable[[str], Any], row: str, found: int
) -> None:
    text = "".join(row.replace("{}", f"{number:02}") for number in range(MOST_ALIKE + 1))
    _, problems = read(text)
    assert len(problems) == found
    assert read("".join(row.replace("{}", f"{number:02}") for number in range(MOST_ALIKE)))[1] == ()
    for problem in problems:
        assert problem.at[0] == text.count("\n") - row.count("\n") + 1
        assert "rond ‘bot’ staan meer dan 50 namen" in problem.message
        assert problem.suggestion


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nummer:", "numer:"),
        ("mdo:", "mdoo:"),
        ("ziekenhuis: Proef", "naam: Proef"),
        ("tekst: Bel.", "tekst: []"),
    ],
)
def test_one_mistake_in_local_agreements_hides_no_other(project: Project, old: str, new: str) -> None:
    text = (
        "ziekenhuis: Proef\ndatum: 2026-05-01\nmdo: dinsdag\nnummers:\n  - {wie: SEH, nummer: toestel 1}\n"
        "afspraken:\n  - {module: voorbeld, tekst: Kom.}\n  - {module: voorbeeld, tekst: Bel.}\n"
    )
    project.write("lokaal.yml", text.replace(old, new))
    codes = [finding.code for finding in project.check()]
    assert "M025" in codes
    assert "M011" in codes


def test_what_was_not_looked_at_in_local_agreements_is_said(project: Project) -> None:
    project.write("lokaal.yml", "ziekenhuis: Proef\nafspraken:\n  - {module: voorbeld, tekst: Kom.}\n")
    (found,) = project.check()
    assert "de nummers en afspraken zijn nog niet nagekeken" in found.message
