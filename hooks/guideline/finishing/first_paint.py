"""Show a page before its style sheets have come: what its first view needs stands in the page itself.

The rules for the first view are put in the head. The style sheets themselves follow at the end, where they
hold nothing up, as one file: were they to come one by one, the theme's would undo the site's for a moment.
One text serves all pages, so the security policy needs one hash for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import tinycss2

from guideline.finishing.first_rules import first_rules, tokens, vocabulary

WHOLE_SHEET = "assets/stylesheets/site.css"
"""All style sheets of the site in one, relative to the site folder."""

_LINK = re.compile(r'<link (?=[^>]*rel="stylesheet")[^>]*href="(?!https?:)([^"]+)"[^>]*>\s*')
"""A link to a style sheet of the site; the plugin that has diagrams drawn writes it the other way round."""

_OPENING, _CLOSING = '<style id="eerste-beeld">', "</style>"


def put_first_rules_in_pages(folder: Path) -> str:
    """Rewrite the HTML files of a finished site: the rules of first view in the head, the style sheets at the
    end. Pages that an earlier build left so are made anew.

    Returns those rules as they stand in the pages, empty when there is no style sheet. Raises
    ValueError when the style sheets cannot be made one.
    """
    pages = {
        path.relative_to(folder).as_posix(): _without_rules(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }
    sheets = _sheets(folder, pages)
    if not sheets:
        return ""
    home = dirname(WHOLE_SHEET)
    whole = [token for name in sheets for token in tokens(_read(folder, name), name, home)]
    text = f"{tinycss2.serialize(whole)}/*{' '.join(sheets)}*/"
    (folder / WHOLE_SHEET).write_text(text, encoding="utf-8", newline="\n")
    roots = {path: root for path, page in pages.items() if (root := _root(page, sheets)) is not None}
    rules = first_rules(whole, vocabulary(pages[path] for path in roots)).replace("</", "<\\/")
    for path, root in roots.items():
        head, rest = _LINK.sub("", pages[path]).split("</head>", 1)
        body, end = rest.rsplit("</body>", 1)
        link = f'<link rel="stylesheet" href="{root}{WHOLE_SHEET}">'
        page = f"{head}{_OPENING}{rules}{_CLOSING}</head>{body}{link}</body>{end}"
        (folder / path).write_text(page, encoding="utf-8", newline="\n")
    return rules


def _without_rules(page: str) -> str:
    """Return a page without the rules that an earlier build put in it."""
    before, opening, rest = page.partition(_OPENING)
    return before + rest.partition(_CLOSING)[2] if opening else page


def _sheets(folder: Path, pages: Mapping[str, str]) -> list[str]:
    """Return the paths of the site's style sheets in their order: as an earlier build noted at the end of the
    whole sheet, or else the most that any page asks for."""
    if (folder / WHOLE_SHEET).is_file():
        return _read(folder, WHOLE_SHEET).rpartition("/*")[2].removesuffix("*/").split()
    asked = ([join(dirname(path), href) for href in _LINK.findall(page)] for path, page in pages.items())
    known = [[normpath(name) for name in names] for names in asked if not any(n[0] == "/" for n in names)]
    return max(known, key=len, default=[])


def _root(page: str, sheets: Sequence[str]) -> str | None:
    """Return the address of the site folder as seen from a page, None when it is no page of the theme."""
    links = _LINK.findall(page)
    for names in (sheets, [WHOLE_SHEET]):
        root = links[0].removesuffix(names[0]) if links else ""
        if links == [root + name for name in names]:
            return root
    return None


def _read(folder: Path, name: str) -> str:
    try:
        return (folder / unquote(name)).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ValueError(f"mkdocs.yml: het stijlblad ‘{name}’ bij extra_css bestaat niet") from None
