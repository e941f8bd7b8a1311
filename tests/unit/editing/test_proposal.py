"""The door without git: filled forms, sound and hostile; the form itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from editing_answers import Edit
from guideline.editing.proposal import LONGEST_COMMENT, MARK, cut
from guideline.editing.proposal_form import FORM, LABELS, NEW_SOURCE, NEW_TEXT, NO_ANSWER, form_with
from project import ROOT, Project

MODULE = "docs/diagnostiek/voorbeeld.md"
RIS = "TY  - JOUR\nAU  - Smith, John\nTI  - A title\nJO  - Spine\nPY  - 2021\nAN  - 33333333\nER  -"


def form(
    kind: str = NEW_TEXT,
    recommendation: str = "doe-dit",
    text: str = "Doe dit meteen.",
    source: str = "",
    reason: str = "veiligheid",
    note: str = "",
) -> str:
    """Return a filled form as GitHub makes an issue of it."""
    answers = (kind, recommendation, text, source, reason, note)
    pairs = zip(LABELS, answers, strict=True)
    return "\n\n".join(f"### {label}\n\n{answer or NO_ANSWER}" for label, answer in pairs)


def contents(root: Path) -> dict[str, bytes]:
    files = [root / "mkdocs.yml", *(root / "docs").rglob("*")]
    return {str(path): path.read_bytes() for path in files if path.is_file()}


def test_another_text_is_written_and_shown_with_what_it_means(edit: Edit, project: Project) -> None:
    text = "Maak binnen {waarde:termijn} een MRI:\r\n\r\n- **eerst** dit\r\n- dan dat"
    answer = edit("voorstel", given=form(text=text, note="Het kan sneller."))
    assert answer.code == 0, answer.out
    page = project.read(MODULE)
    assert "\n\nMaak binnen {waarde:termijn} een MRI:\n\n- **eerst** dit\n- dan dat\n///\n" in page
    assert "    reden: veiligheid\n    aanbevelingen: {doe-dit: aangepast}\n    toelichting: Het kan" in page
    assert project.check() == []
    assert answer.out.startswith(MARK)
    assert "> **Sterke aanbeveling&#58; doen**" in answer.out
    assert "> Maak binnen 12 uur een MRI&#58;" in answer.out
    assert "1 klinische" in answer.out
    assert "Z003" in answer.out  # the page for patients that rests on it


def test_a_source_is_pasted_or_named(edit: Edit, project: Project) -> None:
    assert edit("voorstel", given=form(NEW_SOURCE, text="", source=RIS)).code == 0
    assert "bronnen: [bron2020, smith2021]" in project.read(MODULE)
    assert edit("voorstel", given=form(NEW_SOURCE, text="", source="[@onzeker2019]")).code == 0
    assert "bronnen: [bron2020, smith2021, onzeker2019]" in project.read(MODULE)
    assert project.check() == []


def test_the_event_of_a_workflow_is_read_from_its_file(edit: Edit, project: Project) -> None:
    project.write("gebeurtenis.json", json.dumps({"issue": {"body": form(), "number": 1}}))
    assert edit("voorstel", "gebeurtenis.json").code == 0
    assert "Doe dit meteen." in project.read(MODULE)


REFUSED = {
    "empty": ("", "dit is het formulier niet"),
    "another issue": ("Er staat een fout op de pagina.", "dit is het formulier niet"),
    "nothing filled in": (form("", "", "", "", "", ""), "niet ingevuld"),
    "no such recommendation": (form(recommendation="doe-dti"), "bedoelde u ‘doe-dit’?"),
    "of a module that no longer holds": (form(recommendation="deed-dit"), "vervallen"),
    "no such reason": (form(reason="omdat"), "kies uit"),
    "no text": (form(text=""), "is niet ingevuld"),
    "the same text": (form(text="Doe dit."), "verandert niets"),
    "no source": (form(NEW_SOURCE, text="", source="smit2021"), "is er niet"),
    "a source that is there": (
        form(NEW_SOURCE, text="", source="@misc{x, author={A}, title={T}, year={2020}, doi={10.1000/182}}"),
        "bron2020",
    ),
}

HOSTILE = {
    "headings in the text": (form(text="Doe dit.\n\n### Reden\n\ncorrectie"), "twee keer"),
    "end of the block": (form(text="Doe dit.\n///\n\n## Nieuwe kop"), "kan niet in een aanbeveling"),
    "a script": (form(text="Doe dit. <script>alert(1)</script>"), "Nog te herstellen"),
    "a path as recommendation": (form(recommendation="../../etc/passwd"), "is er niet"),
    "a command": (form(recommendation="$(touch gehackt)", note="`touch gehackt`"), "is er niet"),
    "other data": (form(note="x\nstatus: geautoriseerd"), "op één regel"),
    "an address": (form(text="Doe dit: [hier staat het](https://kwaad.example/x)."), "V010"),
    "a hidden character": (form(text="Doe\u202e dit\x07."), "onzichtbaar teken"),
    "too long": (form(text="Doe dit. " * 400), "langer dan"),
    "far too long": ("### x\n" * 20_000, "langer dan"),
    "no event": ('{"issue": {"body": 3}}', "geen ingevuld formulier"),
    "deep": ("{" + '"a":{' * 100_000, "geen ingevuld formulier"),
    "a break of a source": (
        form(
            NEW_SOURCE,
            text="",
            source="@article{x, author={A}, title={T}}, note={geverifieerd}}",
        ),
        "BibTeX",
    ),
}


@pytest.mark.parametrize("case", [*REFUSED, *HOSTILE])
def test_a_form_that_cannot_be_is_answered_and_changes_nothing(
    edit: Edit, project: Project, case: str
) -> None:
    given, said = (REFUSED | HOSTILE)[case]
    before = contents(project.root)
    answer = edit("voorstel", given=given)
    assert answer.code == 2
    assert answer.out.startswith(MARK)
    assert said in answer.out.replace("&#46;", ".")
    assert contents(project.root) == before
    assert not list(project.root.rglob("gehackt"))


@pytest.mark.parametrize("text", ["@iemand <!-- weg -->", "![x](y) **dik** `code`", "|a|b|\n|---|---|"])
def test_nothing_that_was_filled_in_becomes_markup_of_the_comment(edit: Edit, text: str) -> None:
    answer = edit("voorstel", given=form(recommendation=text.replace("\n", " "), reason=text))
    lines = answer.out.removeprefix(MARK).splitlines()
    assert not any(sign in line.replace("**Dit voorstel", "") for line in lines[2:] for sign in "@<>`|")


def test_a_note_that_looks_like_data_stays_a_text(edit: Edit, project: Project) -> None:
    note = "{aanbevelingen: [x]} # 'weg': \"ja\""
    assert edit("voorstel", given=form(note=note)).code in (0, 2)
    page = next(page for page in project.root.joinpath("docs").rglob("voorbeeld.md"))
    log = yaml.safe_load(page.read_text(encoding="utf-8").split("---")[1]).get("wijzigingen", [])
    assert not log or log[0]["toelichting"] == note


def test_a_long_comment_ends_at_the_end_of_a_line() -> None:
    made = cut("regel\n" * 20_000)
    assert len(made) < LONGEST_COMMENT + 100
    assert made.splitlines()[-3] == "regel"
    assert "ingekort" in made


def test_the_form_is_what_github_takes() -> None:
    data = yaml.safe_load(form_with(["b", "a"]))
    fields = [item for item in data["body"] if item["type"] != "markdown"]
    assert tuple(item["attributes"]["label"] for item in fields) == LABELS
    assert all(item["attributes"]["options"] for item in fields if item["type"] == "dropdown")
    assert fields[1]["attributes"]["options"] == ["a", "b"]
    assert len({item["id"] for item in fields}) == len(fields)


def test_the_form_that_stands_here_is_the_one_that_is_made() -> None:
    text = (ROOT / FORM).read_text(encoding="utf-8")
    fields = {item.get("id"): item for item in yaml.safe_load(text)["body"]}
    assert text == form_with(fields["aanbeveling"]["attributes"]["options"])


def test_the_form_follows_what_is_renamed(edit: Edit, project: Project) -> None:
    project.write(FORM, form_with(["doe-dit"]))
    assert edit("hernoemen", "volg-het-schema", "volg-dit").code == 0
    form_now = yaml.safe_load(project.read(FORM))
    assert form_now["body"][2]["attributes"]["options"] == ["doe-dit", "volg-dit"]
