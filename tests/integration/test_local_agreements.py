"""What a hospital adds is shown apart from the guideline, and the guideline stays the same."""

from __future__ import annotations

import re

from project import Project

LOCAL = """ziekenhuis: Proefziekenhuis
datum: 2026-05-01
nummers:
  - wie: Spoednummer
    nummer: toestel 99999
    wanneer: dag en nacht
mdo: dinsdag 16.00 uur
afspraken:
  - module: voorbeeld
    tekst: Bel eerst (bij < 3 dagen) de radioloog.
"""
BOX = re.compile(r'<aside class="lokaal".*?</aside>\s*', re.DOTALL)


STYLE = re.compile(r'<style id="eerste-beeld">.*?</style>', re.DOTALL)
"""The rules of first view follow from what stands on the pages; they are no text."""


def pages(project: Project) -> dict[str, str]:
    result = project.build("--strict")
    assert result.returncode == 0, result.stderr
    site = project.path("site")
    return {
        path.relative_to(site).as_posix(): STYLE.sub("", path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }


def test_guideline_is_the_same_with_and_without(project: Project) -> None:
    project.replace("docs/index.md", "De tekst staat", "<!-- richtlijn:lokaal -->\n\nDe tekst staat")
    without = pages(project)
    project.write("lokaal.yml", LOCAL)
    with_local = pages(project)
    assert without.keys() == with_local.keys()
    for name, source in without.items():
        assert BOX.sub("", source) == BOX.sub("", with_local[name])
    start, module = with_local["index.html"], with_local["diagnostiek/voorbeeld/index.html"]
    for part in (
        "Lokale afspraak van Proefziekenhuis, 1 mei 2026",
        "toestel 99999",
        "dinsdag 16.00\u00a0uur",
    ):
        assert part in start
    assert "Bel eerst (bij &lt; 3\u00a0dagen) de radioloog." in module
    assert "lokaal" not in with_local["diagnostiek/stroomschema-voorbeeld/index.html"]
    assert "Bel de centrale van uw ziekenhuis" in without["index.html"]
    assert 'href="tel:' not in with_local["index.html"]  # an extension is called from within the hospital


def test_mistakes_are_findings_with_their_line(project: Project) -> None:
    project.write("lokaal.yml", LOCAL.replace("nummer: toestel", "numer: toestel"))
    found = [finding for finding in project.check() if finding.place.path == "lokaal.yml"]
    ((line, message, remedy),) = [(item.place.line, item.message, item.suggestion) for item in found]
    assert line == 5
    assert "‘numer’" in message
    assert "‘nummer’" in remedy
    project.write("lokaal.yml", "ziekenhuis: [\n")
    assert any(finding.place.path == "lokaal.yml" for finding in project.check())
