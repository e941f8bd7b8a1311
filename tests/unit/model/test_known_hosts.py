"""Content alone leads nobody to a new host: the settings say to which a page may lead."""

from __future__ import annotations

from guideline.reading.project import read_guideline
from project import Project

BIBLIOGRAPHY = "docs/literatuur.bib"
SOURCE = """
@misc{elders2020,
  author = {{Elders}},
  title = {Elders},
  year = {2020},
  url = {https://www.elders.example/rapport},
  note = {geverifieerd}
}
"""


def test_a_source_leads_to_no_site_that_the_settings_do_not_name(project: Project) -> None:
    project.write(BIBLIOGRAPHY, project.read(BIBLIOGRAPHY) + SOURCE)
    guideline = read_guideline(project.root)
    assert not guideline.leads_to("www.elders.example")
    assert guideline.address_of(guideline.by_key["elders2020"]) == ""
    found = [item for item in project.check() if item.code == "L020"]
    assert [item.place.path for item in found] == [BIBLIOGRAPHY]
    project.replace("mkdocs.yml", "    bronsites:\n", "    bronsites:\n      - elders.example\n")
    guideline = read_guideline(project.root)
    assert guideline.address_of(guideline.by_key["elders2020"]) == "https://www.elders.example/rapport"
    assert "L020" not in {item.code for item in project.check()}


def test_a_link_in_the_text_may_not_lead_to_the_site_of_a_source(project: Project) -> None:
    project.replace("mkdocs.yml", "    bronsites:\n", "    bronsites:\n      - elders.example\n")
    project.replace("docs/index.md", "\n\n", "\n\nZie [dit](https://elders.example/rapport).\n\n")
    assert "V010" in {item.code for item in project.check()}
