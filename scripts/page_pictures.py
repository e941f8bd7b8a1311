"""Make pictures of the pages that a proposal changes, as they were and as they would be.

Usage: python scripts/page_pictures.py BEFORE AFTER TARGET [PAGE…]. BEFORE and AFTER are folders with the site
as it opens without a server; a PAGE is the path of its file in them (``therapie/chirurgie.html``). Without
pages it takes those of which the text differs. TARGET gets two pictures of each, and ``index.html``, which
shows them side by side. Where a page is new or gone there is one picture.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from chromium import running
from guideline.placing import refusal
from lxml import html
from playwright.sync_api import Browser

SIDES = ("voor", "na")

MOST_PAGES = 25
"""How many pages are shown; of the others the list says that they changed."""

WIDTH, HIGHEST = 900, 12_000
"""How wide a picture is and how high at most, in pixels."""

_REPEATS = re.compile(r"^(?:k|[^/]+/afdrukken)(?:\.html|/index\.html)$")
"""The codes of all sheets, and the sheets that put a chapter together: no page of content can stand there."""

_ARTICLE = "//article"
_NOT_COMPARED = " | ".join(
    f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    for name in ("herkomst", "md-copyright")
)

_STYLE = (
    "body{font-family:sans-serif}section{display:flex;gap:1rem;align-items:start}"
    "figure{margin:0;flex:1}img{max-width:100%;border:1px solid #999}"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """The pictures of a page: the names of their files, empty for the side on which there is no such page."""

    page: str
    pictures: tuple[str, str]


def main(arguments: list[str]) -> int:
    """Make the pictures; return 0, or 1 after a Dutch line when there is nothing to make them of."""
    if len(arguments) < 3:
        print("Noem de map van voor, de map van na en de map voor de beelden.", file=sys.stderr)
        return 1
    before, after, target = map(Path, arguments[:3])
    for folder in (before, after):
        if not (folder / "index.html").is_file():
            print(f"In ‘{folder}’ staat geen gemaakte site.", file=sys.stderr)
            return 1
    try:
        with running() as chromium:
            print(make(chromium, before, after, target, arguments[3:]))
    except OSError as error:
        print(f"De beelden zijn niet gemaakt: {refusal(error)}.", file=sys.stderr)
        return 1
    return 0


def make(chromium: Browser, before: Path, after: Path, target: Path, named: Sequence[str] = ()) -> str:
    """Make in the folder ``target`` the pictures of the ``named`` pages, or else of those that changed, with
    an overview; return in Dutch what was made.

    Raises OSError when the system refuses.
    """
    pages = named or changed_pages(before, after)
    target.mkdir(parents=True, exist_ok=True)
    pairs = [*pictures(chromium, before, after, target, pages[:MOST_PAGES])]
    (target / "index.html").write_text(overview(pairs, pages[MOST_PAGES:]), encoding="utf-8")
    return f"{target / 'index.html'}: {len(pairs)} van {len(pages)} gewijzigde pagina’s."


def changed_pages(before: Path, after: Path) -> list[str]:
    """Return the paths of the pages of which the article differs, or that are on one side only. What stands
    around the article (menu, version, day) does not count, and neither does a page that only shows others
    again."""
    texts = [dict(_articles(folder)) for folder in (before, after)]
    names = sorted(name for name in {*texts[0], *texts[1]} if not _REPEATS.search(name))
    return [name for name in names if texts[0].get(name) != texts[1].get(name)]


def _articles(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*.html"):
        found = html.parse(str(path)).xpath(_ARTICLE)
        if not found:
            continue
        for element in found[0].xpath(_NOT_COMPARED):
            element.drop_tree()
        yield path.relative_to(folder).as_posix(), str(html.tostring(found[0], encoding="unicode"))


def pictures(
    chromium: Browser, before: Path, after: Path, target: Path, pages: Iterable[str]
) -> Iterator[Pair]:
    """Make the pictures of these pages in the folder ``target`` and yield their names, which begin with the
    number of the page: two paths may read alike. Nothing on a page is fetched from elsewhere."""
    context = chromium.new_context(viewport={"width": WIDTH, "height": 800}, offline=True)
    sheet = context.new_page()
    for number, page in enumerate(pages, start=1):
        names = []
        for side, folder in zip(SIDES, (before, after), strict=True):
            path = (folder / page).resolve()
            if not path.is_relative_to(folder.resolve()) or not path.is_file():
                names.append("")
                continue
            name = f"{number:02}-{page.removesuffix('.html').replace('/', '-')}-{side}.png"
            sheet.goto(path.as_uri())
            box = sheet.locator("article").bounding_box() or {"x": 0, "y": 0, "width": WIDTH, "height": 800}
            clip = {**box, "height": min(box["height"], HIGHEST)}
            sheet.screenshot(path=str(target / name), full_page=True, clip=clip, animations="disabled")
            names.append(name)
        if any(names):
            yield Pair(page, (names[0], names[1]))
    context.close()


def overview(pairs: Iterable[Pair], others: Iterable[str]) -> str:
    """Return the page that shows the pictures side by side, and names the ``others`` that changed."""
    shown = "".join(
        f"<h2>{escape(pair.page)}</h2><section>{''.join(map(_figure, pair.pictures, SIDES))}</section>"
        for pair in pairs
    )
    named = "".join(f"<li>{escape(page)}</li>" for page in others)
    rest = f"<h2>Ook gewijzigd</h2><ul>{named}</ul>" if named else ""
    nothing = "" if shown or rest else "<p>Geen pagina ziet er anders uit.</p>"
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Voor en na</title>'
        f"<style>{_STYLE}</style></head><body><h1>Voor en na</h1>{shown}{rest}{nothing}</body></html>\n"
    )


def _figure(picture: str, side: str) -> str:
    missing = {"voor": "Nieuwe pagina.", "na": "De pagina is weg."}
    image = f'<img src="{escape(picture)}" alt="{side}">' if picture else f"<p>{missing[side]}</p>"
    return f"<figure><figcaption>{side}</figcaption>{image}</figure>"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
