"""Every folder has a page, and the page for what does not exist knows all of them."""

from __future__ import annotations

from guideline.pages.missing import folder_pages, folders_without_page, known_pages
from guideline.reading.project import read_guideline
from project import Project


def test_a_folder_without_a_page_gets_one_with_its_pages(project: Project) -> None:
    project.write("docs/extra/diep/onder-aan.md", "---\ntitle: Onder [aan]\n---\n\n# Onder\n")
    guideline = read_guideline(project.root)
    assert "extra" in folders_without_page(guideline)
    assert "diagnostiek" not in folders_without_page(guideline)
    pages = folder_pages(guideline, frozenset())
    assert "(diep/onder-aan.md)" in pages["extra/index.md"]
    assert "(onder-aan.md)" in pages["extra/diep/index.md"]
    assert "# Extra\n" in pages["extra/index.md"]


def test_a_page_that_the_site_adds_itself_is_left_alone(project: Project) -> None:
    project.write("docs/extra/een.md", "---\ntitle: Een\n---\n\n# Een\n")
    guideline = read_guideline(project.root)
    assert "extra/index.md" not in folder_pages(guideline, frozenset({"extra/index.md"}))


def test_the_start_page_comes_first_and_the_emergency_page_is_marked(project: Project) -> None:
    guideline = read_guideline(project.root)
    addresses = {page.path: page.path for page in guideline.pages}
    known = known_pages(guideline, addresses)
    assert known[0][0] == "index.md"
    assert [page for page in known if page[2:] == ["spoed"]] == [
        page for page in known if page[0] == "spoed.md"
    ]
    assert {page[0] for page in known} == set(addresses)
