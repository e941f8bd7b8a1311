"""Editors change the guideline and no test stands in their way: what reads the real text still passes.

One copy of the real guideline is changed as editors would, in all files that a change touches: reviews of
the last day and of a year later, a new module, one module less, other titles and sentences.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from posixpath import relpath

import pytest
from guideline.model.findings import Finding
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from project import CALENDAR_CODES, ROOT, Project, copy_of_real, real_day

MAP = "docs/modules.yml"
YEAR_LATER = real_day() + timedelta(days=365)


def read(project: Project) -> Guideline:
    return read_guideline(project.root, generated_files)


def in_every_page(project: Project, old: str, new: str) -> None:
    """Put ``new`` (a template of ``re``) for the pattern ``old`` wherever it stands in a page."""
    for path in project.path("docs").rglob("*.md"):
        name = path.relative_to(project.root).as_posix()
        text = project.read(name)
        changed = re.sub(old, new, text)
        if changed != text:
            project.write(name, changed)


def without(project: Project, name: str, pattern: str) -> None:
    """Take what the pattern matches, which must be there once, out of a file."""
    text, number = re.subn(pattern, "", project.read(name), flags=re.DOTALL | re.MULTILINE)
    assert number == 1, (name, pattern)
    project.write(name, text)


def review(project: Project, page: Page, day: str) -> None:
    """Add a review of a page, as of ``day``."""
    assert page.maintained
    literature = page.maintained.upkeep.reviews[0].literature_until
    entry = (
        rf"\1- datum: {day}\n\1  uitkomst: ongewijzigd\n\1  literatuur_tot: {literature}\n"
        r"\1  toelichting: Opnieuw beoordeeld; niets veranderd.\n\1- datum:"
    )
    name = f"docs/{page.path}"
    text, number = re.subn(r"^( *)- datum:", entry, project.read(name), count=1, flags=re.MULTILINE)
    assert number == 1
    project.write(name, text)


def change_words(project: Project, page: Page) -> None:
    """Give a page another title and other sentences, also in its recommendations."""
    assert page.maintained
    title = page.maintained.title
    name = f"docs/{page.path}"
    project.replace(name, "\ntitle: ", "\ntitle: Over ")
    planned = r"(\{id: " + page.name + r", titel: )('?)"
    project.write(MAP, re.sub(planned, r"\1\2Over ", project.read(MAP)))
    text = project.read(name)
    for number, paragraph in enumerate(page.paragraphs):
        line = text.split("\n")[paragraph.at[0] - 1]
        if re.fullmatch(r"[A-Z][^|\[\]{}]*\.", line):
            text = text.replace(line, f"{line} Dat is hier op plaats {number} anders gezegd.", 1)
    text = re.sub(r"(\n    bronnen: .*\n\n)(.*)", r"\1\2 Leg dit vast.", text)
    project.write(name, text)
    assert read(project).by_path[page.path].title == f"Over {title}"


def add_module(project: Project, guideline: Guideline) -> None:
    """Write a new module in the first chapter."""
    chapter = guideline.chapters[0].id
    page = next(page for page in guideline.modules if page.module and page.folder == chapter)
    assert page.module
    keys = list(dict.fromkeys(citation.key for citation in page.citations))[:2]
    text = (ROOT / "tests" / "minimal" / "docs" / "diagnostiek" / "voorbeeld.md").read_text(encoding="utf-8")
    for old, new in (
        ("title: Voorbeeld", "title: Nieuw onderwerp"),
        ("module: voorbeeld", "module: nieuw-onderwerp"),
        ("regiehouder: NVN", f"regiehouder: {page.module.owner}"),
        ("id: doe-dit", "id: nieuw-advies"),
        ("verwant: [stroomschema-voorbeeld]", f"verwant: [{page.name}]"),
        ("Straling geeft soms een pain flare.", f"Lees ook [de andere module]({page.name}.md)."),
        ("bron2020", keys[0]),
        ("onzeker2019", keys[-1]),
    ):
        assert old in text
        text = text.replace(old, new)
    project.write(f"docs/{chapter}/nieuw-onderwerp.md", text)
    first = re.search(rf"^ *- {{id: {page.name},", project.read(MAP), re.MULTILINE)
    assert first
    indent = first[0].split("-")[0]
    project.replace(MAP, first[0], f"{indent}- {{id: nieuw-onderwerp, titel: Nieuw onderwerp}}\n{first[0]}")
    line = f"      - {chapter}/{page.name}.md\n"
    project.replace("mkdocs.yml", line, f"      - {chapter}/nieuw-onderwerp.md\n{line}")


def module_to_remove(guideline: Guideline) -> Page:
    """Return a module to which the fewest links lead, and none from a flowchart."""
    charts = [diagram.source for page in guideline.pages for diagram in page.diagrams]

    def links(page: Page) -> int:
        return sum(f"{page.name}.md" in link.target for other in guideline.pages for link in other.links)

    free = [page for page in guideline.modules if not any(f"{page.name}.md" in source for source in charts)]
    return min((page for page in free if not page.diagrams), key=links)


def remove_module(project: Project, guideline: Guideline) -> Page:
    """Take a module out of the guideline: its file, its place in map and menu, links to it, what rests on
    it; what was published leads to its chapter."""
    page = module_to_remove(guideline)
    gone = re.escape(page.name)
    chapter = f"{page.folder}/index.md"
    project.path(f"docs/{page.path}").unlink()
    without(project, MAP, rf"^ *- {{id: {gone},.*?\n")
    without(project, "mkdocs.yml", rf"^ *- {re.escape(page.path)}\n")
    for other in guideline.pages:
        if any(f"{page.name}.md" in link.target for link in other.links):
            name = f"docs/{other.path}"
            link = relpath(chapter, other.folder or ".")
            target = rf"\]\((?:[^()\s]*/)?{gone}\.md(?:#[^()\s]*)?\)"
            project.write(name, re.sub(target, f"]({link})", project.read(name)))
    for name in (page.name, *(item.id for item in page.recommendations)):
        in_every_page(
            project, rf"((?:verwant|steunt_op): \[.*?)(?:, {name}(?=[,\]])|(?<=\[){name}(?:, )?)", r"\1"
        )
    owner = next(other for other in guideline.modules if other.folder == page.folder and other is not page)
    values = "docs/waarden.yml"
    project.write(
        values, re.sub(rf"module: {gone}$", f"module: {owner.name}", project.read(values), flags=re.M)
    )
    record = project.read("docs/gepubliceerd.yml")
    published = re.findall(rf"^ *- ({re.escape(page.path)}(?:#\S+)?)$", record, re.MULTILINE)
    names = {item.id for item in page.recommendations}
    moved = [old for old in published if "#" not in old or old.split("#")[1] in names]
    lines = "".join(f"{old}: {chapter}\n" for old in moved)
    project.write("docs/verhuisd.yml", f"{project.read('docs/verhuisd.yml').rstrip()}\n{lines}")
    return page


def unused(findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """Yield the file and the pattern of each entry that is no longer used."""
    for finding in findings:
        name = re.search("‘(.+?)’", finding.message)
        if name and finding.code == "L002":
            yield finding.place.path, rf"^@\w+{{{re.escape(name[1])},.*?^}}\n"
        elif name and finding.code == "W003":
            yield finding.place.path, rf"^- naam: {re.escape(name[1])}$.*?(?=^- |\Z)"
        elif name and finding.code == "T007":
            yield finding.place.path, rf"^- {re.escape(name[1])}\n"


@pytest.fixture(scope="module")
def changed_copy(cache: Path, real_copy: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the real guideline with all changes, and the tests beside it."""
    project = copy_of_real(cache, tmp_path_factory.mktemp("changed") / "project")
    guideline = read(project)
    gone = remove_module(project, guideline)
    add_module(project, guideline)
    now, later, words = [page for page in guideline.modules if page is not gone and not page.diagrams][:3]
    review(project, now, real_day().isoformat())
    review(project, later, YEAR_LATER.isoformat())
    change_words(project, words)
    while entries := list(unused(project.check(YEAR_LATER))):
        for name, pattern in entries:
            without(project, name, pattern)
    shutil.copytree(
        ROOT / "tests",
        project.path("tests"),
        ignore=shutil.ignore_patterns("__pycache__", Path(__file__).name),
    )
    for name in ("pyproject.toml", "CONTRIBUTING.md", "Makefile"):
        shutil.copy(ROOT / name, project.path(name))
    project.path("scripts").symlink_to(ROOT / "scripts", target_is_directory=True)
    shutil.copytree(ROOT / "benchmarks", project.path("benchmarks"))  # no link: it is read as content
    return project


def test_the_check_command_finds_nothing_but_the_calendar(changed_copy: Project) -> None:
    result = changed_copy.run(
        "guideline", "check", "--format", "json", RICHTLIJN_VANDAAG=YEAR_LATER.isoformat()
    )
    found = json.loads(result.stdout)
    assert [item for item in found if item["code"] not in CALENDAR_CODES] == []
    assert "Traceback" not in result.stderr


def test_the_tests_that_read_the_real_content_pass(changed_copy: Project, cache: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    result = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-m", "real_content", "-p", "no:cacheprovider"),
            *("--ignore=tests/browser", "tests"),
        ],
        cwd=changed_copy.root,
        env={**environment, "RICHTLIJN_TESTCACHE": str(cache), "PYTHONPATH": str(changed_copy.path("hooks"))},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout[-5000:]
    passed = re.search(r"(\d+) passed", result.stdout)
    assert passed
    assert "skipped" not in result.stdout
