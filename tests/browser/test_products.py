"""The site as one archive and as one PDF."""

from __future__ import annotations

import zipfile
from pathlib import Path

import archive as archive_script
import guideline_pdf
from browser_site import EMERGENCY, ROLES, Served, packed
from playwright.sync_api import Browser
from project import real_day
from pypdf import PdfReader


def test_the_archive_holds_everything_in_one_folder_and_is_the_same_twice(
    archive: Served, tmp_path: Path
) -> None:
    first, second = tmp_path / "een.zip", tmp_path / "twee.zip"
    folder = "richtlijn"
    archive_script.pack(archive.folder, first, folder, real_day())
    archive_script.pack(archive.folder, second, folder, real_day())
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        entries = packed.infolist()
    names = {entry.filename for entry in entries}
    for name in ("index.html", f"{EMERGENCY.rstrip('/')}.html", "search/search_index.js", "richtlijn.json"):
        assert f"{folder}/{name}" in names
    assert all(entry.external_attr >> 16 & 0o044 for entry in entries)


def test_the_whole_guideline_is_one_pdf_with_contents_and_working_links(
    chromium: Browser, site: Served, tmp_path: Path
) -> None:
    target = tmp_path / "richtlijn.pdf"
    guideline_pdf.write(site.folder, target, chromium, ROLES.editors)
    printed = PdfReader(target)
    assert len(printed.pages) > 2 * len(site.data["modules"])
    contents = " ".join(" ".join(sheet.extract_text().split()) for sheet in printed.pages[:3])
    parts = {f"deel-{page.strip('/').replace('/', '-')}": page for page in (site.module(), EMERGENCY)}
    numbers = guideline_pdf.page_numbers(target, list(parts))
    for anchor, page in parts.items():
        assert packed(site.title(page)) in packed(contents)
        assert str(numbers[anchor]) in contents
        assert packed(site.title(page)) in packed(printed.pages[numbers[anchor] - 1].extract_text())
    links = {
        note.get_object().get("/A", {}).get("/URI", "")
        for sheet in printed.pages
        for note in sheet.get("/Annots", [])
    }
    assert not [link for link in links if str(link).startswith("file:")]
    assert printed.outline
