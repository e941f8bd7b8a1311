"""A guideline on another subject, with other names for its pages and folders, made with the same hooks and
templates: nothing in it is of this guideline.

Its own words stand in the settings and the data files; what the code says holds for any guideline.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from guideline.changes.compare import compare
from guideline.changes.pair import Side
from guideline.changes.sides import read_side
from guideline.finishing.first_paint import OPENING
from guideline.pages.generated_files import generated_files
from lxml import html
from project import Project, copy_of_small
from shared import Once

SETTINGS = {
    "uitgever: Redactie Richtlijn Wervelmetastasen": "uitgever: Redactie Richtlijn Astma",
    "site_name: Richtlijn Wervelmetastasen": "site_name: Richtlijn Astma",
    "naam: Wervelmetastasen, engels: Spinal metastases": "naam: Astma, engels: Asthma",
    "bestandsnaam: richtlijn-wervelmetastasen": "bestandsnaam: richtlijn-astma",
    "bel_bij_spoed: de dienstdoende neuroloog": "bel_bij_spoed: de dienstdoende longarts",
    "richtlijnendatabase.nl/richtlijn/wervelmetastasen": "richtlijnendatabase.nl/richtlijn/astma",
    "spoedknop: Spoed": "spoedknop: Acuut",
    "spoedhandelingen: [bellen]": "spoedhandelingen: [mri]",
    "    plaatsen:\n": "    plaatsen:\n      spoedpagina: acuut.md\n",
}
"""What makes of the settings those of another guideline."""

FOLDERS = {"patienten": "mensen", "redactie": "team", "over": "dit", "situaties": "toestanden"}
"""What the folders with a task are called there."""

CONTENT = {
    "Verdenking op compressie?": "Verdenking op een aanval?",
    "Pijn bij<br/>kanker": "Benauwd bij<br/>astma",
    "neurologie": "longziekten",
    "neurologen": "longartsen",
    "van uw rug": "van uw longen",
    "id: patienten": "id: mensen",
}

EMERGENCY = """---
title: Aanval van benauwdheid
samenvatting: Wat u het eerste uur doet bij een aanval.
hide: [navigation, toc]
zoektermen: [aanval]
---

## Eerste uur

