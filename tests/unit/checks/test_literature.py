"""Sources that were pasted or mistyped: read right, or a finding at the line that says what to type; and what
it says passes the checks."""

from __future__ import annotations

import pytest
from corrections import line_to_type
from guideline.checks import REGISTRY, Context
from guideline.checks.literature.names import better_authors, wrong_authors
from guideline.model.findings import Finding
from guideline.model.guideline import Guideline, Settings
from guideline.reading.bibliography import read_bibliography
from guideline.reading.bibtex_slips import ENTRY_TYPES
from guideline.rendering.citation_style import csl_json
from project import TODAY, Project

BIB = "docs/literatuur.bib"
SOUND = """@article{bron2020,
  author = {Achternaam, V.},
  title = {Titel},
  journal = {Tijdschrift},
  year = {2020},
  doi = {10.1016/j.voorb.2020.01},
  note = {geverifieerd}
}
"""
SETTINGS = Settings("mkdocs.yml", "docs", "", {}, (), (), (), {}, True, "", 60, 90, 3, 60)
ABOUT_ENTRIES = [
    code for code in REGISTRY if code[0] == "L" and code not in ("L001", "L002", "L005", "L010", "L011")
]


def findings_in(text: str) -> list[Finding]:
    """Return what the checks of the bibliography find in a text, by line."""
    from guideline.model.guideline import DataFile

    references, problems = read_bibliography(text)
    guideline = Guideline(SETTINGS, (), (), references, (), (), (DataFile(BIB, problems),), frozenset())
    found = (item for code in ABOUT_ENTRIES for item in REGISTRY[code].run(Context(guideline, TODAY)))
    return sorted(found)


def followed(text: str, finding: Finding) -> str:
    """Return a text with the line of a finding replaced by the one that it gives."""
    lines = text.split("\n")
    lines[finding.place.line - 1] = line_to_type(finding)
    return "\n".join(lines)


def test_the_sound_entry_is_sound() -> None:
    assert findings_in(SOUND) == []


MISTAKES = [
    ("L007", "  title = {Titel},", "  title = {Titel}"),
    ("L007", "  year = {2020},", "  year = 2020"),
    ("L007", "  year = {2020},", '  year = "2020"'),
    ("L007", "  title = {Titel},", "  title = {Titel},,"),
    ("L007", "  title = {Titel},", "  title = {Titel}},"),
    ("L007", "  title = {Titel},", "  title = {Titel},  % nog nagaan"),
    ("L007", "  title = {Titel},", "  title = {Titel,"),
    ("L007", "  title = {Titel},", "  title {Titel},"),
    ("L007", "  title = {Titel},", "  title: {Titel},"),
    ("L007", "  title = {Titel},", "  title = Titel,"),
    ("L007", "  title = {Titel},", "  title = Een titel zonder accolades,"),
    ("L007", "  title = {Titel},", "  title = {Titel} en meer,"),
    ("L007", "  journal = {Tijdschrift},", "  journal = ntvg,"),
    ("L007", "  note = {geverifieerd}", "  note geverifieerd"),
    ("L007", "@article{bron2020,", "@article{bron2020"),
    ("L007", "@article{bron2020,", "article{bron2020,"),
    ("L007", "@article{bron2020,", "@ article{bron2020,"),
    ("L007", "@article{bron2020,", "@article bron2020,"),
    ("L015", "@article{bron2020,", "@artcle{bron2020,"),
    ("L015", "@article{bron2020,", "@online{bron2020,"),
    ("L015", "@article{bron2020,", "@report{bron2020,"),
    ("L013", "@article{bron2020,", "@article{bron.2020,"),
    ("L013", "@article{bron2020,", "@article{müller2020,"),
    ("L013", "@article{bron2020,", "@article{O'Neill2020,"),
    ("L013", "@article{bron2020,", "@article{2020bron,"),
    ("L013", "@article{bron2020,", "@article{de vries 2020,"),
    ("L017", "  note = {geverifieerd}", "  note = {gevrifieerd}"),
    ("L017", "  note = {geverifieerd}", "  note = {geverifieerd.}"),
    ("L017", "  note = {geverifieerd}", "  note = {nagelezen}"),
    ("L017", "  note = {geverifieerd}", "  note = {gevrifieerd; jaar ongeverifieerd}"),
    ("L017", "  note = {geverifieerd}", "  note = {niet geverifieerd}"),
    ("L017", "  note = {geverifieerd}", "  note = {Epub ahead of print}"),
    ("L004", "  doi = {10.1016/j.voorb.2020.01},", "  doi = {10.1016/j.voorb.2020.01.},"),
    ("L004", "  doi = {10.1016/j.voorb.2020.01},", "  doi = {10.1016/ j.voorb.2020.01},"),
    ("L004", "  doi = {10.1016/j.voorb.2020.01},", "  doi = {https://doi.org/10.1016/j.voorb(20)01},"),
    ("L004", "  doi = {10.1016/j.voorb.2020.01},", "  doi = {doi: 10.1016/j.voorb.2020.01},"),
    ("L004", "  doi = {10.1016/j.voorb.2020.01},", "  pmid = {PMID: 12345678},"),
    ("L016", "  year = {2020},", "  year = {in press},"),
    ("L016", "  year = {2020},", "  year = {2020a},"),
    ("L016", "  year = {2020},", "  year = {2019--2020},"),
    ("L016", "  year = {2020},", "  year = {z.j.},"),
    ("L018", "  journal = {Tijdschrift},", "  journaltitle = {Tijdschrift},"),
    ("L018", "  journal = {Tijdschrift},", "  jornal = {Tijdschrift},"),
    ("L018", "  year = {2020},", "  date = {2020-05-01},"),
    ("L018", "  title = {Titel},", "  titel = {Titel},"),
    ("L012", "  title = {Titel},", "  title = {Effect of <i>TP53</i>},"),
    ("L012", "  title = {Titel},", "  title = {Pain &amp; function},"),
    ("L012", "  title = {Titel},", "  title = {10~mg},"),
    ("L012", "  title = {Titel},", "  title = {The $\\alpha$-test, p $<$ 0},"),
    ("L012", "  title = {Titel},", "  title = {CO<sub>2</sub> and \\textit{more}},"),
    ("L012", "  author = {Achternaam, V.},", "  author = {Achternaam, Ren\\'e},"),
    ("L012", "  author = {Achternaam, V.},", '  author = {M{\\"u}ller, J.},'),
    ("L019", "  author = {Achternaam, V.},", "  author = {Jansen J, de Vries K, Bakker P},"),
    ("L019", "  author = {Achternaam, V.},", "  author = {World Health Organization},"),
]


