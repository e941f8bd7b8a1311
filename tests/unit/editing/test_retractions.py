"""What the list of Retraction Watch says of our sources is kept, marked for readers, and found by a check."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest
from editing_answers import Edit
from guideline.editing import retractions
from guideline.editing.retractions import COLUMNS
from guideline.model.findings import Severity
from guideline.reading.retractions import read_retractions
from guideline.site import Site
from project import TODAY, Project

FILE = "docs/intrekkingen.yml"
NONE_READ = "sinds: 2026-05-01\ngevonden: []\n"
OTHER = ("10.1234/ander", "0", "Retraction", "1/2/2020 0:00", "unavailable")
OURS = ("10.1000/182", "0", "Retraction", "5/14/2026 0:00", "10.1000/999")
CITING = ("docs/diagnostiek/oud.md", "docs/diagnostiek/voorbeeld.md")


def csv_file(
    project: Project, *rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS, day: date = TODAY
) -> str:
    """Make a list of that day, with a column and a byte that are not ours to read."""
    path = project.path("lijst.csv")
    text = [",".join(("Record ID", *columns)), *(",".join(("7", *row)) for row in rows)]
    path.write_bytes("\r\n".join(text).encode() + b"\r\n8,10.1/x,0,Retraction,Auteur \xe9,\r\n")
    when = datetime(day.year, day.month, day.day, 12).timestamp()
    os.utime(path, (when, when))
    return str(path)


def said(project: Project, day: date = TODAY) -> list[tuple[str, str, str]]:
    return [(item.code, item.place.path, item.severity) for item in project.check(day)]


def page(project: Project, path: str) -> str:
    return Site.read(project.root, TODAY).source(path)


def test_a_retracted_source_is_kept_and_found_and_the_rest_of_the_list_is_not(
    edit: Edit, project: Project
) -> None:
    project.write(FILE, NONE_READ)
    answer = edit("intrekkingen", csv_file(project, OTHER, OURS))
    assert (answer.code, "1 van onze bronnen ingetrokken" in answer.out) == (0, True)
    text = project.read(FILE)
    assert "sinds: 2026-05-01\nlijst: 2026-06-01\n" in text
    assert text.count("doi:") == 1
    assert 'datum: 2026-05-14\n    bericht: "10.1000/999"\n    gezien: 2026-06-01\n' in text
    assert said(project) == [("L021", path, Severity.WARNING) for path in CITING]
    assert edit("check").code == 0, "within the days of grace readers get the mark, so the site is published"
    later = date(2026, 7, 2)
    assert [item for item in said(project, later) if item[0] != "L023"] == [
        ("L022", path, Severity.ERROR) for path in CITING
    ]


def test_a_retracted_source_is_marked_wherever_it_is_cited(project: Project) -> None:
    row = (
        "  - {doi: 10.1000/182, aard: ingetrokken, datum: 2026-05-14, bericht: 10.1000/999,"
        " gezien: 2026-05-30}\n"
    )
    project.write(FILE, f"sinds: 2026-05-01\nlijst: 2026-05-30\ngevonden:\n{row}")
    result = project.build()
    assert result.returncode == 0, result.stderr
    module = project.read("site/diagnostiek/voorbeeld/index.html")
    assert module.count('<strong class="ingetrokken">ingetrokken</strong>') == 2, "in the box and in the text"
    assert 'aria-label="bron 1, ingetrokken"' in module
    for name in ("diagnostiek/voorbeeld", "over/literatuur"):
        html = project.read(f"site/{name}/index.html")
        assert 'Ingetrokken, 14 mei 2026 (<a href="https://doi.org/10.1000/999">bericht</a>)' in html
    assert "van 30 mei 2026" in project.read("site/over/literatuur/index.html")


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([("https://doi.org/10.1000/182", "0", "retraction", "2026-05-14", "")], "ingetrokken"),
        ([(*OURS[:2], "Expression of concern", *OURS[3:])], "twijfel"),
        ([OURS, (*OURS[:2], "Expression of concern", "5/20/2026 0:00", "")], "ingetrokken"),
        ([OURS, (*OURS[:2], "Reinstatement", "5/20/2026 0:00", "")], ""),
        ([(*OURS[:2], "Reinstatement", "1/20/2020 0:00", ""), OURS], "ingetrokken"),
        ([(*OURS[:2], "Correction", *OURS[3:])], ""),
        ([(*OURS[:3], "onbekend", "")], "ingetrokken"),
        ([("unavailable", "123456", "Retraction", "1/1/2026 0:00", "")], "ingetrokken"),
        ([("", "0", "Retraction", "1/1/2026 0:00", "")], ""),
    ],
)
def test_the_last_that_was_said_holds(
    edit: Edit, project: Project, rows: list[tuple[str, ...]], kind: str
) -> None:
    project.replace("docs/literatuur.bib", "doi = {10.1000/182}", "doi = {10.1000/182},\n  pmid = {123456}")
    assert edit("intrekkingen", csv_file(project, *rows)).code == 0
    text = project.read(FILE)
    assert (f"aard: {kind}\n" in text) if kind else ("gevonden: []" in text)


def test_the_day_of_the_first_list_stays_and_nothing_new_changes_nothing(
    edit: Edit, project: Project
) -> None:
    assert edit("intrekkingen", csv_file(project, OURS, day=date(2026, 4, 1))).code == 0
    before = project.read(FILE)
    answer = edit("intrekkingen", csv_file(project, OURS, day=date(2026, 4, 20)))
    assert (project.read(FILE), "Niets nieuws" in answer.out) == (before, True)
    assert edit("intrekkingen", csv_file(project, OURS)).code == 0
    assert "lijst: 2026-06-01" in project.read(FILE)
    assert "gezien: 2026-04-01" in project.read(FILE)


@pytest.mark.parametrize(
    ("columns", "rows", "day", "hint"),
    [
        (("DOI", *COLUMNS[1:]), [OURS], TODAY, "de kolom ‘OriginalPaperDOI’ ontbreekt"),
        (COLUMNS, [OURS], date(2026, 1, 1), "neem een nieuwere"),
    ],
)
def test_what_is_no_such_list_changes_nothing(
    edit: Edit, project: Project, columns: tuple[str, ...], rows: list[tuple[str, ...]], day: date, hint: str
) -> None:
    project.write(FILE, "sinds: 2026-01-01\nlijst: 2026-05-01\ngevonden: []\n")
    before = project.read(FILE)
    answer = edit("intrekkingen", csv_file(project, *rows, columns=columns, day=day))
    assert (answer.code, hint in answer.err, project.read(FILE)) == (2, True, before)


def test_a_list_that_is_not_there_or_holds_nothing_is_refused(
    edit: Edit, project: Project, tmp_path: Path
) -> None:
    empty = tmp_path / "leeg.csv"
    empty.write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    for name, hint in (("weg.csv", "is er niet"), (str(empty), "geen enkele publicatie"), ("", "BESTAND=")):
        answer = edit("intrekkingen", name)
        assert (answer.code, hint in answer.err) == (2, True)


@pytest.mark.parametrize(
    ("day", "notice"),
    [
        ("1/1/0001", "10.1234/ab"),
        ("1/1/9999", "10.1234/ab"),
        ("1/1/2020", "10.1234/a😀b"),
        ("1/1/2020", "10.1234/ab<img/src=x>"),
        ("1/1/2020", "10.1234/a\u0085b"),
        ("1/1/2020", f"10.1234/{'a' * 4000}"),
    ],
)
def test_what_others_typed_in_the_list_never_makes_a_file_that_is_refused(
    edit: Edit, project: Project, day: str, notice: str
) -> None:
    assert edit("intrekkingen", csv_file(project, (*OURS[:3], day, notice))).code == 0
    assert said(project) == [("L021", path, Severity.WARNING) for path in CITING]
    known = read_retractions(project.read(FILE))[0][0].found[0]
    assert (known.day is None) == ("2020" not in day)
    assert known.notice == (notice if notice == "10.1234/ab" else "")


def test_a_text_that_could_not_be_read_again_is_not_written(
    edit: Edit, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write(FILE, NONE_READ)
    monkeypatch.setattr(retractions, "retractions_text", lambda *_given: "sinds: nooit\n")
    answer = edit("intrekkingen", csv_file(project, OURS))
    assert (answer.code, project.read(FILE)) == (2, NONE_READ)
    assert "kan worden gelezen" not in answer.out
    assert "er is niets geschreven" in answer.err
    assert "\n" not in answer.err.strip()


def test_a_file_that_cannot_be_read_is_not_begun_anew(edit: Edit, project: Project) -> None:
    """Since when we knew would be lost, and with it the days of grace."""
    project.write(FILE, "sinds: nooit\n")
    answer = edit("intrekkingen", csv_file(project, OURS))
    assert (answer.code, project.read(FILE)) == (2, "sinds: nooit\n")
    assert "zet een eerdere versie terug" in answer.err


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        (NONE_READ, date(2026, 7, 30), []),
        (NONE_READ, date(2026, 7, 31), [("L023", FILE, Severity.NOTICE)]),
        ("sinds: 2020-01-01\nlijst: 2026-05-01\n", date(2026, 7, 30), []),
        ("sinds: 2020-01-01\nlijst: 2026-05-01\n", date(2026, 7, 31), [("L023", FILE, Severity.NOTICE)]),
    ],
)
def test_a_list_that_was_not_read_of_late_is_a_notice(
    project: Project, text: str, day: date, found: list[tuple[str, str, str]]
) -> None:
    project.write(FILE, text)
    assert said(project, day) == found


def test_without_a_list_the_bibliography_says_so(project: Project) -> None:
    assert "intrekkingen" not in page(project, "over/literatuur.md")
    project.write(FILE, NONE_READ)
    assert "Nog niet nagekeken op intrekkingen" in page(project, "over/literatuur.md")


def test_a_saved_search_leads_to_what_came_since(project: Project) -> None:
    name = CITING[1]
    project.replace(
        name,
        "status: concept\n",
        'status: concept\nzoekactie: {pubmed: "(a | b) AND c", datum: 2026-01-05}\n',
    )
    assert said(project) == [], "the link passes the gate of domains"
    text = page(project, name.removeprefix("docs/"))
    query = "%28%28a%20%7C%20b%29%20AND%20c%29%20AND%202026%2F01%2F05%3A3000%5Bedat%5D"
    address = f"https://pubmed.ncbi.nlm.nih.gov/?term={query}"
    assert f"[nieuw in PubMed sinds 5 januari 2026]({address})" in text


@pytest.mark.parametrize(
    "typed", ['{pubmed: "a) AND (b", datum: 2026-01-05}', "{pubmed: a, datum: 2026-08-01}"]
)
def test_a_search_that_is_not_as_it_was_meant_is_found(project: Project, typed: str) -> None:
    project.replace(CITING[1], "status: concept\n", f"status: concept\nzoekactie: {typed}\n")
    assert said(project) == [("H018", CITING[1], Severity.ERROR)]