Bel 112 en maak binnen {waarde:termijn} een foto: [de aanbeveling](diagnostiek/voorbeeld.md#doe-dit).
"""

SUBJECT = re.compile(
    r"wervel|metasta|me[s]?[mc]c\b|ruggenmerg|dwarslaesie|bestral|radiother|oncolo|neurochirur|spinal|wervelkolom",
    re.IGNORECASE,
)
"""The words that give away the subject of this guideline."""

READ = {".html", ".json", ".xml", ".ics", ".svg", ".js", ".txt", ".webmanifest"}


def lay_other(project: Project) -> Project:
    """Make of a small guideline one on another subject, with other names for its pages and folders."""
    settings = project.read("mkdocs.yml")
    settings = re.sub(r"(?m)^site_description: .*$", "site_description: Een kleine richtlijn", settings)
    for old, new in SETTINGS.items():
        assert old in settings, f"the settings have {old}"
        settings = settings.replace(old, new)
    settings = settings.replace("  - Start: index.md\n", "  - Start: index.md\n  - Acuut: acuut.md\n")
    for old, new in FOLDERS.items():
        settings = re.sub(rf"(?m)^      {old}: {old}$", f"      {old}: {new}", settings)
    project.write("mkdocs.yml", _with_other_folders(settings))
    for old, new in FOLDERS.items():
        if project.path(f"docs/{old}").is_dir():
            project.path(f"docs/{old}").rename(project.path(f"docs/{new}"))
    for path in sorted(project.path("docs").rglob("*")):
        if path.suffix in (".md", ".yml"):
            text = path.read_text(encoding="utf-8")
            for old, new in CONTENT.items():
                text = text.replace(old, new)
            path.write_text(_with_other_folders(text), encoding="utf-8")
    project.write("docs/acuut.md", EMERGENCY)
    return project


def _with_other_folders(text: str) -> str:
    """Return a text with the other names of folders in its paths."""
    return re.sub(rf"(?<![\w-])({'|'.join(FOLDERS)})/", lambda match: f"{FOLDERS[match[1]]}/", text)


@pytest.fixture(scope="module")
def other(once: Once, cache: Path) -> Project:
    def make(folder: Path) -> None:
        project = lay_other(copy_of_small(cache, folder / "project"))
        result = project.build("--strict", RICHTLIJN_ADRES="https://astma.example/")
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


def test_no_address_has_a_name_of_this_guideline(other: Project) -> None:
    site = other.path("site")
    addresses = {path.relative_to(site).as_posix() for path in site.rglob("*")}
    for path in site.rglob("*.html"):
        links = html.parse(str(path)).xpath("//@href | //@src")
        addresses |= {str(link) for link in links if not str(link).startswith(("http", "data:"))}
    names = re.compile(rf"spoed|(?<![\w-])(?:{'|'.join(FOLDERS)})/")
    assert sorted(address for address in addresses if names.search(address)) == []
    assert {"acuut/index.html", "mensen/uitleg/index.html", "dit/literatuur/index.html"} <= addresses
    assert {"team/controles/index.html", "toestanden/met-klacht/index.html"} <= addresses


def test_the_button_on_every_page_leads_to_its_emergency_page(other: Project) -> None:
    for path, address in (("index", "acuut/"), ("diagnostiek/voorbeeld/index", "../../acuut/")):
        (button,) = html.parse(str(other.path(f"site/{path}.html"))).xpath("//header//*[@class='spoedknop']")
        assert (button.get("href"), button.text) == (address, "Acuut")
    sheet = html.parse(str(other.path("site/diagnostiek/afdrukken/index.html")))
    assert sheet.xpath("//*[@class='spoedknop']/@href") == ["../../acuut/"]
    situation = html.parse(str(other.path("site/toestanden/alle/index.html")))
    assert situation.xpath("//article//a/@href[. = '../../acuut/']"), "so does a situation that cannot wait"


def test_the_page_for_a_missing_one_knows_its_emergency_page(other: Project) -> None:
    missing = html.parse(str(other.path("site/404.html")))
    pages = json.loads(missing.xpath("string(//*[@id='paginas'])"))
    assert [page[0] for page in pages if page[2:]] == ["acuut/"]
    assert missing.xpath("string(//*[@class='spoedknop'])") == "Acuut"


def test_its_emergency_page_has_all_that_one_has(other: Project) -> None:
    page = other.read("site/acuut/index.html")
    assert '<div class="kaart">' in page, "it fits on one sheet"
    assert OPENING in page, "its first rules come with it"
    assert OPENING not in other.read("site/dit/literatuur/index.html")
    assert 'href="tel:112"' in page, "a number can be tapped"
    assert '<span class="waarde">12\u00a0uur</span>' in page, "what it turns on stands out"
    assert "status: concept" in page, "it stands where its modules stand"


def test_a_telephone_keeps_its_emergency_page_first(other: Project) -> None:
    code = other.read("site/sw.js")
    kept = json.loads(code.partition("const kept = ")[2].partition(";\n")[0])
    assert kept["emergency"] == ["acuut/", "Acuut"]
    assert kept["first"][0] == "acuut/"
    assert not [address for address in (*kept["first"], *kept["rest"]) if address.startswith("team/")]


def test_its_search_knows_what_each_page_is_for(other: Project) -> None:
    begin = other.read("site/search/begin.js")
    texts = "".join(path.read_text(encoding="utf-8") for path in other.path("site/search").glob("tekst-*.js"))
    assert '["Acuut"]' in texts
    assert '"Spoed"' not in texts
    data = json.loads(begin[begin.index(",") + 1 : begin.rindex(")")])
    assert data["patienten"], "a page for patients is known as such"


def side(project: Project, name: str) -> Side:
    return read_side(project.root, name, generated_files, project.path(".cache"))


def kinds_after(tmp_path: Path, cache: Path, file: str, old: str, new: str) -> list[str]:
    """Return which kinds of change are found when ``old`` becomes ``new`` in a file of that guideline."""
    before = lay_other(copy_of_small(cache, tmp_path / "oud"))
    after = lay_other(copy_of_small(cache, tmp_path / "nieuw"))
    after.replace(file, old, new)
    return [change.kind.code for change in compare(side(before, "oud"), side(after, "nieuw")).changes]


def test_a_line_of_its_emergency_page_is_a_change_of_such_a_line(tmp_path: Path, cache: Path) -> None:
    found = kinds_after(tmp_path, cache, "docs/acuut.md", "een foto", "twee foto’s")
    assert found == ["A040"]


def test_another_page_that_becomes_the_emergency_page_is_a_clinical_change(
    tmp_path: Path, cache: Path
) -> None:
    other = "spoedpagina: dit/literatuur.md"
    found = kinds_after(tmp_path, cache, "mkdocs.yml", "spoedpagina: acuut.md", other)
    assert found.count("A060") == 2


def test_a_guideline_without_an_emergency_page_works(project: Project) -> None:
    """No button, nothing that leads there, and no finding about it."""
    project.replace("mkdocs.yml", "    plaatsen:\n", '    plaatsen:\n      spoedpagina: ""\n')
    project.replace("mkdocs.yml", "spoedhandelingen: [bellen]", "spoedhandelingen: [mri]")
    result = project.build("--strict")
    assert result.returncode == 0, result.stderr
    assert not html.parse(str(project.path("site/index.html"))).xpath("//*[@class='spoedknop']")
    missing = html.parse(str(project.path("site/404.html")))
    assert not [page for page in json.loads(missing.xpath("string(//*[@id='paginas'])")) if page[2:]]
    assert '"emergency":null' in project.read("site/sw.js")
    assert "Spoed?" not in project.read("site/situaties/alle/index.html")