@pytest.mark.parametrize(("code", "right", "wrong"), MISTAKES)
def test_what_a_finding_tells_to_type_takes_it_away(code: str, right: str, wrong: str) -> None:
    text = SOUND.replace(right, wrong)
    line = SOUND[: SOUND.index(right)].count("\n") + 1
    (item,) = (finding for finding in findings_in(text) if finding.code == code)
    assert item.place.line == line
    assert findings_in(followed(text, item)) == []


AUTHORS = [
    ("Jansen J, de Vries K, Bakker P", "Jansen, J. and de Vries, K. and Bakker, P."),
    ("Jansen J, de Vries K", "Jansen, J. and de Vries, K."),
    ("Jansen JM", "Jansen, J. M."),
    ("Jansen J; de Vries K; Bakker P", "Jansen, J. and de Vries, K. and Bakker, P."),
    ("Jansen, J.; de Vries, K.", "Jansen, J. and de Vries, K."),
    ("Jansen J, de Vries K, et al.", "Jansen, J. and de Vries, K. and others"),
    ("Jansen, J. et al", "Jansen, J. and others"),
    ("Jansen, J. and de Vries, K. e.a.", "Jansen, J. and de Vries, K. and others"),
    ("Jansen, J., de Vries, K., & Bakker, P.", "Jansen, J. and de Vries, K. and Bakker, P."),
    ("J. Jansen, K. de Vries and P. Bakker", "J. Jansen and K. de Vries and P. Bakker"),
    ("J. Jansen, K. de Vries", "J. Jansen and K. de Vries"),
    ("Jan Jansen, Karel de Vries, Piet Bakker", "Jan Jansen and Karel de Vries and Piet Bakker"),
    ("Jansen, J. en Bakker, P.", "Jansen, J. and Bakker, P."),
    ("Jansen, J. & Bakker, P.", "Jansen, J. and Bakker, P."),
    ("Jansen J1, de Vries K2", "Jansen, J. and de Vries, K."),
    ("Jansen, J. and", "Jansen, J."),
    ("World Health Organization", "{World Health Organization}"),
    ("Nederlandse Vereniging voor Neurologie", "{Nederlandse Vereniging voor Neurologie}"),
    (
        "National Institute for Health and Care Excellence",
        "{National Institute for Health and Care Excellence}",
    ),
    ("Jansen, J. and World Health Organization", "Jansen, J. and {World Health Organization}"),
    (
        "World Health Organization and European Society of Radiology",
        "{World Health Organization} and {European Society of Radiology}",
    ),
]


