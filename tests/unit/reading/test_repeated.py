"""What stands in a file once and comes back many times is bounded before the file is read."""

from __future__ import annotations

import pytest
from guideline.model.page import Page
from guideline.reading.amounts import MOST_CELLS
from guideline.reading.bibliography import read_bibliography
from guideline.reading.page import read_page
from guideline.reading.registers import MOST_OF_ONE_WORD, read_english_terms
from project import Project


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("|" + "a|" * 39 + "\n|" + "-|" * 39 + "\n" + "|\n" * 2000, 1),
        ("Kop.\n\n> |a|b\n> -|-\n" + "> |\n" * (MOST_CELLS // 2), 3),
        ("[a] " * 500 + "\n\n[a]: https://www.kanker.nl/" + "a" * 20_000, 3),
        ("[a] " * 500 + "\n\n> [a]:\n> https://www.kanker.nl/" + "a" * 20_000, 3),
        ("[a] " * 500 + '\n\n[a]: x.md "' + "a\n" * 10_000 + '"', 3),
        ("A " * 5000 + "\n\n*[A]: " + "woord " * 500, 3),
        ("# Kop\n\n" * 500 + "[TOC]\n\n" * 5000, 1001),
    ],
)
def test_a_page_that_becomes_too_large_is_not_read_further(body: str, line: int) -> None:
    page = read_page("a.md", f"---\ntitle: A\n---\n{body}\n".encode())
    [problem] = [item for item in page.problems if item.kind == "too-large"]
    assert problem.at == (line + 3, 1)
    assert page.has_unreadable_data
    assert not page.texts


def test_a_long_table_and_many_references_are_read() -> None:
    table = "|a|b|c|d|\n|-|-|-|-|\n" + "|1|2|3|4|\n" * 1000
    page = read_page("a.md", f"---\ntitle: A\n---\n{table}\n{'[a] ' * 1000}\n\n[a]: x.md\n".encode())
    assert page.problems == ()
    assert len(page.links) == 1000


def test_a_name_for_a_text_that_doubles_is_a_finding_at_its_line() -> None:
    text = '@string{k0="aaaaaaaaaa"}\n' + "".join(
        f"@string{{k{number}=k{number - 1} # k{number - 1}}}\n" for number in range(1, 40)
    )
    references, [problem] = read_bibliography(text + "@misc{x, title = k39}\n")
    assert references == ()
    assert problem.kind == "too-large"
    assert 10 < problem.at[0] < 20


def test_a_name_for_a_text_counts_at_each_use() -> None:
    text = '@string{k="' + "a" * 1000 + '"}\n'
    many = "".join(f"@misc{{x{number}, title = k}}\n" for number in range(200))
    assert read_bibliography(text + many)[1][-1].kind == "too-large"
    references, problems = read_bibliography(text + "@misc{x, title = k # {!}}\n")
    assert references[0].fields["title"].endswith("a!")
    assert problems == ()


def test_so_many_english_terms_may_begin_with_one_word() -> None:
    terms, [problem] = read_english_terms("".join(f"- a b{number}\n" for number in range(200)))
    assert len(terms) == MOST_OF_ONE_WORD
    assert problem.at[0] == MOST_OF_ONE_WORD + 1


def test_a_page_that_takes_too_much_memory_is_a_finding(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: str, content: bytes, *, for_patients: bool) -> Page:
        if path == "diagnostiek/vol.md":
            raise MemoryError
        return read_page(path, content, for_patients=for_patients)

    monkeypatch.setattr("guideline.reading.page.read_page", full)
    project.write("docs/diagnostiek/vol.md", "---\ntitle: Vol\n---\n\nEen tekst die te veel vraagt.\n")
    found = [item for item in project.check() if item.place.path == "docs/diagnostiek/vol.md"]
    assert [item.code for item in found] == ["M003"]
    assert "geheugen" in found[0].message
