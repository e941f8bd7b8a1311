"""Make the whole guideline one PDF, with contents, page numbers and bookmarks.

Usage: python scripts/guideline_pdf.py [dist/name.pdf]; the name is that in the settings. The pages of the
built site become one document in the order of the menu; Chromium prints it twice, the second time with the
page numbers that the first gave.
"""

from __future__ import annotations

import copy
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from posixpath import join, normpath
from typing import Any

from chromium import running
from guideline.model.addresses import PAPER_PAGE
from guideline.model.editions import EVERYTHING
from guideline.pages.one_document import fit_in, part_anchor
from guideline.placing import file_beside, readable_by_all, refusal
from guideline.reading.settings import read_settings
from guideline.whole_files import FOLDER, content_of, record
from lxml import html
from playwright.sync_api import Browser
from pypdf import PdfReader
from site_build import build_site

FOOTER = (
    '<div style="font-size:8px;width:100%;margin:0 15mm;display:flex;justify-content:space-between;'
    'font-family:sans-serif"><span>{name} · {edition}</span>'
    '<span>bladzijde <span class="pageNumber"></span> van <span class="totalPages"></span></span></div>'
)

STYLE = """
  .deel { break-before: page; }
  .inhoud { list-style: none; padding: 0; }
  .inhoud li { display: flex; gap: 2mm; margin: .6mm 0; }
  .inhoud li::before { content: ""; order: 1; flex: 1; border-bottom: 1px dotted; margin-bottom: 1.2mm; }
  .inhoud .bladzijde { order: 2; }
  .inhoud .rubriek { margin-top: 3mm; font-weight: 700; }
"""


@dataclass(frozen=True)
class Part:
    """A page of the site: its address from the root, its title, its chapter and its article."""

    address: str
    title: str
    chapter: str
    article: Any

    @property
    def anchor(self) -> str:
        """The id of the part in the document."""
        return part_anchor(self.address)


def parts(site: Path, editors: str) -> Iterator[Part]:
    """Yield the pages of the site in the order of the menu: each names the next; those for ``editors``, which
    stand last in a folder of that name, are no part of the guideline."""
    address: str | None = ""
    while address is not None and not (editors and address.startswith(f"{editors}/")):
        tree = html.parse(str(site / address / "index.html"))
        article = tree.xpath("//article")[0]
        title = article.xpath("string(.//h1)").replace("¶", "").strip()
        chapters = tree.xpath("//li[contains(@class, 'md-tabs__item--active')]//a")
        yield Part(address, title, chapters[0].text_content().strip() if chapters else "", article)
        following = tree.xpath("string(//head/link[@rel='next']/@href)")
        address = f"{normpath(join(address, following))}/" if following else None


def document(
    name: str, pieces: list[Part], numbers: Mapping[str, int], edition: str, styles: list[str]
) -> str:
    """Return the document of all parts under ``name`` with a table of contents; ``numbers`` gives the page of
    each part, once known."""
    anchors = {part.address: part.anchor for part in pieces}
    body = "".join(_section(part, anchors) for part in pieces)
    links = "".join(f'<link rel="stylesheet" href="{href}">' for href in styles)
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        f"<title>{escape(name)}</title>{links}"
        f"<style>{STYLE}</style></head>"
        '<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="custom"'
        ' data-md-color-accent="custom">'
        f'<div class="md-typeset"><h1>{escape(name)}</h1><p>{edition}</p><h2>Inhoud</h2>'
        f'<ul class="inhoud">{_contents(pieces, numbers)}</ul>{body}</div></body></html>'
    )


def _contents(pieces: list[Part], numbers: Mapping[str, int]) -> str:
    lines = []
    chapter = ""
    for part in pieces:
        if part.chapter != chapter:
            chapter = part.chapter
            if part.title != chapter:
                lines.append(f'<li class="rubriek">{escape(chapter)}</li>')
        number = numbers.get(part.anchor, "")
        lines.append(
            f'<li><a href="#{part.anchor}">{escape(part.title)}</a>'
            f' <span class="bladzijde">{number}</span></li>'
        )
    return "".join(lines)


def _section(part: Part, anchors: Mapping[str, str]) -> str:
    section = copy.deepcopy(part.article)
    fit_in(section, part.address, anchors, elsewhere=lambda _: None)
    section.tag = "section"
    section.set("class", "deel")
    section.set("id", part.anchor)
    return str(html.tostring(section, encoding="unicode"))


def page_numbers(pdf: Path, anchors: list[str]) -> dict[str, int]:
    """Return the page, from 1, on which each anchor stands in a PDF printed by Chromium."""
    reader = PdfReader(pdf)
    found = {}
    for name, destination in reader.named_destinations.items():
        anchor = name.lstrip("/")
        if anchor in anchors:
            number = reader.get_destination_page_number(destination)
            if number is not None:
                found[anchor] = number + 1
    return found


def main(arguments: list[str]) -> int:
    """Build and print; return 0, the exit code of the build, or 1 after a Dutch line when the system
    refuses."""
    readable_by_all()
    settings = read_settings(Path())
    target = Path(arguments[0] if arguments else f"{FOLDER}/{settings.file_name}.pdf")
    try:
        content = content_of(Path(), settings.docs_dir)
        with running() as chromium, tempfile.TemporaryDirectory() as name:
            site = Path(name)
            if code := build_site(site):
                return code
            with file_beside(target) as made:
                write(site, made, chromium, settings.roles.editors)
            record(target, content, site)
    except OSError as error:
        print(f"De PDF is niet gemaakt: {refusal(error)}.", file=sys.stderr)
        return 1
    print(f"{target}: {len(PdfReader(target).pages)} bladzijden, {target.stat().st_size / 1_000_000:.1f} MB")
    return 0


def _edition(start: Any) -> str:
    return " ".join(start.xpath("string(//time[@datetime]/..)").split())


def paper_check(site: Path) -> str:
    """Return what the document says of itself on paper: the address that says whether it still holds; empty
    when the built ``site`` knows none."""
    page = site / PAPER_PAGE.replace(".md", ".html")
    codes = html.parse(str(page)).xpath(f"//code[contains(., '?c={EVERYTHING.removesuffix('.md')}-')]")
    return f"nog gelijk? {codes[0].text_content()}" if codes else ""


def write(site: Path, target: Path, chromium: Browser, editors: str) -> None:
    """Print the built ``site`` as one PDF to ``target``, without the pages in the folder for ``editors``."""
    pieces = list(parts(site, editors))
    start = html.parse(str(site / "index.html"))
    name = str(start.xpath("string(//a[contains(@class, 'md-logo')]/@title)"))
    edition = " · ".join(part for part in (_edition(start), paper_check(site)) if part)
    styles = [link.get("href") for link in start.xpath("//link[@rel='stylesheet']")]
    sheet = site / "alles.html"
    page = chromium.new_page()
    numbers: dict[str, int] = {}
    for _ in range(2):
        sheet.write_text(document(name, pieces, numbers, edition, styles), encoding="utf-8")
        page.goto(sheet.as_uri())
        page.pdf(
            path=str(target),
            format="A4",
            outline=True,
            tagged=True,
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=FOOTER.format(name=escape(name), edition=edition),
            margin={"top": "14mm", "bottom": "16mm", "left": "15mm", "right": "15mm"},
        )
        numbers = page_numbers(target, [part.anchor for part in pieces])
    page.close()
    sheet.unlink()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
