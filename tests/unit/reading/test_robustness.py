"""Whatever an editor's tools leave in a file gives a finding at its line, or nothing at all; never a
traceback."""

from __future__ import annotations

import pytest
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"


def codes(project: Project, path: str = MODULE) -> list[tuple[str, int]]:
    return [(finding.code, finding.place.line) for finding in project.check() if finding.place.path == path]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="windows line ends"),
        pytest.param(lambda text: "\ufeff" + text, id="byte-order mark"),
        pytest.param(
            lambda text: text.replace("Afweging.", "Afweging. 🙂 – “citaat” é ë"), id="emoji and accents"
        ),
        pytest.param(lambda text: text.replace("\n", "\r"), id="old Mac line ends"),
    ],
)
def test_harmless_differences_are_accepted(project: Project, change) -> None:
    project.write(MODULE, change(project.read(MODULE)))
    assert project.check() == []


def test_windows_line_ends_keep_line_numbers(project: Project) -> None:
    text = project.read(MODULE).replace("[@bron2020]", "[@bron2002]")
    line = text[: text.index("[@bron2002]")].count("\n") + 1
    project.write(MODULE, text.replace("\n", "\r\n"))
    assert ("L001", line) in codes(project)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("---\ntitle: Café\n---\n".encode("latin-1"), ("M001", 2), id="latin-1"),
        pytest.param("---\ntitle: Café\n---\n".encode("utf-16"), ("M001", 1), id="utf-16"),
        pytest.param(b"---\ntitle: X\n---\nTekst\0tekst\n", ("M001", 4), id="NUL"),
        pytest.param(b"", ("M002", 1), id="no bytes"),
        pytest.param(b"\xef\xbb\xbf \r\n", ("M002", 1), id="only a mark and white space"),
        pytest.param(b"---\ntitle: X\n---\n" + b"a " * 1_000_000, ("M003", 1), id="2 MB"),
        pytest.param(
            b"---\ntitle: X\n---\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n", ("M004", 5), id="conflict"
        ),
        pytest.param(b"Tekst zonder gegevens.\n", ("M006", 1), id="no front matter"),
        pytest.param(b"---\ntitle: X\n", ("M006", 1), id="front matter not closed"),
        pytest.param(b"---\n- een\n- twee\n---\n", ("M006", 1), id="front matter is a list"),
        pytest.param(
            b"---\ntitle: X\nmodule: voorbeeld\nherziening:\n\tinterval_maanden: 12\n---\n",
            ("M007", 5),
            id="tab",
        ),
        pytest.param(b"---\ntitle: [X\n---\n", ("M007", 2), id="broken list"),
        pytest.param(b"---\ntitle: 'X\n---\n", ("M007", 2), id="quote not closed"),
        pytest.param(b"---\ntitle: @X\n---\n", ("M007", 2), id="forbidden character"),
        pytest.param(b"---\ntitle: X\ntitle: Y\n---\n", ("M008", 3), id="duplicate key"),
        pytest.param(b"---\ntitle: X\n? [a, b]\n: c\n---\n", ("M007", 3), id="key that is a list"),
    ],
)
def test_bad_files_give_a_finding(project: Project, content: bytes, expected: tuple[str, int]) -> None:
    project.write(MODULE, content)
    assert expected in codes(project)


@pytest.mark.parametrize(
    "name", ["Hoofdletter.md", "met spatie.md", "patiënt.md", "onder_streep.md", "extensie.MD"]
)
def test_names_that_make_no_good_address(project: Project, name: str) -> None:
    project.write(f"docs/diagnostiek/{name}", "---\ntitle: X\n---\nTekst.\n")
    assert ("M005", 1) in codes(project, f"docs/diagnostiek/{name}")


