"""What is pasted as a source: each format comes out as the same entry, and what is none is refused."""

from __future__ import annotations

import pytest
from editing_answers import Edit
from project import Project

BIBTEX = """@article{Smith_2021, title={A title of it}, author={Smith, John A. and Doe, Amy},
 journal={Spine}, year={2021}, volume={12}, number={3}, pages={34-40},
 doi={https://doi.org/10.1097/00007632-202101000-00001}, abstract={Long text}}"""
RIS = """TY  - JOUR
AU  - Smith, John A
AU  - Doe, Amy
TI  - A title of it
JO  - Spine
PY  - 2021/01/04
VL  - 12
IS  - 3
SP  - 34
EP  - 40
DO  - 10.1097/00007632-202101000-00001
ER  -
"""
MEDLINE = """PMID- 33333333
TI  - A title
      of it.
FAU - Smith, John A
AU  - Smith JA
FAU - Doe, Amy
JT  - Spine
DP  - 2021 Jan 4
VI  - 12
IP  - 3
PG  - 34-40
LA  - eng
AID - 10.1097/00007632-202101000-00001 [doi]
"""
CITATION = (
    "Smith JA, Doe A. A title of it. Spine. 2021 Jan 4;12(3):34-40."
    " doi: 10.1097/00007632-202101000-00001. PMID: 33333333."
)


@pytest.mark.parametrize(
    "given",
    [
        BIBTEX,
        RIS.replace("\n", "\r\n"),
        MEDLINE,
        CITATION,
        f"1. {CITATION}",
        f"12: {CITATION.replace(' Spine', chr(10) + 'Spine')}",
        f"[3] {CITATION}",
    ],
    ids=["bibtex", "ris", "medline", "nlm", "numbered", "summary", "brackets"],
)
def test_a_source_in_any_format_comes_in_as_the_same_entry(edit: Edit, project: Project, given: str) -> None:
    answer = edit("bron", "--bij", "doe-dit", given=given)
    assert answer.code == 0, answer.err
    entry = project.read("docs/literatuur.bib").partition("@article{smith2021,")[2]
    for line in (
        "title = {A title of it},",
        "journal = {Spine},",
        "year = {2021},",
        "volume = {12},",
        "number = {3},",
        "pages = {34--40},",
        "doi = {10.1097/00007632-202101000-00001},",
        "note = {ongeverifieerd}",
    ):
        assert line in entry
    assert "author = {Smith, J" in entry
    assert " and Doe, A" in entry
    assert "abstract" not in entry


def test_a_numbered_list_of_citations_is_a_source_each(edit: Edit, project: Project) -> None:
    other = "van der Berg A. Een andere titel. Spine. 2020 Jan 4;12(3):34-40. PMID: 33333334."
    answer = edit("bron", given=f"1. {CITATION}\n\n2. {other}\n")
    assert "Toegevoegd: [@smith2021], [@vanderberg2020]" in answer.out, answer.err


@pytest.mark.parametrize(
    ("title", "language", "asked"),
    [
        ("Surgery for spinal metastases", "langid = {english},", False),
        ("Behandeling van wervelmetastasen", "", False),
        ("Spinal metastases", "", True),
        ("En bloc resection of tumours", "", True),
    ],
)
def test_the_language_of_a_title_is_seen_or_asked(
    edit: Edit, project: Project, title: str, language: str, asked: bool
) -> None:
    answer = edit("bron", given=CITATION.replace("A title of it", title))
    entry = project.read("docs/literatuur.bib").partition("@article{smith2021,")[2]
    assert ("langid" in entry) == bool(language)
    assert language in entry
    assert ("is de titel van [@smith2021] Engels" in answer.out) == asked


def test_two_sources_of_one_author_and_year_have_keys_of_their_own(edit: Edit, project: Project) -> None:
    two = f"{BIBTEX}\n{BIBTEX.replace('Smith_2021', 'b').replace('00001}}', '00002}}')}".replace(
        "00001}, abstract={Long text}}\n@article{b", "00009}, abstract={Long text}}\n@article{b"
    )
    assert edit("bron", "--bij", "doe-dit", given=two).code == 0
    assert "bronnen: [bron2020, smith2021, smith2021a]" in project.read("docs/diagnostiek/voorbeeld.md")


def test_a_source_that_is_there_is_named(edit: Edit) -> None:
    answer = edit("bron", given=BIBTEX.replace("10.1097/00007632-202101000-00001", "10.1000/182"))
    assert answer.code == 2
    assert "[@bron2020]" in answer.err


def test_an_unused_source_is_left_for_the_editor_to_use(edit: Edit, project: Project) -> None:
    answer = edit("bron", given=RIS)
    assert answer.code == 0
    assert "verwijs naar de bron waar zij bij hoort: [@smith2021]" in answer.out
    assert [finding.code for finding in project.check()] == ["L002"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Zomaar een zin.", "Format: NLM"),
        (BIBTEX[:-3], "BibTeX"),
        (RIS.replace("TI  - A title of it\n", ""), "de titel"),
        (RIS.replace("10.1097/00007632-202101000-00001", "doi onbekend"), "DOI"),
        (MEDLINE.replace("FAU", "XXX").replace("AU  -", "XXX-"), "de auteurs"),
        ("@article{" + "{" * 5000, "BibTeX"),
        ("TY  - JOUR\n" + "AU  - A, B\n" * 30_000, "langer dan"),
        (RIS.replace("A title of it", "A } title"), "controles"),
    ],
)
def test_what_is_no_source_is_refused(edit: Edit, project: Project, given: str, said: str) -> None:
    before = project.read("docs/literatuur.bib")
    answer = edit("bron", given=given)
    assert answer.code == 2
    assert said in answer.err
    assert project.read("docs/literatuur.bib") == before


@pytest.mark.parametrize("number", [["--doi", "https://doi.org/10.1097/x1"], ["--pmid", "33333333"]])
def test_a_number_alone_gives_an_entry_to_fill_in(edit: Edit, project: Project, number: tuple[str]) -> None:
    before = project.read("docs/literatuur.bib")
    answer = edit("bron", *number)
    assert answer.code == 0
    assert "Deze computer zoekt niets op" in answer.out
    assert number[1].rpartition("doi.org/")[2] in answer.out
    assert "author = {}," in answer.out
    assert project.read("docs/literatuur.bib") == before
