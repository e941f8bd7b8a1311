"""The report: counts first, worst first, the rest folded, texts of others shown as they are; and one change
of every kind together."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml
from cases import FOLDER, compared, lay, side
from guideline.changes import KINDS
from guideline.changes import told as told_texts
from guideline.changes.compare import compare
from guideline.changes.gates import gates
from guideline.changes.registry import LEVELS
from guideline.changes.report import (
    REPORTS,
    Result,
    as_github,
    as_json,
    as_markdown,
    as_text,
    reported,
    schema,
)
from guideline.changes.told import rows
from guideline.limits import OverTimeError
from project import MINIMAL


@pytest.fixture
def result(tmp_path: Path, cache: Path) -> Result:
    comparison = compared("dosis-cijfer", tmp_path, cache)
    return Result(comparison, tuple(gates(comparison)))


def test_json_fits_its_schema(result: Result) -> None:
    document = json.loads(as_json(result))
    jsonschema.validate(document, json.loads(schema()))
    assert list(document) == ["mislukt", "wijzigingen"]
    assert document["mislukt"] is None
    (row,) = document["wijzigingen"]
    assert list(row) == ["code", "niveau", "soort", "id", "pad", "regel", "oud", "nieuw", "getuigen"]
    assert "16 mg" in row["oud"]
    assert "61 mg" in row["nieuw"]
    assert {found["soort"] for found in row["getuigen"]} >= {
        "bladzijde voor patiënten",
        "stap van een stroomschema",
    }


def test_a_failure_fits_the_schema_too() -> None:
    document = json.loads(as_json(Result(None, refused="er is niets")))
    jsonschema.validate(document, json.loads(schema()))
    assert document == {"mislukt": "er is niets", "wijzigingen": []}


@pytest.mark.parametrize("name", REPORTS)
def test_every_format_tells_old_and_new_and_what_it_touches(result: Result, name: str) -> None:
    text = REPORTS[name](result)
    assert "16" in text
    assert "61" in text
    assert "uitleg" in text.casefold()


def test_text_begins_with_the_counts(result: Result) -> None:
    assert as_text(result).splitlines()[0] == "1 klinische wijziging."


def test_github_puts_what_is_asked_and_what_changed_beside_its_line(result: Result) -> None:
    lines = as_github(result).splitlines()
    assert sum(line.startswith("::error file=docs/") for line in lines) == len(result.findings) == 2
    assert sum(line.startswith("::notice file=docs/diagnostiek/voorbeeld.md,line=27") for line in lines) == 1
    assert lines[-1] == "1 klinische wijziging."


def told(case: str, folder: Path, cache: Path) -> str:
    return as_text(Result(compared(case, folder, cache)))


def test_a_table_is_told_without_its_frame_and_a_link_in_its_words(tmp_path: Path, cache: Path) -> None:
    text = told("rij-in-aanbeveling", tmp_path, cache)
    assert "Pijn in de rug – Binnen: [-3-] {+2+} weken" in text
    assert "Geen pijn" not in text
    assert "|---" not in text
    assert "](" not in text


def test_a_link_that_leads_elsewhere_is_told_with_both_addresses(tmp_path: Path, cache: Path) -> None:
    assert "[-voorbeeld.md-] {+stroomschema-voorbeeld.md+}" in told("link-in-aanbeveling", tmp_path, cache)


def test_a_number_that_is_registered_while_it_changes_is_told_as_readers_see_it(
    tmp_path: Path, cache: Path
) -> None:
    text = told("waarde-geregistreerd-met-ander-getal", tmp_path, cache)
    assert "Doe dit binnen [-8-] {+9+} uur." in text


HOSTILE = (
    "Doe <script>alert(1)</script> [x](https://kwaad.nl) @iemand `code` ::error:: \u202e |\n::warning::weg"
)


@pytest.mark.parametrize("name", REPORTS)
def test_a_text_of_others_stays_a_text(name: str, tmp_path: Path, cache: Path) -> None:
    old, new = lay(tmp_path / "oud"), lay(tmp_path / "nieuw")
    page = new / "docs/diagnostiek/voorbeeld.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Doe dit.", HOSTILE), encoding="utf-8")
    comparison = compare(side(old, "oud", cache), side(new, "nieuw", cache))
    text = REPORTS[name](Result(comparison, tuple(gates(comparison))))
    assert "\u202e" not in text or name == "json"
    assert not any(line.startswith("::warning") for line in text.splitlines())
    if name == "markdown":
        assert "<script" not in text
        assert "](https" not in text
        assert "@iemand" not in text


def test_a_name_that_no_system_can_write_stops_no_report(tmp_path: Path, cache: Path) -> None:
    old, new = lay(tmp_path / "oud"), lay(tmp_path / "nieuw")
    try:
        Path(os.fsdecode(os.fsencode(new / "docs") + b"/\xff\x1b.txt")).write_text("x")
    except OSError:
        pytest.skip("this system refuses the name")
    result = Result(compare(side(old, "oud", cache), side(new, "nieuw", cache)))
    for report in REPORTS.values():
        report(result).encode()
    assert [change.kind.code for change in result.changes] == ["A132"]


def test_a_text_without_end_is_told_in_time(tmp_path: Path, cache: Path) -> None:
    old, new = lay(tmp_path / "oud"), lay(tmp_path / "nieuw")
    for folder, words in ((old, "a b "), (new, "b a ")):
        page = folder / "docs/diagnostiek/voorbeeld.md"
        text = page.read_text(encoding="utf-8").replace("Doe dit.", "Doe " + words * 10_000 + "dit.")
        page.write_text(text, encoding="utf-8")
    result = Result(compare(side(old, "oud", cache), side(new, "nieuw", cache)))
    assert [change.kind.code for change in result.changes] == ["A003"]
    assert all(len(report(result)) < 2_000_000 for report in REPORTS.values())


DOCS = sorted(
    path.relative_to(MINIMAL).as_posix() for path in (MINIMAL / "docs").rglob("*") if path.is_file()
)


@pytest.mark.parametrize("path", DOCS)
def test_whatever_is_typed_otherwise_is_told(path: str, tmp_path: Path, cache: Path) -> None:
    """No file can differ in silence: it is a change, or it could not be compared."""
    old = side(lay(tmp_path / "oud"), "oud", cache)
    for number, (before, after) in enumerate((("e", "a"), ("\n", "\n\n"), ("i", ""), (" ", "  "))):
        folder = lay(tmp_path / str(number))
        text = (folder / path).read_text(encoding="utf-8")
        place = text.rindex(before)
        (folder / path).write_text(f"{text[:place]}{after}{text[place + len(before) :]}", encoding="utf-8")
        comparison = compare(old, side(folder, "nieuw", cache))
        assert comparison.changes or comparison.failed, (before, after)
        assert {change.place.path for change in comparison.changes} <= {f"docs/{path.removeprefix('docs/')}"}


def test_lines_that_break_elsewhere_are_no_change_of_meaning(tmp_path: Path, cache: Path) -> None:
    old, new = lay(tmp_path / "oud"), lay(tmp_path / "nieuw")
    page = new / "docs/patienten/uitleg.md"
    text = page.read_text(encoding="utf-8").replace("U krijgt een scan", "U krijgt\neen scan")
    page.write_text(text, encoding="utf-8")
    result = Result(compare(side(old, "oud", cache), side(new, "nieuw", cache)))
    assert [change.kind.code for change in result.changes] == ["A131"]


def test_a_summary_folds_nothing_that_is_clinical(tmp_path: Path, cache: Path) -> None:
    old, new = lay(tmp_path / "oud"), lay(tmp_path / "nieuw")
    rows = "".join(f"\nZin {number} over iets.\n" for number in range(300))
    page = new / "docs/diagnostiek/voorbeeld.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("## Onderbouwing", f"{rows}\n## Onderbouwing"),
        encoding="utf-8",
    )
    text = as_markdown(Result(compare(side(old, "oud", cache), side(new, "nieuw", cache))))
    assert text.splitlines()[1] == "**300 klinische wijzigingen.**"
    before_the_fold = text.partition("<details>")[0]
    assert before_the_fold.count("A042") == text.count("A042") == 300


def everything(tmp_path: Path, cache: Path) -> Result:
    folder = FOLDER.parent / "wijzigingen-samen"
    old, new = lay(tmp_path / "oud", folder / "oud"), lay(tmp_path / "nieuw", folder / "nieuw")
    comparison = compare(side(old, "oud", cache), side(new, "nieuw", cache))
    return Result(comparison, tuple(gates(comparison)))


def test_a_summary_fits_in_a_comment_and_keeps_the_worst(tmp_path: Path, cache: Path) -> None:
    old, new = lay(tmp_path / "oud"), lay(tmp_path / "nieuw")
    rows = "".join(f"\nZin {number} over iets, {'heel lang ' * 40} en uit.\n" for number in range(400))
    page = new / "docs/diagnostiek/voorbeeld.md"
    typed = page.read_text(encoding="utf-8").replace("Doe dit.", "Doe dat.")
    page.write_text(typed.replace("## Onderbouwing", f"{rows}\n## Onderbouwing"), encoding="utf-8")
    comparison = compare(side(old, "oud", cache), side(new, "nieuw", cache))
    text = as_markdown(Result(comparison, tuple(gates(comparison))))
    assert len(text.encode()) < 65_536
    assert "<del>dit.</del> <ins>**dat.**</ins>" in text.partition("A042")[0]
    assert re.search(r"… en nog \d+ klinische, die hier niet passen", text)
    assert "### Nog nodig" in text
    assert text.count("<details>") == text.count("</details>")


def test_what_is_asked_follows_what_is_clinical_and_says_what_to_type_once(result: Result) -> None:
    again = replace(result.findings[0], message="de aanbeveling ‘doe-dat’ is aangepast")
    text = as_markdown(Result(result.comparison, (result.findings[0], again)))
    assert text.index("### Klinisch") < text.index("### Nog nodig") < text.index("<details>")
    assert text.count("datum&#58; jjjj-mm-dd") == 1
    assert "doe-dat" in text


def test_what_is_touched_is_told_in_one_line_and_listed_once(result: Result) -> None:
    text = as_markdown(result)
    (line,) = (line for line in text.splitlines() if "Raakt" in line)
    assert "2 stappen van een stroomschema" in line
    assert "1 bladzijde voor patiënten &#40;uitleg&#41;" in line
    listed = text.partition("Wat hierdoor wordt geraakt (5)")[2]
    assert listed.count("\n- ") == 5


def test_what_a_chart_touches_is_told_once_for_all_its_changes(tmp_path: Path, cache: Path) -> None:
    old, new = lay(tmp_path / "oud"), lay(tmp_path / "nu")
    chart = new / "docs/diagnostiek/stroomschema-voorbeeld.md"
    text = chart.read_text("utf-8").replace('-->|"nee"| wacht', '-->|"nee"| extra["Overleg"] --> wacht')
    chart.write_text(text.replace("Bel direct", "Bel morgen"), "utf-8")
    comparison = compare(*(side(folder, folder.name, cache) for folder in (old, new)))
    assert len([one for one in comparison.changes if one.kind.code.startswith(("A08", "A09"))]) > 2
    assert REPORTS["text"](Result(comparison)).count("      raakt samen ") == 1
    assert REPORTS["text"](Result(comparison)).count("      raakt ") == 1
    assert as_markdown(Result(comparison)).count("<br>Raakt ") == 1


def test_a_new_review_is_told_without_those_that_were_there(tmp_path: Path, cache: Path) -> None:
    old, new = lay(tmp_path / "oud"), lay(tmp_path / "nu")
    page = new / "docs/diagnostiek/voorbeeld.md"
    review = (
        "    - {datum: 2026-05-01, uitkomst: ongewijzigd, literatuur_tot: 2026-04-30, toelichting: Goed.}\n"
    )
    text = page.read_text("utf-8").replace("beoordelingen:\n", f"beoordelingen:\n{review}")
    page.write_text(text, "utf-8")
    told = as_text(Result(compare(*(side(folder, folder.name, cache) for folder in (old, new)))))
    assert "{+beoordelingen: {datum: 2026-05-01, uitkomst: ongewijzigd" in told
    assert "2026-01-10" not in told


def test_other_values_that_read_the_same_are_one_line(tmp_path: Path, cache: Path) -> None:
    old, new = lay(tmp_path / "oud"), lay(tmp_path / "nieuw")
    for folder, text in ((old, "12 uur"), (new, "{waarde:termijn}")):
        page = folder / "docs/patienten/uitleg.md"
        lines = "".join(f"\nRegel {number} geldt {text}.\n" for number in range(7))
        page.write_text(page.read_text(encoding="utf-8") + lines, encoding="utf-8")
    result = Result(compare(side(old, "oud", cache), side(new, "nieuw", cache)))
    assert as_text(result).splitlines()[0] == "7 technische wijzigingen."
    assert as_text(result).count("A026") == as_markdown(result).count("A026") == 1
    assert "op 7 plaatsen" in as_text(result)
    assert len(json.loads(as_json(result))["wijzigingen"]) == 7


@pytest.mark.parametrize("case", ["waarde-naast-nieuwe-zin", "rij-voor-patienten"])
def test_readers_values_are_told_and_not_their_names(case: str, tmp_path: Path, cache: Path) -> None:
    text = told(case, tmp_path, cache)
    assert "{waarde:" not in text
    assert "12 uur" in text
    assert "[-12 uur" not in text


def test_a_card_that_became_another_is_told_as_that(tmp_path: Path, cache: Path) -> None:
    text = told("soort-van-kaart", tmp_path, cache)
    assert "kaart [-‘niet-doen’-] {+‘doe’+} – ‘Handige regels’" in text


def test_another_strength_is_told_with_its_sentence(tmp_path: Path, cache: Path) -> None:
    assert "[-sterk-] {+zwak+} – ‘Doe dit.’" in told("sterkte", tmp_path, cache)


def test_a_file_that_is_only_typed_otherwise_is_told_with_its_lines(tmp_path: Path, cache: Path) -> None:
    text = told("schrijfwijze", tmp_path, cache)
    assert "A131" in text
    assert "[-" in text or "{+" in text


def test_what_readers_act_on_first_is_told_first(tmp_path: Path, cache: Path) -> None:
    rank = [change.place.path for change in everything(tmp_path, cache).changes]
    paths = list(dict.fromkeys(path.removeprefix("docs/") for path in rank))
    wanted = ["spoed.md", "patienten/wanneer-bellen.md", "patienten/uitleg.md", "waarden.yml"]
    wanted += ["diagnostiek/voorbeeld.md", "diagnostiek/stroomschema-voorbeeld.md", "index.md"]
    assert [path for path in paths if path in wanted] == wanted


def test_one_change_of_every_kind_at_once(tmp_path: Path, cache: Path) -> None:
    """A branch with everything in it, against a list that was made by hand."""
    folder = FOLDER.parent / "wijzigingen-samen"
    comparison = everything(tmp_path, cache).comparison
    assert comparison
    found = [f"{change.kind.code} {change.id}" for change in comparison.changes]
    listed = yaml.safe_load((folder / "verwacht.yml").read_text(encoding="utf-8"))
    assert sorted(found) == sorted(listed)
    assert {line.split()[0] for line in listed} == KINDS.keys() - {"A040"}  # its page is new here: A060
    levels = [LEVELS.index(change.kind.level) for change in comparison.changes]
    assert levels == sorted(levels)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_that_takes_too_long_does_not_read_as_all_was_told(
    result: Result, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def for_ever(*_given: object) -> Iterator[object]:
        raise OverTimeError
        yield

    monkeypatch.setattr(Result, "witnesses", for_ever)
    refused, text = reported(result, name)
    assert refused.code == 2
    assert "het verslag van 1 wijzigingen kost meer dan" in text
    assert refused.findings == result.findings


def test_lines_of_very_many_words_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = "a b c d\nk l m n", "a b c e\nk l m o"
    assert {"k l m", "a b c"} <= {piece.same for row in rows(old, new) for piece in row}
    monkeypatch.setattr(told_texts, "MOST_PAIRS", 60)
    assert {piece.same for row in rows(old, new) for piece in row} == {""}