@pytest.mark.parametrize(
    "name", ["literatuur.bib", "woordenlijst.yml", "waarden.yml", "modules.yml", "engelse-termen.yml"]
)
@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\0x", b"{{{ [", b"- een\n- twee\n", b"\tx: y", b"", b"\0"],
    ids=["bytes", "brackets", "list", "tab", "empty", "NUL"],
)
def test_broken_data_files_never_raise(project: Project, name: str, content: bytes) -> None:
    project.write(f"docs/{name}", content)
    findings = project.check()
    assert findings or name == "woordenlijst.yml"


@pytest.mark.parametrize(
    "name", ["docs/literatuur.bib", "docs/woordenlijst.yml", "docs/engelse-termen.yml", "mkdocs.yml"]
)
def test_a_merge_conflict_in_a_data_file_is_named(project: Project, name: str) -> None:
    text = project.read(name)
    project.write(name, f"{text}<<<<<<< HEAD\n=======\n>>>>>>> wijziging\n")
    assert ("M004", text.count("\n") + 1) in codes(project, name)


def test_all_findings_come_in_one_run_and_sorted(project: Project) -> None:
    project.replace(MODULE, "status: concept", "status: concpet")
    project.replace(MODULE, "[@bron2020]", "[@bron2002]")
    project.replace("docs/index.md", "voorbeeld.md#doe-dit", "vorbeeld.md#doe-dit")
    findings = project.check()
    assert findings == sorted(findings)
    assert {finding.code for finding in findings} >= {"M011", "L001", "V001"}


@pytest.mark.parametrize(
    ("old", "new", "suggestion"),
    [
        ("status: concept", "status: concpet", "concept"),
        ("regiehouder: NVN", "regiehouder: NVNN", "NVN"),
        ("regiehouder: NVN", "regiehoudr: NVN", "regiehouder"),
        ("    sterkte: sterk", "    sterkte: sterrk", "sterk"),
        ("[@bron2020]", "[@brn2020]", "bron2020"),
        ("verwant: [stroomschema-voorbeeld]", "verwant: [stroomschema-vorbeeld]", "stroomschema-voorbeeld"),
        ("datum: 2026-01-10", "datum: 2026-02-30", "2026-02-28"),
        ("datum: 2026-01-10", "datum: 10-01-2026", "2026-01-10"),
        ("Afweging.", "Lees [schema](stroomschema-vorbeeld.md).", "stroomschema-voorbeeld.md"),
        ("Afweging.", "Lees [dit](voorbeeld.md#doe-di).", "voorbeeld.md#doe-dit"),
        ("Afweging.", "Zie https://richtlijndatabase.nl/x.", "richtlijnendatabase.nl"),
        ("## Overwegingen", "## Overweging", "## Overwegingen"),
    ],
)
def test_the_nearest_valid_value_is_offered(project: Project, old: str, new: str, suggestion: str) -> None:
    project.replace(MODULE, old, new)
    assert any(suggestion in finding.suggestion for finding in project.check())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "/// aanbeveling\n    id", "/// aanbeveling\n\n    id", "M020", id="blank line before the options"
        ),
        pytest.param("    id: doe-dit\n", "  id: doe-dit\n", "M020", id="options indented by two"),
        pytest.param("    zekerheid: laag\n", "", "M020", id="option missing"),
        pytest.param("    id: doe-dit\n", "    id: Doe dit!\n", "M020", id="id with spaces"),
        pytest.param("Doe dit.\n///", "///", "M020", id="no text"),
        pytest.param("Doe dit.\n///\n", "Doe dit.\n", "M023", id="not closed"),
        pytest.param("    bronnen: [bron2020]\n", "    bronnen: bron2020\n", "M020", id="sources not a list"),
        pytest.param(
            "    sterkte: sterk\n", "    sterkte: sterk\n    sterkte: zwak\n", "M008", id="option twice"
        ),
        pytest.param("    sterkte: sterk\n", "    sterkte: [\n", "M007", id="options broken"),
        pytest.param("## Overwegingen", "##Overwegingen", "V014", id="heading without a space"),
        pytest.param("status: concept", "status:", "M011", id="empty value"),
    ],
)
def test_slips_in_a_module_are_found(project: Project, old: str, new: str, expected: str) -> None:
    project.replace(MODULE, old, new)
    assert expected in [code for code, _ in codes(project)]


def test_a_page_in_an_old_encoding_makes_no_mistake_elsewhere(project: Project) -> None:
    text = project.read(MODULE).replace("Afweging.", "Afweging bij patiënten.")
    project.write(MODULE, text.encode("cp1252"))
    (finding,) = project.check()
    assert finding.code == "M001"
    assert "Codering" in finding.suggestion


def test_a_merge_conflict_makes_no_mistake_elsewhere(project: Project) -> None:
    project.replace(MODULE, "Doe dit.", "<<<<<<< HEAD\nDoe dit.\n=======\nDoe dat.\n>>>>>>> wijziging")
    assert [finding.code for finding in project.check()] == ["M004"]
