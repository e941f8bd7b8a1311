"""A guideline on another subject, with the same hooks and templates, says nothing of the subject of this one.

Its own words stand in the settings and the data files; what the code says holds for any guideline.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from project import Project, copy_of_small
from shared import Once

SETTINGS = {
    "uitgever: Redactie Richtlijn Wervelmetastasen": "uitgever: Redactie Richtlijn Astma",
    "site_name: Richtlijn Wervelmetastasen": "site_name: Richtlijn Astma",
    "naam: Wervelmetastasen, engels: Spinal metastases": "naam: Astma, engels: Asthma",
    "bestandsnaam: richtlijn-wervelmetastasen": "bestandsnaam: richtlijn-astma",
    "bel_bij_spoed: de dienstdoende neuroloog": "bel_bij_spoed: de dienstdoende longarts",
    "richtlijnendatabase.nl/richtlijn/wervelmetastasen": "richtlijnendatabase.nl/richtlijn/astma",
}
"""What makes of the settings those of another guideline."""

CONTENT = {
    "Verdenking op compressie?": "Verdenking op een aanval?",
    "Pijn bij<br/>kanker": "Benauwd bij<br/>astma",
    "neurologie": "longziekten",
    "neurologen": "longartsen",
    "van uw rug": "van uw longen",
}

SUBJECT = re.compile(
    r"wervel|metasta|me[s]?[mc]c\b|ruggenmerg|dwarslaesie|bestral|radiother|oncolo|neurochirur|spinal|wervelkolom",
    re.IGNORECASE,
)
"""The words that give away the subject of this guideline."""

READ = {".html", ".json", ".xml", ".ics", ".svg", ".js", ".txt", ".webmanifest"}


@pytest.fixture(scope="module")
def other(once: Once, cache: Path) -> Project:
    def make(folder: Path) -> None:
        project = copy_of_small(cache, folder / "project")
        changed = project.read("mkdocs.yml")
        described = re.sub(r"(?m)^site_description: .*$", "site_description: Een kleine richtlijn", changed)
        for old, new in SETTINGS.items():
            assert old in described, "the settings name the subject here"
            described = described.replace(old, new)
        project.write("mkdocs.yml", described)
        for path in sorted(project.path("docs").rglob("*")):
            if path.suffix in (".md", ".yml"):
                text = path.read_text(encoding="utf-8")
                for old, new in CONTENT.items():
                    text = text.replace(old, new)
                path.write_text(text, encoding="utf-8")
        result = project.build("--strict")
        assert result.returncode == 0, result.stderr

    return Project(once("ander-onderwerp", make) / "project")


def test_nothing_that_is_made_names_the_subject_of_this_guideline(other: Project) -> None:
    site = other.path("site")
    theirs = site / "assets" / "javascripts"  # the scripts of the theme
    ours = site / "assets" / "images"  # pictures are content, and those of this guideline were copied
    found = [
        f"{path.relative_to(site)}: {match[0]}"
        for path in sorted(site.rglob("*"))
        if path.suffix in READ and not {theirs, ours} & {*path.parents}
        for match in [SUBJECT.search(path.read_text(encoding="utf-8"))]
        if match
    ]
    assert found == []


def test_it_bears_its_own_name_everywhere(other: Project) -> None:
    assert "Redactie Richtlijn Astma" in other.read("site/wijzigingen.xml")
    calendar = other.read("site/herzieningen.ics")
    assert "Herzieningen Richtlijn Astma" in calendar
    assert "@richtlijn-astma" in calendar
    page = other.read("site/diagnostiek/voorbeeld/index.html")
    data = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert data["about"]["name"] == "Astma"
    assert 'href="https://richtlijnendatabase.nl/richtlijn/astma"' in page
    assert "de dienstdoende longarts" in other.read("site/404.html")
