"""A diagram that is not drawn at build is drawn by the browser, from the site's own copy of Mermaid."""

from __future__ import annotations

from browser_site import Served, open_context
from chromium import served
from playwright.sync_api import Browser, expect
from project import Project

PIE = """
```mermaid
pie
    title Proef
    "Een" : 1
    "Twee" : 3
```
"""


def test_other_diagrams_are_drawn_without_any_outside_request(project: Project, chromium: Browser) -> None:
    page_path = "docs/diagnostiek/voorbeeld.md"
    project.replace(page_path, "## Overwegingen\n", f"## Overwegingen\n{PIE}")
    project.replace("mkdocs.yml", "andere_diagrammen: []", "andere_diagrammen: [pie]")
    result = project.build("--strict")
    assert result.returncode == 0, result.stderr
    folder = project.path("site")
    with served(folder) as address:
        site = Served(address, folder)
        context = open_context(chromium, site)
        page = context.new_page()
        page.goto(site.address + "diagnostiek/voorbeeld/")
        drawing = page.locator(".mermaid svg")
        expect(drawing).to_be_visible()
        expect(drawing).to_contain_text("Proef")
        page.goto(site.address)
        assert page.locator("script[src*=mermaid]").count() == 0
        context.close()
    assert site.outside == []