@pytest.mark.parametrize(("typed", "expected"), AUTHORS)
def test_pasted_authors_are_found_and_put_right(typed: str, expected: str) -> None:
    assert wrong_authors(typed)
    assert better_authors(typed) == expected
    assert wrong_authors(expected) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "Jansen, J. and de Vries, Karel",
        "Jan Jansen and others",
        "van der Berg, A. B.",
        "Artal Cortés, Ángel and Nguyen, Quynh-Nhu",
        "Smith, Jr., John",
        "Smith III, John",
        "{NSW Agency for Clinical Innovation}",
        "{WHO} and Jansen, J.",
        "NICE",
        "d'Angelo, M. and O'Neill, P.",
        "Ferrari, Marco and {Working group; Spine & Bone}",
        "",
    ],
)
def test_authors_as_bibtex_has_them_are_accepted(typed: str) -> None:
    assert wrong_authors(typed) == ""


READ_RIGHT = [
    ('  title = "Een " # "titel",', "title", "Een titel"),
    ("  title = {Een {B}-titel},", "title", "Een {B}-titel"),
    ("  year = 2020,", "year", "2020"),
    ("  month = mar,", "month", "March"),
    ("  journal = ntvg,", "journal", "Nederlands Tijdschrift"),
    ('  journal = NTVG # " A",', "journal", "Nederlands Tijdschrift A"),
    ("  title = {Twee\n    regels},", "title", "Twee regels"),
]


@pytest.mark.parametrize(("line", "name", "expected"), READ_RIGHT)
def test_what_bibtex_may_have_is_read_right(line: str, name: str, expected: str) -> None:
    text = '@string{ntvg = "Nederlands Tijdschrift"}\n@article{bron2020,\n' + line + "\n}\n"
    (reference,), problems = read_bibliography(text)
    assert (reference.fields[name], problems) == (expected, ())


def test_a_forgotten_comma_takes_no_field_away() -> None:
    (reference,), problems = read_bibliography(SOUND.replace("},\n", "}\n"))
    assert [problem.at[0] for problem in problems] == [2, 3, 4, 5, 6]
    assert set(reference.fields) == {"author", "title", "journal", "year", "doi", "note"}


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("gevrifieerd; jaar ongeverifieerd", "geverifieerd; jaar ongeverifieerd"),
        ("ongevrifieerd", "ongeverifieerd"),
        ("niet geverifieerd", "ongeverifieerd"),
        ("Geverifieerd.", "geverifieerd"),
    ],
)
def test_the_note_that_is_advised_promises_no_more_than_the_typed_one(typed: str, better: str) -> None:
    (item,) = findings_in(SOUND.replace("{geverifieerd}", f"{{{typed}}}"))
    assert f"‘note = {{{better}}},’" in item.suggestion


@pytest.mark.parametrize("remark", ["  % nog nagaan\n", "  % nog nagaan, echt\n", "%title = {x},\n"])
def test_a_remark_inside_an_entry_is_found_at_its_line(remark: str) -> None:
    (item,) = findings_in(SOUND.replace("  year", f"{remark}  year"))
    assert (item.code, item.place.line) == ("L007", 5)


@pytest.mark.parametrize("doi", ["10.1000/voorbeeld", "10.1000/xyz123", "10.5555/12345678", "10.1234/abc"])
def test_a_doi_from_an_example_is_found(doi: str) -> None:
    (item,) = findings_in(SOUND.replace("10.1016/j.voorb.2020.01", doi))
    assert (item.code, item.place.line) == ("L014", 6)


@pytest.mark.parametrize(
    "line",
    [
        "  doi = {10.1002/(SICI)1097-0142(19981015)83:8<1593::AID-CNCR14>3.0.CO;2-H},",
        "  url = {https://voorbeeld.nl/~naam/a_b?c=1&d=2},",
        "  title = {Survival < 3 months or > 2 years at $5 to $10},",
        "  note = {geverifieerd; jaar ongeverifieerd},",
        "  note = {ongeverifieerd (alleen de titel gezien)},",
        "  year = {zonder jaar},",
        "  keywords = {a, b},",
        "  abstract = {Lang.},",
    ],
)
def test_what_is_right_is_no_finding(line: str) -> None:
    name = line.split()[0]
    kept = "\n".join(text for text in SOUND.split("\n") if not text.startswith(f"  {name} "))
    assert findings_in(kept.replace("  author", f"{line}\n  author")) == []


@pytest.mark.parametrize("kind", ENTRY_TYPES)
def test_every_kind_of_entry_can_be_shown(kind: str) -> None:
    assert csl_json(kind, {"title": "Titel"})["type"] != "document"


def test_an_entry_that_cannot_be_read_is_one_finding(project: Project) -> None:
    project.replace(BIB, "title = {Titel},", "title {Titel},")
    assert [item.code for item in project.check()] == ["L007"]


def test_a_citation_of_a_key_that_cannot_be_named_says_which_to_use(project: Project) -> None:
    project.replace(BIB, "@article{bron2020,", "@article{bron.2020,")
    items = [item for item in project.check() if item.code == "L001"]
    assert items
    assert all("[@bron2020]" in item.suggestion for item in items)
