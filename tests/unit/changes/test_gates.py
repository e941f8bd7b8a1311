"""The gates ask for what was not written down, and for nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import lay, side
from guideline.changes.compare import compare
from guideline.changes.gates import GATES, gates
from guideline.checks.registry import FAMILIES

MODULE, PATIENTS = "docs/diagnostiek/voorbeeld.md", "docs/patienten/uitleg.md"
VALUES, CHART = "docs/waarden.yml", "docs/diagnostiek/stroomschema-voorbeeld.md"

Edits = tuple[tuple[str, str, str], ...]
Found = Callable[[Edits, Edits], list[str]]

ENTRY = (
    "wijzigingen:\n  - datum: 2026-03-01\n    reden: nieuw-bewijs\n    aanbevelingen: {doe-dit: aangepast}\n"
)
PLAIN = "wijzigingen: [{datum: 2026-03-01, reden: afstemming}]\n"
CHANGED = (MODULE, "Doe dit.", "Doe dat.")
LOGGED = (MODULE, "zoektermen:", f"{ENTRY}zoektermen:")
SEEN = (PATIENTS, "steunt_op:", f"{PLAIN}steunt_op:")


@pytest.fixture
def found(tmp_path: Path, cache: Path) -> Found:
    """Compare two states of the small guideline, each as edits of it; return the codes of what is found."""

    def made(name: str, edits: Edits) -> Path:
        folder = lay(tmp_path / name)
        for file, old, new in edits:
            text = (folder / file).read_text(encoding="utf-8")
            assert old in text
            (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    def find(old: Edits, new: Edits) -> list[str]:
        comparison = compare(
            *(side(made(name, edits), name, cache) for name, edits in (("oud", old), ("nu", new)))
        )
        return [finding.code for finding in gates(comparison)]

    return find


def test_a_change_that_is_written_down_and_seen_passes(found: Found) -> None:
    assert found((), (CHANGED, LOGGED, SEEN)) == []


def test_a_page_that_has_a_log_is_told_to_add_to_it(tmp_path: Path, cache: Path) -> None:
    """Who types a second ‘wijzigingen:’ loses the first."""
    seen = (PATIENTS, "steunt_op:", "wijzigingen:\n  - {datum: 2026-02-01, reden: afstemming}\nsteunt_op:")
    sides = []
    for name, edits in (("oud", (seen,)), ("nu", (seen, CHANGED, LOGGED))):
        folder = lay(tmp_path / name)
        for file, old, new in edits:
            text = (folder / file).read_text(encoding="utf-8")
            (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        sides.append(side(folder, name, cache))
    (asked,) = gates(compare(*sides))
    assert asked.code == "Z003"
    entry = asked.suggestion.partition("onder ‘wijzigingen:’ als eerste de regel ‘")[2].partition("’")[0]
    page = tmp_path / "nu" / PATIENTS
    text = page.read_text(encoding="utf-8").replace("wijzigingen:\n", f"wijzigingen:\n{entry}\n", 1)
    page.write_text(text.replace("jjjj-mm-dd", "2026-03-01"), encoding="utf-8")
    assert [*gates(compare(sides[0], side(tmp_path / "nu", "nu", cache)))] == []


def test_a_ground_that_is_withdrawn_asks_for_the_page_to_be_read(found: Found) -> None:
    """A command takes it out of ‘steunt_op’; what the page says of it stays."""
    rests = (PATIENTS, "steunt_op: [doe-dit", "steunt_op: [volg-het-schema")
    withdrawn = (MODULE, LOGGED[1], LOGGED[2].replace("aangepast", "vervallen"))
    gone = (MODULE, "/// aanbeveling", "/// aanbeveling-weg")
    assert "Z003" in found((), (rests, gone, withdrawn))


def test_one_that_is_not_is_found(found: Found) -> None:
    assert found((), (CHANGED, SEEN)) == ["Z001"]


def test_an_entry_that_was_there_already_does_not_count(found: Found) -> None:
    assert found((LOGGED,), (CHANGED, LOGGED, SEEN)) == ["Z001"]


def test_an_entry_without_the_recommendation_does_not_count(found: Found) -> None:
    assert found((), (CHANGED, (MODULE, "zoektermen:", f"{PLAIN}zoektermen:"), SEEN)) == ["Z001"]


def test_a_review_is_no_entry_of_the_change_log(found: Found) -> None:
    review = (MODULE, "interval_maanden: 12", "interval_maanden: 6")
    assert found((), (CHANGED, review, SEEN)) == ["Z001"]


def test_a_step_of_a_chart_asks_for_an_entry_without_recommendations(found: Found) -> None:
    step = (CHART, '"Bel direct"', '"Bel morgen"')
    assert found((), (step,)) == ["Z001"]


def test_a_step_that_is_written_down_passes(found: Found) -> None:
    step = (CHART, '"Bel direct"', '"Bel morgen"')
    entry = (CHART, "---\n\n## Stroomschema", f"{PLAIN}---\n\n## Stroomschema")
    assert found((), (step, entry)) == []


def test_what_a_finding_says_to_type_is_enough(tmp_path: Path, cache: Path) -> None:
    """Two recommendations at once: one line for both, as the finding gives it."""
    options = "sterkte: sterk\n    richting: voor\n    zekerheid: laag\n    bronnen: [bron2020]"
    more = f"    id: doe-ook-dat\n    {options}"
    second = f"/// aanbeveling\n{more}\n\nDoe ook dat.\n///\n\n## Overwegingen"
    old, new = lay(tmp_path / "oud"), lay(tmp_path / "nu")
    for folder in (old, new):
        page = folder / MODULE
        page.write_text(page.read_text("utf-8").replace("## Overwegingen", second), "utf-8")
    page = new / MODULE
    changed = page.read_text("utf-8").replace("Doe dit.", "Doe dat.").replace("Doe ook dat.", "Doe ook dit.")
    page.write_text(changed, "utf-8")
    before = side(old, "oud", cache)
    found = [item for item in gates(compare(before, side(new, "nu", cache))) if item.code == "Z001"]
    assert len(found) == 2
    (line,) = {item.suggestion.split("‘")[1].split("’")[0] for item in found}
    typed = line.replace("jjjj-mm-dd", "2026-03-01").replace("…", "correctie")
    page.write_text(changed.replace("zoektermen:", f"{typed}\nzoektermen:"), "utf-8")
    assert [item.code for item in gates(compare(before, side(new, "nu", cache)))] == ["Z003"]


def test_spelling_asks_for_nothing(found: Found) -> None:
    typed = (MODULE, "Doe dit.", "Doe dit met de patient.")
    assert found((typed,), ((MODULE, "Doe dit.", "Doe dit met de patiënt."),)) == []


def test_a_log_that_tells_something_else_is_found(found: Found) -> None:
    wrong = (MODULE, "zoektermen:", f"{ENTRY.replace('aangepast', 'vervallen')}zoektermen:")
    assert found((), (CHANGED, wrong, SEEN)) == ["Z004"]


def test_a_log_of_what_did_not_change_is_found(found: Found) -> None:
    assert found((), (LOGGED,)) == ["Z004"]


MORE = (MODULE, "{doe-dit: aangepast}", "{doe-dit: aangepast, doe-ook-dat: nieuw}")
SECOND = (
    MODULE,
    "## Overwegingen",
    "/// aanbeveling\n    id: doe-ook-dat\n    sterkte: sterk\n    richting: voor\n    zekerheid: laag\n"
    "    bronnen: [bron2020]\n\nDoe ook dat.\n///\n\n## Overwegingen",
)


def test_a_line_that_is_made_longer_keeps_what_it_told(found: Found) -> None:
    assert found((LOGGED,), (LOGGED, MORE, SECOND)) == []


def test_what_is_added_to_a_line_must_be_true(found: Found) -> None:
    assert found((LOGGED,), (LOGGED, MORE)) == ["Z004"]


def test_what_was_new_in_a_line_may_stay_new_when_it_changes_that_day(found: Found) -> None:
    new = (MODULE, "doe-dit: aangepast", "doe-dit: nieuw")
    longer = (MODULE, "{doe-dit: nieuw}", "{doe-dit: nieuw, doe-ook-dat: nieuw}")
    assert found((LOGGED, new), (LOGGED, new, longer, SECOND, CHANGED, SEEN)) == []


READ = "  nagelezen: {rol: neuroloog, datum: 2026-03-01, bron: bron2020}\n"
LONGER = (VALUES, "12 uur", "24 uur")
NUMBER = (VALUES, "getal: 12", "getal: 24")
READ_AGAIN = (VALUES, "  van: 1\n", f"  van: 1\n{READ}")


def test_a_value_that_was_read_again_passes(found: Found) -> None:
    assert found((), (LONGER, NUMBER, READ_AGAIN)) == []


def test_one_that_was_not_or_only_before_is_found(found: Found) -> None:
    assert found((), (LONGER, NUMBER)) == ["Z002"]


def test_one_that_was_read_before_only_is_found(found: Found) -> None:
    assert found((READ_AGAIN,), (LONGER, NUMBER, READ_AGAIN)) == ["Z002"]


def test_a_page_for_patients_that_was_left_as_it_was_is_found(found: Found) -> None:
    assert found((), (CHANGED, LOGGED)) == ["Z003"]


def test_one_of_which_the_text_changed_passes(found: Found) -> None:
    about = (MODULE, "Doe dit.", "Doe dit met bestraling.")
    told = (PATIENTS, "een scan van", "bestraling van")
    assert found((), (about, LOGGED, told)) == []


def test_an_edit_elsewhere_on_the_page_is_no_look_at_it(found: Found) -> None:
    assert found((), (CHANGED, LOGGED, (PATIENTS, "een scan van", "een foto van"))) == ["Z003"]


def test_other_sources_under_the_same_words_ask_no_look(found: Found) -> None:
    assert found((), (LOGGED, (MODULE, "bronnen: [bron2020]", "bronnen: [onzeker2019]"))) == []


def test_one_that_uses_a_value_is_asked_about_it(found: Found) -> None:
    uses = (PATIENTS, "U krijgt", "U krijgt binnen {waarde:termijn}")
    assert found((uses,), (uses, LONGER, NUMBER, READ_AGAIN)) == ["Z003"]


WITH_VALUE = (MODULE, "Doe dit.", "Doe dit binnen {waarde:termijn}.")


@pytest.mark.parametrize(("seen", "codes"), [((), ["Z003"]), ((SEEN,), [])], ids=["left", "seen"])
def test_one_that_rests_on_a_recommendation_with_a_value_is_asked_about_it(
    seen: Edits, codes: list[str], found: Found
) -> None:
    assert found((WITH_VALUE,), (WITH_VALUE, LONGER, NUMBER, READ_AGAIN, LOGGED, *seen)) == codes


@pytest.mark.parametrize(("logged", "codes"), [((), ["Z001"]), ((LOGGED,), [])], ids=["left", "logged"])
def test_a_recommendation_in_which_a_value_changed_is_logged_as_changed(
    logged: Edits, codes: list[str], found: Found
) -> None:
    assert found((WITH_VALUE,), (WITH_VALUE, LONGER, NUMBER, READ_AGAIN, SEEN, *logged)) == codes


def test_a_meaning_with_a_figure_is_asked_about_when_the_text_changed(tmp_path: Path, cache: Path) -> None:
    sides = []
    for name, edits in (("oud", ()), ("nu", (LONGER, NUMBER))):
        folder = lay(tmp_path / name)
        for file, old, new in ((VALUES, "Een voorbeeld.", "Binnen 12 uur, volgens de bron."), *edits):
            text = (folder / file).read_text(encoding="utf-8")
            (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        sides.append(side(folder, name, cache))
    (asked,) = [item for item in gates(compare(*sides)) if item.code == "Z002"]
    assert "klopt ook de betekenis nog: ‘Binnen 12 uur, volgens de bron.’?" in asked.suggestion


@pytest.mark.parametrize(
    ("log", "until"),
    [
        ("wijzigingen:\n  - {datum: 2026-02-01, reden: correctie}\n", "wijzigingen:\n"),
        ("wijzigingen:\n- datum: 2026-02-01\n  reden: correctie\n", "wijzigingen:\n"),
        ("wijzigingen: [{datum: 2026-02-01, reden: correctie}]\n", "wijzigingen: ["),
    ],
    ids=["indented", "not indented", "on one line"],
)
def test_what_is_asked_can_be_typed_as_it_stands(tmp_path: Path, cache: Path, log: str, until: str) -> None:
    sides = []
    for name, step in (("oud", "Bel direct"), ("nu", "Bel morgen")):
        chart = lay(tmp_path / name) / CHART
        text = chart.read_text(encoding="utf-8").replace("status:", f"{log}status:", 1)
        chart.write_text(text.replace("Bel direct", step), encoding="utf-8")
        sides.append(side(tmp_path / name, name, cache))
    (asked,) = gates(compare(*sides))
    entry = re.findall(r"‘([^’]*\{datum[^’]*)’", asked.suggestion)[0]
    typed = entry.replace("jjjj-mm-dd", "2026-03-01").replace("…", "correctie")
    end = "" if until.endswith("[") else "\n"
    page = tmp_path / "nu" / CHART
    page.write_text(page.read_text("utf-8").replace(until, f"{until}{typed}{end}", 1), encoding="utf-8")
    now = side(tmp_path / "nu", "nu", cache)
    assert [*gates(compare(sides[0], now))] == []
    assert not now.unread


def test_every_gate_is_of_the_family() -> None:
    assert {code[0] for code in GATES} == {"Z"}
    assert "Z" in FAMILIES
