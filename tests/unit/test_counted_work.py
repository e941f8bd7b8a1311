"""The work of the checks grows with the texts and with the lists, not with the one times the other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from guideline.checks import REGISTRY, Context
from guideline.finishing.english import EnglishTerms, mark
from guideline.model.guideline import EnglishTerm, Guideline, Reference, Term, Value
from guideline.model.page import Citation, Link, Page, TextRun
from guideline.model.suggestions import nearest, so_many_suggestions
from guideline.reading.project import read_guideline
from guideline.site import Site
from project import TODAY, Project
from work import calls, grows_together

AT = (1, 1)


@pytest.fixture
def sound(project: Project) -> Guideline:
    return read_guideline(project.root)


def text_page(number: int, text: str, sources: int = 0) -> Page:
    runs = tuple(TextRun(text, (line, 1)) for line in range(1, 6))
    citations = tuple(Citation(f"bron{source}", (1, 1)) for source in range(sources))
    return Page(
        f"patienten/blad{number}.md",
        raw_metadata={"module": f"blad{number}"},
        texts=runs,
        paragraphs=runs,
        citations=citations,
    )


def checking(code: str, guideline: Guideline, pages: int, text: str, **lists: object) -> int:
    """Return the calls that one check makes for so many pages with this text, given these lists."""
    grown = replace(guideline, pages=tuple(text_page(number, text) for number in range(pages)), **lists)
    return calls(lambda: list(REGISTRY[code].run(Context(grown, TODAY))))


def test_typed_copies_are_not_looked_for_value_by_value(sound: Guideline) -> None:
    def work(pages: int, values: int) -> int:
        texts = (f"12 uur na {number:04}" for number in range(values // 2))
        others = (f"{100 + number} uur" for number in range(values - values // 2))
        listed = tuple(Value(text, text, "x", "bron", "x", AT) for text in (*texts, *others))
        return checking("W004", sound, pages, "Bel binnen 12 uur, of na 150 dagen.", values=listed)

    assert grows_together(work) == 0


def test_unexplained_terms_are_not_looked_for_term_by_term(sound: Guideline) -> None:
    def work(pages: int, terms: int) -> int:
        listed = tuple(Term(f"Woord{number}", f"W{number}", "x", (), True, AT) for number in range(terms))
        return checking("T004", sound, pages, "Het woord1 is moeilijk. Dat is een woord.", terms=listed)

    assert grows_together(work) == 0


@pytest.mark.parametrize("code", ["T007", "T008"])
def test_english_terms_are_not_looked_for_term_by_term(sound: Guideline, code: str) -> None:
    def work(pages: int, terms: int) -> int:
        listed = tuple(EnglishTerm(f"word{number} flare", AT) for number in range(terms))
        return checking(code, sound, pages, "Een word1 flare, en word2, en nog meer.", english_terms=listed)

    assert grows_together(work) == 0


def test_english_terms_are_tried_only_where_their_first_word_stands() -> None:
    terms = EnglishTerms(f"word{number} flare" for number in range(500))
    text = "Een word1 flare, dan word2, en dan nog veel meer woorden."
    assert calls(lambda: list(terms.finditer(text)), "match") == 2


class _CountedKey(str):
    """The key of a source, that counts how often it is compared with another text."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        _CountedKey.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


@pytest.mark.parametrize("code", ["L001", "W002"])
def test_known_sources_are_looked_up_and_not_compared_one_by_one(sound: Guideline, code: str) -> None:
    keys = [f"bron{number}" for number in range(200)]
    grown = replace(
        sound,
        pages=(text_page(1, "Tekst.", sources=200),),
        references=tuple(Reference(_CountedKey(key), "misc", {}, {}, AT) for key in keys),
        values=tuple(Value(f"waarde-{key}", "x", "x", key, "voorbeeld", AT) for key in keys),
    )
    _CountedKey.compared = 0
    assert [item for item in REGISTRY[code].run(Context(grown, TODAY)) if "bron" in item.message] == []
    assert _CountedKey.compared <= 2 * len(keys)


def test_a_file_of_data_is_parsed_once_for_each_content(project: Project) -> None:
    parsers = ("read_page", "read_bibliography", "read_yaml")
    assert (
        calls(lambda: read_guideline(project.root), *parsers) <= 1
    )  # mkdocs.yml, which may ask for variables
    project.replace("docs/waarden.yml", "12 uur", "13 uur")
    assert "13 uur" in read_guideline(project.root).value_texts.values()


def test_the_source_of_a_page_does_not_grow_with_the_glossary(project: Project) -> None:
    def source(site: Site) -> str:
        return site.source("diagnostiek/voorbeeld.md")

    before = Site.read(project.root, TODAY)
    more = "".join(
        f"- term: Woord{number}\n  afkorting: WRD{number}\n  definitie: X.\n" for number in range(50)
    )
    project.write("docs/woordenlijst.yml", project.read("docs/woordenlijst.yml") + more)
    after = Site.read(project.root, TODAY)
    assert len(after.abbreviations()) == len(before.abbreviations()) + 50
    assert source(after) == source(before)


def test_english_in_the_menu_is_looked_for_once_for_all_pages() -> None:
    terms = EnglishTerms(["pain flare"])
    menu = "".join(f"<li>Over pain flare {number}</li>" for number in range(100))
    pages = [f"<ul>{menu}</ul><p>Bladzijde {number} over pain flare.</p>" for number in range(20)]
    assert calls(lambda: [mark(page, terms) for page in pages], "_spans") == 0
    assert mark(pages[3], terms).count('lang="en"') == 101


def test_suggestions_for_dead_links_are_not_made_link_by_page(sound: Guideline) -> None:
    def work(pages: int, links: int) -> int:
        linked = text_page(0, "Tekst.")
        linked = replace(
            linked, links=tuple(Link(f"x{number}.md", "x", False, AT) for number in range(links))
        )
        others = tuple(text_page(number, "Tekst.") for number in range(1, pages))
        guideline = replace(sound, pages=(linked, *others))
        with so_many_suggestions(0):
            return calls(lambda: list(REGISTRY["V001"].function(Context(guideline, TODAY))))

    assert grows_together(work) == 0


def test_a_check_makes_only_so_many_suggestions() -> None:
    with so_many_suggestions(3):
        assert nearest("apel", ["appel", "peer"]) == "appel"
        assert nearest("apel", ["appel", "peer"]) == "appel"
        assert nearest("apel", ["appel", "peer"]) is None
    assert nearest("apel", ["appel", "peer"]) == "appel"
    assert nearest("a" * 1000, ["a" * 999]) is None
